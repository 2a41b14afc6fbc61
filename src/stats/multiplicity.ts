/** p values adjusted for how many were looked at. */
import { requireProbability } from "./ranges.ts";

export type Adjustment = "bonferroni" | "holm" | "hochberg" | "hommel" | "benjamini-hochberg" | "benjamini-yekutieli";

/** Sorted ascending; `rank` counts from 1. */
type Adjust = (sorted: readonly number[]) => readonly number[];

/** The running maximum from the smallest p upwards. */
function stepDown(values: readonly number[]): readonly number[] {
  let greatest = 0;
  return values.map((value) => {
    greatest = Math.max(greatest, value);
    return greatest;
  });
}

/** The running minimum from the largest p downwards. */
function stepUp(values: readonly number[]): readonly number[] {
  let least = Infinity;
  return values
    .toReversed()
    .map((value) => {
      least = Math.min(least, value);
      return least;
    })
    .toReversed();
}

/** Hommel's procedure by the algorithm of Wright (1992), Biometrics 48:1005–1013. */
function hommel(sorted: readonly number[]): readonly number[] {
  const n = sorted.length;
  const adjusted = [...sorted];
  for (let m = n; m > 1; m--) {
    const split = n - m;
    let least = Infinity;
    for (let i = split; i < n; i++) least = Math.min(least, (m * sorted[i]!) / (i - split + 1));
    for (let i = 0; i < n; i++) {
      adjusted[i] = Math.max(adjusted[i]!, i < split ? Math.min(least, m * sorted[i]!) : least);
    }
  }
  return adjusted;
}

const adjustments: Readonly<Record<Adjustment, Adjust>> = {
  bonferroni: (sorted) => sorted.map((p) => p * sorted.length),
  holm: (sorted) => stepDown(sorted.map((p, i) => p * (sorted.length - i))),
  hochberg: (sorted) => stepUp(sorted.map((p, i) => p * (sorted.length - i))),
  hommel,
  "benjamini-hochberg": (sorted) => stepUp(sorted.map((p, i) => (p * sorted.length) / (i + 1))),
  "benjamini-yekutieli": (sorted) => {
    const harmonic = sorted.reduce((total, _, i) => total + 1 / (i + 1), 0);
    return stepUp(sorted.map((p, i) => (p * sorted.length * harmonic) / (i + 1)));
  },
};

/**
 * Adjusted p values, in the order given.
 *
 * bonferroni, holm, hochberg and hommel bound the chance of any false rejection; benjamini-hochberg (independence) and
 * benjamini-yekutieli (any dependence) the share of false ones among the rejections.
 *
 * Source: Holm (1979), Scand J Stat 6:65–70; Hochberg (1988), Biometrika 75:800–802; Hommel (1988), Biometrika
 * 75:383–386; Benjamini & Hochberg (1995), JRSS B 57:289–300; Benjamini & Yekutieli (2001), Ann Stat 29:1165–1188.
 *
 * @param pValues  each in [0, 1]; none is fine
 * @throws RangeError when a p is outside its range
 */
export function adjust(pValues: readonly number[], adjustment: Adjustment): readonly number[] {
  for (const [i, p] of pValues.entries()) requireProbability(`pValues[${i}]`, p);
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = adjustments[adjustment](order.map((i) => pValues[i]!));
  const result = new Array<number>(pValues.length);
  for (const [rank, i] of order.entries()) result[i] = Math.min(1, adjusted[rank]!);
  return result;
}
