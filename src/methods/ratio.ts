/** The exact ratio of two rates, as the methods that compare rates write it. */
import type { Estimate, Note } from "../model/estimate.ts";
import { rateRatio } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, type Subject, withheld } from "./compose.ts";
import type { Pair } from "./pairs.ts";
import { exposedOf } from "./trials.ts";

/** The published source of the interval. */
export const ratioSource = "Przyborowski & Wilenski (1940), Biometrika 31:313–323; central interval.";

/** The rate of a cell over the rate of another. Without an event in the other there is no ratio. */
export function ratioOf(manner: Manner, subject: Subject, { cell, other }: Pair, notes: readonly Note[]): Estimate {
  const { indicator, analysis } = manner;
  const [first, second] = [exposedOf(indicator, cell), exposedOf(indicator, other)];
  if (!first.ok) return withheld(manner, subject, first.reason, first.basis);
  if (!second.ok) return withheld(manner, subject, second.reason, second.basis);
  const basis = [
    ...basisOf(indicator, cell, first.events, first.exposure),
    ...basisOf(indicator, other, second.events, second.exposure),
  ];
  if (second.events === 0) return withheld(manner, subject, reason("no-events"), basis);
  const { estimate, lower, upper } = rateRatio(first, second, analysis.level);
  return measured(
    manner,
    subject,
    {
      value: estimate,
      lower,
      upper,
      numerator: first.events,
      denominator: indicator.denominator ? first.exposure : null,
    },
    basis,
    [...notesOn(indicator, [cell, other]), ...notes],
  );
}
