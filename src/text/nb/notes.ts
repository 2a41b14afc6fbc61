/** Remarks beside a number, in nb. */
import type { NoteCode } from "../../model/estimate.ts";

export const notes: Readonly<Record<NoteCode, string>> = {
  "person-quarters": "Raten er regnet av personår: hvert kvartal teller en fjerdedel av folketallet 1. januar.",
  preliminary: "Tallene er foreløpige og kan bli rettet.",
  rounded:
    "Antall under {base} er avrundet til 0 eller {base} der de er levert, ved loddtrekning som er lik hver gang. Summer, rater og intervaller er regnet av de avrundede tallene.",
  "merged-periods":
    "Vist for lengre perioder enn ellers: for kortere perioder ville for mye vært skjult, her eller i en tidligere utgivelse.",
  "merged-areas":
    "Vist for større områder enn ellers: for mindre områder ville for mye vært skjult, her eller i en tidligere utgivelse.",
  "merged-groups":
    "Vist for flere grupper under ett: delt opp mer ville for mye vært skjult, her eller i en tidligere utgivelse.",
  "salten-is-treated":
    "Salten har hatt tiltaket siden 2007. Sammenligningen viser forskjellen mellom to områder med tiltak, ikke mellom å ha det og å ikke ha det.",
  "smallest-p": "Med så få områder er {p} den minste p-verdien som kan oppnås.",
  "smallest-detectable":
    "Med så stor usikkerhet ville et fall på {share} blitt oppdaget med {power} sannsynlighet. Mindre fall kan ha gått analysen forbi.",
  "randomisation-p": "Randomiseringstest med {assignments} fordelinger: p = {p}.",
  "expected-under-no-effect":
    "{observed} hendelser mot {expected} ventet dersom utviklingen hadde fulgt sammenligningsområdene.",
  "approximate-area": "Grensene er endret i perioden; {areas} er regnet tilnærmet.",
  "divided-area":
    "{areas} er delt mellom {parts} etter folketallet i delene (kilde: {source}); ingen vet hvor hver enkelt bodde.",
  "unconfirmed-area": "Deltakelsen er ikke bekreftet for {areas}.",
  "break-in-series": "Brudd i tidsserien fra {from}: tall før og etter kan ikke uten videre sammenlignes.",
  "interval-unbounded": "Intervallet har ingen grense i den ene enden, fordi det er få hendelser.",
  "leave-one-out": "Når ett område utelates om gangen, ligger anslaget mellom {lower} og {upper}.",
  shrunken: "Tallet er trukket mot gjennomsnittet av {units} områder, mer jo færre som bor i området.",
  "no-spread": "De {units} områdene skiller seg ikke mer fra hverandre enn tilfeldigheter kan forklare.",
  "non-inferior": "Ikke dårligere: det ligger mindre enn grensen på {margin} prosentpoeng bak.",
  inferior: "Dårligere: det ligger mer enn grensen på {margin} prosentpoeng bak.",
  "not-decided":
    "Kan ikke avgjøres: tallene kan bety både at det ligger mer og at det ligger mindre enn grensen på {margin} prosentpoeng bak.",
  "score-test": "Ensidig skåretest av at det ligger bak med hele grensen eller mer: p = {p}.",
  "funnel-limits":
    "Med samme underliggende rate ville tilfeldigheter alene som regel gitt et forholdstall fra {lower} til {upper}.",
  "over-dispersion":
    "De {units} områdene varierer {dispersion} ganger så mye som tilfeldigheter alene ville gitt; når det regnes med, er grensene {lower} og {upper}.",
  standardised:
    "Raten er standardisert: hver gruppe teller like mye i alle områder, uansett hvor mange som hører til den.",
  "within-days": "Andelen innen {days} dager, regnet etter Kaplan og Meier på dager i bånd.",
  "log-rank": "Log-rank-test mot sammenligningsområdet: p = {p}.",
  "cluster-p": "Test der kommunene er klynger, med {df} frihetsgrader: p = {p}.",
  dispersion: "Tallene varierer {dispersion} ganger så mye rundt modellen som tilfeldigheter alene ville gitt.",
  "dropped-units": "{dropped} områder uten hendelser sier ikke noe om effekten og er holdt utenfor.",
  "pre-trend":
    "Samlet test av at utviklingen var lik før oppstart, med {df} frihetsgrader: p = {p}. En høy p-verdi sier ikke at den var lik.",
  "worst-case":
    "I {hidden} områder er antallet skjult ved kilden. I alt er det fra {fewest} til {most} hendelser; raten er anslått ut fra det.",
  "control-limits": "Kontrollgrensene er {lower} og {upper}: innenfor dem er det ikke mer enn vanlig variasjon.",
  "outside-limits": "{observed} hendelser mot {expected} ventet ut fra referanseperioden: utenfor kontrollgrensene.",
  "placebo-p":
    "Placebotest: av {ranked} områder ligger regionen på plass {rank} i avvik etter oppstart mot før; p = {p}.",
  "fit-before":
    "Før oppstart avviker den sammensatte regionen med {share} av nivået; etter oppstart er avviket {ratio} ganger så stort.",
  "leave-one-donor-out": "Når ett sammenligningsområde utelates om gangen, ligger anslaget mellom {lower} og {upper}.",
  "unlike-size":
    "Regionen har {times} ganger så mange i aldersgruppen som det midterste sammenligningsområdet. Små områder svinger mer av tilfeldigheter, så rangeringen må leses med det for øye.",
  "optimal-weights": "Ingen vekter passer bedre før oppstart: KKT-avviket er {kkt}, under {limit}.",
  "level-change": "Nivåendring ved oppstart: {ratio} ({lower}–{upper}).",
  "slope-change": "Endret utvikling per år etter oppstart: {ratio} ({lower}–{upper}).",
  "serial-correlation":
    "Usikkerheten tåler samvariasjon mellom kvartaler med opptil {lag} kvartalers avstand (Newey–West). Durbin–Watson er {durbin}; 2 er ingen samvariasjon.",
  "series-p": "Test av den gjennomsnittlige effekten i tidsserien, med {df} frihetsgrader: p = {p}.",
  "effective-clusters": "De {clusters} kommunene teller som {effective} like store klynger.",
  "bootstrap-p": "Wild cluster bootstrap med {draws} fordelinger av fortegn: p = {p}.",
  "pre-trend-power":
    "Testen ville med {power} sannsynlighet ha funnet en skjev utvikling på {share} av nivået i året. Mindre skjevhet kan ha gått den forbi.",
  "since-adoption": "År siden oppstart: {years}.",
  "compared-areas": "{treated} områder med tiltaket er sammenlignet med {controls} uten.",
  "always-treated": "{dropped} områder hadde tiltaket hele tiden; de sier ikke noe om en endring og er holdt utenfor.",
  "empty-areas": "{dropped} områder der ingen hørte til gruppen i hele perioden, er holdt utenfor.",
  weighted: "Kommunene teller etter hvor mange som bor der.",
  "e-value":
    "E-verdi: noe som ikke er målt, måtte henge sammen med både tiltaket og utfallet med et forholdstall på minst {ratio} for å forklare anslaget, og {bound} for å la intervallet nå 1.",
  "normal-likelihood":
    "Utregnet som om logaritmen av anslaget var normalfordelt, med en spredning lest av intervallet.",
  "posterior-flat": "Uten forhåndskunnskap: {ratio} ({lower}–{upper}), {share} sannsynlighet for en nedgang.",
  "posterior-sceptical":
    "For den som er skeptisk på forhånd: {ratio} ({lower}–{upper}), {share} sannsynlighet for en nedgang.",
  "posterior-review":
    "Sammen med kunnskapsoversikten om at politiet leder unge bort fra straffesak: {ratio} ({lower}–{upper}), {share} sannsynlighet for en nedgang.",
  "survey-weights": "Svarene er vektet med undersøkelsens egne vekter og teller da som {effective} like svar.",
  "design-effect": "Svarene teller som {effective} uavhengige svar: designeffekten er satt til {factor}.",
  "post-stratified": "Andelen er vektet slik at hver gruppe teller som i befolkningen.",
  "non-response":
    "{answered} svarte. Alt etter hva de andre ville svart, ligger andelen blant alle som ble spurt, mellom {leastShare} og {mostShare}.",
  "percent-only":
    "Bare prosenten er levert, ikke hvor mange som svarte: da kan det ikke regnes ut noe usikkerhetsintervall.",
  "competing-risks":
    "Kumulativ insidens etter {days} dager: den som sluttet på en annen måte, også ved flytting, regnes med blant dem som startet.",
  prediction: "Intervallet viser hvor ett område til, av samme slag som de {units}, ville ligge.",
  "between-areas":
    "Utover tilfeldigheter skiller områdene seg fra hverandre med en typisk avstand på {variation} av gjennomsnittet.",
  "highest-lowest":
    "Det høyeste delt på det laveste av {units} områder, etter at tallene er trukket mot gjennomsnittet.",
  "ranked-by-size": "0 betyr at {units} små og store områder har samme andel; over 0 har de store mer, under 0 de små.",
  "amount-known": "Intervallet kommer av antallet alene; beløpet er regnet som kjent.",
  worth: "Et tilfelle som blir forebygd, er satt til {amount} kroner ({source}).",
  cost: "Kostnaden er satt til {amount} kroner ({source}).",
  belief: "Sannsynligheten er en vurdering ut fra effektanslaget og usikkerheten i det, uten annen kunnskap.",
  heterogeneity: "Ett område til av samme slag som de {units} ville ha et forholdstall mellom {lower} og {upper}.",
  continuity: "I {units} områder uten hendelser i den ene perioden er det lagt til en halv.",
  stratified: "Forholdstallet er sammenlignet innenfor {strata} grupper hver for seg og så slått sammen.",
  "indirectly-standardised":
    "{expected} hendelser var ventet dersom hver gruppe hadde hatt samme rate som i området det sammenlignes med.",
  "gap-limits":
    "Med vanlig variasjon går det fra {shortest} til {longest} kvartaler uten hendelser mellom to hendelser.",
  "outside-gap-limits": "Avstanden ligger utenfor grensene for vanlig variasjon.",
  holm: "Justert for {tests} tester som skal bekrefte (Holm): p = {p}.",
  "benjamini-hochberg": "Justert for {tests} utforskende tester (Benjamini–Hochberg): p = {p}.",
};
