/** The gate: estimates in, released rows out. The only place where a Released is made. */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Estimate, EstimateKey, EstimateMeta, Note, ReasonCode } from "../model/estimate.ts";
import { estimateAddress } from "../model/estimate.ts";
import { accepted, issue, type Outcome, rejected } from "../model/issue.ts";
import type { LedgerCell, LedgerRelease } from "../model/ledger.ts";
import { type Released, release } from "../model/released.ts";
import { gather } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { hide } from "./secondary.ts";
import type { Siege } from "./siege.ts";

export { loosened, presets, tighten } from "./presets.ts";

/** On what terms a run's numbers are released. */
export interface Terms {
  readonly rule: DisclosureRule;
  /** Ids of the indicators that count persons: a measured value of theirs must say which counts it reveals. */
  readonly personal: ReadonlySet<string>;
  /** What the layouts say of how numbers add up. */
  readonly facts: Facts;
  /** Everything released before, of any pipeline, in the order of the ledger; withdrawn ones too. */
  readonly earlier: readonly LedgerRelease[];
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
}

/** Of several reasons, the one that tells least of what happened. */
const order: readonly ReasonCode[] = [
  "small-denominator",
  "small-numerator",
  "small-complement",
  "complementary",
  "difference",
];

/** A remark that carries a number may carry the one that is hidden. */
function silent(notes: readonly Note[]): readonly Note[] {
  return notes.filter((note) => Object.values(note.params).every((value) => typeof value !== "number"));
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

function releaseOne(it: Estimate, hidden: ReasonCode | null): Released {
  const own = address(it);
  if (hidden) {
    return release({ ...own, notes: silent(own.notes), status: "withheld", reason: { code: hidden, params: {} } });
  }
  if (it.status === "withheld") return release({ ...own, status: "withheld", reason: it.reason });
  const { value, lower, upper, numerator, denominator } = it;
  return release({ ...own, status: "released", value, lower, upper, numerator, denominator });
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
 * Hides what a reader must not see, taking all estimates of a run together, and releases the rest.
 *
 * Works on the counts that estimates reveal (their `basis`), not on the estimates: a rate, a ratio and a change that share a
 * count are withheld together. Within a table three things hold. Counts that the rule hides are hidden. What follows from
 * published counts along areas, along a breakdown or along time, and from what follows in turn, passes the rule as if it
 * were published. No hidden count follows exactly from any combination of the counts known at its span.
 *
 * Not seen here: sums of hidden counts that only a mixture of shapes gives away (a municipality by age, another in all);
 * columns that add up to another (started courses); bounds that follow from other tables; what earlier runs released.
 *
 * @returns rejected when two estimates state different counts at one address: then nothing can be said of what is safe
 * @throws RangeError when an estimate of a personal indicator is measured on an empty basis
 */
export async function disclose(
  estimates: readonly Estimate[],
  { rule, personal, facts }: Terms,
): Promise<Outcome<Disclosure>> {
  for (const it of estimates) {
    if (it.status === "measured" && it.basis.length === 0 && personal.has(it.indicator))
      throw new RangeError(`${estimateAddress(it)} counts persons, but does not say which counts it reveals`);
  }
  const gathered = gather(estimates, facts.sums);
  if (gathered.conflicts.length > 0)
    return rejected(gathered.conflicts.map((each) => issue("disclose.conflicting-counts", null, each)));
  const { state, primary, rounds, sieges } = await hide(gathered.tables, rule, facts, () => false);
  const reasons = gathered.ofEstimate.map((counts) => {
    const codes = new Set(counts.map((count) => state.hidden.get(count)?.reason));
    return order.find((code) => codes.has(code)) ?? null;
  });
  return accepted({
    released: estimates.map((it, i) => releaseOne(it, reasons[i]!)),
    hidden: reasons.filter((reason) => reason !== null).length,
    rounds,
    primary,
    secondary: state.hidden.size - primary,
    cells: [],
    proof: proofOf(sieges),
  });
}
