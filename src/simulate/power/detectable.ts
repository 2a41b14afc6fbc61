/** Power with its Monte-Carlo error, and the smallest effect that a design detects often enough. */
import type { Detectable, Direction, Power } from "../../model/power.ts";
import { wilson } from "../../stats/index.ts";
import type { Tally } from "./work.ts";

/** Monte-Carlo intervals are at this level. */
const monteCarlo = 0.95;

export function powerOf(tally: Tally, replicates: number): Power {
  const { effect, falls, rises, withheld } = tally;
  const rejected = effect < 1 ? falls : effect > 1 ? rises : falls + rises;
  const { lower, upper } = wilson(rejected, replicates, monteCarlo);
  return { effect, power: rejected / replicates, lower, upper, withheld: withheld / replicates };
}

/** The strongest effects that are tried: a fall to a twentieth, a rise to the threefold. */
const reaches: Readonly<Record<Direction, number>> = { fall: 0.05, rise: 3 };

/** The logarithm of the effect is found to so much; the Monte-Carlo error is several times that. */
const width = 0.005;

/** So much stronger effects are tried for the farther of the Monte-Carlo bounds, until one is met. */
const beyond = [1.1, 1.25, 1.5, 2, 3];

/**
 * The effect nearest 1 at which the tests reject in `target` of the replicates, by bisection on the log of the ratio.
 *
 * The same replicates are asked at every effect, so that the search meets one curve. It takes at most
 * ⌈log₂(log(20)/0.005)⌉ = 10 steps. Its Monte-Carlo bounds are where the curve, straight between the points that were
 * met, crosses the target less and plus 1.96 of its standard error.
 *
 * Source: Bloom (1995), Evaluation Review 19:547–556, for the minimum detectable effect; Chen & Schmeiser (2001), IIE
 * Transactions 33:259–275, for finding a root at common random numbers.
 *
 * @param ask     what the replicates say at an effect
 * @param count   how many they are
 * @param target  in (0, 1): 0.8
 * @param known   powers at other effects of the same replicates, which narrow the search
 */
export async function detectable(
  ask: (effect: number) => Tally | Promise<Tally>,
  count: number,
  direction: Direction,
  target: number,
  known: readonly Power[],
): Promise<Detectable> {
  if (!(target > 0 && target < 1)) throw new RangeError(`target is ${target}; expected a number in (0, 1), as 0.8`);
  const reach = reaches[direction];
  const side = known.filter(({ effect }) => (direction === "fall" ? effect < 1 && effect >= reach : effect > 1));
  const met: Power[] = [...side];
  const at = async (distance: number): Promise<number> => {
    const effect = Math.exp((direction === "fall" ? -1 : 1) * distance);
    const power = powerOf(await ask(effect), count);
    met.push(power);
    return power.power;
  };
  const none = { effect: null, nearest: null, farthest: null, reach, target };
  const distanceOf = (power: Power): number => Math.abs(Math.log(power.effect));
  const enough = side.filter(({ power }) => power >= target).map(distanceOf);
  const most = Math.abs(Math.log(reach));
  let detected = Math.min(...enough);
  if (detected === Infinity) {
    // Where an overwhelming effect leaves no event the methods give no answer: a milder one may still be seen.
    for (const distance of [most / 2, (3 * most) / 4, most]) {
      if ((await at(distance)) < target) continue;
      detected = distance;
      break;
    }
    if (detected === Infinity) return none;
  }
  let missed = Math.max(0, ...met.map(distanceOf).filter((distance) => distance < detected));
  while (detected - missed > width) {
    const middle = (detected + missed) / 2;
    if ((await at(middle)) >= target) detected = middle;
    else missed = middle;
  }
  const sign = direction === "fall" ? -1 : 1;
  const error = 1.96 * Math.sqrt((target * (1 - target)) / count);
  for (const further of beyond) {
    if (met.some(({ power }) => power >= target + error)) break;
    if (detected * further <= most) await at(detected * further);
  }
  const curve = met.toSorted((one, other) => distanceOf(one) - distanceOf(other));
  const crossing = (level: number): number | null => {
    const i = curve.findIndex(({ power }) => power >= level);
    if (i < 0) return null;
    const [high, low] = [curve[i]!, curve[i - 1]];
    if (!low) return high.effect;
    const share = (level - low.power) / (high.power - low.power);
    return Math.exp(sign * (distanceOf(low) + share * (distanceOf(high) - distanceOf(low))));
  };
  return {
    effect: Math.exp(sign * detected),
    nearest: crossing(target - error),
    farthest: crossing(target + error),
    reach,
    target,
  };
}
