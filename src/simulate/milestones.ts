/** The programme's milestones, and how they stood when the secretariat last said. */
import { fileQuarter, quartersOf, receivedAfter } from "./calendar.ts";
import { dialects, row, type Sheet, type SheetRow } from "./dialect.ts";
import type { Truth } from "./truth.ts";

const columns = ["id", "planlagt", "faktisk", "status"] as const;

interface SimulatedMilestone {
  readonly id: string;
  readonly planned: string;
  /** ISO dates on which work begins, and on which it is done in the simulated world. */
  readonly begun: string;
  readonly done: string;
}

/** `planned` as in the programme's own list; the co-location comes late, the full operation early. */
const milestones: readonly SimulatedMilestone[] = [
  { id: "hiring", planned: "2026-08-31", begun: "2026-04-01", done: "2026-08-17" },
  { id: "co-location", planned: "2026-08-31", begun: "2026-05-15", done: "2026-10-05" },
  { id: "pilot", planned: "2026-11-30", begun: "2026-10-01", done: "2026-10-12" },
  { id: "first-follow-ups", planned: "2026-11-30", begun: "2026-10-12", done: "2026-11-02" },
  { id: "full-operation", planned: "2027-12-31", begun: "2027-01-04", done: "2027-11-15" },
  { id: "competence", planned: "2028-12-31", begun: "2027-03-01", done: "2028-12-04" },
  { id: "regional-implementation", planned: "2028-12-31", begun: "2027-08-16", done: "2029-02-01" },
  { id: "interim-report", planned: "2028-06-30", begun: "2028-02-01", done: "2028-06-14" },
  { id: "final-evaluation", planned: "2029-05-01", begun: "2028-10-01", done: "2029-04-27" },
  { id: "decision", planned: "2029-06-30", begun: "2029-05-01", done: "2029-06-18" },
];

function rowOn(it: SimulatedMilestone, date: string): SheetRow {
  if (it.done <= date) return row(it.id, it.planned, it.done, "ferdig");
  const status = date < it.begun ? "planlagt" : it.planned < date ? "forsinket" : "pagaar";
  return row(it.id, it.planned, "..", status);
}

/** Stated anew every quarter. */
export function milestoneSheets(truth: Truth): readonly Sheet[] {
  return quartersOf(truth, "2026-Q2", truth.last).map((period) => {
    const received = receivedAfter(period, 10);
    return {
      file: `milepeler-${fileQuarter(period)}.csv`,
      provider: "Polarsirkelrådet (syntetisk)",
      kind: "milestones",
      received,
      period,
      note: "Status for milepælene.",
      dialect: dialects.plain,
      title: [],
      columns,
      rows: milestones.map((it) => rowOn(it, received)),
    };
  });
}
