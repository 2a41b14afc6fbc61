/** Divides whole counts in two, so that what holds between them holds in either part: bounds are drawn in until one number is left. */

/** What holds between the first parts of some counts: the sum of these less the sum of those is at most so much. */
export interface Limit {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly most: number;
}

/** A count that is divided. */
export interface Divisible {
  readonly count: number;
  /** The most that either part may be, where something is known of it: of so many persons live there. */
  readonly room: readonly [first: number, rest: number] | null;
  /** By how much the first part fell short of its share before, in units of 1/whole: a whole number, over 0 or under. */
  readonly carried: number;
}

/** The first part's share: a whole number of the whole. */
export interface Share {
  readonly first: number;
  readonly whole: number;
}

/** Relations between counts, by their places: in each part as in the whole. */
export const relations = {
  /** The parts add up to the whole. */
  equal: (whole: number, parts: readonly number[]): readonly Limit[] => [
    { plus: [whole], minus: parts, most: 0 },
    { plus: parts, minus: [whole], most: 0 },
  ],
  /** One count is no more than another. */
  within: (part: number, whole: number, counts: readonly number[]): readonly Limit[] => [
    { plus: [part], minus: [whole], most: 0 },
    { plus: [whole], minus: [part], most: counts[whole]! - counts[part]! },
  ],
  /** The parts reach the whole. */
  reach: (whole: number, parts: readonly number[], counts: readonly number[]): readonly Limit[] => [
    { plus: [whole], minus: parts, most: 0 },
    { plus: parts, minus: [whole], most: parts.reduce((sum, part) => sum + counts[part]!, 0) - counts[whole]! },
  ],
} as const;

interface Bounds {
  readonly lower: number[];
  readonly upper: number[];
}

/** Draws the bounds in around one limit. False: nothing is left. Places whose bounds moved go to `moved`. */
function draw({ plus, minus, most }: Limit, { lower, upper }: Bounds, moved: Set<number>): boolean {
  let least = 0;
  for (const place of plus) least += lower[place]!;
  for (const place of minus) least -= upper[place]!;
  const slack = most - least;
  if (slack < 0) return false;
  for (const place of plus)
    if (upper[place]! - lower[place]! > slack) {
      upper[place] = lower[place]! + slack;
      moved.add(place);
    }
  for (const place of minus)
    if (upper[place]! - lower[place]! > slack) {
      lower[place] = upper[place]! - slack;
      moved.add(place);
    }
  return true;
}

/** Draws all bounds in as far as the limits tell. Each step takes one whole number away, so that it ends. */
function settle(touching: readonly (readonly Limit[])[], bounds: Bounds, from: Iterable<number>): boolean {
  const waiting = new Set(from);
  for (const place of waiting) {
    waiting.delete(place);
    for (const limit of touching[place]!) if (!draw(limit, bounds, waiting)) return false;
  }
  return true;
}

/** The number that is wanted, or the nearest that there may be, and its neighbours. */
function nearby(wanted: number, lower: number, upper: number): readonly number[] {
  const nearest = Math.min(Math.max(wanted, lower), upper);
  return [nearest, nearest + 1, nearest - 1].filter((each) => each >= lower && each <= upper);
}

/**
 * The first parts of some counts, each as near its share as the others allow.
 *
 * One count after the other is given the whole number nearest to its share and to what it fell short before; the bounds of
 * all others follow. Left to itself a count is rounded to the nearest, halves up, which for two parts is the method of the
 * largest remainder.
 *
 * @param counts  whole numbers from 0, wholes before their parts: what comes first is nearest to its share
 * @returns null when the limits leave nothing: then nobody can divide these counts so
 */
export function apportion(
  counts: readonly Divisible[],
  limits: readonly Limit[],
  { first, whole }: Share,
): readonly number[] | null {
  const touching: Limit[][] = counts.map(() => []);
  for (const limit of limits) for (const place of [...limit.plus, ...limit.minus]) touching[place]!.push(limit);
  let bounds: Bounds = {
    lower: counts.map(({ count, room }) => (room ? Math.max(0, count - room[1]) : 0)),
    upper: counts.map(({ count, room }) => (room ? Math.min(count, room[0]) : count)),
  };
  if (bounds.lower.some((each, place) => each > bounds.upper[place]!)) return null;
  if (!settle(touching, bounds, counts.keys())) return null;
  for (const [place, { count, carried }] of counts.entries()) {
    const wanted = Math.floor((first * count + carried) / whole + 0.5);
    const taken = nearby(wanted, bounds.lower[place]!, bounds.upper[place]!).some((chosen) => {
      const tried: Bounds = { lower: [...bounds.lower], upper: [...bounds.upper] };
      tried.lower[place] = chosen;
      tried.upper[place] = chosen;
      if (!settle(touching, tried, [place])) return false;
      bounds = tried;
      return true;
    });
    if (!taken) return null;
  }
  return bounds.lower;
}
