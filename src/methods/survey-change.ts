/** The change of a survey's share from one wave to another. */
import { z } from "zod";
import type { Estimate } from "../model/estimate.ts";
import { surveyChange } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, requireKind, type Subject, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { period } from "./options.ts";
import { againstBaseline, type Pair } from "./pairs.ts";
import { designEffect, designNote, weightsNote, worthOf } from "./survey-options.ts";
import { trialsOf } from "./trials.ts";

const id = "survey-change";
const kinds = ["proportion"] as const;

const optionsSchema = z.strictObject({
  designEffect,
  baseline: period.describe("the wave that the others are compared with: the last before the start"),
});

function changeOf(manner: Manner, subject: Subject, { cell, other }: Pair, factor: number): Estimate {
  const { indicator, analysis } = manner;
  const [now, before] = [trialsOf(indicator, cell), trialsOf(indicator, other)];
  if (!now.ok) return withheld(manner, subject, now.reason, now.basis);
  if (!before.ok) return withheld(manner, subject, before.reason, before.basis);
  const [worth, worthBefore] = [worthOf(cell), worthOf(other)];
  const found = surveyChange(
    { ...before, designEffect: factor, worth: worthBefore },
    { ...now, designEffect: factor, worth },
    analysis.level,
  );
  const value = { value: found.estimate, lower: found.lower, upper: found.upper, numerator: now.x, denominator: now.n };
  const basis = [...basisOf(indicator, cell, now.x, now.n), ...basisOf(indicator, other, before.x, before.n)];
  return measured(manner, subject, value, basis, [
    ...notesOn(indicator, [cell, other]),
    ...weightsNote(worth),
    ...designNote((worth?.effective ?? now.n) / factor, factor),
  ]);
}

/**
 * The difference of two independent waves, by Newcombe's combination of their intervals on effective answers.
 *
 * The pupils of one wave have left school in the next, three years later: the waves are independent samples.
 */
export const surveyChangeMethod: Method = {
  id,
  source: "Newcombe (1998), Stat Med 17:873–890, method 10; Kish (1965), Survey Sampling, section 8.2.",
  kinds,
  compares: false,
  options: optionsSchema,
  windows: (analysis) => [optionsSchema.parse(analysis.options).baseline],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const { designEffect: factor, baseline } = optionsSchema.parse(analysis.options);
    const manner: Manner = { method: id, measure: "difference", level: analysis.level, indicator, analysis, context };
    return againstBaseline(panel, baseline).map((pair) =>
      changeOf(manner, { ...pair.cell, area: pair.cell.unit.id, comparator: baseline }, pair, factor),
    );
  },
};
