/** Names that are common in Norway, as Statistics Norway's name statistics count them, and words that are no names. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ""));
}

/**
 * Given names, folded to small letters; those that are words as well (Dag, Jan, Mai, Per) are in the second list, and
 * count only beside a surname. Source: Statistics Norway, Names, www.ssb.no/befolkning/navn.
 */
export const givenNames: ReadonlySet<string> = words(`
  anne inger kari marit ingrid liv eva berit astrid bjørg hilde anna solveig marianne randi ida nina maria elisabeth
  kristin bente heidi silje linda tone hanne elin anita wenche ragnhild camilla ellen karin mona kirsten marte marthe
  martine aud ingeborg sara sarah julie nora emma thea ingvild lise mari line marie laila grete unni rita lene tove
  sofie sofia monica mette gerd ruth ella trine elise cecilie maja maya hege kristine malin aina siri turid vilde
  gunvor gro amalie frida ingunn vigdis beate oda mia tuva emilie karoline caroline susanne sigrid therese merete
  mathilde mathea andrea oline olivia leah lea selma ada alma iben tiril ylva synne synnøve guro sunniva hedda hedvig
  eline helene helena iselin ingvill kaja kaia karen kine lotte linn live madeleine maren margrethe margit margareth
  marlene matilde mina mille nathalie natalie oddny pernille pia rebecca rebekka renate rikke runa sandra sanna signe
  sigrun siv snefrid stine tale tea tilde tina tiril tonje torill toril torunn tyra una ulrikke vera veronica viktoria
  victoria vår åse åshild aase aasta anja ann annika aurora benedicte bodil charlotte christina christine dagny ebba
  edel elida ellinor elsa erle ester eventyr fredrikke gina gudrun gunhild hanna hannah helga henriette herborg hermine
  ingebjørg jenny jannicke janne jorunn josefine juni kamilla katrine kjersti klara laura leonora lilly lisbeth liss
  lovise luna magnhild marit nikoline othilie petra ragna reidun ronja rønnaug saga solfrid solrun tordis torhild
  ahmed mohammed mohamed muhammad muhammed ali hassan hussein ibrahim omar abdi abdul yusuf yasin khalid mustafa amir
  fatima aisha maryam mariam zainab amina khadija hodan hawa layla leila sumaya iqra zahra noor amira samira yasmin
  jan per bjørn ole lars kjell knut svein thomas arne geir hans morten tor terje odd erik martin andreas john anders
  rune trond tore daniel jon kristian christian marius tom stian harald olav magnus fredrik henrik rolf øyvind leif
  nils alexander aleksander kristoffer christoffer einar espen eirik håkon haakon øystein ketil kåre sverre jonas
  sindre sander jakob jacob emil oskar oscar noah oliver william lucas lukas filip philip isak isac elias mathias
  matias theodor theo tobias adrian sebastian benjamin liam axel aksel ludvig ludvik henning helge frode roger steinar
  gunnar stig egil torbjørn torstein thorbjørn ivar inge ingvar ingolf sigurd sigmund vidar roar robert peter petter
  pål paul ottar otto oddvar oddbjørn arvid arild asbjørn asle audun birger bård børge dagfinn didrik eivind erling
  even fridtjof georg gaute gard gjermund hallgeir hallvard halvard halvor hermann herman hjalmar iver jarle joakim
  joachim johan johannes johnny jørgen jørn julian jostein kasper casper karl carl kenneth kim kjetil klaus konrad
  kurt lasse leander leon levi linus mads markus marcus michael mikael mikkel mikal milian nikolai nicolai nicolas
  ola olaf olai olve patrick preben ragnar ravn reidar richard robin ruben runar sigbjørn simen simon sivert snorre
  sondre ståle stefan steffen storm svenn tarjei tarald tellef tollef tomas torgeir torjus tormod torleif trygve ulf
  ulrik viggo viktor victor viljar vebjørn yngve åge åsmund ådne aage sturla syver eskil ask bendik brage fabian falk
  felix gabriel gustav hector imre jens jesper kaspian kevin kian lavrans magne mio nataniel nathaniel odin omer
  per-erik ole-martin anne-marie may-britt bjørn-erik jan-erik`);

