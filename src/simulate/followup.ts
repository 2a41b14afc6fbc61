/** Individual follow-up courses, one by one, and how far each had come on a date. */
import { firstDay, type PeriodId, quarterSpan } from "../model/period.ts";
import { integer, poisson, type Stream } from "../stats/random.ts";
import type { SimulatedArea } from "./areas.ts";
import { yearOf } from "./calendar.ts";
import { firstAge, lastAge, type Population, sexes } from "./population.ts";
import { streamOf } from "./streams.ts";
import type { Truth } from "./truth.ts";

export type FollowupRole = "programme" | "benchmark";

type End = "completed" | "stopped" | "moved";

/** A referred youth; those who started have a course with a first and a last day. */
export interface Referral {
  readonly girl: boolean;
  readonly course: { readonly end: End; readonly lastDay: number } | null;
}

const daysInQuarter = 90;
const millisecondsInDay = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(date) / millisecondsInDay;
}

function drawCourse(random: Stream, truth: Truth, role: FollowupRole, period: PeriodId): Referral["course"] {
  const { courseDays, ends } = truth.followup;
  const start = dayNumber(firstDay(period)) + integer(random, daysInQuarter);
  const fate = random.next();
  if (fate < ends[role].completed) return { end: "completed", lastDay: start + courseDays };
  const end = fate < ends[role].completed + ends[role].stopped ? "stopped" : "moved";
  return { end, lastDay: start + 10 + integer(random, courseDays - 10) };
}

/** Everyone referred in a municipality in a quarter. */
export function simulateReferrals(
  truth: Truth,
  population: Population,
  area: SimulatedArea,
  role: FollowupRole,
  period: PeriodId,
): readonly Referral[] {
  const it = truth.followup;
  if (period < it.first[role]) return [];
  const random = streamOf(truth.seed, "followup", area.code, quarterSpan(period)[0]);
  let persons = 0;
  for (let age = firstAge; age <= lastAge; age++)
    for (const sex of sexes) persons += population(area.code, yearOf(period), age, sex);
  const referred = poisson(random, (persons * it.referredPer1000[role]) / 1000 / 4);
  return Array.from({ length: referred }, () => ({
    girl: random.next() < it.girlShare,
    course: random.next() < it.startedShare ? drawCourse(random, truth, role, period) : null,
  }));
}

export type FollowupCounts = readonly [
  henvist: number,
  startet: number,
  fullfort: number,
  avbrutt: number,
  flyttet: number,
  pagaar: number,
];

/** How they stood at the end of a day. */
export function countReferrals(referrals: readonly Referral[], day: number): FollowupCounts {
  const courses = referrals.flatMap(({ course }) => (course === null ? [] : [course]));
  const ended = (end: End): number => courses.filter((it) => it.end === end && it.lastDay <= day).length;
  const [completed, stopped, moved] = [ended("completed"), ended("stopped"), ended("moved")];
  const going = courses.length - completed - stopped - moved;
  return [referrals.length, courses.length, completed, stopped, moved, going];
}
