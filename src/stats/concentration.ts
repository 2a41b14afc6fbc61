/** Concentration: whether what is counted falls to the first or to the last of areas in some order. */
import { normalMultiplier } from "./distributions/normal.ts";
import { requireCount, requireLevel, requirePositive, requireSameLength } from "./ranges.ts";
import { sum } from "./sums.ts";

/** One row per area. */
export interface RankedCounts {
  /** Whole numbers ≥ 0, at least one event in all. */
  readonly events: readonly number[];
  /** > 0 */
  readonly exposure: readonly number[];
  /** What the areas are put in order by; equal ones share a rank. */
  readonly rank: readonly number[];
}

export interface Concentration {
  /** −1 to 1: 0 when every area has its share, above when those of high rank have more. */
  readonly estimate: number;
  readonly error: number;
  readonly lower: number;
  readonly upper: number;
}

/** The share of all exposure below the middle of each area; areas of equal rank lie together. */
function fractionalRanks({ exposure, rank }: RankedCounts): readonly number[] {
  const all = sum(exposure);
  return rank.map((own) => {
    const below = sum(exposure.filter((_, i) => rank[i]! < own));
    const level = sum(exposure.filter((_, i) => rank[i] === own));
    return (below + level / 2) / all;
  });
}

/**
 * The concentration index of grouped counts.
 *
 *   C = 2 Σ sᵢ Rᵢ − 1,   sᵢ = yᵢ / Σy,   Rᵢ the fractional rank by exposure
 *   Var C = 4 (Σ sᵢ Rᵢ² − (Σ sᵢ Rᵢ)²) / Σy
 *
 * With the areas in the order of their own rates C is the Gini coefficient, which chance alone makes positive. The ranks are known,
 * and given how many events there are, where they fall is multinomial: that is the variance.
 *
 * Source: Kakwani, Wagstaff & van Doorslaer (1997), J Econometrics 77:87–103, equation 3.
 *
 * @param counts  two areas or more
 * @param level   coverage in (0, 1)
 * @throws RangeError when an argument is outside its range
 */
export function concentrationIndex(counts: RankedCounts, level: number): Concentration {
  const { events, exposure, rank } = counts;
  requireSameLength({ events, exposure, rank });
  requireLevel(level);
  if (events.length < 2) throw new RangeError(`there are ${events.length} areas; expected at least two`);
  for (const [area, count] of events.entries()) {
    requireCount(`events[${area}]`, count);
    requirePositive(`exposure[${area}]`, exposure[area]!);
    if (!Number.isFinite(rank[area]!)) throw new RangeError(`rank[${area}] is ${rank[area]}; expected a finite number`);
  }
  const all = sum(events);
  if (all === 0) throw new RangeError("there are no events in any area; expected at least one");
  const ranks = fractionalRanks(counts);
  const mean = sum(events.map((y, i) => (y / all) * ranks[i]!));
  const spread = sum(events.map((y, i) => (y / all) * (ranks[i]! - mean) ** 2));
  const error = 2 * Math.sqrt(spread / all);
  const estimate = 2 * mean - 1;
  const reach = normalMultiplier(level) * error;
  return { estimate, error, lower: Math.max(-1, estimate - reach), upper: Math.min(1, estimate + reach) };
}
