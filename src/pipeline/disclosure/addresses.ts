/** Addresses of counts as people write them at the command line: `offences/programme/2027-Q3/alder=14,measure=personer`. */
import { membersOn } from "../../model/area.ts";
import type { CellAddress } from "../../model/ledger.ts";
import type { PeriodId } from "../../model/period.ts";
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

/** An address as one line, without a sign that a shell reads. */
export function addressText(it: CellAddress, names: AreaNames): string {
  const breakdown = Object.keys(it.breakdown)
    .sort()
    .map((name) => `${name}=${it.breakdown[name]}`);
  return [it.table, names(it.areas), it.period, breakdown.join(",")].join("/");
}

/** The canonical address, with codes. */
export function codedAddress(it: CellAddress): string {
  return addressText(it, (areas) => areas.join("+"));
}
