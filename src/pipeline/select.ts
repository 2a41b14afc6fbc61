/** Observations → Panel: an indicator laid out over units, breakdowns and windows. */
import { type AreaGroup, membersOn } from "../model/area.ts";
import type { Denominator, Indicator, Selector } from "../model/indicator.ts";
import type { Panel, PanelCell, Quantity, Unit, WeightedCell } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import { firstDay, quartersIn, yearsIn } from "../model/period.ts";
import type { Programme } from "../model/programme.ts";
import { settled } from "./maturity.ts";
import type { ObservationIndex } from "./observation-index.ts";
import { sum } from "./quantity.ts";
import { lastQuarter, periodsFor } from "./windows.ts";

export interface Selection {
  readonly units: readonly Unit[];
  readonly windows: readonly PeriodId[];
  readonly by: readonly string[];
  /** The date at which group membership is read: one composition for the whole series. */
  readonly on: string;
}

/** Since when a municipality has had its group's programme: from the group's date, or from when it joined, if that is later. */
function adoptionOf(code: string, group: AreaGroup, programme: Programme, on: string): string | null {
  if (group.adopted === null) return null;
  const spells = programme.areas.find((area) => area.code === code)!.memberships;
  const joined = spells.find(
    (spell) => spell.group === group.id && spell.from <= on && (spell.until === null || on < spell.until),
  )!.from;
  return joined > group.adopted ? joined : group.adopted;
}

/**
 * The units that an analysis names: a group, a municipality, or `each:GROUP` for every member.
 *
 * A municipality takes the role of the first group, in the programme's order, to which it belongs on the date.
 */
export function unitsOf(names: readonly string[], programme: Programme, on: string): readonly Unit[] {
  const areaUnit = (code: string): Unit => {
    const group = programme.groups.find((each) => membersOn(programme.areas, each.id, on).includes(code));
    const adopted = group ? adoptionOf(code, group, programme, on) : null;
    return { id: code, kind: "area", role: group?.role ?? "donor", ...(adopted !== null && { adopted }) };
  };
  const seen = new Map<string, Unit>();
  for (const name of names) {
    const group = programme.groups.find((each) => each.id === name);
    const units: readonly Unit[] = group
      ? [{ id: group.id, kind: "group", role: group.role }]
      : name.startsWith("each:")
        ? membersOn(programme.areas, name.slice("each:".length), on).map(areaUnit)
        : [areaUnit(name)];
    for (const unit of units) if (!seen.has(unit.id)) seen.set(unit.id, unit);
  }
  return [...seen.values()];
}

function breakdownsOf(indicator: Indicator, by: readonly string[]): readonly Readonly<Record<string, string>>[] {
  return by.reduce<readonly Readonly<Record<string, string>>[]>(
    (made, name) =>
      made.flatMap((codes) => (indicator.breakdowns[name] ?? []).map((code) => ({ ...codes, [name]: code }))),
    [{}],
  );
}

/** Person-years of a window: the stock at 1 January counts a fourth for each quarter of its year that the window holds. */
function personYears(
  index: ObservationIndex,
  denominator: Denominator,
  breakdown: Readonly<Record<string, string>>,
  areas: readonly string[],
  window: PeriodId,
): { readonly quantity: Quantity; readonly persons: number | null } {
  const quarters = quartersIn(window);
  let value = 0;
  let stock = 0;
  for (const year of yearsIn(window)) {
    const { quantity } = sum(index, denominator, breakdown, areas, [year]);
    if (!quantity.known) return { quantity, persons: null };
    value += (quantity.value * quarters.filter((quarter) => quarter.startsWith(year)).length) / 4;
    stock = quantity.value;
  }
  // Disclosure counts persons: never fewer than live there, and person-years where several years are summed.
  return { quantity: { known: true, value }, persons: Math.max(value, stock) };
}

