/** The only values that may be drawn, printed or exported. Made by disclose/ alone; the architecture test holds the door. */
import type { EstimateKey, EstimateMeta, Reason } from "./estimate.ts";

declare const brand: unique symbol;

interface Brand {
  readonly [brand]: true;
}

export interface ReleasedValue extends EstimateKey, EstimateMeta {
  readonly status: "released";
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface ReleasedGap extends EstimateKey, EstimateMeta {
  readonly status: "withheld";
  readonly reason: Reason;
}

export type Released = (ReleasedValue | ReleasedGap) & Brand;

const genuine = new WeakSet<object>();

/** For disclose/ only: frozen, and remembered as genuine. */
export function release(it: ReleasedValue | ReleasedGap): Released {
  const copy = Object.freeze({ ...it }) as Released;
  genuine.add(copy);
  return copy;
}

/**
 * Throws unless every value came through disclose/: a cast cannot forge one.
 *
 * @throws RangeError at the first that did not
 */
export function assertReleased(rows: readonly Released[]): void {
  for (const row of rows) {
    if (!genuine.has(row)) throw new RangeError("a value that was not released reached an output");
  }
}
