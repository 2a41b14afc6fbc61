/** Words of `felles power` in en. */
import type { PowerWords } from "../words/power.ts";

export const power: PowerWords = {
  heading: "What can {analysis} see? Power for {indicator} in {pipeline}",
  design:
    "{treated} municipalities with the programme, {controls} without; {before} quarters before the start, {after} after",
  rates: "Rate without an effect: {treated} per {per} a year with the programme, {controls} without ({from})",
  spread: "Difference between municipalities, standard deviation of the log rate: {value} ({from})",
  drift: "Difference in trend between municipalities, standard deviation of the log rate per year: {value} ({from})",
  dispersion: "Variance over mean of one quarter: {value} ({from})",
  from: { delivered: "from the deliveries, rounded", stated: "stated", assumed: "a usual assumption" },
  sizeMatched: "Large municipalities trade places with large ones only.",
  settings: "Level {level}, {draws} draws, seed {seed}, design {hash}",
  effect: "effect",
  noEffect: "none",
  test: {
    "difference-in-differences": "randomisation",
    "poisson-fixed-effects": "Poisson with CR2",
  },
  monteCarlo:
    "Share of {replicates} simulated studies that find the effect; in brackets the 95% interval of the simulation error. With no effect: the share that reject all the same.",
  detectable: {
    fall: "{test}: the smallest fall found in {target} of studies is {effect} (simulation error: {nearest} to {farthest})",
    rise: "{test}: the smallest rise found in {target} of studies is {effect} (simulation error: {nearest} to {farthest})",
  },
  beyond: "beyond what was tried",
  notDetectable: "{test}: no effect as strong as {reach} is found in {target} of studies",
  withheld:
    "{test}: no answer in {withheld} of the first {replicates} studies, for want of degrees of freedom or events",
  curve: "Power of {test}; the line stands at {target}",
  written: "The curve is in {path}",
  axis: "share of studies that find the effect",
  alt: "Line chart of the power of {analysis} for {indicator}, for effects from {first} to {last}. {curves}",
  altCurve: "{test} goes from {from} to {to}.",
};
