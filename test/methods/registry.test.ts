/** The registry: what every method promises. */
import { describe, expect, it } from "vitest";
import { methods } from "../../src/methods/index.ts";
import {
  accounts,
  analysisOf,
  cellOf,
  completion,
  context,
  kindsOf,
  offences,
  panelOf,
  region,
  started,
} from "./made.ts";

const byKind = { rate: offences, proportion: completion, count: started, amount: accounts };
const effect = { pre: "2022..2025", post: "2027-Q1..2027-Q3", draws: 999, sizeMatched: false };

const priced = { amount: 1e6, source: { nb: "x", nn: "x", en: "x" } };

/** Options for those methods that need some. */
const needed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "difference-in-differences": effect,
  "non-inferiority": { margin: 0.1, test: "newcombe" },
  "standardised-rate": { over: "alder", standard: { "14": 1, "15": 1 } },
  "poisson-fixed-effects": { pre: "2022..2025", post: "2027-Q1..2027-Q3", errors: "CR2" },
  "event-study": { pre: "2022..2025", post: "2027-Q1..2027-Q3" },
  "callaway-santanna": {
    pre: "2022..2025",
    post: "2027-Q1..2027-Q3",
    controls: "never-treated",
    aggregation: "simple",
    population: false,
  },
  "synthetic-control": { pre: "2022..2025", post: "2027-Q1..2027-Q3" },
  "interrupted-time-series": { pre: "2022..2025", post: "2027-Q1..2027-Q3", lag: 4, slope: true },
  "count-regression": { pre: "2022..2025", post: "2027-Q1..2027-Q3", family: "quasi-poisson", errors: "HC1" },
  "wild-bootstrap": {
    pre: "2022..2025",
    post: "2027-Q1..2027-Q3",
    model: "rates",
    population: false,
    weights: "webb",
    draws: 999,
  },
  "effect-priors": { ...effect, hoped: 0.8 },
  "control-chart": { limits: 0.998 },
  funnel: { winsorise: 0.1 },
  "survey-proportion": { designEffect: 1.5 },
  "survey-change": { designEffect: 1.5, baseline: "2022" },
  "break-even": { worth: priced },
  "cost-acceptability": { ...effect, cost: priced, worth: priced },
  "standardised-ratio": { over: "alder" },
  "stratified-rate-ratio": { over: "alder" },
  "waiting-time": { over: "dager" },
  "pooled-rate-ratio": { between: "reml", interval: "hartung-knapp" },
};
const optionsOf = (id: string): Readonly<Record<string, unknown>> => needed[id] ?? {};

describe("the registry of methods", () => {
  it("holds each method under its own id", () => {
    expect([...methods].map(([id, method]) => id === method.id)).toEqual(Array(methods.size).fill(true));
    expect([...methods.keys()]).toEqual([
      "count",
      "rate",
      "proportion",
      "amount",
      "rate-ratio",
      "proportion-difference",
      "change",
      "milestone",
      "difference-in-differences",
      "shrunken-rate",
      "shrunken-proportion",
      "non-inferiority",
      "funnel",
      "standardised-rate",
      "poisson-fixed-effects",
      "event-study",
      "censored-rate",
      "control-chart",
      "survey-proportion",
      "survey-change",
      "cumulative-incidence",
      "equity",
      "unit-cost",
      "break-even",
      "cost-acceptability",
      "standardised-ratio",
      "stratified-rate-ratio",
      "waiting-time",
      "pooled-rate-ratio",
      "callaway-santanna",
      "synthetic-control",
      "interrupted-time-series",
      "count-regression",
      "wild-bootstrap",
      "effect-priors",
    ]);
  });

  it.each([...methods])("%s names its source, and refuses an option it does not know", (id, method) => {
    expect(method.source).toMatch(/\.$/);
    const options = optionsOf(id);
    expect(method.options.safeParse(options).success).toBe(true);
    const refused = method.options.safeParse({ ...options, colour: "red" });
    expect(refused.error?.issues.map((issue) => issue.code)).toEqual(["unrecognized_keys"]);
  });

  it.each([...methods])("%s refuses an indicator of a kind that it does not understand", (id, method) => {
    for (const kind of kindsOf.filter((each) => !method.kinds.includes(each))) {
      const indicator = byKind[kind];
      const options = optionsOf(id);
      expect(() =>
        method.estimate(
          panelOf(indicator, [cellOf(region, 1, 1)]),
          analysisOf(id, { options, comparator: "salten" }),
          context,
        ),
      ).toThrow(new RangeError(`method ${id} does not understand ${indicator.id}, a ${kind}`));
    }
  });

  it.each([...methods])("%s makes nothing of nothing", (id, method) => {
    const options = optionsOf(id);
    const indicator = byKind[method.kinds[0]!];
    expect(method.estimate(panelOf(indicator, []), analysisOf(id, { options, comparator: "salten" }), context)).toEqual(
      [],
    );
  });

  it("needs no windows beyond the analysis' own but for the baseline of a change and the quarters of an effect", () => {
    const asking = [...methods.values()].filter(
      (method) => method.windows(analysisOf(method.id, { options: optionsOf(method.id) }), context).length > 0,
    );
    expect(asking.map((method) => method.id)).toEqual([
      "change",
      "difference-in-differences",
      "poisson-fixed-effects",
      "event-study",
      "control-chart",
      "survey-change",
      "cost-acceptability",
      "pooled-rate-ratio",
      "callaway-santanna",
      "synthetic-control",
      "interrupted-time-series",
      "count-regression",
      "wild-bootstrap",
      "effect-priors",
    ]);
  });
});
