/** The gate: estimates in, released rows out. The only place where a Released is made. */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { CountCell, Estimate, EstimateKey, EstimateMeta, Note, ReasonCode } from "../model/estimate.ts";
import { estimateAddress } from "../model/estimate.ts";
import { accepted, type Issue, issue, type Outcome, rejected } from "../model/issue.ts";
import type { CellAddress, LedgerCell, LedgerRelease } from "../model/ledger.ts";
import { type Released, release } from "../model/released.ts";
import { type AskBehind, withBehind } from "./behind.ts";
import { addressOf, addressText, cellsOf } from "./cells.ts";
import { byText, type CountTable, countsOfEstimates, gather, locate } from "./counts.ts";
import { doubtful, hiddenSeries, locatedBefore, type Recount, remember } from "./earlier.ts";
import type { ColumnSum, Facts } from "./facts.ts";
import type { RoundedFacts } from "./rounded.ts";
import { type Hiding, hide } from "./secondary.ts";
import type { Besieged, Siege } from "./siege.ts";
import { holding, type Vintages } from "./vintage.ts";

export { loosened, presets, tighten } from "./presets.ts";
export type { Vintage, Vintages } from "./vintage.ts";

/** On what terms a run's numbers are released. */
export interface Terms {
  readonly rule: DisclosureRule;
  /** Ids of the indicators that count persons: a measured value of theirs must say which counts it reveals. */
  readonly personal: ReadonlySet<string>;
  /** What the layouts say of how numbers add up. */
  readonly facts: Facts;
  /** Everything released before, of any pipeline, in the order of the ledger; withdrawn ones too. */
  readonly earlier: readonly LedgerRelease[];
  /** What the data that the run rests on say of a count that was told earlier; left out where they cannot be asked. */
  readonly recount?: Recount;
  /** What they say of those who stand behind a count; left out where they cannot be asked. */
  readonly behind?: AskBehind;
  /** What is told rounded; left out where nothing is. */
  readonly rounded?: RoundedFacts;
  /** The older vintages of a table's numbers, on which earlier releases rest; left out where they cannot be asked. */
  readonly vintages?: Vintages;
}

/** What the attack on the release found, without a value of any hidden count. */
export interface Proof {
  /** Hidden counts attacked: those of this release, and those that earlier ones hid and that this one bears on. */
  readonly attacked: number;
  /** Of these, shown safe by other tables that a reader cannot rule out, without a solver; and by linear programming. */
  readonly byCertificate: number;
  readonly bySolver: number;
  /** How many values the attacker must reckon with at least, over all attacked counts; null when none was attacked. */
  readonly narrowest: number | null;
  /** Attacks made, the last of which found nothing. */
  readonly passes: number;
}

export interface Disclosure {
  /** One for each estimate, in the order of the estimates. */
  readonly released: readonly Released[];
  /** Estimates withheld here; those that a method withheld are not among them. */
  readonly hidden: number;
  /** Passes over the table that needed most. */
  readonly rounds: number;
  /** Counts hidden because they are small, and because they would give a hidden one away. */
  readonly primary: number;
  readonly secondary: number;
  /** What the release tells and what it hides, for the ledger: sorted by address, told ones first. */
  readonly cells: readonly LedgerCell[];
  readonly proof: Proof;
  /** Hidden counts that earlier releases alone give away; nothing in this one adds to what they tell. */
  readonly exposed: readonly CellAddress[];
}

/** Of several reasons, the one that tells least of what happened. */
const order: readonly ReasonCode[] = [
  "small-denominator",
  "small-contributors",
  "small-numerator",
  "small-complement",
  "complementary",
  "difference",
];

/** A remark that carries a number may carry the one that is hidden. */
function silent(notes: readonly Note[]): readonly Note[] {
  return notes.filter((note) => Object.values(note.params).every((value) => typeof value !== "number"));
}

