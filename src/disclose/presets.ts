/** The disclosure rules that may be chosen by name, and how a definition tightens one. */
import type { DisclosureRule } from "../model/disclosure.ts";
import { leastProtection } from "./protection.ts";

/** The limits of a rule: the smallest counts that may be shown. */
export type Limits = Pick<DisclosureRule, "minimumNumerator" | "minimumComplement" | "minimumDenominator">;

type Raised = { readonly [name in keyof Limits]?: number | undefined };

/** What a definition may raise. A limit that is not named stays. */
export interface Tightening extends Raised {
  readonly threeYears?: Raised | undefined;
  readonly protection?: Partial<Protection> | undefined;
  readonly dominance?: number | undefined;
  readonly minimumEffective?: number | undefined;
}

type Protection = NonNullable<DisclosureRule["protection"]>;

const protectionNames = ["side", "width"] as const;

const limitNames = ["minimumNumerator", "minimumComplement", "minimumDenominator"] as const;

/** Asked for by some rules only: where a rule does not, anything asked for is more. */
const extraNames = ["dominance", "minimumEffective"] as const;

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
    dominance: 10,
    minimumEffective: 30,
  },
};

export interface Loosened {
  /** As a path: `threeYears.minimumNumerator`. */
  readonly key: string;
  readonly value: number;
  /** What the rule asks for. */
  readonly limit: number;
}

/** The limits that a tightening would lower; empty when it lowers none. */
export function loosened(rule: DisclosureRule, by: Tightening): readonly Loosened[] {
  const found: Loosened[] = [];
  const compare = (key: string, value: number | undefined, limit: number): void => {
    if (value !== undefined && !(value >= limit)) found.push({ key, value, limit });
  };
  for (const name of limitNames) {
    compare(name, by[name], rule[name]);
    compare(`threeYears.${name}`, by.threeYears?.[name], (rule.threeYears ?? rule)[name]);
  }
  const own = rule.protection ?? leastProtection;
  for (const name of protectionNames) compare(`protection.${name}`, by.protection?.[name], own[name]);
  for (const name of extraNames) compare(name, by[name], rule[name] ?? 0);
  return found;
}

/** The higher of two sets of limits, one by one. */
function strictest(a: Limits, b: Raised): Limits {
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
  const lower = loosened(rule, by).map(({ key }) => key);
  if (lower.length > 0) throw new RangeError(`a disclosure rule may only be tightened: ${lower.join(", ")}`);
  const short = strictest(rule, by);
  const long =
    (rule.threeYears ?? by.threeYears)
      ? strictest(strictest(rule.threeYears ?? rule, by.threeYears ?? {}), short)
      : null;
  const asksMore = rule.protection ?? by.protection;
  const extra = extraNames.flatMap((name) => {
    const value = by[name] ?? rule[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    preset: rule.preset,
    ...short,
    threeYears: long,
    ...(asksMore && { protection: { ...leastProtection, ...rule.protection, ...by.protection } }),
    ...Object.fromEntries(extra),
    ...(rule.rounding && { rounding: rule.rounding }),
  };
}
