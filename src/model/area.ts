/** Municipalities and the groups they belong to, by date. Matching is on code only: names change. */
import type { Labels } from "./labels.ts";

export type Role = "programme" | "benchmark" | "donor";

/** A spell of membership, from a first day to the day before `until` (null: still a member). */
export interface Membership {
  readonly group: string;
  /** ISO date, first day. */
  readonly from: string;
  /** ISO date, first day outside; null while it lasts. */
  readonly until: string | null;
  /** False prints a note in every report: this membership is not settled. */
  readonly confirmed: boolean;
}

/** What a municipality was divided into when its code ended, and who says so. */
export interface Division {
  /** Code of each part → persons who lived there: whole numbers, of which the shares are made. */
  readonly parts: Readonly<Record<string, number>>;
  /** Where the numbers of persons are from. */
  readonly source: string;
}

export interface Area {
  /** Four digits, a string always: `1804`. */
  readonly code: string;
  readonly name: string;
  /** The years in which the code was in use, ISO dates. */
  readonly valid: { readonly from: string; readonly until: string | null };
  /** Codes this area had before, or was merged from. */
  readonly formerly: readonly string[];
  /** Its boundaries are not those of its predecessors: what is said of the time before `valid.from` is approximate. */
  readonly approximate?: boolean | undefined;
  /** First day of today's boundaries, where they moved and the code went on: what is said of the time before is approximate. */
  readonly adjusted?: string | undefined;
  /** Set where its counts are to be divided between several; absent where it counts whole in the one that names it. */
  readonly divided?: Division | undefined;
  readonly memberships: readonly Membership[];
}

export interface AreaGroup {
  readonly id: string;
  readonly role: Role;
  readonly labels: Labels;
  /** ISO date on which the group adopted the programme; null for donors. */
  readonly adopted: string | null;
  readonly note: Labels | null;
}

/** The codes of a group's members on a date, sorted. */
export function membersOn(areas: readonly Area[], group: string, date: string): readonly string[] {
  return areas
    .filter((area) =>
      area.memberships.some(
        (spell) => spell.group === group && spell.from <= date && (spell.until === null || date < spell.until),
      ),
    )
    .map((area) => area.code)
    .sort();
}
