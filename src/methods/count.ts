/** Counts as they were delivered: nothing is estimated, so there is no interval. */
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";

const kinds = ["count", "rate", "proportion"] as const;

/** Also for rates and proportions: how many, without of how many. */
export const count: Method = {
  id: "count",
  source: "A sum of what was delivered.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind("count", indicator, kinds);
    const manner: Manner = { method: "count", measure: "count", level: null, indicator, analysis, context };
    return cells.map((cell) => {
      const { numerator } = cell;
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      if (!numerator.known) return withheld(manner, subject, unknownReason(cell, [numerator]));
      const events = numerator.value;
      return measured(
        manner,
        subject,
        { value: events, lower: null, upper: null, numerator: events, denominator: null },
        basisOf(indicator, cell, events, null),
        notesOn({ ...indicator, denominator: null }, [cell]),
      );
    });
  },
};
