/** Findings of series, in nb. */
import type { seriesCodes } from "../../../model/codes/series.ts";
import type { FindingText } from "../../catalogue.ts";

export const seriesFindings: Readonly<Record<keyof typeof seriesCodes, FindingText>> = {
  "series.jump": {
    message:
      "{measureNb} i {area} gikk fra {before} i {fromNb} til {after} i {toNb}; det er mer enn {count} og mer enn {percent} prosent.",
    remedy:
      "Spør avsenderen om tallet stemmer. Er spranget ekte, sett grensen høyere under series i pipelines/deliveries.yaml, eller skriv et brudd i pipelines/indicators.yaml.",
  },
  "series.break": {
    message: "{measureNb} i {area} mangler for {periodsNb}, mellom perioder som er levert.",
    remedy: "Be om de periodene som mangler, eller skriv et brudd i pipelines/indicators.yaml.",
  },
  "series.total-left": {
    message:
      "{measureNb}: totalen for {byNb} i {area} i {fromNb} er {after}, men delene som er levert hver for seg, gir {before}; det er mer enn {count} og mer enn {percent} prosent fra hverandre.",
    remedy: "Spør avsenderen hvilken leveranse som gjelder, og be om en rettet fil.",
  },
};
