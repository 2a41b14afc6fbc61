/** Dominance: a count of cases that says more of one person than of the many. */

/** A count of cases and those who stand behind it. */
interface Contributions {
  readonly cases: number;
  /** Persons, each counted once in every period that is summed; null where nobody knows. */
  readonly persons: number | null;
  /** Periods that are summed: so often may one person be counted at most. */
  readonly times: number;
  /** The most that one person can have; null where only the persons tell. */
  readonly largest: number | null;
}

/**
 * By how many cases the estimate that the second largest contributor can make of the largest one's falls short of the p % rule, where
 * the cases are shared out as badly as what is known of them allows.
 *
 *   x₁ = min(L, X − max(0, N − T)),   rest = max(0, N − 2T, X − 2x₁),   short = p/100 · x₁ − rest
 *
 * X cases, N persons over T periods, the largest contributor's cases L. The second largest knows their own cases and the total, so they
 * reckon the largest one's to within what all others have, the rest; the rule asks that it be at least p % of x₁. Everybody counted
 * has a case at least, so one person who is counted in every period leaves N − T cases to others, and two leave N − 2T. Where only
 * persons are delivered, this worst of all is taken: what passes does so however the cases are shared. Cases that several persons
 * share are taken to be shared out between them.
 *
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, sections 4.2.2 and 4.3 (p % rule and the upper protection level that it
 * asks for); the bound by persons is ours.
 *
 * @param percent  p, over 0
 * @returns        null where neither persons nor the largest are known; not over 0 where the rule holds
 */
export function shortfall({ cases, persons, times, largest }: Contributions, percent: number): number | null {
  if (persons === null && largest === null) return null;
  const byPersons = persons === null ? cases : cases - Math.max(0, persons - times);
  const first = Math.max(0, Math.min(largest ?? cases, byPersons));
  const others = persons === null ? 0 : persons - 2 * times;
  const rest = Math.max(0, others, cases - 2 * first);
  return (percent / 100) * first - rest;
}
