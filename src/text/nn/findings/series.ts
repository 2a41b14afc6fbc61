/** Findings of series, in nn. */
import type { seriesCodes } from "../../../model/codes/series.ts";
import type { FindingText } from "../../catalogue.ts";

export const seriesFindings: Readonly<Record<keyof typeof seriesCodes, FindingText>> = {
  "series.jump": {
    message:
      "{measure} i {area} gjekk frå {before} i {from} til {after} i {to}; det er meir enn {count} og meir enn {percent} prosent.",
    remedy:
      "Spør avsendaren om talet stemmer. Er spranget ekte, set grensa høgare under series i pipelines/deliveries.yaml, eller skriv eit brot i pipelines/indicators.yaml.",
  },
  "series.break": {
    message: "{measure} i {area} manglar for {periods}, mellom periodar som er leverte.",
    remedy: "Be om dei periodane som manglar, eller skriv eit brot i pipelines/indicators.yaml.",
  },
  "series.total-left": {
    message:
      "{measure}: totalen for {by} i {area} i {from} er {after}, men delane som er leverte kvar for seg, gir {before}; det er meir enn {count} og meir enn {percent} prosent frå kvarandre.",
    remedy: "Spør avsendaren kva leveranse som gjeld, og be om ei retta fil.",
  },
};
