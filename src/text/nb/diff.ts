/** Words of a comparison, in nb. */
import type { DiffWords } from "../words/diff.ts";

export const diff: DiffWords = {
  title: "Hva som er endret",
  subtitle: "Fra {before} til {after}",
  internal: {
    title: "Til internt bruk",
    text: "Siden sammenligner to tilstander av de samme tallene. Den skal ikke gis ut: differansen mellom to utgivelser kan røpe det som er skjult.",
  },
  nothing: "Ingenting er endret.",
  causeTitle: "Hva endringene kommer av",
  cause: {
    same: "Leveranser, definisjon og versjon er de samme.",
    owner: "Endringene kommer av leveransene: rettelser fra eieren, nye tall eller tall som mangler.",
    ours: "Endringene kommer av oss: definisjonen eller programmet er endret, leveransene er de samme.",
    both: "Både leveransene og definisjonen eller programmet er endret. Kjør felles diff med to datoer for å se hva leveransene gjør alene.",
  },
  made: {
    deliveries: "andre leveranser",
    definition: "en annen definisjon",
    version: "en annen versjon av programmet",
    period: "en annen periode",
  },
  countsTitle: "Endringer i tall",
  kind: {
    changed: "endret",
    hidden: "skjult nå",
    shown: "vist nå",
    lost: "mangler nå",
    arrived: "kommet til",
    new: "nytt",
    gone: "borte",
    "new-period": "ny periode",
  },
  column: {
    change: "Endring",
    count: "Antall",
    what: "Tall",
    area: "Område",
    period: "Periode",
    before: "Før",
    after: "Nå",
  },
  more: "… og {count} til. Med --json vises alle.",
  hidden: "skjult",
  missing: "mangler",
  none: "–",
  written: "Sammenligningen ligger i {path}",
  sizes: "{before} tall før, {after} tall nå.",
};
