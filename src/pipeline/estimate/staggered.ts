/** Study methods where units adopt at different times. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import { type Aggregation, averageEffects, type Controls, fewUnitsError, groupTimeEffects } from "../../stats/index.ts";
import { periodColumn, unitColumn } from "./effect.ts";
import { inTime, intervalOf, periodOf, unitOf } from "./inference.ts";
import type { StudyMethod, StudyRow } from "./study.ts";

const adoptedColumn = { name: "adopted", kind: "label", optional: true } as const;

function staggered(id: string, controls: Controls): StudyMethod {
  return {
    id,
    source: "Callaway & Sant'Anna (2021), J Econometrics 225:200–230; Welch (1947), Biometrika 34:28–35, for few units",
    columns: [unitColumn, periodColumn, adoptedColumn, { name: "value", kind: "number" }],
    options: ["level"],
    estimate: (study, { level }) => {
      const { file, line, rows } = study;
      const periods = inTime(rows.map(periodOf));
      const found = new Map<string, StudyRow[]>();
      for (const row of rows) found.set(unitOf(row), [...(found.get(unitOf(row)) ?? []), row]);
      const units = [...found.values()];
      const faults = units.flatMap((members) => {
        const [first] = members;
        const turned = members.find((row) => row.labels.adopted !== first!.labels.adopted);
        const whole = members.length === periods.length && new Set(members.map(periodOf)).size === periods.length;
        return [
          ...(turned ? [issue("estimate.turned-adoption", { file, line: turned.line }, { earlier: first!.line })] : []),
          ...(whole
            ? []
            : [issue("estimate.hole", { file, line: first!.line }, { rows: members.length, periods: periods.length })]),
          ...(first!.labels.adopted === periods[0]
            ? [issue("estimate.always-treated", { file, line: first!.line })]
            : []),
          ...(first!.labels.adopted === "" || periods.includes(first!.labels.adopted!)
            ? []
            : [issue("estimate.unknown-adoption", { file, line: first!.line })]),
        ];
      });
      if (faults.length > 0) return rejected(faults);
      const treated = units.filter((members) => members[0]!.labels.adopted !== "").length;
      const given = {
        outcomes: units.map((members) =>
          periods.map((period) => members.find((row) => periodOf(row) === period)!.numbers.value!),
        ),
        adopted: units.map(([first]) =>
          first!.labels.adopted === "" ? null : periods.indexOf(first!.labels.adopted!),
        ),
      };
      const effects = groupTimeEffects(given, controls);
      if (!effects.some(({ group, period }) => period >= group))
        return rejected([issue("estimate.one-sided", { file, line }, { treated, units: units.length })]);
      return accepted(
        (["simple", "group", "calendar", "event"] as const).flatMap((aggregation) => {
          const { overall, each } = averageEffects(given, effects, aggregation);
          return [overall, ...each].map(({ at, estimate, influence }) => {
            const cells = effects.filter((it) => within(aggregation, at, it.group, it.period));
            const { error, df } = fewUnitsError(
              given,
              influence,
              cells.map((it) => it.group),
            );
            return {
              average: aggregation,
              at: at === null ? null : aggregation === "event" ? at : periods[at]!,
              estimate,
              error,
              df,
              ...intervalOf(estimate, error, df, level),
            };
          });
        }),
      );
    },
  };
}

/** Whether an effect is part of an average. */
function within(aggregation: Aggregation, at: number | null, group: number, period: number): boolean {
  if (at === null) return period >= group;
  if (aggregation === "event") return period - group === at;
  return period >= group && (aggregation === "group" ? group : period) === at;
}

export const staggeredMethods: readonly StudyMethod[] = [
  staggered("callaway-santanna", "not-yet-treated"),
  staggered("callaway-santanna-never-treated", "never-treated"),
];
