/** Remarks beside a number, in nn. */
import type { NoteCode } from "../../model/estimate.ts";

export const notes: Readonly<Record<NoteCode, string>> = {
  "person-quarters": "Raten er rekna av personår: kvart kvartal tel ein fjerdedel av folketalet 1. januar.",
  preliminary: "Tala er førebelse og kan bli retta.",
  rounded:
    "Tal under {base} er avrunda til 0 eller {base} der dei er leverte, ved loddtrekning som er lik kvar gong. Summar, ratar og intervall er rekna av dei avrunda tala.",
  "merged-periods":
    "Vist for lengre periodar enn elles: for kortare periodar ville for mykje ha vore skjult, her eller i ei tidlegare utgjeving.",
  "merged-areas":
    "Vist for større område enn elles: for mindre område ville for mykje ha vore skjult, her eller i ei tidlegare utgjeving.",
  "merged-groups":
    "Vist for fleire grupper under eitt: delt opp meir ville for mykje ha vore skjult, her eller i ei tidlegare utgjeving.",
  "salten-is-treated":
    "Salten har hatt tiltaket sidan 2007. Samanlikninga viser skilnaden mellom to område med tiltak, ikkje mellom å ha det og å ikkje ha det.",
  "smallest-p": "Med så få område er {p} den minste p-verdien som kan oppnåast.",
  "smallest-detectable":
    "Med så stor uvisse ville eit fall på {share} blitt oppdaga med {power} sannsyn. Mindre fall kan ha gått analysen forbi.",
  "randomisation-p": "Randomiseringstest med {assignments} fordelingar: p = {p}.",
  "expected-under-no-effect":
    "{observed} hendingar mot {expected} venta dersom utviklinga hadde følgt samanlikningsområda.",
  "approximate-area": "Grensene er endra i perioden; {areas} er rekna tilnærma.",
  "divided-area":
    "{areas} er delt mellom {parts} etter folketalet i delane (kjelde: {source}); ingen veit kvar kvar einskild budde.",
  "unconfirmed-area": "Deltakinga er ikkje stadfesta for {areas}.",
  "break-in-series": "Brot i tidsserien frå {from}: tal før og etter kan ikkje utan vidare samanliknast.",
  "interval-unbounded": "Intervallet har inga grense i den eine enden, fordi det er få hendingar.",
  "leave-one-out": "Når eitt område blir utelate om gongen, ligg anslaget mellom {lower} og {upper}.",
  shrunken: "Talet er trekt mot gjennomsnittet av {units} område, meir di færre som bur i området.",
  "no-spread": "Dei {units} områda skil seg ikkje meir frå kvarandre enn tilfelle kan forklare.",
  "non-inferior": "Ikkje dårlegare: det ligg mindre enn grensa på {margin} prosentpoeng bak.",
  inferior: "Dårlegare: det ligg meir enn grensa på {margin} prosentpoeng bak.",
  "not-decided":
    "Kan ikkje avgjerast: tala kan bety både at det ligg meir og at det ligg mindre enn grensa på {margin} prosentpoeng bak.",
  "score-test": "Einsidig skåretest av at det ligg bak med heile grensa eller meir: p = {p}.",
  "funnel-limits":
    "Med same underliggjande rate ville tilfelle åleine som regel gitt eit forholdstal frå {lower} til {upper}.",
  "over-dispersion":
    "Dei {units} områda varierer {dispersion} gonger så mykje som tilfelle åleine ville gitt; når det blir rekna med, er grensene {lower} og {upper}.",
  standardised:
    "Raten er standardisert: kvar gruppe tel like mykje i alle område, uansett kor mange som høyrer til ho.",
  "within-days": "Delen innan {days} dagar, rekna etter Kaplan og Meier på dagar i band.",
  "log-rank": "Log-rank-test mot samanlikningsområdet: p = {p}.",
  "cluster-p": "Test der kommunane er klynger, med {df} fridomsgrader: p = {p}.",
  dispersion: "Tala varierer {dispersion} gonger så mykje rundt modellen som tilfelle åleine ville gitt.",
  "dropped-units": "{dropped} område utan hendingar seier ikkje noko om effekten og er haldne utanfor.",
  "pre-trend":
    "Samla test av at utviklinga var lik før oppstart, med {df} fridomsgrader: p = {p}. Ein høg p-verdi seier ikkje at ho var lik.",
  "worst-case":
    "I {hidden} område er talet skjult ved kjelda. I alt er det frå {fewest} til {most} hendingar; raten er rekna ut frå det.",
  "control-limits": "Kontrollgrensene er {lower} og {upper}: innanfor dei er det ikkje meir enn vanleg variasjon.",
  "outside-limits": "{observed} hendingar mot {expected} venta ut frå referanseperioden: utanfor kontrollgrensene.",
  "placebo-p": "Placebotest: av {ranked} område ligg regionen på plass {rank} i avvik etter oppstart mot før; p = {p}.",
  "fit-before":
    "Før oppstart vik den samansette regionen av med {share} av nivået; etter oppstart er avviket {ratio} gonger så stort.",
  "leave-one-donor-out":
    "Når eitt samanlikningsområde blir utelate om gongen, ligg anslaget mellom {lower} og {upper}.",
  "unlike-size":
    "Regionen har {times} gonger så mange i aldersgruppa som det midtarste samanlikningsområdet. Små område svingar meir av tilfelle, så rangeringa må lesast med det for auge.",
  "optimal-weights": "Ingen vekter passar betre før oppstart: KKT-avviket er {kkt}, under {limit}.",
  "level-change": "Nivåendring ved oppstart: {ratio} ({lower}–{upper}).",
  "slope-change": "Endra utvikling per år etter oppstart: {ratio} ({lower}–{upper}).",
  "serial-correlation":
    "Uvissa toler samvariasjon mellom kvartal med opptil {lag} kvartals avstand (Newey–West). Durbin–Watson er {durbin}; 2 er ingen samvariasjon.",
  "series-p": "Test av den gjennomsnittlege effekten i tidsserien, med {df} fridomsgrader: p = {p}.",
  "effective-clusters": "Dei {clusters} kommunane tel som {effective} like store klynger.",
  "bootstrap-p": "Wild cluster bootstrap med {draws} fordelingar av forteikn: p = {p}.",
  "pre-trend-power":
    "Testen ville med {power} sannsyn ha funne ei skeiv utvikling på {share} av nivået i året. Mindre skeivskap kan ha gått han forbi.",
  "since-adoption": "År sidan oppstart: {years}.",
  "compared-areas": "{treated} område med tiltaket er samanlikna med {controls} utan.",
  "always-treated":
    "{dropped} område hadde tiltaket heile tida; dei seier ikkje noko om ei endring og er haldne utanfor.",
  "empty-areas": "{dropped} område der ingen høyrde til gruppa i heile perioden, er haldne utanfor.",
  weighted: "Kommunane tel etter kor mange som bur der.",
  "e-value":
    "E-verdi: noko som ikkje er målt, måtte henge saman med både tiltaket og utfallet med eit forholdstal på minst {ratio} for å forklare anslaget, og {bound} for å la intervallet nå 1.",
  "normal-likelihood":
    "Rekna ut som om logaritmen av anslaget var normalfordelt, med ei spreiing lesen av intervallet.",
  "posterior-flat": "Utan førehandskunnskap: {ratio} ({lower}–{upper}), {share} sannsyn for ein nedgang.",
  "posterior-sceptical":
    "For den som er skeptisk på førehand: {ratio} ({lower}–{upper}), {share} sannsyn for ein nedgang.",
  "posterior-review":
    "Saman med kunnskapsoversikta om at politiet leier unge bort frå straffesak: {ratio} ({lower}–{upper}), {share} sannsyn for ein nedgang.",
  "survey-weights": "Svara er vekta med undersøkinga sine eigne vekter og tel då som {effective} like svar.",
  "design-effect": "Svara tel som {effective} uavhengige svar: designeffekten er sett til {factor}.",
  "post-stratified": "Delen er vekta slik at kvar gruppe tel som i folkesetnaden.",
  "non-response":
    "{answered} svara. Alt etter kva dei andre ville ha svart, ligg delen blant alle som vart spurde, mellom {leastShare} og {mostShare}.",
  "percent-only":
    "Berre prosenten er levert, ikkje kor mange som svara: då kan det ikkje reknast ut noko uvisseintervall.",
  "competing-risks":
    "Kumulativ insidens etter {days} dagar: den som slutta på ein annan måte, òg ved flytting, er rekna med blant dei som starta.",
  prediction: "Intervallet viser kvar eitt område til, av same slag som dei {units}, ville liggje.",
  "between-areas":
    "Utover tilfelle skil områda seg frå kvarandre med ein typisk avstand på {variation} av gjennomsnittet.",
  "highest-lowest": "Det høgaste delt på det lågaste av {units} område, etter at tala er trekte mot gjennomsnittet.",
  "ranked-by-size":
    "0 tyder at {units} små og store område har same delen; over 0 har dei store meir, under 0 dei små.",
  "amount-known": "Intervallet kjem av talet aleine; beløpet er rekna som kjent.",
  worth: "Eit tilfelle som blir førebygd, er sett til {amount} kroner ({source}).",
  cost: "Kostnaden er sett til {amount} kroner ({source}).",
  belief: "Sannsynet er ei vurdering ut frå effektanslaget og uvissa i det, utan annan kunnskap.",
  heterogeneity: "Eitt område til av same slag som dei {units} ville ha eit forholdstal mellom {lower} og {upper}.",
  continuity: "I {units} område utan hendingar i den eine perioden er det lagt til ein halv.",
  stratified: "Forholdstalet er samanlikna innanfor {strata} grupper kvar for seg og så slått saman.",
  "indirectly-standardised":
    "{expected} hendingar var venta dersom kvar gruppe hadde hatt same raten som i området det blir samanlikna med.",
  "gap-limits": "Med vanleg variasjon går det frå {shortest} til {longest} kvartal utan hendingar mellom to hendingar.",
  "outside-gap-limits": "Avstanden ligg utanfor grensene for vanleg variasjon.",
  holm: "Justert for {tests} testar som skal stadfeste (Holm): p = {p}.",
  "benjamini-hochberg": "Justert for {tests} utforskande testar (Benjamini–Hochberg): p = {p}.",
};
