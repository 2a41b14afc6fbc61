/** Newcombe's difference of two proportions, as the methods that compare proportions write it. */
import type { Estimate, Note } from "../model/estimate.ts";
import { newcombe } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, type Subject, withheld } from "./compose.ts";
import type { Pair } from "./pairs.ts";
import { trialsOf } from "./trials.ts";

/** The published source of the interval. */
export const differenceSource = "Newcombe (1998), Stat Med 17:873–890, method 10.";

/** The proportion of a cell less the proportion of another. */
export function differenceOf(
  manner: Manner,
  subject: Subject,
  { cell, other }: Pair,
  notes: readonly Note[],
): Estimate {
  const { indicator, analysis } = manner;
  const [first, second] = [trialsOf(indicator, cell), trialsOf(indicator, other)];
  if (!first.ok) return withheld(manner, subject, first.reason, first.basis);
  if (!second.ok) return withheld(manner, subject, second.reason, second.basis);
  const { estimate, lower, upper } = newcombe(first, second, analysis.level);
  return measured(
    manner,
    subject,
    { value: estimate, lower, upper, numerator: first.x, denominator: first.n },
    [...basisOf(indicator, cell, first.x, first.n), ...basisOf(indicator, other, second.x, second.n)],
    [...notesOn(indicator, [cell, other]), ...notes],
  );
}
