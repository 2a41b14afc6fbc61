/** Coordination between services: SLT posts and meetings, days co-located with the police, days from concern to first talk. */
import { type PeriodId, quarterSpan } from "../model/period.ts";
import { integer, poisson, uniform } from "../stats/random.ts";
import { areas, type SimulatedArea } from "./areas.ts";
import { fileQuarter, quartersOf, receivedAfter, seasonOf } from "./calendar.ts";
import { type Cell, dialects, row, type Sheet, type SheetRow } from "./dialect.ts";
import { streamOf } from "./streams.ts";
import type { Truth } from "./truth.ts";

const columns = ["kommunenr", "periode", "maal", "verdi"] as const;
const firstQuarter: PeriodId = "2026-Q1";
const programmeStart: PeriodId = "2026-Q4";

/** Youths aged 14–15 above which a municipality has a full post, a half, and below that a fifth. */
const fullPost = 500;
const halfPost = 90;

function rowsOf(truth: Truth, area: SimulatedArea, period: PeriodId): readonly SheetRow[] {
  const random = streamOf(truth.seed, "activity", area.code, quarterSpan(period)[0]);
  const treated = area.role === "benchmark" || period >= programmeStart;
  const post = area.youths >= fullPost ? 1 : area.youths >= halfPost ? 0.5 : 0.2;
  const meetings = 1 + poisson(random, treated ? 2 : 1);
  const located = area.youths < halfPost ? 0 : treated ? 24 + integer(random, 20) : 0;
  const median =
    area.role === "benchmark" ? 7 : Math.max(8, 16 - 2 * (quarterSpan(period)[0] - quarterSpan(programmeStart)[0]));
  const days: Cell = treated ? Math.round((median + 4 * uniform(random)) * 2) / 2 : ".";
  return [
    row(area.code, period, "slt-stilling", post),
    row(area.code, period, "slt-moter", meetings),
    row(area.code, period, "samlokalisering-dager", located),
    row(area.code, period, "dager-til-samtale", days),
  ];
}

function delivers(truth: Truth, area: SimulatedArea, period: PeriodId): boolean {
  const missing = truth.absences.some(
    (it) => it.area === area.code && it.period === period && it.kinds.includes("activity"),
  );
  return area.role !== "donor" && !missing;
}

export function activitySheets(truth: Truth): readonly Sheet[] {
  return quartersOf(truth, firstQuarter, truth.last).map((period) => ({
    file: `aktivitet-${fileQuarter(period)}.csv`,
    provider: "SLT-nettverket (syntetisk)",
    kind: "activity",
    received: receivedAfter(period, 14),
    period,
    note: "Rapportert av kommunenes SLT-koordinatorer.",
    dialect: seasonOf(period) % 2 === 0 ? dialects.excel : dialects.legacy,
    title: ["Samordning og aktivitet, rapportert til SLT-nettverket"],
    columns,
    rows: areas.filter((area) => delivers(truth, area, period)).flatMap((area) => rowsOf(truth, area, period)),
  }));
}
