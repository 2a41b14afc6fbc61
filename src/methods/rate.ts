/** Rates per person-year with Garwood's exact interval. */
import { garwood } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";

const kinds = ["rate"] as const;

export const rate: Method = {
  id: "rate",
  source: "Garwood (1936), Biometrika 28:437–442.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind("rate", indicator, kinds);
    const manner: Manner = { method: "rate", measure: "rate", level: analysis.level, indicator, analysis, context };
    return cells.map((cell) => {
      const { numerator } = cell;
      const denominator = cell.denominator!;
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      if (!numerator.known || !denominator.known)
        return withheld(manner, subject, unknownReason(cell, [numerator, denominator]));
      if (denominator.value === 0)
        return withheld(manner, subject, reason("no-denominator"), basisOf(indicator, cell, null, 0));
      const { estimate, lower, upper } = garwood(numerator.value, denominator.value, analysis.level);
      return measured(
        manner,
        subject,
        { value: estimate, lower, upper, numerator: numerator.value, denominator: denominator.value },
        basisOf(indicator, cell, numerator.value, denominator.value),
        notesOn(indicator, [cell]),
      );
    });
  },
};
