/** Study methods of monitoring: control charts over periods, funnels over units. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import {
  type ChartPoint,
  gChart,
  normalMultiplier,
  overdispersedFunnel,
  overdispersion,
  poissonFunnel,
  uChart,
} from "../../stats/index.ts";
import { rateColumns } from "./comparisons.ts";
import type { StudyColumn, StudyFile, StudyMethod, StudyResult, StudyRow } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

/** 1 in the rows that make the centre. */
const baseline: StudyColumn = { name: "baseline", kind: "flag" };

/** The share pulled in at each end before dispersion is measured. */
const winsorised = 0.1;

/** Fewer units say nothing of how much units vary. */
const leastUnits = 3;

const isBaseline = (row: StudyRow): boolean => row.numbers.baseline === 1;

/** A point for each row, in the order of the file: the chart itself asks for the baseline first. */
function charted(
  { file, line, rows }: StudyFile,
  chart: (rows: readonly StudyRow[], baseline: number) => readonly ChartPoint[],
): Outcome<readonly StudyResult[]> {
  const count = rows.filter(isBaseline).length;
  if (count === 0) return rejected([issue("estimate.no-baseline", { file, line })]);
  const sorted = [...rows.filter(isBaseline), ...rows.filter((row) => !isBaseline(row))];
  const points = chart(sorted, count);
  const byRow = new Map(sorted.map((row, i) => [row, points[i]!]));
  return accepted(rows.map((row) => ({ ...labelsOf(row), ...byRow.get(row)! })));
}

export const chartMethods: readonly StudyMethod[] = [
  {
    id: "u-chart",
    source: "Montgomery (2013), Statistical Quality Control, section 7.3 (exact Poisson limits)",
    columns: [...rateColumns, baseline, ...labelColumns],
    options: ["level"],
    estimate: (study, { level }) =>
      charted(study, (rows, count) =>
        uChart(
          rows.map((row) => row.numbers.events!),
          rows.map((row) => row.numbers.exposure!),
          count,
          level,
        ),
      ),
  },
  {
    id: "g-chart",
    source: "Benneyan (2001), Health Care Manag Sci 4:305–318 (geometric probability limits)",
    columns: [{ name: "gap", kind: "count" }, baseline, ...labelColumns],
    options: ["level"],
    estimate: (study, { level }) =>
      charted(study, (rows, count) =>
        gChart(
          rows.map((row) => row.numbers.gap!),
          count,
          level,
        ),
      ),
  },
  {
    id: "funnel",
    source:
      "Spiegelhalter (2005), Stat Med 24:1185–1202, section 2.2; Spiegelhalter (2005), Qual Saf Health Care 14:347–351, for over-dispersion (z scores winsorised at 10 %)",
    columns: [{ name: "events", kind: "count" }, { name: "expected", kind: "positive" }, ...labelColumns],
    options: ["level"],
    estimate: ({ file, line, rows }, { level }) => {
      if (rows.length < leastUnits)
        return rejected([issue("estimate.few-rows", { file, line }, { least: leastUnits, rows: rows.length })]);
      const { phi, between } = overdispersion(
        rows.map((row) => row.numbers.events!),
        rows.map((row) => row.numbers.expected!),
        winsorised,
      );
      return accepted(
        rows.map((row) => {
          const { events, expected } = row.numbers as Record<"events" | "expected", number>;
          const exactly = poissonFunnel(1, expected, level);
          const wide = overdispersedFunnel(expected, between, normalMultiplier(level));
          const ratio = events / expected;
          return {
            ...labelsOf(row),
            events,
            expected,
            ratio,
            lower: exactly.lower,
            upper: exactly.upper,
            outside: ratio < exactly.lower || ratio > exactly.upper,
            dispersion: phi,
            lowerOverdispersed: wide.lower,
            upperOverdispersed: wide.upper,
          };
        }),
      );
    },
  },
];
