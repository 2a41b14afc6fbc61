/** Words of a comparison, in nn. */
import type { DiffWords } from "../words/diff.ts";

export const diff: DiffWords = {
  title: "Kva som er endra",
  subtitle: "Frå {before} til {after}",
  internal: {
    title: "Til internt bruk",
    text: "Sida samanliknar to tilstandar av dei same tala. Ho skal ikkje gjevast ut: differansen mellom to utgjevingar kan røpe det som er skjult.",
  },
  nothing: "Ingenting er endra.",
  causeTitle: "Kva endringane kjem av",
  cause: {
    same: "Leveransar, definisjon og versjon er dei same.",
    owner: "Endringane kjem av leveransane: rettingar frå eigaren, nye tal eller tal som manglar.",
    ours: "Endringane kjem av oss: definisjonen eller programmet er endra, leveransane er dei same.",
    both: "Både leveransane og definisjonen eller programmet er endra. Køyr felles diff med to datoar for å sjå kva leveransane gjer åleine.",
  },
  made: {
    deliveries: "andre leveransar",
    definition: "ein annan definisjon",
    version: "ein annan versjon av programmet",
    period: "ein annan periode",
  },
  countsTitle: "Endringar i tal",
  kind: {
    changed: "endra",
    hidden: "skjult no",
    shown: "vist no",
    lost: "manglar no",
    arrived: "kome til",
    new: "nytt",
    gone: "borte",
    "new-period": "ny periode",
  },
  column: {
    change: "Endring",
    count: "Talet på",
    what: "Tal",
    area: "Område",
    period: "Periode",
    before: "Før",
    after: "No",
  },
  more: "… og {count} til. Med --json blir alle viste.",
  hidden: "skjult",
  missing: "manglar",
  none: "–",
  written: "Samanlikninga ligg i {path}",
  sizes: "{before} tal før, {after} tal no.",
};
