/** Study methods of counts that the source hides: known only within bounds. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import { censoredRate, worstCaseRate } from "../../stats/index.ts";
import type { StudyColumn, StudyFile, StudyMethod, StudyRow } from "./study.ts";

/** Both are the count itself where it is not hidden. */
const columns: readonly StudyColumn[] = [
  { name: "lower", kind: "count" },
  { name: "upper", kind: "count" },
  { name: "exposure", kind: "positive" },
];

function boundedOf({ rows }: StudyFile) {
  const column = (name: string): readonly number[] => rows.map((row) => row.numbers[name]!);
  return { lower: column("lower"), upper: column("upper"), exposure: column("exposure") };
}

const crossed = ({ numbers }: StudyRow): boolean => numbers.lower! > numbers.upper!;

function faultsOf({ file, rows }: StudyFile) {
  return rows.filter(crossed).map((row) => issue("estimate.crossed-bounds", { file, line: row.line }));
}

export const boundMethods: readonly StudyMethod[] = [
  {
    id: "censored-rate",
    source: "Dempster, Laird & Rubin (1977), JRSS B 39:1–38 (the likelihood of grouped data)",
    columns,
    options: ["level"],
    estimate: (study, { level }) => {
      const faults = faultsOf(study);
      if (faults.length > 0) return rejected(faults);
      const { estimate, lower, upper, logRate, logError, converged } = censoredRate(boundedOf(study), level);
      return accepted([{ rows: study.rows.length, estimate, lower, upper, logRate, logError, converged }]);
    },
  },
  {
    id: "worst-case-rate",
    source: "Manski (2003), Partial Identification of Probability Distributions, chapter 1",
    columns,
    options: [],
    estimate: (study) => {
      const faults = faultsOf(study);
      if (faults.length > 0) return rejected(faults);
      return accepted([{ rows: study.rows.length, ...worstCaseRate(boundedOf(study)) }]);
    },
  },
];
