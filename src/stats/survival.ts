/** Kaplan–Meier curves and the log-rank test. */
import { chiSquareDistribution } from "./distributions/gamma.ts";
import { normalMultiplier } from "./distributions/normal.ts";
import { requireLevel, requireNonNegative, requireSameLength } from "./ranges.ts";
import { sum } from "./sums.ts";
import { UnanswerableError } from "./unanswerable.ts";

/** One row per subject. */
export interface FollowUp {
  /** Time to the event or to the last observation ≥ 0. */
  readonly times: readonly number[];
  /** Whether the event was seen at that time. */
  readonly events: readonly boolean[];
}

/** Where the interval is symmetric: on log(−log S), on log S or on S itself. */
export type SurvivalScale = "log-log" | "log" | "plain";

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  readonly survival: number;
  /** Greenwood's standard error. */
  readonly error: number;
  /** Bounds in [0, 1]; null when S is 0 and the scale has none. */
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[];
  /** The first time at which S is at most ½; null when the curve stays above. */
  readonly median: number | null;
  /** The area under the curve up to the last time. */
  readonly restrictedMean: number;
}

interface Tally {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
}

function requireFollowUp({ times, events }: FollowUp): void {
  requireSameLength({ times, events });
  if (times.length === 0) throw new RangeError("there are no subjects; expected at least one");
  for (const [subject, time] of times.entries()) requireNonNegative(`times[${subject}]`, time);
}

/** Subjects at each distinct time, ascending. Who is censored at a time is still at risk at it. */
function tally({ times, events }: FollowUp): readonly Tally[] {
  const distinct = [...new Set(times)].sort((a, b) => a - b);
  return distinct.map((time) => {
    const here = events.filter((_, subject) => times[subject] === time);
    const seen = here.filter(Boolean).length;
    return {
      time,
      atRisk: times.filter((it) => it >= time).length,
      events: seen,
      censored: here.length - seen,
    };
  });
}

/** Bounds of S from the standard error of log S; by scale. */
const scales: Readonly<
  Record<SurvivalScale, (s: number, logError: number, z: number) => readonly [number, number] | null>
> = {
  "log-log": (s, logError, z) => {
    if (s === 0) return null;
    if (s === 1) return [1, 1];
    const reach = (z * logError) / Math.log(s);
    return [s ** Math.exp(-reach), s ** Math.exp(reach)];
  },
  log: (s, logError, z) => (s === 0 ? null : [s * Math.exp(-z * logError), Math.min(1, s * Math.exp(z * logError))]),
  plain: (s, logError, z) => (s === 0 ? null : [Math.max(0, s - z * logError * s), Math.min(1, s + z * logError * s)]),
};

/**
 * The Kaplan–Meier estimate of survival with Greenwood's variance.
 *
 *   S(t) = Π (1 − dᵢ/nᵢ),   Var(log S) = Σ dᵢ / (nᵢ(nᵢ − dᵢ))
 *
 * Source: Kaplan & Meier (1958), JASA 53:457–481; Kalbfleisch & Prentice (1980) for the log-log scale.
 *
 * Not for competing events: who leaves another way is not censored. Use `aalenJohansen`.
 *
 * @param followUp  one row per subject, at least one
 * @param level     coverage in (0, 1)
 * @param scale     where the interval is symmetric
 * @throws RangeError when an argument is outside its range
 */
export function kaplanMeier(followUp: FollowUp, level: number, scale: SurvivalScale): SurvivalCurve {
  requireFollowUp(followUp);
  requireLevel(level);
  const z = normalMultiplier(level);
  let survival = 1;
  let greenwood = 0;
  let before = 0;
  let area = 0;
  let median: number | null = null;
  const steps = tally(followUp).map((at): SurvivalStep => {
    area += survival * (at.time - before);
    before = at.time;
    survival *= 1 - at.events / at.atRisk;
    greenwood += at.events === 0 ? 0 : at.events / (at.atRisk * (at.atRisk - at.events));
    // After the last event of all, S is 0 and has no standard error on the logarithm.
    const error = survival === 0 ? 0 : survival * Math.sqrt(greenwood);
    if (median === null && survival <= 0.5) median = at.time;
    const bounds = scales[scale](survival, Math.sqrt(greenwood), z);
    return { ...at, survival, error, lower: bounds?.[0] ?? null, upper: bounds?.[1] ?? null };
  });
  return { steps, median, restrictedMean: area };
}

export interface LogRank {
  /** Events seen in the first and in the second group, and expected if there were no difference. */
  readonly observed: readonly [number, number];
  readonly expected: readonly [number, number];
  readonly chiSquare: number;
  readonly p: number;
}

/**
 * The log-rank test that two groups have the same hazard.
 *
 *   E₁ = Σ dᵢ n₁ᵢ/nᵢ,   V = Σ dᵢ (n₁ᵢ/nᵢ)(n₂ᵢ/nᵢ)(nᵢ − dᵢ)/(nᵢ − 1),   χ² = (O₁ − E₁)²/V
 *
 * Source: Mantel (1966), Cancer Chemother Rep 50:163–170; Peto & Peto (1972), JRSS A 135:185–207.
 *
 * @param first   one row per subject, at least one
 * @param second  one row per subject, at least one
 * @throws RangeError when an argument is outside its range, or no event can tell the groups apart
 */
export function logRank(first: FollowUp, second: FollowUp): LogRank {
  requireFollowUp(first);
  requireFollowUp(second);
  const pooled = tally({
    times: [...first.times, ...second.times],
    events: [...first.events, ...second.events],
  });
  const parts = pooled
    .filter((at) => at.events > 0)
    .map(({ time, atRisk, events }) => {
      const share = first.times.filter((it) => it >= time).length / atRisk;
      const spread = atRisk === 1 ? 0 : (events * share * (1 - share) * (atRisk - events)) / (atRisk - 1);
      return { expected: events * share, spread };
    });
  const expected = sum(parts.map((part) => part.expected));
  const spread = sum(parts.map((part) => part.spread));
  if (spread === 0)
    throw new UnanswerableError(
      "no-variation",
      "no event tells the groups apart; expected events while both are at risk",
    );
  const observed = [first.events.filter(Boolean).length, second.events.filter(Boolean).length] as const;
  const chiSquare = (observed[0] - expected) ** 2 / spread;
  return {
    observed,
    expected: [expected, observed[0] + observed[1] - expected],
    chiSquare,
    p: chiSquareDistribution(1).upperTail(chiSquare),
  };
}
