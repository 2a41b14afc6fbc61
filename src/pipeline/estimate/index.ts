/** The registry of study methods: one file for each family, one line each. */
import type { IssueCode } from "../../model/codes/index.ts";
import type { Outcome } from "../../model/issue.ts";
import { issue, rejected } from "../../model/issue.ts";
import { type Unanswerable, UnanswerableError } from "../../stats/index.ts";
import { bootstrapMethods } from "./bootstrap.ts";
import { boundMethods } from "./bounds.ts";
import { chartMethods } from "./charts.ts";
import { comparisonMethods } from "./comparisons.ts";
import { countModelMethods } from "./count-models.ts";
import { countMethods } from "./counts.ts";
import { economyMethods } from "./economy.ts";
import { effectMethods } from "./effect.ts";
import { equityMethods } from "./equity.ts";
import { eventStudyMethods } from "./event-study.ts";
import { evidenceMethods } from "./evidence.ts";
import { priorMethods } from "./priors.ts";
import { proportionMethods } from "./proportions.ts";
import { readStudy } from "./read.ts";
import { shrinkageMethods } from "./shrinkage.ts";
import { staggeredMethods } from "./staggered.ts";
import { stratifiedMethods } from "./stratified.ts";
import type { StudyMethod, StudyOptions, StudyResult } from "./study.ts";
import { surveyMethods } from "./surveys.ts";
import { survivalMethods } from "./survival.ts";
import { syntheticControlMethods } from "./synthetic-control.ts";
import { timeSeriesMethods } from "./time-series.ts";

export type { StudyOption, StudyOptions, StudyResult } from "./study.ts";

const all: readonly StudyMethod[] = [
  ...countMethods,
  ...proportionMethods,
  ...comparisonMethods,
  ...stratifiedMethods,
  ...shrinkageMethods,
  ...effectMethods,
  ...syntheticControlMethods,
  ...eventStudyMethods,
  ...staggeredMethods,
  ...timeSeriesMethods,
  ...countModelMethods,
  ...bootstrapMethods,
  ...priorMethods,
  ...survivalMethods,
  ...evidenceMethods,
  ...surveyMethods,
  ...chartMethods,
  ...equityMethods,
  ...economyMethods,
  ...boundMethods,
];

/** By id, as written after `felles estimate`. */
export const studyMethods: ReadonlyMap<string, StudyMethod> = new Map(all.map((method) => [method.id, method]));

/** What is said of numbers that are right each by itself, but carry no answer. */
const unanswerable: Readonly<Record<Unanswerable, IssueCode>> = {
  "singular-design": "estimate.singular-design",
  "few-rows": "estimate.few-rows-for-model",
  "few-clusters": "estimate.few-clusters",
  "no-events": "estimate.no-event-at-all",
  "one-sided-events": "estimate.one-sided-events",
  "no-exposure": "estimate.no-exposure",
  "no-variation": "estimate.no-variation",
};

/**
 * The answer of a method to the bytes of a file.
 *
 * @returns rejected with every fault of the file; also where the method has no answer to numbers that are right each by
 * itself: a design that is singular, a table without events
 */
export function study(
  method: StudyMethod,
  bytes: Uint8Array,
  file: string,
  options: StudyOptions,
): Outcome<readonly StudyResult[]> {
  const read = readStudy(bytes, file, method.columns);
  if (!read.ok) return read;
  try {
    return method.estimate(read.value, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const code = error instanceof UnanswerableError ? unanswerable[error.why] : "estimate.not-computable";
    return rejected([issue(code, { file, line: read.value.line }, { method: method.id })]);
  }
}
