/** Addresses of counts as people write them at the command line: `offences/programme/2027-Q3/alder=14,measure=personer`. */
import { membersOn } from "../../model/area.ts";
import type { CellAddress } from "../../model/ledger.ts";
import { type PeriodId, parsePeriod, quarterSpan, spanName } from "../../model/period.ts";
import type { Programme } from "../../model/programme.ts";
import { membershipDate } from "../select.ts";

/** How municipalities summed are written: the group that they were in a release, else their codes. */
export type AreaNames = (areas: readonly string[]) => string;

/** The names that groups had in a release about a period. */
export function areaNamesFor(programme: Programme, period: PeriodId): AreaNames {
  const on = membershipDate(period);
  const groups = programme.groups.map(
    ({ id }) => [[...membersOn(programme.areas, id, on)].sort().join("+"), id] as const,
  );
  const byMembers = new Map(groups);
  return (areas) => {
    const codes = areas.join("+");
    return byMembers.get(codes) ?? codes;
  };
}

/** A period by the one name that it has in an address. */
const periodName = (period: PeriodId): PeriodId => spanName(...quarterSpan(period));

/** What somebody asks for, or the beginning of it, with a period that has another name there. */
export function asAddressed(asked: string): string {
  const [table, areas, period, ...rest] = asked.split("/");
  if (period === undefined || !parsePeriod(period)) return asked;
  const name = periodName(period);
  return name === period ? asked : [table, areas, name, rest.join("/")].join("/");
}

/** An address as one line, without a sign that a shell reads. */
export function addressText(it: CellAddress, names: AreaNames): string {
  const breakdown = Object.keys(it.breakdown)
    .sort()
    .map((name) => `${name}=${it.breakdown[name]}`);
  return [it.table, names(it.areas), periodName(it.period), breakdown.join(",")].join("/");
}

/** The canonical address, with codes. */
export function codedAddress(it: CellAddress): string {
  return addressText(it, (areas) => areas.join("+"));
}
