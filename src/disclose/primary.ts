/** The primary rule: is this count, seen alone, too small to be shown? */
import type { DisclosureRule } from "../model/disclosure.ts";
import type { Variant } from "./counts.ts";
import { type Limits, strictest } from "./presets.ts";

/** A count, published or worked out: its size, and the limits of those it was worked out from. */
export interface Amount {
  readonly numerator: number;
  /** One for each variant of the table; null where unknown. */
  readonly denominators: readonly (number | null)[];
  readonly minimumNumerator: number;
  readonly minimumDenominator: number;
}

export type PrimaryReason = "small-denominator" | "small-numerator" | "small-complement";

const quartersOfThreeYears = 12;

/** The limits for a count over so many quarters. */
export function limitsFor(
  rule: DisclosureRule,
  quarters: number,
  own: Pick<Amount, "minimumNumerator" | "minimumDenominator">,
): Limits {
  return strictest(quarters >= quartersOfThreeYears ? (rule.threeYears ?? rule) : rule, own);
}

/**
 * Why the rule hides a count; null when it may be shown.
 *
 * The denominator is tried first: it is the reason that tells least of what happened.
 */
export function tooSmall(amount: Amount, variants: readonly Variant[], limits: Limits): PrimaryReason | null {
  const { numerator, denominators } = amount;
  if (denominators.some((each) => each !== null && each < limits.minimumDenominator)) return "small-denominator";
  if (numerator < limits.minimumNumerator) return "small-numerator";
  const short = denominators.some(
    (each, i) => each !== null && variants[i]!.complement && each - numerator < limits.minimumComplement,
  );
  return short ? "small-complement" : null;
}
