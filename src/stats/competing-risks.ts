/** Cumulative incidence where subjects can leave in more than one way. */
import { normalMultiplier } from "./distributions/normal.ts";
import { requireCount, requireLevel, requireNonNegative, requireSameLength } from "./ranges.ts";

export interface CompetingFollowUp {
  /** Time to leaving, or to the last observation ≥ 0. */
  readonly times: readonly number[];
  /** How each subject left: 1, 2, …; 0 when still there at the last observation. */
  readonly causes: readonly number[];
}

export interface IncidenceStep {
  readonly time: number;
  readonly atRisk: number;
  /** Subjects who left by the cause asked for, at this time. */
  readonly events: number;
  /** The probability of having left by that cause. */
  readonly incidence: number;
  readonly error: number;
  /** Bounds on the log(−log) scale; the estimate itself at 0 and 1. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The Aalen–Johansen estimate of the cumulative incidence of one cause.
 *
 *   F(t) = Σ S(tᵢ₋) d₁ᵢ/nᵢ
 *
 *   Var F(t) = Σ [(F(t) − F(tᵢ))² dᵢ/(nᵢ(nᵢ − dᵢ)) + S(tᵢ₋)² d₁ᵢ(nᵢ − d₁ᵢ)/nᵢ³ − 2 (F(t) − F(tᵢ)) S(tᵢ₋) d₁ᵢ/nᵢ²]
 *
 * Source: Aalen & Johansen (1978), Scand J Stat 5:141–150; the variance by the delta method, Marubini & Valsecchi (1995),
 * Analysing Survival Data from Clinical Trials, equation 10.12.
 *
 * @param followUp  one row per subject, at least one
 * @param cause     the way of leaving that is asked for, 1 or more
 * @param level     coverage in (0, 1)
 * @returns         a step for each distinct time
 * @throws RangeError when an argument is outside its range
 */
export function aalenJohansen(followUp: CompetingFollowUp, cause: number, level: number): readonly IncidenceStep[] {
  const { times, causes } = followUp;
  requireSameLength({ times, causes });
  requireLevel(level);
  if (!(Number.isInteger(cause) && cause >= 1)) throw new RangeError(`cause is ${cause}; expected 1, 2, …`);
  if (times.length === 0) throw new RangeError("there are no subjects; expected at least one");
  for (const [subject, time] of times.entries()) {
    requireNonNegative(`times[${subject}]`, time);
    requireCount(`causes[${subject}]`, causes[subject]!);
  }
  const z = normalMultiplier(level);
  const distinct = [...new Set(times)].sort((a, b) => a - b);
  const past: { atRisk: number; left: number; events: number; before: number; incidence: number }[] = [];
  let survival = 1;
  let incidence = 0;
  return distinct.map((time) => {
    const here = causes.filter((_, subject) => times[subject] === time);
    const atRisk = times.filter((it) => it >= time).length;
    const left = here.filter((it) => it > 0).length;
    const events = here.filter((it) => it === cause).length;
    incidence += (survival * events) / atRisk;
    past.push({ atRisk, left, events, before: survival, incidence });
    survival *= 1 - left / atRisk;
    const error = Math.sqrt(
      Math.max(
        0,
        past.reduce((total, it) => total + part(it, incidence), 0),
      ),
    );
    return { time, atRisk, events, incidence, error, ...bounds(incidence, error, z) };
  });
}

/** What one earlier time adds to the variance. */
function part(
  it: { atRisk: number; left: number; events: number; before: number; incidence: number },
  now: number,
): number {
  const { atRisk, left, events, before } = it;
  const rise = now - it.incidence;
  // When everybody left nothing can rise afterwards, and the first term has no denominator.
  const hazard = left === atRisk ? 0 : (rise * rise * left) / (atRisk * (atRisk - left));
  return (
    hazard +
    (before * before * events * (atRisk - events)) / atRisk ** 3 -
    (2 * rise * before * events) / (atRisk * atRisk)
  );
}

function bounds(incidence: number, error: number, z: number): { lower: number; upper: number } {
  if (incidence === 0 || incidence === 1) return { lower: incidence, upper: incidence };
  const reach = (z * error) / (incidence * Math.log(incidence));
  return { lower: incidence ** Math.exp(-reach), upper: incidence ** Math.exp(reach) };
}
