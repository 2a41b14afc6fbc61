/** Remarks beside a number, in nn. */
import type { NoteCode } from "../../model/estimate.ts";

export const notes: Readonly<Record<NoteCode, string>> = {
  "person-quarters": "Raten er rekna av personår: kvart kvartal tel ein fjerdedel av folketalet 1. januar.",
  preliminary: "Tala er førebelse og kan bli retta.",
  "salten-is-treated":
    "Salten har hatt tiltaket sidan 2007. Samanlikninga viser skilnaden mellom to område med tiltak, ikkje mellom å ha det og å ikkje ha det.",
  "smallest-p": "Med så få område er {p} den minste p-verdien som kan oppnåast.",
  "randomisation-p": "Randomiseringstest med {assignments} fordelingar: p = {p}.",
  "expected-under-no-effect":
    "{observed} hendingar mot {expected} venta dersom utviklinga hadde følgt samanlikningsområda.",
  "approximate-area": "Grensene er endra i perioden; {areas} er rekna tilnærma.",
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
  "cluster-p": "Test der kommunane er klynger, med {df} fridomsgrader: p = {p}.",
  dispersion: "Tala varierer {dispersion} gonger så mykje rundt modellen som tilfelle åleine ville gitt.",
  "dropped-units": "{dropped} område utan hendingar seier ikkje noko om effekten og er haldne utanfor.",
  "pre-trend":
    "Samla test av at utviklinga var lik før oppstart, med {df} fridomsgrader: p = {p}. Ein høg p-verdi er ikkje eit prov på at ho var lik.",
  "worst-case":
    "I {hidden} område er talet skjult ved kjelda. I alt er det frå {fewest} til {most} hendingar; raten er rekna ut frå det.",
  "control-limits": "Kontrollgrensene er {lower} og {upper}: innanfor dei er det ikkje meir enn vanleg variasjon.",
  "outside-limits": "{observed} hendingar mot {expected} venta ut frå referanseperioden: utanfor kontrollgrensene.",
};
