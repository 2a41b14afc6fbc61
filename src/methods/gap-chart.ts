/** How many quarters without events lie before each quarter, and whether that is within ordinary variation: a g-chart. */
import type { CountCell, Estimate, Note } from "../model/estimate.ts";
import type { PanelCell } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import { quarterSpan, quartersIn } from "../model/period.ts";
import { gChart } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, withheld } from "./compose.ts";
import { exposedOf } from "./trials.ts";

/** A centre from fewer gaps would be one that chance made. */
const fewestEvents = 3;

interface Quarter {
  readonly cell: PanelCell;
  readonly events: number;
  readonly exposure: number;
}

/** The gaps between one event and the next; events of the same quarter have 0 between them. */
function gapsIn(quarters: readonly Quarter[]): readonly number[] {
  const gaps: number[] = [];
  let last: number | null = null;
  for (const [at, { events }] of quarters.entries()) {
    if (events === 0) continue;
    if (last !== null) gaps.push(at - last - 1);
    for (let more = 1; more < events; more++) gaps.push(0);
    last = at;
  }
  return gaps;
}

/** Quarters without events up to the last one, and whether that one ends them; null where no event lies before. */
function gapBefore(quarters: readonly Quarter[]): { readonly gap: number; readonly ended: boolean } | null {
  const at = quarters.length - 1;
  const previous = quarters.slice(0, at).findLastIndex(({ events }) => events > 0);
  if (previous === -1) return null;
  const ended = quarters[at]!.events > 0;
  return { gap: ended ? at - previous - 1 : at - previous, ended };
}

function pointOf(manner: Manner, baseline: PeriodId, limits: number, cells: readonly PanelCell[]): Estimate {
  const { indicator } = manner;
  const cell = cells.at(-1)!;
  const subject = { ...cell, area: cell.unit.id, comparator: baseline };
  const quarters: Quarter[] = [];
  for (const each of cells) {
    const found = exposedOf(indicator, each);
    if (!found.ok) return withheld(manner, subject, found.reason, found.basis);
    quarters.push({ cell: each, events: found.events, exposure: found.exposure });
  }
  // Gaps tell of every quarter whether it had an event.
  const basis: readonly CountCell[] = quarters.flatMap((it) => basisOf(indicator, it.cell, it.events, it.exposure));
  const [, end] = quarterSpan(baseline);
  const known = quarters.filter((it) => quarterSpan(it.cell.period)[1] <= end);
  const gaps = gapsIn(known);
  const here = gapBefore(quarters);
  if (gaps.length < fewestEvents - 1 || here === null)
    return withheld(manner, subject, reason("few-events", { minimum: fewestEvents }), basis);
  // An event in every quarter leaves no gaps to chart: that is for a u-chart.
  if (gaps.every((gap) => gap === 0)) return withheld(manner, subject, reason("not-applicable"), basis);
  const { lower, upper } = gChart([...gaps, here.gap], gaps.length, limits)[0]!;
  // A gap that still goes on cannot yet be too short.
  const outside = here.gap > upper || (here.ended && here.gap < lower);
  const notes: readonly Note[] = [
    { code: "gap-limits", params: { shortest: lower, longest: upper } },
    ...(outside ? [{ code: "outside-gap-limits", params: {} } as const] : []),
  ];
  const value = { value: here.gap, lower: null, upper: null, numerator: null, denominator: null };
  return measured(manner, subject, value, basis, [...notesOn(indicator, cells), ...notes]);
}

/** The quarters of a g-chart: from the baseline's first to the report's last. */
export function gapQuarters(baseline: PeriodId, period: PeriodId): readonly PeriodId[] {
  const [first] = quartersIn(baseline);
  const last = quartersIn(period).at(-1)!;
  return first! > last ? [] : quartersIn(first === last ? last : `${first}..${last}`);
}

/** A point for each quarter asked for, unit by unit and breakdown by breakdown. */
export function gapChart(
  manner: Manner,
  series: readonly (readonly PanelCell[])[],
  baseline: PeriodId,
  limits: number,
): readonly Estimate[] {
  const { periods } = manner.analysis;
  const [, end] = quarterSpan(baseline);
  return series.flatMap((cells) => {
    const after = cells.flatMap((cell, at) => (quarterSpan(cell.period)[0] > end ? [at] : []));
    const asked =
      "last" in periods
        ? after.slice(-periods.last)
        : after.filter((at) => quarterSpan(cells[at]!.period)[0] >= quarterSpan(periods.from)[0]);
    return asked.map((at) => pointOf(manner, baseline, limits, cells.slice(0, at + 1)));
  });
}
