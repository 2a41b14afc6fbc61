/** Study methods of an effect: difference-in-differences on counts and on rates. */
import type { Issue, Place } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import {
  clusteredCovariance,
  indicators,
  informativeRows,
  leastSquares,
  ones,
  poissonRegression,
  randomisationInference,
  tDistribution,
  testCoefficient,
} from "../../stats/index.ts";
import { stream } from "../../stats/random.ts";
import { rateColumns } from "./comparisons.ts";
import type { StudyColumn, StudyFile, StudyMethod, StudyRow } from "./study.ts";

export const unitColumn: StudyColumn = { name: "unit", kind: "label" };
export const periodColumn: StudyColumn = { name: "period", kind: "label" };
export const treatedColumn: StudyColumn = { name: "treated", kind: "flag" };
export const afterColumn: StudyColumn = { name: "after", kind: "flag" };

/** Assignments are listed up to so many, and drawn above. */
const enumerateUpTo = 1_000_000;
const draws = 99_999;

/** Fewer degrees of freedom give a p that is not to be trusted. */
const leastFreedom = 4;

/** Errors and residuals smaller than this, against what they belong to, are rounding. */
const exactFit = 1e-10;

function headerOf({ file, line }: StudyFile): Place {
  return { file, line };
}

/** What keeps a file from being compared at all: units or periods on one side only. */
function lopsided(study: StudyFile, units: readonly (readonly StudyRow[])[]): readonly Issue[] {
  const windows = new Set(study.rows.map((row) => row.numbers.after)).size;
  return [...oneSided(study, units), ...(windows < 2 ? [issue("estimate.no-window", headerOf(study))] : [])];
}

/** Issues where one of the four pooled counts has no event. */
function emptySides(study: StudyFile): readonly Issue[] {
  return [0, 1].flatMap((treated) =>
    [0, 1].flatMap((after) => {
      const own = study.rows.filter(({ numbers }) => numbers.treated === treated && numbers.after === after);
      return own.some((row) => row.numbers.events! > 0)
        ? []
        : [issue("estimate.empty-side", headerOf(study), { treated, after })];
    }),
  );
}

/** The rows whose unit, or period, has an event in any of them: the others say nothing of an effect. */
function informative(rows: readonly StudyRow[], by: "unit" | "period") {
  const { rows: kept, dropped } = informativeRows(
    rows.map((row) => row.labels[by]!),
    rows.map((row) => row.numbers.events!),
  );
  return { kept: kept.map((row) => rows[row]!), dropped: dropped.length };
}

/** Rows of each unit in the order of the file; an issue where a unit is both treated and not. */
export function byUnit({ file, rows }: StudyFile): {
  readonly units: readonly (readonly StudyRow[])[];
  readonly issues: readonly Issue[];
} {
  const found = new Map<string, StudyRow[]>();
  for (const row of rows) {
    const members = found.get(row.labels.unit!);
    if (members) members.push(row);
    else found.set(row.labels.unit!, [row]);
  }
  const units = [...found.values()];
  const issues = units.flatMap((members) => {
    const turned = members.find((row) => row.numbers.treated !== members[0]!.numbers.treated);
    return turned ? [issue("estimate.turned-unit", { file, line: turned.line }, { earlier: members[0]!.line })] : [];
  });
  return { units, issues };
}

/** An issue where no unit, or every unit, is treated. */
export function oneSided({ file, line }: StudyFile, units: readonly (readonly StudyRow[])[]): readonly Issue[] {
  const treated = units.filter((members) => members[0]!.numbers.treated === 1).length;
  const all = units.length;
  return treated === 0 || treated === all ? [issue("estimate.one-sided", { file, line }, { treated, units: all })] : [];
}

/** One unit in one period, twice. */
function repeated({ file, rows }: StudyFile): readonly Issue[] {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = JSON.stringify([row.labels.unit, row.labels.period]);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [issue("estimate.same-row", { file, line: row.line }, { earlier })];
    seen.set(key, row.line);
    return [];
  });
}

/** The rows of a two-way model with its design; issues where treatment cannot be told from units and periods. */
function twoWay(rows: readonly StudyRow[]) {
  const units = rows.map((row) => row.labels.unit!);
  const periods = rows.map((row) => row.labels.period!);
  const effect = Float64Array.from(rows, (row) => row.numbers.treated! * row.numbers.after!);
  return { units, design: [effect, ones(rows.length), ...indicators(units), ...indicators(periods)] };
}

export const panel: readonly StudyColumn[] = [unitColumn, periodColumn, treatedColumn, afterColumn, ...rateColumns];

export function faultsOf(study: StudyFile): readonly Issue[] {
  const { units, issues } = byUnit(study);
  return [...issues, ...repeated(study), ...lopsided(study, units)];
}