/** What a source says of one municipality where it states no counts; several shares cannot be added. */
function statedShare(
  index: ObservationIndex,
  { share }: Indicator,
  breakdown: Readonly<Record<string, string>>,
  unit: Unit,
  periods: readonly PeriodId[],
): number | null {
  if (!share || unit.kind !== "area" || periods.length !== 1) return null;
  const { quantity } = sum(index, share, breakdown, [unit.id], periods);
  return quantity.known ? quantity.value : null;
}

/** The sums of the weights behind numerator and denominator; null where the answers have none, or not all of them. */
function weightsBehind(
  index: ObservationIndex,
  { numerator, denominator }: Indicator,
  breakdown: Readonly<Record<string, string>>,
  areas: readonly string[],
  periods: readonly PeriodId[],
): WeightedCell | null {
  const columns = index.weights(numerator.measure);
  if (columns === null || denominator?.measure !== numerator.measure) return null;
  const known = ({ where }: Selector, measure: string): number | null => {
    const { quantity } = sum(index, { measure, where }, breakdown, areas, periods);
    return quantity.known ? quantity.value : null;
  };
  const sums = [numerator, denominator].flatMap((it) => [known(it, columns.sum), known(it, columns.squares)]);
  if (sums.includes(null)) return null;
  const [yes, yesSquares, all, allSquares] = sums as [number, number, number, number];
  return { yes: { sum: yes, squares: yesSquares }, all: { sum: all, squares: allSquares } };
}

/** Money is stated by group, persons by municipality: a group's own statement wins over the sum of its members. */
function statedBy(index: ObservationIndex, measure: string, unit: Unit, members: readonly string[]): readonly string[] {
  return index.states(measure, unit.id) ? [unit.id] : members;
}

/**
 * Lays an indicator out: one cell for each unit, breakdown and window.
 *
 * A group is the sum of the municipalities that belong to it on `on`, in every window: a series whose composition changes
 * would show a change that nobody's outcomes made. A value that one member lacks makes the group's value unknown.
 */
export function select(
  index: ObservationIndex,
  indicator: Indicator,
  selection: Selection,
  programme: Programme,
): Panel {
  const { numerator, denominator } = indicator;
  const numeratorGrain = index.grain(numerator.measure);
  const holds = settled(index, indicator);
  const cells: PanelCell[] = [];
  for (const unit of selection.units) {
    const members = unit.kind === "group" ? membersOn(programme.areas, unit.id, selection.on) : [unit.id];
    const above = statedBy(index, numerator.measure, unit, members);
    const below = denominator ? statedBy(index, denominator.measure, unit, members) : [];
    for (const breakdown of breakdownsOf(indicator, selection.by)) {
      for (const window of selection.windows) {
        const periods = periodsFor(numeratorGrain, window);
        const top = sum(index, numerator, breakdown, numeratorGrain === "none" ? [""] : above, periods, holds);
        let bottom: Quantity | null = null;
        let persons: number | null = null;
        if (denominator?.personTime) {
          ({ quantity: bottom, persons } = personYears(index, denominator, breakdown, below, window));
        } else if (denominator) {
          const within = periodsFor(index.grain(denominator.measure), window);
          bottom = sum(index, denominator, breakdown, below, within, holds).quantity;
          persons = bottom.known ? bottom.value : null;
        }
        const weights = weightsBehind(index, indicator, breakdown, above, periods);
        const share = top.quantity.known ? null : statedShare(index, indicator, breakdown, unit, periods);
        cells.push({
          unit,
          period: window,
          breakdown,
          areas: members,
          numerator: top.quantity,
          denominator: bottom,
          persons,
          preliminary: top.preliminary,
          ...(share !== null && { share }),
          ...(weights !== null && { weights }),
        });
      }
    }
  }
  return { indicator, units: selection.units, cells };
}

/** The date at which membership is read for a report: the first day of its last quarter. */
export function membershipDate(period: PeriodId): string {
  return firstDay(lastQuarter(period));
}
