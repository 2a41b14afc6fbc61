/** Study methods of surveys: shares on effective answers, weighed to a population, changed between waves, bounded for silence. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import { nonResponseBounds, postStratified, surveyChange, surveyInterval } from "../../stats/index.ts";
import { groupColumn } from "./comparisons.ts";
import { pairs } from "./pairs.ts";
import { trialColumns } from "./proportions.ts";
import type { StudyColumn, StudyMethod, StudyRow } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

const designEffect: StudyColumn = { name: "deff", kind: "positive" };
const weight: StudyColumn = { name: "weight", kind: "positive" };
const invited: StudyColumn = { name: "invited", kind: "positive-count" };
const stratum: StudyColumn = { name: "stratum", kind: "label", optional: true };

const surveyOf = ({ numbers }: StudyRow) => ({ x: numbers.x!, n: numbers.n!, designEffect: numbers.deff! });

export const surveyMethods: readonly StudyMethod[] = [
  {
    id: "survey-proportion",
    source: "Kish (1965), Survey Sampling, section 8.2; Franco et al. (2019), J Surv Stat Methodol 7:334–364",
    columns: [...trialColumns, designEffect, ...labelColumns],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(rows.map((row) => ({ ...labelsOf(row), ...surveyOf(row), ...surveyInterval(surveyOf(row), level) }))),
  },
  {
    id: "survey-change",
    source: "Newcombe (1998), Stat Med 17:873–890, method 10, with effective sample sizes; second − first",
    columns: [groupColumn, ...trialColumns, designEffect, stratum],
    options: ["level"],
    estimate: (study, { level }) => {
      const found = pairs(study);
      if (!found.ok) return found;
      return accepted(
        found.value.map((pair) => ({
          ...(pair.stratum === "" ? {} : { stratum: pair.stratum }),
          first: pair.first.labels.group!,
          second: pair.second.labels.group!,
          ...surveyChange(surveyOf(pair.first), surveyOf(pair.second), level),
        })),
      );
    },
  },
  {
    id: "post-stratified",
    source: "Holt & Smith (1979), JRSS A 142:33–46; Lumley (2010), Complex Surveys, section 7.2",
    columns: [...trialColumns, weight, designEffect, { ...groupColumn, optional: true }],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        [...new Set(rows.map((row) => row.labels.group!))].map((group) => {
          const own = rows.filter((row) => row.labels.group === group);
          const strata = own.map(({ numbers }) => ({ x: numbers.x!, n: numbers.n!, weight: numbers.weight! }));
          // The design effect is the sample's; where strata state several, the greatest is the careful one.
          const factor = Math.max(...own.map((row) => row.numbers.deff!));
          const name = group === "" ? {} : { group };
          return { ...name, strata: strata.length, deff: factor, ...postStratified(strata, factor, level) };
        }),
      ),
  },
  {
    id: "non-response-bounds",
    source: "Cochran (1977), Sampling Techniques, section 13.2; Manski (2003), Partial Identification",
    columns: [...trialColumns, invited, ...labelColumns],
    options: [],
    estimate: ({ file, rows }) => {
      const silent = rows.filter(({ numbers }) => numbers.n! > numbers.invited!);
      if (silent.length > 0)
        return rejected(silent.map((row) => issue("estimate.more-than-invited", { file, line: row.line })));
      return accepted(
        rows.map((row) => {
          const { x, n, invited: asked } = row.numbers as Record<"x" | "n" | "invited", number>;
          return { ...labelsOf(row), x, n, invited: asked, ...nonResponseBounds(x, n, asked) };
        }),
      );
    },
  },
];
