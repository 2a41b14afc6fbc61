/** Words of `felles power` in nb. */
import type { PowerWords } from "../words/power.ts";

export const power: PowerWords = {
  heading: "Hva kan {analysis} se? Styrke for {indicator} i {pipeline}",
  design: "{treated} kommuner med tiltaket, {controls} uten; {before} kvartaler før start, {after} etter",
  rates: "Rate uten effekt: {treated} per {per} i året med tiltaket, {controls} uten ({from})",
  spread: "Ulikhet mellom kommuner, standardavvik av log rate: {value} ({from})",
  drift: "Ulik utvikling mellom kommuner, standardavvik av log rate per år: {value} ({from})",
  dispersion: "Varians delt på gjennomsnitt for et kvartal: {value} ({from})",
  from: { delivered: "fra leveransene, avrundet", stated: "oppgitt", assumed: "vanlig forutsetning" },
  sizeMatched: "Store kommuner bytter bare plass med store.",
  settings: "Nivå {level}, {draws} trekninger, frø {seed}, design {hash}",
  effect: "effekt",
  noEffect: "ingen",
  test: {
    "difference-in-differences": "randomisering",
    "poisson-fixed-effects": "Poisson med CR2",
  },
  monteCarlo:
    "Andel av {replicates} simulerte studier som finner effekten; i parentes 95 %-intervall for simuleringsfeilen. Ved ingen effekt: andel som likevel slår ut.",
  detectable: {
    fall: "{test}: minste fall som oppdages i {target} av studiene er {effect} (simuleringsfeil: {nearest} til {farthest})",
    rise: "{test}: minste økning som oppdages i {target} av studiene er {effect} (simuleringsfeil: {nearest} til {farthest})",
  },
  beyond: "utenfor det prøvde",
  notDetectable: "{test}: ingen effekt ned til {reach} oppdages i {target} av studiene",
  withheld:
    "{test}: gir ikke svar i {withheld} av de første {replicates} studiene, for få frihetsgrader eller hendelser",
  curve: "Styrke for {test}; streken står ved {target}",
  written: "Kurven ligger i {path}",
  axis: "andel av studiene som finner effekten",
  alt: "Linjediagram over styrken til {analysis} for {indicator}, for effekter fra {first} til {last}. {curves}",
  altCurve: "{test} går fra {from} til {to}.",
};
