/** Study methods that compare two groups: the first that the file names with the second. */
import type { Issue, Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Proportion, Rate } from "../../stats/index.ts";
import {
  farringtonManning,
  newcombe,
  newcombeCorrected,
  newcombeNonInferiority,
  rateRatio,
  rateRatioTest,
} from "../../stats/index.ts";
import { type Pair, pairs } from "./pairs.ts";
import { trialColumns } from "./proportions.ts";
import type { StudyColumn, StudyFile, StudyMethod, StudyOptions, StudyResult, StudyRow } from "./study.ts";

export const rateColumns: readonly StudyColumn[] = [
  { name: "events", kind: "count" },
  { name: "exposure", kind: "positive" },
];

export const groupColumn: StudyColumn = { name: "group", kind: "label" };

/** Where it is given, each stratum is compared by itself. */
const stratumColumn: StudyColumn = { name: "stratum", kind: "label", optional: true };

export const proportionOf = (row: StudyRow): Proportion => ({ x: row.numbers.x!, n: row.numbers.n! });
export const rateOf = (row: StudyRow): Rate => ({ events: row.numbers.events!, exposure: row.numbers.exposure! });

function namesOf({ stratum, first, second }: Pair): StudyResult {
  const groups = { first: first.labels.group!, second: second.labels.group! };
  return stratum === "" ? groups : { stratum, ...groups };
}

function eachPair(
  study: StudyFile,
  compare: (pair: Pair) => StudyResult,
  faultOf: (pair: Pair) => readonly Issue[] = () => [],
): Outcome<readonly StudyResult[]> {
  const found = pairs(study);
  if (!found.ok) return found;
  const faults = found.value.flatMap(faultOf);
  return faults.length > 0
    ? rejected(faults)
    : accepted(found.value.map((pair) => ({ ...namesOf(pair), ...compare(pair) })));
}

function ofProportions(
  id: string,
  source: string,
  options: StudyMethod["options"],
  compare: (first: Proportion, second: Proportion, options: StudyOptions) => StudyResult,
): StudyMethod {
  return {
    id,
    source,
    columns: [groupColumn, ...trialColumns, stratumColumn],
    options,
    estimate: (study, given) =>
      eachPair(study, ({ first, second }) => compare(proportionOf(first), proportionOf(second), given)),
  };
}

export const comparisonMethods: readonly StudyMethod[] = [
  {
    id: "rate-ratio",
    source: "Przyborowski & Wilenski (1940), Biometrika 31:313–323; Fay (2010), R Journal 2(1):53–58, for p",
    columns: [groupColumn, ...rateColumns, stratumColumn],
    options: ["level"],
    estimate: (study, { level }) =>
      eachPair(
        study,
        ({ first, second }) => {
          const [one, other] = [rateOf(first), rateOf(second)];
          return { ...rateRatio(one, other, level), p: rateRatioTest(one, other, 1).twoSided };
        },
        ({ first, second }) =>
          first.numbers.events! + second.numbers.events! > 0
            ? []
            : [issue("estimate.no-events", { file: study.file, line: first.line })],
      ),
  },
  ofProportions(
    "newcombe",
    "Newcombe (1998), Stat Med 17:873–890, method 10",
    ["level"],
    (first, second, { level }) => ({ ...newcombe(first, second, level) }),
  ),
  ofProportions(
    "newcombe-corrected",
    "Newcombe (1998), Stat Med 17:873–890, method 11",
    ["level"],
    (first, second, { level }) => ({ ...newcombeCorrected(first, second, level) }),
  ),
  ofProportions(
    "non-inferiority-newcombe",
    "Newcombe (1998), Stat Med 17:873–890, method 10; Piaggio et al. (2012), JAMA 308:2594–2604",
    ["level", "margin"],
    (first, second, { level, margin }) => ({ ...newcombeNonInferiority(first, second, margin, level) }),
  ),
  ofProportions(
    "non-inferiority-farrington-manning",
    "Farrington & Manning (1990), Stat Med 9:1447–1454",
    ["level", "margin"],
    (first, second, { level, margin }) => {
      const { outcome, estimate, z, p } = farringtonManning(first, second, margin, level);
      return { outcome, estimate, z, p };
    },
  ),
];
