/** Disclosure rules as data. Nouns of pipelines/disclosure.yaml. */

export interface DisclosureRule {
  readonly preset: "ssb" | "folkehelse" | "strict";
  /** The smallest numerator that may be shown: 5 hides 0 to 4. */
  readonly minimumNumerator: number;
  /** The smallest denominator − numerator that may be shown. */
  readonly minimumComplement: number;
  readonly minimumDenominator: number;
  /** The limits for sums over three years or more, when the preset scales them; null when it does not. */
  readonly threeYears: {
    readonly minimumNumerator: number;
    readonly minimumComplement: number;
    readonly minimumDenominator: number;
  } | null;
  /**
   * How uncertain an attacker must remain of a hidden count: `side` values under and over the true one, `width` between the ends of
   * what is possible. Absent: 1 and 2.
   */
  readonly protection?: { readonly side: number; readonly width: number };
  /**
   * p of the p % rule: nobody who stands behind a count may reckon the part of the largest contributor to within so many per cent of it.
   * Absent: only how many stand behind a count is asked.
   */
  readonly dominance?: number;
  /**
   * Counts under the base are told as nothing or as the base, instead of being hidden for being small; with the fingerprint of the key that
   * they are rounded by, where a run knows it. Absent: they are hidden.
   */
  readonly rounding?: { readonly base: number; readonly key?: string };
  /** How many equal answers a sample must be worth, where the weights of the answers are delivered. Absent: not asked. */
  readonly minimumEffective?: number;
}
