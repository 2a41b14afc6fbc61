/** Who delivered what for which period, and who did not: told from the observations, for those who ever delivered or should. */
import { membersOn } from "../model/area.ts";
import type { Arrival } from "../model/arrival.ts";
import { type Issue, issue } from "../model/issue.ts";
import type { Layout } from "../model/layout.ts";
import type { Observation } from "../model/observation.ts";
import type { PeriodId } from "../model/period.ts";
import { quartersIn, rolling, yearsIn } from "../model/period.ts";
import type { Programme } from "../model/programme.ts";
import { formatPeriod } from "../text/periods.ts";
import { membershipDate } from "./select.ts";
import { spoken } from "./spoken.ts";
import { lastQuarter } from "./windows.ts";

/** As many quarters back as a reader can act upon. */
const quartersShown = 8;
const yearsShown = 3;

interface Seen {
  known: number;
  unknown: number;
}

type Grain = "quarter" | "year" | "none";

function grainOf(layout: Layout): Grain {
  if (layout.columns.some((column) => column.type === "period")) return "quarter";
  return layout.columns.some((column) => column.type === "year") ? "year" : "none";
}

function tally(observations: readonly Observation[]): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const it of observations) {
    const key = `${it.kind}|${it.area}|${it.period}`;
    let entry = seen.get(key);
    if (!entry) {
      entry = { known: 0, unknown: 0 };
      seen.set(key, entry);
    }
    if (it.value === null && it.missing !== "not-applicable") entry.unknown += 1;
    else entry.known += 1;
  }
  return seen;
}

/** The programme's members and everyone in a benchmark group, on the report's date; groups for kinds stated by group. */
function expected(layout: Layout, programme: Programme, on: string): readonly string[] {
  const groups = programme.groups.filter((group) => group.role !== "donor");
  if (layout.columns.some((column) => column.type === "group")) return groups.map((group) => group.id);
  return [...new Set(groups.flatMap((group) => membersOn(programme.areas, group.id, on)))];
}

/**
 * The arrivals of the kinds that a pipeline reads.
 *
 * An area is expected to deliver a kind when it ever delivered it, or belongs to the programme and the kind is one that
 * some programme member delivers. A yearly kind is expected for the years in which anybody delivered it.
 */
export function arrivalsOf(
  sources: readonly string[],
  layouts: readonly Layout[],
  observations: readonly Observation[],
  programme: Programme,
  period: PeriodId,
): readonly Arrival[] {
  const seen = tally(observations);
  const on = membershipDate(period);
  const arrivals: Arrival[] = [];
  for (const layout of layouts.filter((each) => sources.includes(each.kind))) {
    const grain = grainOf(layout);
    if (grain === "none") continue;
    const own = observations.filter((it) => it.kind === layout.kind);
    const everBy = new Set(own.map((it) => it.area));
    const stated = new Set(own.map((it) => it.period));
    const members = programme.groups
      .filter((group) => group.role === "programme")
      .flatMap((group) => [group.id, ...membersOn(programme.areas, group.id, on)]);
    const wanted = members.some((code) => everBy.has(code)) ? [...everBy, ...members] : [...everBy];
    const areas = expected(layout, programme, on).filter((code) => wanted.includes(code));
    const periods =
      grain === "quarter"
        ? quartersIn(rolling(lastQuarter(period), quartersShown))
        : [...stated]
            .filter((year) => year <= yearsIn(period).at(-1)!)
            .sort()
            .slice(-yearsShown);
    for (const area of areas) {
      for (const each of periods) {
        const entry = seen.get(`${layout.kind}|${area}|${each}`);
        const status = !entry || entry.known === 0 ? "missing" : entry.unknown > 0 ? "partial" : "delivered";
        arrivals.push({ kind: layout.kind, area, period: each, status });
      }
    }
  }
  return arrivals;
}

/** For each kind a finding that names who owes the report's own period, or says that nobody delivered. */
export function arrivalIssues(
  arrivals: readonly Arrival[],
  programme: Programme,
  layouts: readonly Layout[],
  period: PeriodId,
): readonly Issue[] {
  const named = (code: string): string => {
    const area = programme.areas.find((each) => each.code === code);
    return area ? `${code} ${area.name}` : code;
  };
  const last = lastQuarter(period);
  const due = arrivals.filter((it) => it.period === last);
  const kinds = [...new Set(due.map((it) => it.kind))];
  return kinds.flatMap((kind) => {
    const own = due.filter((it) => it.kind === kind);
    const missing = own.filter((it) => it.status === "missing");
    const { labels } = layouts.find((layout) => layout.kind === kind)!;
    const said = { ...spoken("kind", (lang) => labels[lang]), ...spoken("period", (lang) => formatPeriod(last, lang)) };
    const about = { kind, period: last, ...said };
    if (missing.length === own.length) return [issue("run.no-delivery", null, about)];
    const names = missing.map((it) => named(it.area));
    if (names.length === 0) return [];
    if (names.length === 1) return [issue("run.missing-area", null, { ...about, area: names[0]! })];
    const areas = [...names].sort().join(", ");
    return [issue("run.missing-areas", null, { ...about, count: names.length, areas })];
  });
}
