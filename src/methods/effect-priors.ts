/** The effect read together with what was believed before: nothing, that there is none, or what a review found. */
import { z } from "zod";
import type { Estimate, Measured, Note } from "../model/estimate.ts";
import { combineWithPrior, type NormalBelief, normalMultiplier } from "../stats/index.ts";
import { reason, requireKind } from "./compose.ts";
import { designOptions, differenceInDifferences } from "./difference-in-differences.ts";
import { inOrder, outOfOrder } from "./effect.ts";
import type { Method } from "./method.ts";

const id = "effect-priors";

/** The sceptic gives the hoped-for ratio, or better, so much. */
const sceptical = 0.05;

/** The review of police diversion of youth: log ratio of reoffending, and its spread. */
const review: NormalBelief = { mean: Math.log(0.88), deviation: 0.15 };

const optionsSchema = z
  .strictObject({
    ...designOptions,
    hoped: z
      .number()
      .gt(0)
      .lt(1)
      .describe("the ratio that the programme hopes for; the sceptical prior gives it, or better, 5 per cent"),
  })
  .refine(inOrder, outOfOrder);

type Options = z.infer<typeof optionsSchema>;

/** The mean, the interval and the probability of a fall, as ratios. */
function noteOf(code: Note["code"], own: NormalBelief, prior: NormalBelief | null, level: number): Note {
  const flat: NormalBelief = { mean: 0, deviation: Number.MAX_SAFE_INTEGER };
  const { estimate, lower, upper, below } = combineWithPrior(own, prior ?? flat, level, [0]);
  return {
    code,
    params: { ratio: Math.exp(estimate), lower: Math.exp(lower), upper: Math.exp(upper), share: below[0]! },
  };
}

function readTogether(it: Measured, { hoped }: Options, level: number): Estimate {
  const { lower, upper, value } = it;
  const bounded = lower !== null && upper !== null && lower > 0 && upper < Number.POSITIVE_INFINITY && lower < upper;
  if (!bounded) {
    const { value: _, lower: __, upper: ___, numerator, denominator, ...head } = it;
    return { ...head, notes: [], status: "withheld", reason: reason("not-identified") };
  }
  const own = { mean: Math.log(value), deviation: Math.log(upper / lower) / (2 * normalMultiplier(level)) };
  const sceptic = { mean: 0, deviation: -Math.log(hoped) / normalMultiplier(1 - 2 * sceptical) };
  const flat = noteOf("posterior-flat", own, null, level);
  return {
    ...it,
    lower: Number(flat.params.lower),
    upper: Number(flat.params.upper),
    notes: [
      { code: "normal-likelihood", params: {} },
      flat,
      noteOf("posterior-sceptical", own, sceptic, level),
      noteOf("posterior-review", own, review, level),
    ],
  };
}

/**
 * The posterior of the effect under three priors on its logarithm:
 *
 *   flat;   N(0, (−log hoped / 1.645)²), which gives the hoped-for ratio 5 per cent;   N(log 0.88, 0.15²), the review
 *
 * The likelihood is normal, its spread the width of the randomisation interval over twice the normal multiplier; where the
 * interval has no bound there is none. The value is that of the flat prior. A belief is no test: no p stands beside it.
 */
export const effectPriors: Method = {
  id,
  source:
    "Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, sections 2.4, 3.7 and 5.5.2; Wilson, Brennan & Olaghere (2018), Campbell Syst Rev 14:1–88, for the review of police diversion.",
  kinds: differenceInDifferences.kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { hoped, ...design } = optionsSchema.parse(analysis.options);
    return differenceInDifferences.windows({ ...analysis, options: design }, context);
  },
  estimate: (panel, analysis, context) => {
    requireKind(id, panel.indicator, differenceInDifferences.kinds);
    const options = optionsSchema.parse(analysis.options);
    const { hoped, ...design } = options;
    return differenceInDifferences
      .estimate(panel, { ...analysis, options: design }, context)
      .map((it) => ({ ...(it.status === "measured" ? readTogether(it, options, analysis.level) : it), method: id }));
  },
};
