/** Dates on which milestones were reached. */
import { type Manner, measured, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";

const kinds = ["amount"] as const;

export const milestone: Method = {
  id: "milestone",
  source: "The dates that were delivered, as days since 1970-01-01.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind("milestone", indicator, kinds);
    const manner: Manner = { method: "milestone", measure: "date", level: null, indicator, analysis, context };
    return cells.map((cell) => {
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      // A milestone belongs to the programme: the areas of the cell are not what is missing.
      if (!cell.numerator.known)
        return withheld(manner, subject, unknownReason({ unit: { ...cell.unit, kind: "area" } }, [cell.numerator]));
      const value = { value: cell.numerator.value, lower: null, upper: null, numerator: null, denominator: null };
      return measured(manner, subject, value, [], []);
    });
  },
};
