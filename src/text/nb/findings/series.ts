/** Findings of series, in nb. */
import type { seriesCodes } from "../../../model/codes/series.ts";
import type { FindingText } from "../../catalogue.ts";

export const seriesFindings: Readonly<Record<keyof typeof seriesCodes, FindingText>> = {
  "series.jump": {
    message:
      "{measure} i {area} gikk fra {before} i {from} til {after} i {to}; det er mer enn {count} og mer enn {percent} prosent.",
    remedy:
      "Spør avsenderen om tallet stemmer. Er spranget ekte, sett grensen høyere under series i pipelines/deliveries.yaml, eller skriv et brudd i pipelines/indicators.yaml.",
  },
  "series.break": {
    message: "{measure} i {area} mangler for {periods}, mellom perioder som er levert.",
    remedy: "Be om de periodene som mangler, eller skriv et brudd i pipelines/indicators.yaml.",
  },
  "series.total-left": {
    message:
      "{measure}: totalen for {by} i {area} i {from} er {after}, men delene som er levert hver for seg, gir {before}; det er mer enn {count} og mer enn {percent} prosent fra hverandre.",
    remedy: "Spør avsenderen hvilken leveranse som gjelder, og be om en rettet fil.",
  },
};
