/** Cover and colophon, in nn. */
import type { HeadWords } from "../words/head.ts";

export const head: HeadWords = {
  version: "Laga med felles-ansvar {version}.",
  definition: "Definisjon {hash}; frø {seed}.",
  asOf: "Byggjer på leveransar mottekne til og med {date}.",
  noPlan: "Ingen analyseplan er låst: alle tal er merkte som utforskande.",
};
