/** How many cases must be prevented before they outweigh what was spent. */
import { z } from "zod";
import { casesToPrevent } from "../stats/index.ts";
import { type Manner, measured, notesOn, reason, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noteOfWorth, priced } from "./price.ts";

const id = "break-even";
const kinds = ["amount"] as const;

const optionsSchema = z.strictObject({ worth: priced.describe("what society saves when one case is prevented") });

/**
 * The smallest whole number of cases whose worth is the cost or more: no claim that so many are prevented.
 *
 *   ⌈cost / worth⌉
 *
 * The worth is an assumption from elsewhere, and stands with its source beside the number.
 */
export const breakEven: Method = {
  id,
  source:
    "Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, chapter 4 (threshold analysis).",
  kinds,
  compares: false,
  options: optionsSchema,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind(id, indicator, kinds);
    const { worth } = optionsSchema.parse(analysis.options);
    const manner: Manner = { method: id, measure: "break-even", level: null, indicator, analysis, context };
    return cells.map((cell) => {
      const { numerator } = cell;
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      // A count of persons, or a cost of each of them, is not what was spent; nor is income.
      if (indicator.personal || cell.denominator !== null) return withheld(manner, subject, reason("not-applicable"));
      if (!numerator.known) return withheld(manner, subject, unknownReason(cell, [numerator]));
      if (!(numerator.value > 0)) return withheld(manner, subject, reason("not-applicable"));
      const cases = casesToPrevent(numerator.value, worth.amount);
      const value = { value: cases, lower: null, upper: null, numerator: numerator.value, denominator: null };
      return measured(manner, subject, value, [], [...notesOn(indicator, [cell]), ...noteOfWorth(worth)]);
    });
  },
};
