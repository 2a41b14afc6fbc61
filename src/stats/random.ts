/** Random numbers in independent, numbered streams: the same draws however the work is cut into pieces. */
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/** A source of random numbers. Drawing from it moves it on; nothing else does. */
export interface Stream {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  readonly next: () => number;
}

const word = (1n << 64n) - 1n;

/** Stafford's variant 13 of the MurmurHash3 finaliser, as in SplitMix64: a bijection on 64 bits. */
function mix(value: bigint): bigint {
  let z = value & word;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & word;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & word;
  return z ^ (z >> 31n);
}

/** Rounds of the Feistel network, and the odd constant (2⁶⁴ over the golden ratio) that tells them apart. */
const rounds = 4n;
const golden = 0x9e3779b97f4a7c15n;

function signed(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

/**
 * The stream with a number, under a seed.
 *
 * Seed and number pass through a Feistel network, which is a bijection on 128 bits, and become the state of a
 * xoroshiro128+ generator: two different pairs never start from the same state. Replicate `i` of a simulation takes
 * `stream(seed, i)`, so that it draws the same numbers in any order, on any machine and in any share of the work.
 *
 * Source: Blackman & Vigna (2021), ACM Trans Math Softw 47(4):36 (xoroshiro128+); Steele, Lea & Flood (2014),
 * OOPSLA:453–472 (SplitMix64).
 *
 * @param seed   whole number in [0, 2⁵³)
 * @param index  number of the stream, whole number in [0, 2⁵³)
 * @throws RangeError when either is outside its range
 */
export function stream(seed: number, index: number): Stream {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`seed must be a whole number ≥ 0: ${seed}`);
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`index must be a whole number ≥ 0: ${index}`);
  let left = BigInt(seed);
  let right = BigInt(index);
  for (let round = 1n; round <= rounds; round++) {
    [left, right] = [right, left ^ mix(right + round * golden)];
  }
  const generator = xoroshiro128plusFromState([signed(left >> 32n), signed(left), signed(right >> 32n), signed(right)]);
  // The lowest bits of xoroshiro128+ are linear: only the upper 26 and 27 of each 32 are used.
  return {
    next: () => {
      const high = generator.next() >>> 6;
      const low = generator.next() >>> 5;
      return (high * 2 ** 27 + low) / 2 ** 53;
    },
  };
}

/** Uniform on [0, 1). */
export function uniform(random: Stream): number {
  return random.next();
}

/**
 * A whole number, uniform on 0 … n − 1 (to within n · 2⁻⁵³).
 *
 * @throws RangeError when `n` is not a whole number in [1, 2³²]
 */
export function integer(random: Stream, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) throw new RangeError(`n must be a whole number in 1 … 2³²: ${n}`);
  return Math.floor(random.next() * n);
}

/** Standard normal. Source: Box & Muller (1958), Ann Math Stat 29:610–611. */
export function normal(random: Stream): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/**
 * Gamma with mean `shape` and scale 1.
 *
 * Source: Marsaglia & Tsang (2000), ACM Trans Math Softw 26:363–372; below shape 1 their remark in section 6,
 * Γ(a) = Γ(a + 1) · U^(1/a).
 *
 * @throws RangeError unless 0 < shape < ∞
 */
export function gamma(random: Stream, shape: number): number {
  if (!(shape > 0) || shape === Infinity) throw new RangeError(`shape must be > 0: ${shape}`);
  if (shape < 1) return gamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(random);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Up to here the plain algorithms are as fast as the reductions, and above it the reductions take over. */
const plainLimit = 24;

/**
 * Binomial: successes in `n` trials.
 *
 * Plain trials when n is small; else the median of the n uniforms is drawn from its Beta distribution and the search
 * goes on in the half that holds p. Exact for every n. Source: Devroye (1986), Non-Uniform Random Variate Generation,
 * section X.4.3 (the recursive method).
 *
 * @param n  trials, whole number ≥ 0
 * @param p  probability in [0, 1]
 * @throws RangeError when an argument is outside its range
 */
export function binomial(random: Stream, n: number, p: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`n must be a whole number ≥ 0: ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1]: ${p}`);
  let successes = 0;
  let trials = n;
  let chance = p;
  while (trials > plainLimit) {
    const below = Math.floor((trials + 1) / 2);
    const above = trials + 1 - below;
    const x = gamma(random, below);
    const median = x / (x + gamma(random, above));
    if (median <= chance) {
      successes += below;
      trials -= below;
      chance = (chance - median) / (1 - median);
    } else {
      trials = below - 1;
      chance /= median;
    }
  }
  for (let trial = 0; trial < trials; trial++) if (random.next() < chance) successes++;
  return successes;
}

/**
 * Poisson.
 *
 * Products of uniforms when the mean is small; else the waiting time to the m-th event, m = ⌊7/8 mean⌋, is drawn from
 * its Gamma distribution, and what is left before it (binomial) or after it (Poisson with a smaller mean) is counted.
 * Exact for every mean. Source: Ahrens & Dieter (1974), Computing 12:223–246, algorithm PG.
 *
 * @param mean  in [0, 2⁵³)
 * @throws RangeError when the mean is outside its range
 */
export function poisson(random: Stream, mean: number): number {
  if (!(mean >= 0 && mean < 2 ** 53)) throw new RangeError(`mean must be in [0, 2⁵³): ${mean}`);
  let events = 0;
  let rest = mean;
  while (rest > plainLimit) {
    const m = Math.floor((7 / 8) * rest);
    const time = gamma(random, m);
    if (time > rest) return events + binomial(random, m - 1, rest / time);
    events += m;
    rest -= time;
  }
  const limit = Math.exp(-rest);
  for (let product = random.next(); product > limit; product *= random.next()) events++;
  return events;
}

/** The items in a random order, each order equally likely. Source: Fisher & Yates as in Durstenfeld (1964), CACM 7:420. */
export function shuffle<T>(random: Stream, items: readonly T[]): readonly T[] {
  return sample(random, items, items.length);
}

/**
 * `size` of the items without replacement, in the order drawn; each ordered choice equally likely.
 *
 * @throws RangeError when `size` is not a whole number in 0 … items.length
 */
export function sample<T>(random: Stream, items: readonly T[], size: number): readonly T[] {
  if (!Number.isInteger(size) || size < 0 || size > items.length)
    throw new RangeError(`size must be a whole number in 0 … ${items.length}: ${size}`);
  const pool = [...items];
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor(random.next() * (pool.length - i));
    [pool[i], pool[j]] = [pool[j]!, pool[i]!];
  }
  return pool.slice(0, size);
}
