/** Standard errors of effects under staggered adoption that hold when few units were treated. */
import { type StaggeredPanel, weightsOf } from "./staggered-adoption.ts";

export interface FewUnitsError {
  readonly error: number;
  /** Satterthwaite's; 0 where a group that the effect rests on has a single unit, or as good as. */
  readonly df: number;
}

/**
 * The standard error of an average for few units, with its degrees of freedom.
 *
 *   V = Σₖ Vₖ,   Vₖ = mₖ/(mₖ − 1) Σ_{i in k} ψᵢ²/n²,   df = V² / Σ Vₖ²/(mₖ − 1),   mₖ = (Σ w)²/Σ w²
 *
 * over groups k of one time of adoption, the never-treated among them. With one group, one period on each side and equal
 * weights it is Welch's test.
 *
 * Source: Welch (1947), Biometrika 34:28–35; Satterthwaite (1946), Biometrics Bull 2:110–114; Kish (1965), Survey Sampling,
 * section 11.2, for the effective size m of a weighted group.
 *
 * @param panel      as given to `groupTimeEffects`
 * @param influence  of the average
 * @param treated    the groups whose effects it averages
 */
export function fewUnitsError(
  panel: StaggeredPanel,
  influence: Float64Array,
  treated: readonly number[],
): FewUnitsError {
  const periods = panel.outcomes[0]!.length;
  const weights = weightsOf(panel);
  const groups = new Map<number, { weight: number; squares: number; spread: number }>();
  for (const [unit, first] of panel.adopted.entries()) {
    const key = Math.min(first ?? periods, periods);
    const own = groups.get(key) ?? { weight: 0, squares: 0, spread: 0 };
    own.weight += weights[unit]!;
    own.squares += weights[unit]! ** 2;
    own.spread += (influence[unit]! / influence.length) ** 2;
    groups.set(key, own);
  }
  let [variance, below] = [0, 0];
  let single = false;
  for (const [group, { weight, squares, spread }] of groups) {
    const free = (weight * weight) / squares - 1;
    // A lone unit that only waits among others adds nothing that could be known.
    if (free < 1e-9) single ||= group === periods || treated.includes(group);
    else {
      const part = (spread * (free + 1)) / free;
      variance += part;
      below += (part * part) / free;
    }
  }
  return { error: Math.sqrt(variance), df: single || below === 0 ? 0 : (variance * variance) / below };
}
