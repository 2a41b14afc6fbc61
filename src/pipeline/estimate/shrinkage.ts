/** Study methods that draw the numbers of small areas towards their common distribution, a number for each row. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import { fitGammaPoisson, integrateProportions, integrateRates, shrinkRates } from "../../stats/index.ts";
import { rateColumns, rateOf } from "./comparisons.ts";
import { trialColumns } from "./proportions.ts";
import type { StudyFile, StudyMethod, StudyResult } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

/** One area has no others to be drawn towards. */
const leastAreas = 2;

/** The answers beside what each row says of its area. */
function eachArea(
  { file, line, rows }: StudyFile,
  counts: readonly [string, string],
  shrink: () => readonly StudyResult[],
): Outcome<readonly StudyResult[]> {
  if (rows.length < leastAreas)
    return rejected([issue("estimate.few-rows", { file, line }, { least: leastAreas, rows: rows.length })]);
  const [above, below] = counts;
  return accepted(
    shrink().map((found, i) => {
      const { numbers } = rows[i]!;
      return { ...labelsOf(rows[i]!), [above]: numbers[above]!, [below]: numbers[below]!, ...found };
    }),
  );
}

function ofRates(
  id: string,
  source: string,
  shrink: (counts: { events: readonly number[]; exposure: readonly number[] }, level: number) => readonly StudyResult[],
): StudyMethod {
  return {
    id,
    source,
    columns: [...rateColumns, ...labelColumns],
    options: ["level"],
    estimate: (study, { level }) => {
      const rates = study.rows.map(rateOf);
      const counts = { events: rates.map((rate) => rate.events), exposure: rates.map((rate) => rate.exposure) };
      if (counts.events.every((events) => events === 0))
        return rejected([issue("estimate.no-event-at-all", { file: study.file, line: study.line })]);
      return eachArea(study, ["events", "exposure"], () => shrink(counts, level));
    },
  };
}

function ofProportions(
  id: string,
  source: string,
  shrink: (trials: { x: readonly number[]; n: readonly number[] }, level: number) => readonly StudyResult[],
): StudyMethod {
  return {
    id,
    source,
    columns: [...trialColumns, ...labelColumns],
    options: ["level"],
    estimate: (study, { level }) => {
      const trials = {
        x: study.rows.map((row) => row.numbers.x!),
        n: study.rows.map((row) => row.numbers.n!),
      };
      return eachArea(study, ["x", "n"], () => shrink(trials, level));
    },
  };
}

export const shrinkageMethods: readonly StudyMethod[] = [
  ofRates("gamma-poisson", "Christiansen & Morris (1997), JASA 92:618–632", (counts, level) =>
    integrateRates(counts, level).map((area) => ({ ...area })),
  ),
  ofRates(
    "gamma-poisson-ml",
    "Clayton & Kaldor (1987), Biometrics 43:671–681 (the interval takes the prior as known: too narrow with few areas)",
    (counts, level) => {
      const { shape, mean, converged } = fitGammaPoisson(counts);
      return shrinkRates(counts, { shape, mean }, level).map((area) => ({
        ...area,
        priorShape: shape,
        priorMean: mean,
        converged,
      }));
    },
  ),
  ofProportions(
    "beta-binomial",
    "Daniels (1999), Can J Stat 27:567–578; Christiansen & Morris (1997), JASA 92:618–632",
    (trials, level) => integrateProportions(trials, level).map((area) => ({ ...area })),
  ),
];
