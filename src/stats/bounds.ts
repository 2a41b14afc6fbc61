/** An estimate with its interval. */

export interface Bounds {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}
