/** How long it takes: Kaplan–Meier on counts by bands of days, with the log-rank test against the comparator. */
import { z } from "zod";
import type { CountCell, Estimate, Note } from "../model/estimate.ts";
import type { PanelCell } from "../model/panel.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import type { FollowUp } from "../stats/index.ts";
import { kaplanMeier, logRank, unlessUnanswerable } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, unknownReason, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { againstComparator } from "./pairs.ts";
import { treatedNote } from "./treated-note.ts";

const id = "waiting-time";
const kinds = ["count"] as const;

const optionsSchema = z.strictObject({
  over: z.string().min(1).describe("the column with the bands of days: 0-7, 8-14, …; it must stand in `by`, too"),
});

/** A band of days: it ends on a day, or never; then it is only known that its first day was passed. */
interface Band {
  readonly code: string;
  readonly from: number;
  readonly to: number | null;
}

const bandShape = /^(\d+)-(\d+|opp)$/;

function bandOf(code: string, analysis: AnalysisDefinition): Band {
  const found = bandShape.exec(code);
  if (!found) throw new RangeError(`analysis ${analysis.id}: “${code}” is no band of days`);
  return { code, from: Number(found[1]), to: found[2] === "opp" ? null : Number(found[2]) };
}

/** A unit's cells of one window, band by band. */
interface Banded {
  readonly bands: readonly Band[];
  readonly cells: readonly PanelCell[];
}

function codeOf(cell: PanelCell, over: string, analysis: AnalysisDefinition): string {
  const code = cell.breakdown[over];
  if (code === undefined) throw new RangeError(`analysis ${analysis.id}: ${id} over ${over} needs \`by: [${over}]\``);
  return code;
}

function banded(cells: readonly PanelCell[], over: string, analysis: AnalysisDefinition): Banded {
  const pairs = cells
    .map((cell) => ({ band: bandOf(codeOf(cell, over, analysis), analysis), cell }))
    .sort((a, b) => a.band.from - b.band.from);
  return { bands: pairs.map((it) => it.band), cells: pairs.map((it) => it.cell) };
}

const counts = (cells: readonly PanelCell[]): readonly number[] | null => {
  const values = cells.flatMap(({ numerator }) => (numerator.known ? [numerator.value] : []));
  return values.length === cells.length ? values : null;
};

/** One row for each course: on the last day of its band, or still waiting on the last day before one that never ends. */
function followUp(bands: readonly Band[], values: readonly number[]): FollowUp {
  const times = bands.flatMap(({ from, to }, i) => new Array<number>(values[i]!).fill(to ?? from - 1));
  const events = bands.flatMap(({ to }, i) => new Array<boolean>(values[i]!).fill(to !== null));
  return { times, events };
}

/** The counts up to each band, and in all: what a reader works out from the shares. */
function basisOfBands(
  { indicator }: Manner,
  { bands, cells }: Banded,
  over: string,
  values: readonly number[],
): readonly CountCell[] {
  let sum = 0;
  return cells.flatMap((cell, i) => {
    sum += values[i]!;
    const codes = bands.slice(0, i + 1).map((band) => band.code);
    return basisOf(indicator, { ...cell, breakdown: { ...cell.breakdown, [over]: codes.sort().join("+") } }, sum, null);
  });
}

/** The log-rank test of two curves, and the counts that its p tells; nothing where it cannot be made. */
function compared(
  manner: Manner,
  over: string,
  own: FollowUp,
  other: Banded,
): { readonly notes: readonly Note[]; readonly basis: readonly CountCell[] } {
  const values = counts(other.cells);
  const none = { notes: [], basis: [] };
  if (values === null) return none;
  const theirs = followUp(other.bands, values);
  if (theirs.times.length === 0) return none;
  const test = unlessUnanswerable(() => logRank(own, theirs));
  if (test === null) return none;
  return {
    notes: [{ code: "log-rank", params: { p: test.p } }, ...treatedNote([other.cells[0]!.unit])],
    basis: basisOfBands(manner, other, over, values),
  };
}

function estimateOne(manner: Manner, own: Banded, other: Banded, over: string): readonly Estimate[] {
  const { indicator, analysis } = manner;
  const subjectOf = (cell: PanelCell) => ({ ...cell, area: cell.unit.id, comparator: null });
  const closed = own.bands.flatMap((band, i) => (band.to === null ? [] : [{ to: band.to, cell: own.cells[i]!, i }]));
  const values = counts(own.cells);
  if (values === null) {
    const why = unknownReason(
      own.cells[0]!,
      own.cells.map((cell) => cell.numerator),
    );
    return closed.map(({ cell }) => withheld(manner, subjectOf(cell), why));
  }
  const basis = basisOfBands(manner, own, over, values);
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return closed.map(({ cell }) => withheld(manner, subjectOf(cell), reason("no-denominator"), basis));
  const courses = followUp(own.bands, values);
  const { steps } = kaplanMeier(courses, analysis.level, "log-log");
  const against = compared(manner, over, courses, other);
  return closed.map(({ to, cell, i }) => {
    const step = steps.findLast(({ time }) => time <= to);
    const numerator = values.slice(0, i + 1).reduce((sum, value) => sum + value, 0);
    const value = {
      value: step ? 1 - step.survival : 0,
      lower: step ? (step.upper === null ? null : 1 - step.upper) : 0,
      upper: step ? (step.lower === null ? null : 1 - step.lower) : null,
      numerator,
      denominator: total,
    };
    const bounded = value.lower === null || value.upper === null ? { ...value, lower: null, upper: null } : value;
    return measured(
      manner,
      subjectOf(cell),
      bounded,
      [...basis, ...against.basis],
      [...notesOn(indicator, [cell]), { code: "within-days", params: { days: to } }, ...against.notes],
    );
  });
}

/**
 * The share for whom it has happened by the last day of each band, such as the first talk within 28 days of the referral.
 *
 *   1 − S(t),   S(t) = Π (1 − d/n)   over the bands that end by t
 *
 * Each course counts on the last day of its band; in the band that never ends it is censored on the day before it begins. The
 * interval is Greenwood's on log(−log S); where all have had it, or none yet, there is none. A remark gives the log-rank p
 * against the comparator of the same window. Not for ways to leave that compete: see `cumulative-incidence`.
 */
export const waitingTime: Method = {
  id,
  source: "Kaplan & Meier (1958), JASA 53:457–481; Mantel (1966), Cancer Chemother Rep 50:163–170, for the test.",
  kinds,
  compares: true,
  options: optionsSchema,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const { over } = optionsSchema.parse(analysis.options);
    const manner: Manner = { method: id, measure: "proportion", level: analysis.level, indicator, analysis, context };
    const windows = new Map<string, { readonly own: PanelCell[]; readonly other: PanelCell[] }>();
    for (const { cell, other } of againstComparator(panel, analysis)) {
      const rest = Object.entries(cell.breakdown).filter(([name]) => name !== over);
      const key = JSON.stringify([cell.unit.id, cell.period, rest]);
      const window = windows.get(key) ?? { own: [], other: [] };
      window.own.push(cell);
      window.other.push(other);
      windows.set(key, window);
    }
    return [...windows.values()].flatMap((it) =>
      estimateOne(manner, banded(it.own, over, analysis), banded(it.other, over, analysis), over),
    );
  },
};
