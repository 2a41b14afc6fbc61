/** The follow-up deliveries: every quarter each secretariat states anew how the courses of the last quarters stand. */
import { dayAfter, type PeriodId } from "../model/period.ts";
import { areas, type SimulatedArea } from "./areas.ts";
import { fileQuarter, lastHistorical, quartersOf, receivedAfter } from "./calendar.ts";
import { dialects, row, type Sheet, type SheetRow, type WrittenDialect } from "./dialect.ts";
import { countReferrals, dayNumber, type FollowupRole, simulateReferrals } from "./followup.ts";
import type { Population } from "./population.ts";
import type { Truth } from "./truth.ts";

const columns = [
  "kommunenr",
  "startperiode",
  "kjonn",
  "henvist",
  "startet",
  "fullfort",
  "avbrutt",
  "flyttet",
  "pagaar",
] as const;

/** Rødøy was followed up from Salten before it joined the programme. */
const moved = { area: "1836", from: "2018-Q1", to: "2025-Q4" } as const;

/** Courses last two quarters; a start is stated anew for this many quarters more. */
const restated = 4;

function serves(role: FollowupRole, area: SimulatedArea, period: PeriodId): boolean {
  const elsewhere = area.code === moved.area && moved.from <= period && period <= moved.to;
  return role === "benchmark" ? area.role === "benchmark" || elsewhere : area.role === "programme" && !elsewhere;
}

function absent(truth: Truth, area: string, delivered: PeriodId): boolean {
  return truth.absences.some((it) => it.area === area && it.period === delivered && it.kinds.includes("followup"));
}

function rowsOf(
  truth: Truth,
  population: Population,
  role: FollowupRole,
  starts: readonly PeriodId[],
  delivered: PeriodId,
): readonly SheetRow[] {
  const day = dayNumber(dayAfter(delivered)) - 1;
  return areas
    .filter((area) => !absent(truth, area.code, delivered))
    .flatMap((area) =>
      starts
        .filter((period) => serves(role, area, period))
        .flatMap((period) => {
          const referrals = simulateReferrals(truth, population, area, role, period);
          const girls = referrals.filter((it) => it.girl);
          const boys = referrals.filter((it) => !it.girl);
          return [
            row(area.code, period, "jente", ...countReferrals(girls, day)),
            row(area.code, period, "gutt", ...countReferrals(boys, day)),
            row(area.code, period, "alle", ...countReferrals(referrals, day)),
          ];
        }),
    );
}

interface Sender {
  readonly role: FollowupRole;
  /** The first start it states: the programme says for each quarter of its first year that nobody had started yet. */
  readonly since: PeriodId;
  readonly file: string;
  readonly provider: string;
  readonly dialect: WrittenDialect;
  readonly title: readonly string[];
  readonly day: number;
}

const senders: readonly Sender[] = [
  {
    role: "programme",
    since: "2026-Q1",
    file: "oppfolging-polarsirkel",
    provider: "Polarsirkelrådet (syntetisk)",
    dialect: dialects.excel,
    title: ["Felles Ansvar – Polarsirkelregionen: individuell oppfølging"],
    day: 15,
  },
  {
    role: "benchmark",
    since: "2016-Q1",
    file: "oppfolging-salten",
    provider: "Felles Ansvar Salten (syntetisk)",
    dialect: dialects.legacy,
    title: [],
    day: 12,
  },
];

function sheetOf(
  truth: Truth,
  population: Population,
  sender: Sender,
  starts: readonly PeriodId[],
  delivered: PeriodId,
  name: string,
): Sheet {
  const first = starts[0]!;
  return {
    file: `${sender.file}-${name}.csv`,
    provider: sender.provider,
    kind: "followup",
    received: receivedAfter(delivered, sender.day),
    period: first === delivered ? delivered : `${first}..${delivered}`,
    note: `Status ved utgangen av kvartalet for forløp som startet fra og med ${first}.`,
    dialect: sender.dialect,
    title: sender.title,
    columns,
    rows: rowsOf(truth, population, sender.role, starts, delivered),
  };
}

export function followupSheets(truth: Truth, population: Population): readonly Sheet[] {
  return senders.flatMap((sender) => {
    const first = truth.followup.first[sender.role];
    const historical = quartersOf(truth, first, lastHistorical);
    const quarters = quartersOf(truth, first, truth.last).filter((period) => period > lastHistorical);
    const old =
      historical.length === 0
        ? []
        : [
            sheetOf(
              truth,
              population,
              sender,
              historical,
              historical.at(-1)!,
              `${fileQuarter(historical[0]!)}-${fileQuarter(historical.at(-1)!)}`,
            ),
          ];
    const later = quarters.map((period) => {
      const starts = quartersOf(truth, sender.since, period).slice(-(restated + 1));
      return sheetOf(truth, population, sender, starts, period, fileQuarter(period));
    });
    return [...old, ...later];
  });
}
