/** Study methods of money: what a unit costs, what must be prevented, how likely it is that it was. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import { acceptability, casesToPrevent, costPerUnit, normalMultiplier } from "../../stats/index.ts";
import type { StudyColumn, StudyMethod } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

const cost: StudyColumn = { name: "cost", kind: "positive" };
const worth: StudyColumn = { name: "worth", kind: "positive" };

export const economyMethods: readonly StudyMethod[] = [
  {
    id: "unit-cost",
    source: "Garwood (1936), Biometrika 28:437–442, turned over (the cost is taken as known)",
    columns: [cost, { name: "count", kind: "positive-count" }, ...labelColumns],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        rows.map((row) => {
          const [amount, count] = [row.numbers.cost!, row.numbers.count!];
          return { ...labelsOf(row), cost: amount, count, ...costPerUnit(amount, count, level) };
        }),
      ),
  },
  {
    id: "break-even",
    source:
      "Drummond et al. (2015), Methods for the Economic Evaluation of Health Care Programmes, chapter 4 (threshold analysis)",
    columns: [cost, worth, ...labelColumns],
    options: [],
    estimate: ({ rows }) =>
      accepted(
        rows.map((row) => {
          const [amount, each] = [row.numbers.cost!, row.numbers.worth!];
          return { ...labelsOf(row), cost: amount, worth: each, cases: casesToPrevent(amount, each) };
        }),
      ),
  },
  {
    id: "cost-acceptability",
    source:
      "van Hout et al. (1994), Health Econ 3:309–319; Fenwick, Claxton & Sculpher (2001), Health Econ 10:779–787 (one point of the curve for each row)",
    columns: [
      { name: "ratio", kind: "positive" },
      { name: "lower", kind: "positive" },
      { name: "upper", kind: "positive" },
      { name: "expected", kind: "positive" },
      cost,
      worth,
      ...labelColumns,
    ],
    options: ["level"],
    estimate: ({ file, rows }, { level }) => {
      const outside = rows.filter(({ numbers: { ratio, lower, upper } }) => !(lower! < ratio! && ratio! < upper!));
      if (outside.length > 0)
        return rejected(outside.map((row) => issue("estimate.outside-interval", { file, line: row.line })));
      return accepted(
        rows.map((row) => {
          const { ratio, lower, upper, expected, cost: amount, worth: each } = row.numbers as Record<string, number>;
          const logError = (Math.log(upper!) - Math.log(lower!)) / (2 * normalMultiplier(level));
          const effect = { logRatio: Math.log(ratio!), logError, expected: expected! };
          return {
            ...labelsOf(row),
            ratio: ratio!,
            expected: expected!,
            cost: amount!,
            worth: each!,
            probability: acceptability(effect, amount!, each!),
          };
        }),
      );
    },
  },
];