/** The remarks of an estimate, less those that would tell a count that is not shown; without what they are made from. */
function told(notes: readonly Note[], isShown: (cell: CountCell) => boolean): readonly Note[] {
  return notes.flatMap(({ code, params, basis }) =>
    basis === undefined || basis.every(isShown) ? [{ code, params }] : [],
  );
}

/** The address and the manner of an estimate, and nothing else that an object may carry. */
function address(it: Estimate): EstimateKey & EstimateMeta {
  const {
    analysis,
    indicator,
    area,
    period,
    group,
    measure,
    comparator,
    method,
    level,
    unit,
    per,
    label,
    plan,
    notes,
  } = it;
  return {
    analysis,
    indicator,
    area,
    period,
    group,
    measure,
    comparator,
    method,
    level,
    unit,
    per,
    label,
    plan,
    notes,
  };
}

function releaseOne(
  it: Estimate,
  hidden: ReasonCode | null,
  isShown: (cell: CountCell) => boolean,
  marks: readonly Note[],
): Released {
  const own = { ...address(it), notes: [...told(it.notes, isShown), ...marks] };
  if (hidden) {
    return release({ ...own, notes: silent(own.notes), status: "withheld", reason: { code: hidden, params: {} } });
  }
  if (it.status === "withheld") return release({ ...own, status: "withheld", reason: it.reason });
  const { value, lower, upper, numerator, denominator } = it;
  return release({ ...own, status: "released", value, lower, upper, numerator, denominator });
}

/** What is made of rounded counts says so. */
function marksOn(
  it: Estimate,
  { rounding }: DisclosureRule,
  told: RoundedFacts | undefined,
  sums: readonly ColumnSum[],
): readonly Note[] {
  if (!rounding || !told) return [];
  const rounded = (it.basis ?? []).some((cell) => told.bounds({ ...locate(cell, sums), table: cell.table }) !== null);
  return rounded ? [{ code: "rounded", params: { base: rounding.base } }] : [];
}

/** So many addresses are named in a finding. */
const mostNamed = 20;

function namesOf(found: readonly Besieged[]): string {
  const names = found.map(({ table, it }) => addressText(table, it)).sort(byText);
  return names.slice(0, mostNamed).join(", ");
}

/** Why a release cannot be made: what stays open to attack whatever is hidden, and what no table of counts agrees with. */
function refusalsOf(sieges: readonly Siege[]): readonly Issue[] {
  const fallen = sieges.flatMap((siege) => siege.fallen);
  const contradicted = sieges.flatMap((siege) => siege.contradicted.map(({ it }) => it.id)).sort(byText);
  return [
    ...(fallen.length > 0
      ? [issue("disclose.indefensible", null, { cells: namesOf(fallen), count: fallen.length })]
      : []),
    ...(contradicted.length > 0
      ? [issue("disclose.contradiction", null, { cells: contradicted.slice(0, mostNamed).join(", ") })]
      : []),
  ];
}

function proofOf(sieges: readonly Siege[]): Proof {
  const outcomes = sieges.flatMap(({ held }) => [...held.values()]);
  const by = (which: "certificate" | "solver"): number => outcomes.filter((it) => it.by === which).length;
  return {
    attacked: outcomes.length,
    byCertificate: by("certificate"),
    bySolver: by("solver"),
    narrowest: outcomes.reduce((least: number | null, { values }) => Math.min(least ?? values, values), null),
    passes: sieges.reduce((most, { passes }) => Math.max(most, passes), 0),
  };
}

/**
 * Hides beside what earlier releases told, as far as it fits.
 *
 * Where the data cannot say what of it still holds, it may fit no table together with what is told now. That is no reason to refuse a
 * release: the oldest of what does not fit is left to its vintage, until the rest does. Only a run that contradicts itself is refused.
 */