/** Given names that are everyday words, months, days or places too. */
export const ambiguousNames: ReadonlySet<string> = words(`
  jan per mai juni juli dag tor odd liv bo even storm ask saga luna vår live tale line tone ravn falk una inge tom
  kim lea noor mio gard eventyr mille mia ali erle runa brage oda kaia sara ada iben ella`);

/** Surnames, in small letters. Source: as above. */
export const surnames: ReadonlySet<string> = words(`
  hansen johansen olsen larsen andersen pedersen nilsen kristiansen jensen karlsen johnsen pettersen eriksen berg
  haugen hagen johannessen andreassen jacobsen halvorsen dahl jørgensen henriksen lund sørensen jakobsen moen
  gundersen iversen strand solberg svendsen martinsen paulsen knutsen eide bakken kristoffersen mathisen lie rasmussen
  amundsen lunde bakke berge moe kristensen nygård fredriksen solheim holm lien hauge andresen christensen nielsen
  knudsen evensen sæther aas hanssen myhre haugland thomassen simonsen arnesen berntsen sivertsen danielsen ruud
  isaksen samuelsen ødegård ødegaard sandvik antonsen tveit vik birkeland ellingsen strøm aasen thorsen torgersen
  edvardsen eliassen gulbrandsen jonassen myklebust rønning haug haugan helgesen tangen wold wiik engen
  nordmann abrahamsen aune bekkelund bergersen bjerke bjørnstad brekke carlsen christiansen ingebrigtsen gabrielsen
  fossum foss fjeld ali ahmed mohamed nguyen tran khan singh hussain hassan abdi nordli nordby nordahl
  olaussen ottesen petterson rognmo rød sagen sande seljeseth skoglund stensland stenersen steen syversen tollefsen
  tønnessen vangen viken wang wilhelmsen wilsgård ytrehus øien østby aasheim hermansen hermanson holmen holten hovland
  ingebretsen jenssen kaspersen kjelstad kvamme langseth leknes lorentzen løkken mikalsen mikkelsen mo mortensen nyborg
  næss opsahl opdahl reitan sjåstad skaar skarpnes skjelstad snekkestad sundby sunde tveiten ulvestad vestby`);

/** Surnames that are formed from a father's name and nothing else, and so are no places and no words. */
export const patronymics: ReadonlySet<string> = new Set(
  [...surnames].filter((name) => /(?:sen|son)$/.test(name) && !/^(?:aasen|sagen)$/.test(name)).concat("nordmann"),
);

/** Words that stand beside a capitalised word without making it a person: offices, places, directions, what is counted. */
export const notNames: ReadonlySet<string> = words(`
  nord sør øst vest aust nordre søndre østre vestre øvre nedre indre ytre midtre store lille nye gamle ny gammel stor
  mo ansvar felles kommune kommunen kommuner fylke fylkeskommune fylket skole skolen politi politiet politidistrikt
  politistasjon helse sykehus universitet høgskole høyskole direktoratet direktorat departementet sentralbyrå institutt
  folkehelseinstituttet ungdata barnevern barnevernet tjeneste tjenesten avdeling enhet seksjon kontor råd rådet
  polarsirkelen polarsirkelrådet polarsirkelregionen salten helgeland nordland norge oslo bergen region regionen
  distrikt by bydel kvartal halvår år måned uke januar februar mars april mai juni juli august september oktober
  november desember mandag tirsdag onsdag torsdag fredag lørdag søndag jenter gutter jente gutt alle kvinner menn barn
  unge ungdom elever personer saker antall sum total totalt totalsum delsum prosent andel kroner tabell figur kilde
  note merknad dato versjon side ark sheet table total source girls boys all persons cases number share per cent
  excel microsoft libreoffice office vold rus tyveri skadeverk trafikk budsjett regnskap rekneskap post drift periode
  startkvartal statistisk statsforvalteren kirke sogn dal dalen fjord fjorden øy øya land district county municipality
  ikke ikkje oppgitt oppgjeve ukjent ukjend uoppgitt kjent tilgjengelig mangler data ingen not available unknown missing
  program programme prosjekt styringsgruppe prosjektgruppe referansegruppe og i på av for til med fra ved the of and in`);
