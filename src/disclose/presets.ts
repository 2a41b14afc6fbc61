/** The disclosure rules that may be chosen by name, and how a definition tightens one. */
import type { DisclosureRule } from "../model/disclosure.ts";
import { leastProtection } from "./protection.ts";

/** The limits of a rule: the smallest counts that may be shown. */
export type Limits = Pick<DisclosureRule, "minimumNumerator" | "minimumComplement" | "minimumDenominator">;

/** What a definition may raise. A limit that is not named stays. */
export interface Tightening extends Partial<Limits> {
  readonly threeYears?: Partial<Limits>;
  readonly protection?: Partial<Protection>;
}

type Protection = NonNullable<DisclosureRule["protection"]>;

const protectionNames = ["side", "width"] as const;

const limitNames = ["minimumNumerator", "minimumComplement", "minimumDenominator"] as const;

export const presets: Readonly<Record<DisclosureRule["preset"], DisclosureRule>> = {
  /** Statistics Norway hides cells under 3; so do we at both tails. */
  ssb: { preset: "ssb", minimumNumerator: 3, minimumComplement: 3, minimumDenominator: 3, threeYears: null },
  /** The public-health rule: numerator or complement 4 or less, denominator 9 or less; in three-year sums 12 and 27. */
  folkehelse: {
    preset: "folkehelse",
    minimumNumerator: 5,
    minimumComplement: 5,
    minimumDenominator: 10,
    threeYears: { minimumNumerator: 13, minimumComplement: 13, minimumDenominator: 28 },
  },
  /** Ours, for data owners who ask for more than the public-health rule: three years count as three times one. */
  strict: {
    preset: "strict",
    minimumNumerator: 10,
    minimumComplement: 10,
    minimumDenominator: 30,
    threeYears: { minimumNumerator: 30, minimumComplement: 30, minimumDenominator: 90 },
    protection: { side: 2, width: 4 },
  },
};

/** The limits that a tightening would lower, as paths (`threeYears.minimumNumerator`); empty when it lowers none. */
export function loosened(rule: DisclosureRule, by: Tightening): readonly string[] {
  const found: string[] = [];
  for (const name of limitNames) {
    const asked = by[name];
    if (asked !== undefined && !(asked >= rule[name])) found.push(name);
    const askedLong = by.threeYears?.[name];
    if (askedLong !== undefined && !(askedLong >= (rule.threeYears ?? rule)[name])) found.push(`threeYears.${name}`);
  }
  const own = rule.protection ?? leastProtection;
  for (const name of protectionNames) {
    const asked = by.protection?.[name];
    if (asked !== undefined && !(asked >= own[name])) found.push(`protection.${name}`);
  }
  return found;
}

/** The higher of two sets of limits, one by one. */
function strictest(a: Limits, b: Partial<Limits>): Limits {
  return {
    minimumNumerator: Math.max(a.minimumNumerator, b.minimumNumerator ?? 0),
    minimumComplement: Math.max(a.minimumComplement, b.minimumComplement ?? 0),
    minimumDenominator: Math.max(a.minimumDenominator, b.minimumDenominator ?? 0),
  };
}

/**
 * A rule with some limits raised. What is raised for one year holds for three years, too.
 *
 * @throws RangeError when a limit would be lowered: check with `loosened` before, and say where the definition does it
 */
export function tighten(rule: DisclosureRule, by: Tightening): DisclosureRule {
  const lower = loosened(rule, by);
  if (lower.length > 0) throw new RangeError(`a disclosure rule may only be tightened: ${lower.join(", ")}`);
  const short = strictest(rule, by);
  const long =
    (rule.threeYears ?? by.threeYears)
      ? strictest(strictest(rule.threeYears ?? rule, by.threeYears ?? {}), short)
      : null;
  const protection =
    (rule.protection ?? by.protection)
      ? { protection: { ...leastProtection, ...rule.protection, ...by.protection } }
      : {};
  return { preset: rule.preset, ...short, threeYears: long, ...protection };
}
