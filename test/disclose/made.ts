/** Estimates made for these tests: one count each unless said otherwise. */
import type { Recount } from "../../src/disclose/earlier.ts";
import { type Facts, noFacts } from "../../src/disclose/facts.ts";
import { type Disclosure, disclose, type Vintages } from "../../src/disclose/index.ts";
import { presets } from "../../src/disclose/presets.ts";
import type { DisclosureRule } from "../../src/model/disclosure.ts";
import type { CountCell, Measured, Withheld } from "../../src/model/estimate.ts";
import { estimateAddress } from "../../src/model/estimate.ts";
import type { Outcome } from "../../src/model/issue.ts";
import type { LedgerRelease } from "../../src/model/ledger.ts";
import type { Released } from "../../src/model/released.ts";

export const folkehelse = presets.folkehelse;

export function cell(numerator: number, place: Partial<CountCell> = {}): CountCell {
  return {
    table: "offences",
    areas: ["1833"],
    period: "2027",
    breakdown: {},
    numerator,
    denominator: null,
    complement: false,
    minimumNumerator: null,
    minimumDenominator: null,
    ...place,
  };
}

const head = {
  analysis: "level",
  indicator: "offence-persons",
  area: "1833",
  period: "2027",
  group: "",
  measure: "rate",
  comparator: null,
  method: "rate",
  level: 0.95,
  unit: "persons",
  per: 1000,
  label: "exploratory",
  plan: null,
  notes: [],
} as const;

/** An estimate that reveals some counts; its address is made from them, so that each has its own. */
export function estimate(basis: readonly CountCell[], given: Partial<Measured> = {}): Measured {
  return {
    ...head,
    area: basis.map((it) => it.areas.join("+")).join("/"),
    period: basis.map((it) => it.period).join("/"),
    group: basis.map((it) => JSON.stringify(it.breakdown)).join("/"),
    status: "measured",
    value: 0.02,
    lower: 0.01,
    upper: 0.03,
    numerator: basis[0]?.numerator ?? null,
    denominator: basis[0]?.denominator ?? null,
    basis,
    ...given,
  };
}

export function gap(given: Partial<Withheld>): Withheld {
  return { ...head, status: "withheld", reason: { code: "missing", params: {} }, ...given };
}

/** Estimates of one count each, at the folkehelse rule. */
export function alone(cells: readonly CountCell[]): readonly Measured[] {
  return cells.map((it) => estimate([it]));
}

export const personal: ReadonlySet<string> = new Set(["offence-persons"]);

/** What the gate says, at the folkehelse rule and with nothing known or told before unless said otherwise. */
export function gate(
  estimates: readonly (Measured | Withheld)[],
  given: {
    readonly rule?: DisclosureRule;
    readonly facts?: Facts;
    readonly earlier?: readonly LedgerRelease[];
    readonly recount?: Recount;
    readonly vintages?: Vintages;
  } = {},
): Promise<Outcome<Disclosure>> {
  return disclose(estimates, { rule: folkehelse, personal, facts: noFacts, earlier: [], ...given });
}

export async function released(
  estimates: readonly (Measured | Withheld)[],
  rule: DisclosureRule = folkehelse,
  facts: Facts = noFacts,
): Promise<readonly Released[]> {
  const outcome = await gate(estimates, { rule, facts });
  if (!outcome.ok) throw new RangeError(outcome.issues.map((it) => it.code).join());
  return outcome.value.released;
}

/** For each count, in order: `shown`, or the reason why its estimate is not. */
export async function fate(
  cells: readonly CountCell[],
  rule: DisclosureRule = folkehelse,
  facts: Facts = noFacts,
): Promise<readonly string[]> {
  const rows = await released(alone(cells), rule, facts);
  return rows.map((row) => (row.status === "released" ? "shown" : row.reason.code));
}

/** The addresses of what is released, sorted. */
export function shownAddresses(rows: readonly Released[]): readonly string[] {
  return rows
    .filter((row) => row.status === "released")
    .map(estimateAddress)
    .sort();
}
