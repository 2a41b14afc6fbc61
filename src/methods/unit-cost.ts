/** What one counted unit costs, with bounds from the count. */
import { costPerUnit } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";

const id = "unit-cost";
const kinds = ["amount"] as const;

/**
 * The amount over the count, with the bounds that Garwood's interval of the count gives: a year with the same programme and the
 * same money could have had more courses, or fewer.
 */
export const unitCost: Method = {
  id,
  source:
    "Garwood (1936), Biometrika 28:437–442, turned over; Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, chapter 4.",
  kinds,
  compares: false,
  options: noOptions,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind(id, indicator, kinds);
    const manner: Manner = {
      method: id,
      measure: "amount-per-unit",
      level: analysis.level,
      indicator,
      analysis,
      context,
    };
    return cells.map((cell) => {
      const { numerator, denominator } = cell;
      const subject = { ...cell, area: cell.unit.id, comparator: null };
      if (denominator === null) return withheld(manner, subject, reason("not-applicable"));
      if (!numerator.known || !denominator.known)
        return withheld(manner, subject, unknownReason(cell, [numerator, denominator]));
      const [cost, count] = [numerator.value, denominator.value];
      const basis = basisOf(indicator, cell, null, count);
      if (count === 0) return withheld(manner, subject, reason("no-denominator"), basis);
      // Income in place of cost, or none at all, has no price.
      if (!(cost > 0)) return withheld(manner, subject, reason("not-applicable"));
      const { estimate, lower, upper } = costPerUnit(cost, count, analysis.level);
      const value = { value: estimate, lower, upper, numerator: cost, denominator: count };
      return measured(manner, subject, value, basis, [
        ...notesOn(indicator, [cell]),
        { code: "amount-known", params: {} },
      ]);
    });
  },
};
