/** The synthetic control of the pooled treated units, with placebos among the donors. */
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import { leaveOneOut, placeboTest, syntheticControl } from "../../stats/index.ts";
import { afterColumn, byUnit, oneSided, periodColumn, treatedColumn, unitColumn } from "./effect.ts";
import type { StudyColumn, StudyFile, StudyMethod, StudyRow } from "./study.ts";

const columns: readonly StudyColumn[] = [
  unitColumn,
  periodColumn,
  treatedColumn,
  afterColumn,
  { name: "value", kind: "number" },
];

const source = "Abadie, Diamond & Hainmueller (2010), JASA 105:493–505; Wolfe (1976), Math Programming 11:128–149";

interface Panel {
  /** The mean of the treated units in each period. */
  readonly target: readonly number[];
  readonly donors: readonly { readonly unit: string; readonly values: readonly number[] }[];
  /** Which periods come after. */
  readonly after: readonly boolean[];
}

/** Units by periods, without holes; every fault of the file at once. */
function panelOf(study: StudyFile): Outcome<Panel> {
  const { file, line, rows } = study;
  const { units, issues } = byUnit(study);
  const periods = new Map<string, StudyRow>();
  const turned = rows.flatMap((row) => {
    const known = periods.get(row.labels.period!);
    if (!known) periods.set(row.labels.period!, row);
    const same = !known || known.numbers.after === row.numbers.after;
    return same ? [] : [issue("estimate.turned-period", { file, line: row.line }, { earlier: known.line })];
  });
  const names = [...periods.keys()];
  const holes = units.flatMap((members) => {
    const own = new Set(members.map((row) => row.labels.period!));
    const whole = own.size === names.length && members.length === names.length;
    return whole
      ? []
      : [issue("estimate.hole", { file, line: members[0]!.line }, { rows: members.length, periods: names.length })];
  });
  const after = [...periods.values()].map((row) => row.numbers.after === 1);
  const sides = new Set(after).size < 2 ? [issue("estimate.no-window", { file, line })] : [];
  const faults = [...issues, ...turned, ...holes, ...oneSided(study, units), ...sides];
  if (faults.length > 0) return rejected(faults);
  const valuesOf = (members: readonly StudyRow[]): readonly number[] =>
    names.map((name) => members.find((row) => row.labels.period === name)!.numbers.value!);
  const treated = units.filter((members) => members[0]!.numbers.treated === 1).map(valuesOf);
  return accepted({
    target: names.map((_, t) => treated.reduce((all, values) => all + values[t]!, 0) / treated.length),
    donors: units
      .filter((members) => members[0]!.numbers.treated === 0)
      .map((members) => ({ unit: members[0]!.labels.unit!, values: valuesOf(members) })),
    after,
  });
}

export const syntheticControlMethods: readonly StudyMethod[] = [
  {
    id: "synthetic-control",
    source,
    columns,
    options: [],
    estimate: (study) => {
      const panel = panelOf(study);
      if (!panel.ok) return panel;
      const { target, donors, after } = panel.value;
      const values = donors.map((donor) => donor.values);
      if (donors.length < 2)
        return rejected([
          issue("estimate.few-donors", { file: study.file, line: study.line }, { least: 2, donors: donors.length }),
        ]);
      const given = { target, donors: values, after };
      const ours = syntheticControl(given);
      const { rank, p, smallestP } = placeboTest(given, ours);
      const without = leaveOneOut(values, (kept) => syntheticControl({ target, donors: kept, after }).effect).map(
        ({ result }) => result,
      );
      return accepted([
        {
          donors: donors.length,
          estimate: ours.effect,
          lowestWithoutOne: Math.min(...without),
          highestWithoutOne: Math.max(...without),
          rmspeBefore: ours.rmspeBefore,
          rmspeAfter: ours.rmspeAfter,
          rank,
          p,
          smallestP,
          kkt: ours.kkt,
        },
      ]);
    },
  },
  {
    id: "synthetic-control-weights",
    source,
    columns,
    options: [],
    estimate: (study) => {
      const panel = panelOf(study);
      if (!panel.ok) return panel;
      const { target, donors, after } = panel.value;
      const { weights } = syntheticControl({ target, donors: donors.map((donor) => donor.values), after });
      return accepted(donors.map(({ unit }, i) => ({ unit, weight: weights[i]! })));
    },
  },
];
