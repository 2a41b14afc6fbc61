/** Words of report/ in nb. */
import type { ReportWords } from "../words/report.ts";

const hidden = "skjult";
const missing = "mangler";
const inapplicable = "ikke aktuelt";
const tooFew = "for få til å regne";

export const report: ReportWords = {
  frame: {
    skip: "Hopp til innholdet",
    contents: "Innhold",
    synthetic: {
      title: "Syntetiske data.",
      text: "Tallene er laget for å vise og prøve programmet. De sier ingenting om virkelige kommuner eller ungdommer.",
    },
    figure: "Figur {number}",
    table: "Tabell {number}",
    n: "Grunnlag",
    source: "Kilde",
    period: "Periode",
    hidden: "Skjulte tall",
    asTable: "Vis tallene i figur {number} som tabell",
    colophon: "Om denne rapporten",
  },
  columns: {
    indicator: "Indikator",
    area: "Område",
    period: "Periode",
    group: "Gruppe",
    comparator: "Sammenlignet med",
    value: "Verdi",
    ratio: "Forhold",
    difference: "Forskjell",
    interval: "Usikkerhetsintervall",
    file: "Fil",
    files: "Filer",
    provider: "Avsender",
    kind: "Innhold",
    received: "Mottatt",
    read: "Lest",
    accepted: "Godtatt",
    rejected: "Avvist",
    milestone: "Milepæl",
    planned: "Planlagt",
    actual: "Faktisk",
  },
  guide: {
    title: "Slik leses tallene",
    items: [
      "Tall som er skjult, er skjult av hensyn til personvernet: de gjelder få personer, eller kunne ha røpet et tall som gjør det. Skjult betyr ikke null.",
      "Et tall som mangler, er ikke levert. Det er aldri regnet som null.",
      "Usikkerhetsintervallet viser hvilke nivåer tallene er forenlige med. Jo færre hendelser, jo bredere intervall. Når intervallet rommer likt nivå, kan forskjellen være tilfeldig.",
      "De fleste tallene gjelder hele regionen over fire kvartaler. I en enkelt kommune og et enkelt kvartal er det så få hendelser at tilfeldigheter ville styrt bildet.",
      "Et forhold på 1 betyr likt nivå, 0,50 betyr halvparten og 2,00 det dobbelte.",
    ],
  },
  instead: {
    missing,
    "missing-area": missing,
    "suppressed-at-source": hidden,
    "not-applicable": inapplicable,
    "no-denominator": inapplicable,
    "no-events": tooFew,
    "few-events": tooFew,
    "few-units": tooFew,
    "few-df": tooFew,
    "not-identified": tooFew,
    "not-converged": tooFew,
    "small-numerator": hidden,
    "small-complement": hidden,
    "small-denominator": hidden,
    "small-contributors": hidden,
    complementary: hidden,
    difference: hidden,
  },
  everyone: "alle",
  baseline: "grunnlinjen ({period})",
  nothing: "Ingen tall er meldt.",
  sensitivity: {
    analysis: "Beregning",
    p: "p-verdi",
    direction:
      "{same} av {count} andre beregninger peker i samme retning som hovedanslaget. De er ikke uavhengige av hverandre: alle bygger på de samme tallene.",
    quiet: "{label}: ingenting er funnet, slik det skal være.",
    loud: "{label}: noe er funnet der ingenting skulle finnes. Det taler mot sammenligningen.",
  },
  summary: {
    lead: "Tallene gjelder {area} til og med {period}, slik de var kjent {date}.",
    describes: "De beskriver nivå og utvikling, og sier ikke hva som er årsaken.",
    missingTitle: "Ikke alt er levert",
    missing: "Ufullstendig levert: {kinds}. Hva som derfor ikke kan sies, står i delen om hva som mangler.",
    level: "{period}: {value} ({basis}).",
    outOf: "{count} av {total}",
    levelAlone: "{period}: {value}.",
    withheld: "{period}: vises ikke. {reason}",
    verdict: {
      lower: "Lavere enn i {comparator}.",
      same: "Kan ikke skilles fra {comparator}.",
      higher: "Høyere enn i {comparator}.",
      open: "Sammenlignet med {comparator}:",
    },
    ratio: "Forholdet er {value}; {level} usikkerhetsintervall {interval}.",
    difference: "Forskjellen er {value}; {level} usikkerhetsintervall {interval}.",
    ratioAlone: "forholdet er {value}. Uten usikkerhetsintervall kan det ikke avgjøres om nivået er forskjellig.",
    differenceAlone:
      "forskjellen er {value}. Uten usikkerhetsintervall kan det ikke avgjøres om nivået er forskjellig.",
    fewBehindMany:
      "Noen få ungdommer kan stå bak mange saker. Da er intervallet for smalt til å avgjøre om nivået er forskjellig.",
    allWithheld: "{period}: vises ikke, og kan heller ikke sammenlignes med {comparators}. {reason}",
    noComparison: "Sammenligningen med {comparator} vises ikke. {reason}",
    noNumber: "Ingen tall for {area}.",
    tally: {
      lower: "Lavere enn i grunnlinjen",
      same: "Kan ikke skilles fra grunnlinjen",
      higher: "Høyere enn i grunnlinjen",
      open: "Ikke avgjort mot grunnlinjen",
      withheld: "Kan ikke sammenlignes",
    },
  },
  card: {
    interval: "{level} usikkerhetsintervall {interval}",
    beside: "{area}: {value}",
  },
  deliveries: {
    caption: "Alle filer som rapporten bygger på",
    byKind: "Leveranser etter innhold",
    total: "Filer: {files}. Leste rader: {read}, av dem {accepted} godtatt og {rejected} avvist.",
    quarantine:
      "Avviste rader er ikke med i noe tall. De ligger i karantenefilen til hver leveranse, med årsak og linjenummer.",
    unknownKind: "ikke gjenkjent",
  },
  missing: {
    none: "Alle kommuner i programmet og i sammenligningsområdene har levert det som var ventet for perioden.",
    absent: "{kind}, {period}: ikke levert fra {areas}.",
    partial: "{kind}, {period}: ufullstendig fra {areas}.",
    consequence: "Ingen fulle tall for {group}",
    benchmarkConsequence: "Ingen full sammenligning med {group}",
    donorConsequence: "Færre områder å sammenligne virkningen med: {group}",
  },
  definitions: {
    numerator: "Teller: {measure}.",
    denominator: "Nevner: {measure}.",
    personTime: "Nevner: {measure}, regnet som personår (et kvartal teller en fjerdedel av folketallet).",
    selected: "{measure} ({codes})",
    source: "Kilde: {source}.",
    break: "Brudd i serien fra {from}: {note}",
    maturity: "Et forløp regnes først med når det har gått {days} dager siden start.",
    better: {
      lower: "Ønsket retning: lavere.",
      higher: "Ønsket retning: høyere.",
      neither: "Verken høyere eller lavere er bedre i seg selv.",
    },
  },
  limits: {
    "no-causes": {
      title: "Tallene beskriver, de forklarer ikke",
      text: "Tallene for nivå og utvikling beskriver. De tester ikke om tiltaket virker, og en endring kan ha mange årsaker.",
    },
    "treated-benchmark": {
      title: "Salten er ikke en kontrollgruppe",
      text: "Salten har hatt Felles Ansvar siden 2007 og er derfor et nivå å måle seg mot, ikke en kontrollgruppe. Forskjellen til Salten sier hvor regionen ligger, ikke hva tiltaket har gjort.",
    },
    "no-evaluation": {
      title: "Virkningen i Salten er ikke dokumentert",
      text: "Det er ikke funnet noen publisert effektevaluering av Felles Ansvar Salten etter at tiltaket ble varig. Virkningen kan derfor ikke omtales som dokumentert.",
    },
    "co-location": {
      title: "Flere registrerte lovbrudd kan bety mer innsats",
      text: "Når tiltaket sitter sammen med politiet, kan flere forhold bli oppdaget og registrert. En økning i registrerte lovbrudd kan derfor bety mer innsats, ikke mer kriminalitet.",
    },
    "two-regimes": {
      title: "14 og 15 år er ikke det samme",
      text: "Den kriminelle lavalderen er 15 år. Lovbrudd begått av 14- og 15-åringer registreres etter ulike regler og vises derfor hver for seg.",
    },
    "persons-and-cases": {
      title: "Personer og saker er ikke det samme",
      text: "Noen få ungdommer kan stå bak mange saker. Antall personer og antall saker er derfor to forskjellige mål.",
    },
    "person-quarters": {
      title: "Kvartaler kan ikke legges sammen til personer",
      text: "En person som er registrert i flere kvartaler, teller én gang i hvert av dem. Summen over fire kvartaler er derfor ikke antallet forskjellige personer.",
    },
    "small-numbers": {
      title: "Enkeltkommuner sammenlignes ikke",
      text: "Tallene for hver kommune er små, og flere må skjules. Derfor vises regionen samlet, og kommuner ordnes aldri etter resultat.",
    },
    "survey-waves": {
      title: "Ungdata har få målinger",
      text: "Ungdata gjennomføres hvert tredje år (2022, 2025, 2028). Etter oppstarten kommer det bare én runde før evalueringen i 2029.",
    },
    completion: {
      title: "Fullføring avhenger av hvem man regner av",
      text: "Andelen som fullfører, avhenger av hvem den regnes av. Her regnes den av dem som startet for minst seks måneder siden.",
    },
  },
  milestones: { caption: "Milepæler, planlagt og faktisk", notReported: "ikke meldt", notDue: "ikke forfalt" },
  notes: {
    unconfirmed: "Det er ikke bekreftet at {area} hører til {group} fra {date}. Tallene for {group} kan bli endret.",
  },
  tableBlock: {
    several: "Indikatorer",
    comparedWith: "sammenlignet med {comparator}",
    inBrackets: "{level} usikkerhetsintervall i parentes",
    bracketed: "{value} ({interval})",
  },
  effect: {
    title: {
      signs: "Tegn til virkning",
      against: "Tegn til ingen eller uønsket virkning",
      undecided: "Kan ikke avgjøres",
    },
    text: {
      signs:
        "Utviklingen har vært gunstigere enn i sammenligningsområdene, mer enn tilfeldig fordeling av tiltaket ville gitt. Ordlyden går ikke lenger enn dette: prøvene som kreves for å tale om en klar virkning, er ikke alle regnet ut.",
      against:
        "Utviklingen har vært mindre gunstig enn i sammenligningsområdene, mer enn tilfeldig fordeling av tiltaket ville gitt.",
      undecided:
        "Ut fra tallene kan det ikke avgjøres om tiltaket har virket. Det er et resultat i seg selv, og betyr ikke at tiltaket er uten virkning.",
    },
    subject: "{indicator}, {area}, {period}.",
    inSummary: "Virkning av tiltaket: {outcome}. {estimate}",
    estimate: "{value} ganger det som var ventet uten tiltaket; {level} randomiseringsintervall {interval}.",
    estimateAlone: "{value} ganger det som var ventet uten tiltaket. Det er ikke regnet noe intervall.",
    donors: "Sammenlignet med {donors} ({count} kommuner).",
    unreachable:
      "Med så få områder kan beregningen ikke nå under grensen som kreves for å tale om virkning, hva tallene enn viser.",
    power:
      "Styrke, som størrelsesorden: et fall på 20 % ville bli oppdaget i 11–18 % av tilfellene, en halvering i 65–85 %.",
    terms: {
      subject: "Hva som er målt",
      estimate: "Anslag",
      certainty: "Hvor sikkert det er",
      shows: "Hva beregningen kan vise",
      showsNot: "Hva den ikke kan vise",
    },
    shows:
      "Om utviklingen i regionen etter oppstart skilte seg fra utviklingen i kommuner som ikke hadde tiltaket, mer enn slike kommuner skiller seg fra hverandre.",
    showsNot: [
      "Om en forskjell skyldes tiltaket eller noe annet som skjedde i regionen samtidig.",
      "Om registrerte lovbrudd følger den virkelige kriminaliteten når politiet arbeider på en ny måte.",
      "Hva tiltaket har betydd for den enkelte ungdommen.",
    ],
  },
  cost: {
    caption: "Kostnad per forløp, ved siden av sammenligningsområdet",
    counted: "{value} ({count} forløp)",
    countedBetween: "{value} ({interval}; {count})",
    between: "{level} usikkerhetsintervall og antall forløp i parentes",
    partOfYear: "{period}: {area} hadde bare en del av året med oppfølging, fra og med {start}.",
    remark:
      "Kostnaden er regnskapet delt på antall forløp. Innsats som ikke føres i regnskapet, som lokaler og bil fra politiet, er bare med i den grad den er levert.",
  },
};
