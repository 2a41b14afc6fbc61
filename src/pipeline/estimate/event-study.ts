/** The study method of the treated against the others, period by period. */
import { accepted, rejected } from "../../model/issue.ts";
import {
  type AbsorbedFit,
  absorbedCovariance,
  absorbedLeastSquares,
  detectableDrift,
  effectiveUnits,
  testAbsorbed,
  testAbsorbedJointly,
  unlessUnanswerable,
} from "../../stats/index.ts";
import { faultsOf, panel } from "./effect.ts";
import { inTime, intervalOf, periodOf, rateOf, unitOf } from "./inference.ts";
import type { StudyFile, StudyMethod, StudyResult } from "./study.ts";

/** A pre-trend test is worth what it finds so often. */
const power = 0.8;
const testLevel = 0.95;

interface PreTrend {
  readonly p: number;
  readonly df: number;
  /** A drift per period that the test would have found so often. */
  readonly drift: number;
}

/** The joint test of the periods before; null where there are none, or too many for the units. */
function preTrend(fit: AbsorbedFit, earlier: readonly number[], times: readonly number[]): PreTrend | null {
  if (earlier.length === 0) return null;
  return unlessUnanswerable(() => {
    const test = testAbsorbedJointly(fit, earlier);
    const drift = detectableDrift(test, absorbedCovariance(fit, earlier), times, testLevel, power);
    return { p: test.p, df: test.df2, drift };
  });
}

function eventStudy({ rows }: StudyFile, level: number): readonly StudyResult[] {
  const periods = inTime(rows.map(periodOf));
  const before = periods.filter((period) => rows.some((row) => periodOf(row) === period && row.numbers.after === 0));
  const reference = periods.indexOf(before.at(-1)!);
  const shown = periods.filter((_, at) => at !== reference);
  const fit = absorbedLeastSquares({
    units: rows.map(unitOf),
    periods: rows.map(periodOf),
    regressors: shown.map((period) => rows.map((row) => (periodOf(row) === period ? row.numbers.treated! : 0))),
    response: rows.map(rateOf),
  });
  const earlier = shown.flatMap((period, i) => (before.includes(period) ? [i] : []));
  const times = earlier.map((i) => periods.indexOf(shown[i]!) - reference);
  const joint = preTrend(fit, earlier, times);
  return shown.map((period, i) => {
    const { estimate, error, df } = testAbsorbed(fit, i);
    return {
      period,
      estimate,
      error,
      df,
      ...intervalOf(estimate, error, df, level),
      effectiveClusters: effectiveUnits(fit, i).effective,
      preTrendP: joint?.p ?? null,
      preTrendDf: joint?.df ?? null,
      detectableDrift: joint?.drift ?? null,
    };
  });
}

export const eventStudyMethods: readonly StudyMethod[] = [
  {
    id: "event-study",
    source:
      "Sun & Abraham (2021), J Econometrics 225:175–199; Tipton & Pustejovsky (2015), J Educ Behav Stat 40:604–634; Roth (2022), AER: Insights 4:305–322, for the drift that would be found with 80 per cent power",
    columns: panel,
    options: ["level"],
    estimate: (study, { level }) => {
      const faults = faultsOf(study);
      return faults.length > 0 ? rejected(faults) : accepted(eventStudy(study, level));
    },
  },
];
