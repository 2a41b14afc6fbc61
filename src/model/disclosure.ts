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
}
