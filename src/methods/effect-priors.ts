/** The effect read together with what was believed before: nothing, that there is none, or what a review found. */
import { z } from "zod";
import type { Estimate, Measured, Note } from "../model/estimate.ts";
import { combineWithPrior, type NormalBelief, normalMultiplier, type Posterior } from "../stats/index.ts";
import { reason, requireKind } from "./compose.ts";
import { designOptions, differenceInDifferences } from "./difference-in-differences.ts";
import { inOrder, outOfOrder } from "./effect.ts";
import type { Method } from "./method.ts";

const id = "effect-priors";

/** The sceptic gives the hoped-for ratio, or better, so much. */
const sceptical = 0.05;

/** So wide that it says nothing. */
const flat: NormalBelief = { mean: 0, deviation: Number.MAX_SAFE_INTEGER };

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

/** What is believed of a log ratio afterwards, for who believed nothing, doubted, or knew the review; with P(a fall) and P(the hoped-for). */
export function posteriors(
  own: NormalBelief,
  hoped: number,
  level: number,
): Readonly<Record<"flat" | "sceptical" | "review", Posterior>> {
  const sceptic = { mean: 0, deviation: -Math.log(hoped) / normalMultiplier(1 - 2 * sceptical) };
  const read = (prior: NormalBelief): Posterior => combineWithPrior(own, prior, level, [0, Math.log(hoped)]);
  return { flat: read(flat), sceptical: read(sceptic), review: read(review) };
}

function noteOf(code: Note["code"], { estimate, lower, upper, below }: Posterior): Note {
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
  const found = posteriors(own, hoped, level);
  return {
    ...it,
    lower: Math.exp(found.flat.lower),
    upper: Math.exp(found.flat.upper),
    notes: [
      { code: "normal-likelihood", params: {} },
      noteOf("posterior-flat", found.flat),
      noteOf("posterior-sceptical", found.sceptical),
      noteOf("posterior-review", found.review),
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
