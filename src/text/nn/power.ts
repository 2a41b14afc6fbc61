/** Words of `felles power` in nn. */
import type { PowerWords } from "../words/power.ts";

export const power: PowerWords = {
  heading: "Kva kan {analysis} sjå? Styrke for {indicator} i {pipeline}",
  design: "{treated} kommunar med tiltaket, {controls} utan; {before} kvartal før start, {after} etter",
  rates: "Rate utan effekt: {treated} per {per} i året med tiltaket, {controls} utan ({from})",
  spread: "Ulikskap mellom kommunar, standardavvik av log rate: {value} ({from})",
  drift: "Ulik utvikling mellom kommunar, standardavvik av log rate per år: {value} ({from})",
  dispersion: "Varians delt på gjennomsnitt for eit kvartal: {value} ({from})",
  from: { delivered: "frå leveransane, avrunda", stated: "oppgjeve", assumed: "vanleg føresetnad" },
  sizeMatched: "Store kommunar byter berre plass med store.",
  settings: "Nivå {level}, {draws} trekningar, frø {seed}, design {hash}",
  effect: "effekt",
  noEffect: "ingen",
  test: {
    "difference-in-differences": "randomisering",
    "poisson-fixed-effects": "Poisson med CR2",
  },
  monteCarlo:
    "Del av {replicates} simulerte studiar som finn effekten; i parentes 95 %-intervall for simuleringsfeilen. Ved ingen effekt: del som likevel slår ut.",
  detectable: {
    fall: "{test}: minste fall som blir oppdaga i {target} av studiane er {effect} (simuleringsfeil: {nearest} til {farthest})",
    rise: "{test}: minste auke som blir oppdaga i {target} av studiane er {effect} (simuleringsfeil: {nearest} til {farthest})",
  },
  beyond: "utanfor det prøvde",
  notDetectable: "{test}: ingen effekt ned til {reach} blir oppdaga i {target} av studiane",
  withheld:
    "{test}: gjev ikkje svar i {withheld} av dei første {replicates} studiane, for få fridomsgrader eller hendingar",
  curve: "Styrke for {test}; streken står ved {target}",
  written: "Kurva ligg i {path}",
  axis: "del av studiane som finn effekten",
  alt: "Linjediagram over styrken til {analysis} for {indicator}, for effektar frå {first} til {last}. {curves}",
  altCurve: "{test} går frå {from} til {to}.",
};