export const effectMethods: readonly StudyMethod[] = [
  {
    id: "did-pooled",
    source:
      "Cummings (2009), Stata J 9:175–196; Rosenbaum (2002), Stat Sci 17:286–327; Phipson & Smyth (2010), Stat Appl Genet Mol Biol 9:39",
    columns: [
      unitColumn,
      treatedColumn,
      afterColumn,
      ...rateColumns,
      { name: "stratum", kind: "label", optional: true },
    ],
    options: ["level", "alternative", "seed"],
    estimate: (study, { level, alternative, seed }) => {
      const { units, issues } = byUnit(study);
      const faults = [...issues, ...lopsided(study, units)];
      if (faults.length > 0) return rejected(faults);
      const empty = emptySides(study);
      if (empty.length > 0) return rejected(empty);
      const total = (column: "events" | "exposure", after: 0 | 1): readonly number[] =>
        units.map((members) =>
          members.reduce((all, row) => (row.numbers.after === after ? all + row.numbers[column]! : all), 0),
        );
      const strata = [...new Set(units.map((members) => members[0]!.labels.stratum!))].sort();
      const result = randomisationInference({
        counts: {
          eventsBefore: total("events", 0),
          exposureBefore: total("exposure", 0),
          eventsAfter: total("events", 1),
          exposureAfter: total("exposure", 1),
        },
        treated: units.map((members) => members[0]!.numbers.treated === 1),
        strata: units.map((members) => strata.indexOf(members[0]!.labels.stratum!)),
        continuity: 0,
        alternative,
        level,
        enumerateUpTo,
        draws,
        random: stream(seed, 0),
      });
      return accepted([{ units: units.length, ...result }]);
    },
  },
  {
    id: "did-poisson-cr1",
    source:
      "Santos Silva & Tenreyro (2010), Economics Letters 107:310–312; Cameron & Miller (2015), J Hum Resources 50:317–372 (CR1, t with clusters − 1)",
    columns: panel,
    options: ["level"],
    estimate: (study, { level }) => {
      const faults = faultsOf(study);
      if (faults.length > 0) return rejected(faults);
      const empty = emptySides(study);
      if (empty.length > 0) return rejected(empty);
      const byUnits = informative(study.rows, "unit");
      const { kept, dropped } = informative(byUnits.kept, "period");
      const { units, design } = twoWay(kept);
      const fit = poissonRegression({
        design,
        events: kept.map((row) => row.numbers.events!),
        exposure: kept.map((row) => row.numbers.exposure!),
      });
      if (fit.separated.length > 0)
        return rejected([issue("estimate.separated", headerOf(study), { rows: fit.separated.length })]);
      const clusters = new Set(units).size;
      const error = Math.sqrt(clusteredCovariance(fit, units, "CR1")[0]![0]!);
      if (!(error > exactFit)) return rejected([issue("estimate.no-variation", headerOf(study))]);
      const estimate = fit.coefficients[0]!;
      const reach = tDistribution(clusters - 1).upperQuantile((1 - level) / 2) * error;
      return accepted([
        {
          rows: kept.length,
          clusters,
          droppedUnits: byUnits.dropped,
          droppedPeriods: dropped,
          ratio: Math.exp(estimate),
          lower: Math.exp(estimate - reach),
          upper: Math.exp(estimate + reach),
          logRatio: estimate,
          error,
          p: 2 * tDistribution(clusters - 1).upperTail(Math.abs(estimate / error)),
          dispersion: fit.pearson,
          converged: fit.converged,
        },
      ]);
    },
  },
  {
    id: "did-rates-cr2",
    source:
      "Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), J Bus Econ Stat 36:672–683",
    columns: panel,
    options: ["level"],
    estimate: (study, { level }) => {
      const faults = faultsOf(study);
      if (faults.length > 0) return rejected(faults);
      const { rows } = study;
      const { units, design } = twoWay(rows);
      const rates = rows.map((row) => row.numbers.events! / row.numbers.exposure!);
      const fit = leastSquares(design, rates, null);
      const size = exactFit * Math.max(...rates);
      if (!fit.residuals.some((residual) => Math.abs(residual) > size))
        return rejected([issue("estimate.no-variation", headerOf(study))]);
      const { estimate, error, t, df, p } = testCoefficient(fit, units, 0);
      const refused = df < leastFreedom;
      const reach = tDistribution(df).upperQuantile((1 - level) / 2) * error;
      return accepted([
        {
          rows: rows.length,
          clusters: new Set(units).size,
          estimate,
          lower: refused ? null : estimate - reach,
          upper: refused ? null : estimate + reach,
          error,
          t,
          df,
          p: refused ? null : p,
          reason: refused ? "few-degrees-of-freedom" : null,
        },
      ]);
    },
  },
];
