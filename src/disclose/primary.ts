/** The primary rule: is this count, seen alone, too small to be shown? */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Variant } from "./counts.ts";
import { shortfall } from "./dominance.ts";
import type { Limits } from "./presets.ts";

/** A count, published or worked out: its size, and the limits of those it was worked out from. */
export interface Amount {
  readonly numerator: number;
  /** One for each variant of the table; null where unknown. */
  readonly denominators: readonly (number | null)[];
  readonly minimumNumerator: number;
  readonly minimumDenominator: number;
  /** Of a published count, where it is known: the most that one person can have of it, and how many equal answers it is worth. */
  readonly largest?: number | null;
  readonly effective?: number | null;
}

/** Whether what is known of so many quarters tells too much. */
export type Unsafe = (amount: Amount, quarters: number) => boolean;

export type PrimaryReason = "small-denominator" | "small-contributors" | "small-numerator" | "small-complement";

const quartersOfThreeYears = 12;

/** The limits for a count over so many quarters. */
function limitsFor(rule: DisclosureRule, quarters: number): Limits {
  return quarters >= quartersOfThreeYears ? (rule.threeYears ?? rule) : rule;
}

/** Of a survey with weights, trials and plain counts: what is counted among others has its trials tested in its place. */
function isWorthLess({ denominators, effective }: Amount, { minimumEffective }: DisclosureRule): boolean {
  if (minimumEffective === undefined || effective === undefined || effective === null) return false;
  return effective < minimumEffective && denominators.every((each) => each === null);
}

/**
 * How many cases over its size a count of cases must be uncertain, so that nobody reckons the largest contributor too closely; 0 where
 * the rule does not ask for it.
 */
export function dominanceOf(
  amount: Amount,
  quarters: number,
  variants: readonly Variant[],
  rule: DisclosureRule,
): number {
  const { dominance } = rule;
  if (dominance === undefined) return 0;
  const at = variants.findIndex(({ every }) => every !== undefined);
  if (at < 0) return 0;
  const { numerator: cases, largest = null } = amount;
  const times = Math.ceil(quarters / variants[at]!.every!);
  return Math.max(0, shortfall({ cases, persons: amount.denominators[at]!, times, largest }, dominance) ?? 0);
}

/** The smallest count that may be told: where small ones are rounded, only an indicator that asks for more than the base has one. */
function leastOf(limit: number, { minimumNumerator }: Amount, { rounding }: DisclosureRule): number {
  if (!rounding) return limit;
  return minimumNumerator > rounding.base ? minimumNumerator : 0;
}

/**
 * Why the rule hides a count over so many quarters; null when it may be shown.
 *
 * The denominator is tried first: it is the reason that tells least of what happened. Those who stand behind a count are asked for as
 * if they were counted themselves: two persons with seven cases are two persons.
 */
export function tooSmall(
  amount: Amount,
  quarters: number,
  variants: readonly Variant[],
  rule: DisclosureRule,
): PrimaryReason | null {
  const { numerator, denominators } = amount;
  const limits = limitsFor(rule, quarters);
  const minimumDenominator = Math.max(limits.minimumDenominator, amount.minimumDenominator);
  const minimumNumerator = Math.max(limits.minimumNumerator, amount.minimumNumerator);
  const few = (behind: boolean, least: number): boolean =>
    denominators.some((each, i) => each !== null && (variants[i]!.every !== undefined) === behind && each < least);
  if (few(false, minimumDenominator)) return "small-denominator";
  if (isWorthLess(amount, rule)) return "small-denominator";
  if (few(true, minimumNumerator) || dominanceOf(amount, quarters, variants, rule) > 0) return "small-contributors";
  if (numerator < leastOf(minimumNumerator, amount, rule)) return "small-numerator";
  const short = denominators.some(
    (each, i) => each !== null && variants[i]!.complement && each - numerator < limits.minimumComplement,
  );
  return short ? "small-complement" : null;
}

/** A remainder that cannot be a count (the parts were not parts), or that speaks of nobody at all. */
function ofNobody({ numerator, denominators }: Amount, variants: readonly Variant[]): boolean {
  // Persons may stand behind several parts: that fewer are left than none says nothing of the parts themselves.
  const among = denominators.filter((_, i) => variants[i]!.every === undefined);
  return numerator < 0 || among.some((each) => each !== null && (each < 0 || (each === 0 && numerator === 0)));
}

/** The rule for what can be worked out: as for what is published, but for what speaks of nobody. */
export function unsafeBy(rule: DisclosureRule, variants: readonly Variant[]): Unsafe {
  return (amount, quarters) => !ofNobody(amount, variants) && tooSmall(amount, quarters, variants, rule) !== null;
}
