/** How many of each age and sex live in each municipality on 1 January: birth cohorts that age, with a little moving in and out. */
import { binomial, poisson } from "../stats/random.ts";
import { areas, emptyAge, type SimulatedArea } from "./areas.ts";
import { streamOf } from "./streams.ts";

export type Sex = "jente" | "gutt";
export const sexes: readonly Sex[] = ["jente", "gutt"];

export const firstAge = 12;
export const lastAge = 17;

/** The year for which sizes are given: cohorts are anchored in it, or in the year nearest it in which they are 12–17. */
const anchorYear = emptyAge.year;
const boyShare = 0.513;
/** Expected arrivals, and departures, a year per person. */
const turnover = 0.012;
/** Cohorts shrink by this share a year. */
const shrinking = 0.008;
const anchorCohort = anchorYear - 14.5;

export type Population = (area: string, year: number, age: number, sex: Sex) => number;

/** Girls and boys of a cohort in its anchor year. */
function anchor(seed: number, area: SimulatedArea, cohort: number): Readonly<Record<Sex, number>> {
  const random = streamOf(seed, "cohort", area.code, cohort);
  const expected = (area.youths / 2) * (1 - shrinking) ** (cohort - anchorCohort);
  const size = fixedSize(seed, area, cohort) ?? poisson(random, expected);
  const boys = binomial(random, size, boyShare);
  return { jente: size - boys, gutt: boys };
}

/** The cohorts of 14 and 15 years share out what the municipality is known to have. */
function fixedSize(seed: number, area: SimulatedArea, cohort: number): number | null {
  if (cohort !== anchorYear - 14 && cohort !== anchorYear - 15) return null;
  const older =
    area.code === emptyAge.code ? 0 : binomial(streamOf(seed, "cohort", area.code, anchorYear), area.youths, 0.5);
  return cohort === anchorYear - 15 ? older : area.youths - older;
}

/** One year's moving in and out. */
function move(seed: number, area: string, cohort: number, sex: Sex, year: number, persons: number): number {
  const random = streamOf(seed, "migration", area, (year - 1900) * 1000 + (cohort - 1900) * 2 + sexes.indexOf(sex));
  return Math.max(0, persons + poisson(random, turnover * persons) - poisson(random, turnover * persons));
}

/** Persons by municipality, year, age 12–17 and sex, for all years of the window. */
export function simulatePopulation(seed: number, firstYear: number, lastYear: number): Population {
  const persons = new Map<string, number>();
  for (const area of areas) {
    for (let cohort = firstYear - lastAge; cohort <= lastYear - firstAge; cohort++) {
      const start = Math.min(Math.max(anchorYear, cohort + firstAge), cohort + lastAge);
      const sizes = anchor(seed, area, cohort);
      for (const sex of sexes) {
        for (const step of [1, -1]) {
          let size = sizes[sex];
          for (let year = start; year - cohort >= firstAge && year - cohort <= lastAge; year += step) {
            if (year !== start) size = move(seed, area.code, cohort, sex, year, size);
            persons.set(`${area.code}|${year}|${year - cohort}|${sex}`, size);
          }
        }
      }
    }
  }
  return (area, year, age, sex) => {
    const size = persons.get(`${area}|${year}|${age}|${sex}`);
    if (size === undefined) throw new RangeError(`no population of ${area}, ${year}, age ${age}`);
    return size;
  };
}
