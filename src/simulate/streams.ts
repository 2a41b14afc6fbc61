/** Which numbered stream each part of the simulation draws from: a new part, or a later last quarter, moves no other. */
import { type Stream, stream } from "../stats/random.ts";

const parts = [
  "cohort",
  "migration",
  "area-effect",
  "offences",
  "registration",
  "survey",
  "followup",
  "economy",
  "activity",
  "survey-effect",
] as const;

export type Part = (typeof parts)[number];

const areaSpan = 10_000;
const itemSpan = 1_000_000;

/**
 * The stream of one part, one municipality (its code, or "0" where there is none) and one item (a quarter number, a
 * birth year with a sex …).
 *
 * @throws RangeError when area or item would reach into the numbers of another
 */
export function streamOf(seed: number, part: Part, area: string, item: number): Stream {
  const place = Number(area);
  if (!Number.isInteger(place) || place < 0 || place >= areaSpan) throw new RangeError(`not a municipality: ${area}`);
  if (!Number.isInteger(item) || item < 0 || item >= itemSpan) throw new RangeError(`not a stream item: ${item}`);
  return stream(seed, (parts.indexOf(part) * areaSpan + place) * itemSpan + item);
}
