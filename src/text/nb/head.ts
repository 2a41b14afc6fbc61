/** Cover and colophon, in nb. */
import type { HeadWords } from "../words/head.ts";

export const head: HeadWords = {
  version: "Laget med felles-ansvar {version}.",
  definition: "Definisjon {hash}; frø {seed}.",
  asOf: "Bygger på leveranser mottatt til og med {date}.",
  noPlan: "Ingen analyseplan er låst: alle tall er merket som utforskende.",
};