async function hideBeside(
  gathered: readonly CountTable[],
  { rule, facts, earlier, recount, behind = () => null, rounded, vintages }: Omit<Terms, "personal">,
): Promise<{ readonly tables: readonly CountTable[]; readonly hiding: Hiding }> {
  const { sums } = facts;
  const doubted = new Set<string>();
  const past = vintages && holding({ rule, facts, earlier, vintages, recount: recount ?? null });
  for (;;) {
    const belief = { recount: recount ?? null, doubted };
    const tables = gathered.map((table) => withBehind(remember(table, earlier, sums, belief), behind));
    const hiding = await hide(tables, rule, facts, hiddenSeries(earlier, sums), rounded, past);
    const found = doubtful(
      hiding.sieges.flatMap(({ contradicted }) => contradicted),
      earlier,
    );
    if (found.length === 0) return { tables, hiding };
    // Each round takes away at least one cell that was told, so there are no more rounds than cells.
    for (const key of found) doubted.add(key);
  }
}

/**
 * Hides what a reader must not see, taking all estimates of a run together, and releases the rest.
 *
 * Works on the counts that estimates reveal (their `basis`), not on the estimates: a rate, a ratio and a change that share a
 * count are withheld together. Four things hold. Counts that the rule hides are hidden. What follows from published counts along
 * areas, along a breakdown or along time, and from what follows in turn, passes the rule as if it were published. Somebody who
 * solves everything told here and in every earlier release, with what layouts and population figures say, is left with as many
 * values for each hidden count as the rule asks. And nothing is hidden in vain that was told before.
 *
 * What earlier releases hid and this one does not state is held as wide, but not to both sides: nobody keeps its value. What was never
 * stated is guarded along lines, not against bounds. What an attacker may guess from the choice of what is hidden is not reckoned with,
 * nor numbers from outside.
 *
 * @returns rejected when two estimates state different counts at one address or no table agrees with all of them, for then nothing
 *          can be said of what is safe; and when a hidden count stays open to attack whatever else is hidden, although earlier
 *          releases alone do not give it away
 * @throws RangeError when an estimate of a personal indicator is measured on an empty basis
 */
export async function disclose(
  estimates: readonly Estimate[],
  { personal, ...terms }: Terms,
): Promise<Outcome<Disclosure>> {
  for (const it of estimates) {
    if (it.status === "measured" && it.basis.length === 0 && personal.has(it.indicator))
      throw new RangeError(`${estimateAddress(it)} counts persons, but does not say which counts it reveals`);
  }
  const { earlier } = terms;
  const { sums } = terms.facts;
  const gathered = gather(estimates, sums, locatedBefore(earlier, sums));
  if (gathered.conflicts.length > 0)
    return rejected(gathered.conflicts.map((each) => issue("disclose.conflicting-counts", null, each)));
  const { tables, hiding } = await hideBeside(gathered.tables, terms);
  const { state, primary, rounds, sieges } = hiding;
  const refusals = refusalsOf(sieges);
  if (refusals.length > 0) return rejected(refusals);
  const exposed = sieges.flatMap(({ given }) => given);
  const ofEstimate = countsOfEstimates(tables, estimates.length);
  const reasons = ofEstimate.map((counts) => {
    const codes = new Set(counts.map((count) => state.hidden.get(count)?.reason));
    return order.find((code) => codes.has(code)) ?? null;
  });
  const known = new Map(tables.flatMap((table) => table.counts.map((count) => [addressText(table, count), count])));
  const isShown = (cell: CountCell): boolean => {
    const count = known.get(addressText({ name: cell.table }, locate(cell, sums)));
    return count !== undefined && state.shown(count);
  };
  return accepted(
    {
      released: estimates.map((it, i) =>
        releaseOne(it, reasons[i]!, isShown, marksOn(it, terms.rule, terms.rounded, sums)),
      ),
      hidden: reasons.filter((reason) => reason !== null).length,
      rounds,
      primary,
      secondary: state.hidden.size - primary,
      cells: cellsOf(tables, state),
      proof: proofOf(sieges),
      exposed: exposed.map(({ table, it }) => addressOf(table, it)),
    },
    exposed.length === 0
      ? []
      : [issue("disclose.already-told", null, { cells: namesOf(exposed), count: exposed.length })],
  );
}
