/** What a study could see: the power of a design at some effects, and the smallest effect that it detects. */

export const powerTests = ["difference-in-differences", "poisson-fixed-effects"] as const;

export type PowerTest = (typeof powerTests)[number];

/** Is the effect that is looked for a fall or a rise of the rate? */
export type Direction = "fall" | "rise";

export interface Power {
  /** Ratio of rates: 0.8 is a fall by a fifth. */
  readonly effect: number;
  /** The share of replicates that rejected on the side of the effect; without an effect, on either side: the size. */
  readonly power: number;
  /** Monte-Carlo interval of the share, at 0.95. */
  readonly lower: number;
  readonly upper: number;
  /** The share in which the method gave no answer. */
  readonly withheld: number;
}

export interface Detectable {
  /** The ratio of rates nearest 1 with at least the power that was asked for; null when none in reach has it. */
  readonly effect: number | null;
  /** Where the power at the ends of its Monte-Carlo interval would reach the target; null when not in reach. */
  readonly nearest: number | null;
  readonly farthest: number | null;
  /** The strongest effect that was tried. */
  readonly reach: number;
  readonly target: number;
}

/** Where an assumption comes from: the deliveries, the one who asked, or nowhere but convention. */
export type Provenance = "delivered" | "stated" | "assumed";

export interface Assumed {
  readonly value: number;
  readonly from: Provenance;
}

export interface TestPower {
  readonly test: PowerTest;
  readonly replicates: number;
  readonly powers: readonly Power[];
  /** Null when the method gave no answer in most of the first replicates, without an effect: it is not asked further. */
  readonly detectable: Detectable | null;
}

/** The answer to `felles power`, with all that it rests on. */
export interface PowerAnswer {
  readonly pipeline: string;
  readonly analysis: string;
  readonly indicator: string;
  readonly direction: Direction;
  /** Municipalities. */
  readonly treated: number;
  readonly controls: number;
  /** Quarters counted on either side; those left out are in neither. */
  readonly before: number;
  readonly after: number;
  /** Rates are shown per so many. */
  readonly per: number;
  readonly rate: { readonly treated: Assumed; readonly controls: Assumed };
  readonly spread: Assumed;
  readonly drift: Assumed;
  readonly dispersion: Assumed;
  readonly sizeMatched: boolean;
  readonly level: number;
  readonly draws: number;
  readonly seed: number;
  /** SHA-256 of the design: pieces of work are joined by it. */
  readonly design: string;
  readonly tests: readonly TestPower[];
}
