/** Study methods of inequality between areas: spread beyond chance, one more area, concentration. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import {
  concentrationIndex,
  fitBetaBinomial,
  fitGammaPoisson,
  integrateProportions,
  integrateRates,
  predictProportion,
  predictRate,
} from "../../stats/index.ts";
import { rateColumns } from "./comparisons.ts";
import { trialColumns } from "./proportions.ts";
import type { StudyMethod, StudyResult, StudyRow } from "./study.ts";
import { labelColumns } from "./study.ts";

/** Two areas tell next to nothing of a distribution. */
const leastAreas = 3;

const column = (rows: readonly StudyRow[], name: string): readonly number[] => rows.map((row) => row.numbers[name]!);

interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

function spread(
  rows: readonly StudyRow[],
  variation: number,
  next: Interval,
  shrunken: readonly Interval[],
): StudyResult {
  const values = shrunken.map((it) => it.estimate);
  const [highest, lowest] = [Math.max(...values), Math.min(...values)];
  return {
    areas: rows.length,
    mean: next.estimate,
    variation,
    predictionLower: next.lower,
    predictionUpper: next.upper,
    highest,
    lowest,
    ratio: highest / lowest,
  };
}

const source =
  "Christiansen & Morris (1997), JASA 92:618–632; Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137–159, for one more area";

export const equityMethods: readonly StudyMethod[] = [
  {
    id: "spread-of-rates",
    source,
    columns: [...rateColumns, ...labelColumns],
    options: ["level"],
    estimate: ({ file, line, rows }, { level }) => {
      if (rows.length < leastAreas)
        return rejected([issue("estimate.few-rows", { file, line }, { least: leastAreas, rows: rows.length })]);
      const counts = { events: column(rows, "events"), exposure: column(rows, "exposure") };
      if (counts.events.every((it) => it === 0)) return rejected([issue("estimate.no-event-at-all", { file, line })]);
      const variation = 1 / Math.sqrt(fitGammaPoisson(counts).shape);
      return accepted([spread(rows, variation, predictRate(counts, level), integrateRates(counts, level))]);
    },
  },
  {
    id: "spread-of-proportions",
    source,
    columns: [...trialColumns, ...labelColumns],
    options: ["level"],
    estimate: ({ file, line, rows }, { level }) => {
      if (rows.length < leastAreas)
        return rejected([issue("estimate.few-rows", { file, line }, { least: leastAreas, rows: rows.length })]);
      const trials = { x: column(rows, "x"), n: column(rows, "n") };
      const { shapes } = fitBetaBinomial(trials);
      const variation = shapes === null ? 0 : Math.sqrt(shapes[1] / (shapes[0] * (shapes[0] + shapes[1] + 1)));
      return accepted([spread(rows, variation, predictProportion(trials, level), integrateProportions(trials, level))]);
    },
  },
  {
    id: "concentration",
    source: "Kakwani, Wagstaff & van Doorslaer (1997), J Econometrics 77:87–103",
    columns: [...rateColumns, { name: "rank", kind: "number" }],
    options: ["level"],
    estimate: ({ file, line, rows }, { level }) => {
      const counts = {
        events: column(rows, "events"),
        exposure: column(rows, "exposure"),
        rank: column(rows, "rank"),
      };
      if (counts.events.every((it) => it === 0)) return rejected([issue("estimate.no-event-at-all", { file, line })]);
      return accepted([{ areas: rows.length, ...concentrationIndex(counts, level) }]);
    },
  },
];
