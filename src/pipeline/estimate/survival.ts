/** Study methods of time to an event, one row for each subject. */
import { accepted } from "../../model/issue.ts";
import { aalenJohansen, type FollowUp, kaplanMeier, logRank } from "../../stats/index.ts";
import { groupColumn } from "./comparisons.ts";
import { twoGroups } from "./pairs.ts";
import type { StudyColumn, StudyMethod, StudyResult, StudyRow } from "./study.ts";

const time: StudyColumn = { name: "time", kind: "non-negative" };
const event: StudyColumn = { name: "event", kind: "flag" };
const optionalGroup: StudyColumn = { ...groupColumn, optional: true };

function followUp(rows: readonly StudyRow[]): FollowUp {
  return { times: rows.map((row) => row.numbers.time!), events: rows.map((row) => row.numbers.event === 1) };
}

/** A curve for each group; the file itself is the group where it names none. */
function byGroup(
  rows: readonly StudyRow[],
  curve: (members: readonly StudyRow[]) => readonly StudyResult[],
): readonly StudyResult[] {
  return [...new Set(rows.map((row) => row.labels.group!))].flatMap((group) =>
    curve(rows.filter((row) => row.labels.group === group)).map((step) => (group === "" ? step : { group, ...step })),
  );
}

export const survivalMethods: readonly StudyMethod[] = [
  {
    id: "kaplan-meier",
    source: "Kaplan & Meier (1958), JASA 53:457–481; Kalbfleisch & Prentice (1980) for the log-log interval",
    columns: [time, event, optionalGroup],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        byGroup(rows, (members) => kaplanMeier(followUp(members), level, "log-log").steps.map((step) => ({ ...step }))),
      ),
  },
  {
    id: "log-rank",
    source: "Mantel (1966), Cancer Chemother Rep 50:163–170; Peto & Peto (1972), JRSS A 135:185–207",
    columns: [time, event, groupColumn],
    options: [],
    estimate: (study) => {
      const groups = twoGroups(study);
      if (!groups.ok) return groups;
      const [first, second] = groups.value.map((group) =>
        followUp(study.rows.filter((row) => row.labels.group === group)),
      );
      const { observed, expected, chiSquare, p } = logRank(first!, second!);
      return accepted(
        groups.value.map((group, i) => ({ group, observed: observed[i]!, expected: expected[i]!, chiSquare, p })),
      );
    },
  },
  {
    id: "aalen-johansen",
    source: "Aalen & Johansen (1978), Scand J Stat 5:141–150; Marubini & Valsecchi (1995), equation 10.12",
    columns: [time, { name: "cause", kind: "count" }, optionalGroup],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        byGroup(rows, (members) => {
          const subjects = {
            times: members.map((row) => row.numbers.time!),
            causes: members.map((row) => row.numbers.cause!),
          };
          const causes = [...new Set(subjects.causes)].filter((cause) => cause > 0).sort((a, b) => a - b);
          return causes.flatMap((cause) => aalenJohansen(subjects, cause, level).map((step) => ({ cause, ...step })));
        }),
      ),
  },
];
