/** How likely it is that what was prevented is worth more than it cost: one point of the acceptability curve. */
import { z } from "zod";
import type { Estimate, Measured } from "../model/estimate.ts";
import { acceptability, normalMultiplier } from "../stats/index.ts";
import { reason, requireKind } from "./compose.ts";
import { designOptions, differenceInDifferences } from "./difference-in-differences.ts";
import { inOrder, outOfOrder } from "./effect.ts";
import type { Method } from "./method.ts";
import { noteOfCost, noteOfWorth, type Priced, priced } from "./price.ts";

const id = "cost-acceptability";
const measure = "probability";

const optionsSchema = z
  .strictObject({
    ...designOptions,
    cost: priced.describe("what the programme cost in the window after its start"),
    worth: priced.describe("what society saves when one case is prevented"),
  })
  .refine(inOrder, outOfOrder);

/** The events that there would have been in the window without the programme. */
function expectedBy({ notes }: Measured): number {
  return Number(notes.find(({ code }) => code === "expected-under-no-effect")!.params.expected);
}

function judge(effect: Estimate, cost: Priced, worth: Priced): Estimate {
  if (effect.status === "withheld") return { ...effect, method: id, measure };
  const { level, value, lower, upper, ...rest } = effect;
  // An interval that is open at one end leaves the spread of the effect unknown.
  const logError = (Math.log(upper!) - Math.log(lower!)) / (2 * normalMultiplier(level!));
  if (!(logError > 0 && logError < Infinity)) {
    const { status, numerator, denominator, basis, ...address } = rest;
    return {
      ...address,
      method: id,
      measure,
      level: null,
      status: "withheld",
      reason: reason("few-events", { minimum: 1 }),
      basis,
    };
  }
  const likely = acceptability(
    { logRatio: Math.log(value), logError, expected: expectedBy(effect) },
    cost.amount,
    worth.amount,
  );
  return {
    ...rest,
    method: id,
    measure,
    level: null,
    value: likely,
    lower: null,
    upper: null,
    notes: [...effect.notes, ...noteOfCost(cost), ...noteOfWorth(worth), { code: "belief", params: {} }],
  };
}

/**
 * The probability that the cases prevented, at their worth, outweigh the cost, from the difference-in-differences and its
 * randomisation interval, read as normal on the logarithm. It is no claim of an effect: where the interval holds 1, so does the doubt
 * that this number weighs. Several analyses with other worths make the curve.
 */
export const costAcceptability: Method = {
  id,
  source:
    "van Hout et al. (1994), Health Econ 3:309–319; Fenwick, Claxton & Sculpher (2001), Health Econ 10:779–787; the effect as in difference-in-differences.",
  kinds: differenceInDifferences.kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { cost: _, worth: __, ...design } = optionsSchema.parse(analysis.options);
    return differenceInDifferences.windows({ ...analysis, options: design }, context);
  },
  estimate: (panel, analysis, context) => {
    requireKind(id, panel.indicator, differenceInDifferences.kinds);
    const { cost, worth, ...design } = optionsSchema.parse(analysis.options);
    return differenceInDifferences
      .estimate(panel, { ...analysis, options: design }, context)
      .map((effect) => judge(effect, cost, worth));
  },
};
