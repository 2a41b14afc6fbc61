/** Remarks beside a number, in nb. */
import type { NoteCode } from "../../model/estimate.ts";

export const notes: Readonly<Record<NoteCode, string>> = {
  "person-quarters": "Raten er regnet av personår: hvert kvartal teller en fjerdedel av folketallet 1. januar.",
  preliminary: "Tallene er foreløpige og kan bli rettet.",
  "salten-is-treated":
    "Salten har hatt tiltaket siden 2007. Sammenligningen viser forskjellen mellom to områder med tiltak, ikke mellom å ha det og å ikke ha det.",
  "smallest-p": "Med så få områder er {p} den minste p-verdien som kan oppnås.",
  "randomisation-p": "Randomiseringstest med {assignments} fordelinger: p = {p}.",
  "expected-under-no-effect":
    "{observed} hendelser mot {expected} ventet dersom utviklingen hadde fulgt sammenligningsområdene.",
  "approximate-area": "Grensene er endret i perioden; {areas} er regnet tilnærmet.",
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
  "cluster-p": "Test der kommunene er klynger, med {df} frihetsgrader: p = {p}.",
  dispersion: "Tallene varierer {dispersion} ganger så mye rundt modellen som tilfeldigheter alene ville gitt.",
  "dropped-units": "{dropped} områder uten hendelser sier ikke noe om effekten og er holdt utenfor.",
  "pre-trend":
    "Samlet test av at utviklingen var lik før oppstart, med {df} frihetsgrader: p = {p}. En høy p-verdi er ikke et bevis for at den var lik.",
  "worst-case":
    "I {hidden} områder er antallet skjult ved kilden. I alt er det fra {fewest} til {most} hendelser; raten er anslått ut fra det.",
  "control-limits": "Kontrollgrensene er {lower} og {upper}: innenfor dem er det ikke mer enn vanlig variasjon.",
  "outside-limits": "{observed} hendelser mot {expected} ventet ut fra referanseperioden: utenfor kontrollgrensene.",
};
