/** What weighted answers say and are worth, from sums of weights alone: no answer of anybody's is needed. */

/** The sum of some weights, and of their squares. */
export interface WeightSums {
  readonly sum: number;
  readonly squares: number;
}

export interface WeightedAnswers {
  /** Of those who said yes. */
  readonly yes: WeightSums;
  /** Of all who answered. */
  readonly all: WeightSums;
}

export interface WeightedShare {
  /** In [0, 1]. */
  readonly share: number;
  /** Independent answers, alike in weight, that would tell as much. */
  readonly effective: number;
}

/** Whether sums can be those of weights: none negative, those who said yes among all, and at least one who answered. */
export function isWeighted({ yes, all }: WeightedAnswers): boolean {
  const within = (part: number, whole: number): boolean => part >= 0 && part <= whole;
  return all.sum > 0 && all.squares > 0 && within(yes.sum, all.sum) && within(yes.squares, all.squares);
}

/**
 * The weighted proportion, and the answers that it is worth.
 *
 *   p = Σ₁w / Σw,   V = [(1 − p)² Σ₁w² + p² Σ₀w²] / (Σw)²,   effective = the fewer of p(1 − p)/V and (Σw)²/Σw²
 *
 * with Σ₁ over those who said yes and Σ₀ over the others. V is the linearised variance, without its factor n/(n − 1): answers
 * alike in weight are then worth n, each one. Where weights go with the answers V can be smaller than that of as many answers
 * alike: in small samples that is not to be relied on, and Kish's number is then the most that they are worth. Where all said
 * the same V is 0 and says nothing.
 *
 * Source: Lumley (2010), Complex Surveys, section 2.2, for the variance as R's survey computes it; Kish (1965), Survey
 * Sampling, section 11.7, for the effective number of answers.
 *
 * @throws RangeError when the sums cannot be those of weights
 */
export function weightedShare(answers: WeightedAnswers): WeightedShare {
  if (!isWeighted(answers))
    throw new RangeError("the sums are not those of weights; expected those of yes within those of all");
  const { yes, all } = answers;
  const share = yes.sum / all.sum;
  const spread = (1 - share) ** 2 * yes.squares + share ** 2 * (all.squares - yes.squares);
  const own = share * (1 - share);
  const told = all.sum ** 2;
  const kish = told / all.squares;
  return { share, effective: own > 0 && spread > 0 ? Math.min((own * told) / spread, kish) : kish };
}
