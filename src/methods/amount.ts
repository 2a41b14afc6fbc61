/** Amounts, and amounts per counted unit: money, meetings, cost per completed course. */
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";

const kinds = ["amount"] as const;

export const amount: Method = {
  id: "amount",
  source: "A sum of what was delivered, divided by the units counted where the indicator names them.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind("amount", indicator, kinds);
    const measure = indicator.denominator ? "amount-per-unit" : "amount";
    const manner: Manner = { method: "amount", measure, level: null, indicator, analysis, context };
    return cells.map((cell) => {
      const { numerator, denominator } = cell;
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      if (!numerator.known || (denominator && !denominator.known))
        return withheld(manner, subject, unknownReason(cell, [numerator, denominator]));
      const units = denominator ? denominator.value : null;
      if (units === 0) return withheld(manner, subject, reason("no-denominator"), basisOf(indicator, cell, null, 0));
      return measured(
        manner,
        subject,
        {
          value: numerator.value / (units ?? 1),
          lower: null,
          upper: null,
          numerator: numerator.value,
          denominator: units,
        },
        // Where persons are counted without a denominator, the amount itself is the count.
        basisOf(indicator, cell, units === null ? numerator.value : null, units),
        notesOn(indicator, [cell]),
      );
    });
  },
};
