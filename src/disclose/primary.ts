/** The primary rule: is this count, seen alone, too small to be shown? */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Variant } from "./counts.ts";
import type { Limits } from "./presets.ts";

/** A count, published or worked out: its size, and the limits of those it was worked out from. */
export interface Amount {
  readonly numerator: number;
  /** One for each variant of the table; null where unknown. */
  readonly denominators: readonly (number | null)[];
  readonly minimumNumerator: number;
  readonly minimumDenominator: number;
}

/** Whether what is known of so many quarters tells too much. */
export type Unsafe = (amount: Amount, quarters: number) => boolean;

export type PrimaryReason = "small-denominator" | "small-numerator" | "small-complement";

const quartersOfThreeYears = 12;

/** The limits for a count over so many quarters. */
function limitsFor(rule: DisclosureRule, quarters: number): Limits {
  return quarters >= quartersOfThreeYears ? (rule.threeYears ?? rule) : rule;
}

/**
 * Why the rule hides a count over so many quarters; null when it may be shown.
 *
 * The denominator is tried first: it is the reason that tells least of what happened.
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
  if (denominators.some((each) => each !== null && each < minimumDenominator)) return "small-denominator";
  if (numerator < Math.max(limits.minimumNumerator, amount.minimumNumerator)) return "small-numerator";
  const short = denominators.some(
    (each, i) => each !== null && variants[i]!.complement && each - numerator < limits.minimumComplement,
  );
  return short ? "small-complement" : null;
}

/** A remainder that cannot be a count (the parts were not parts), or that speaks of nobody at all. */
function ofNobody({ numerator, denominators }: Amount): boolean {
  return numerator < 0 || denominators.some((each) => each !== null && (each < 0 || (each === 0 && numerator === 0)));
}

/** The rule for what can be worked out: as for what is published, but for what speaks of nobody. */
export function unsafeBy(rule: DisclosureRule, variants: readonly Variant[]): Unsafe {
  return (amount, quarters) => !ofNobody(amount) && tooSmall(amount, quarters, variants, rule) !== null;
}
