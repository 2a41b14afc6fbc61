/** Proportions with Wilson's score interval. */
import { wilson } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, requireKind, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { trialsOf } from "./trials.ts";

const kinds = ["proportion"] as const;

export const proportion: Method = {
  id: "proportion",
  source: "Wilson (1927), JASA 22:209–212; Newcombe (1998), Stat Med 17:857–872, method 3.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind("proportion", indicator, kinds);
    const { level } = analysis;
    const manner: Manner = { method: "proportion", measure: "proportion", level, indicator, analysis, context };
    return cells.map((cell) => {
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      const found = trialsOf(indicator, cell);
      if (!found.ok) return withheld(manner, subject, found.reason, found.basis);
      const { x, n } = found;
      const { estimate, lower, upper } = wilson(x, n, level);
      return measured(
        manner,
        subject,
        { value: estimate, lower, upper, numerator: x, denominator: n },
        basisOf(indicator, cell, x, n),
        notesOn(indicator, [cell]),
      );
    });
  },
};
