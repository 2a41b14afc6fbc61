/** Recorded offences, youth by youth, and their tallies as the police would count them. */
import { type PeriodId, quarterSpan } from "../model/period.ts";
import { gamma, poisson, type Stream } from "../stats/random.ts";
import type { SimulatedArea } from "./areas.ts";
import { type Population, sexes } from "./population.ts";
import { streamOf } from "./streams.ts";
import type { OffenceTruth, Truth } from "./truth.ts";

export const offenceAges = [14, 15] as const;
export type OffenceAge = (typeof offenceAges)[number];

interface Case {
  readonly group: string;
  readonly digital: boolean;
}

/** A person with at least one recorded offence in the quarter. */
export interface Youth {
  readonly girl: boolean;
  /** Registered only after the first delivery of a corrected quarter. */
  readonly late: boolean;
  readonly cases: readonly Case[];
}

export interface Tally {
  readonly kjonn: string;
  readonly lovbruddsgruppe: string;
  readonly digital: string;
  readonly personer: number;
  readonly saker: number;
}

/** The municipality's own factor around the level of its role: fixed by the truth, or Gamma with mean 1. */
export function areaFactor(truth: Truth, area: string): number {
  const fixed = truth.offences.areaFactors[area];
  if (fixed !== undefined) return fixed;
  const shape = truth.offences.areaShape;
  return gamma(streamOf(truth.seed, "area-effect", area, 0), shape) / shape;
}

/** Expected persons with a recorded offence per person of the age in a quarter. */
export function offenceRate(truth: Truth, area: SimulatedArea, period: PeriodId, age: OffenceAge): number {
  const it = truth.offences;
  const quarter = quarterSpan(period)[0];
  const year = Math.floor(quarter / 4);
  const dipped = quarterSpan(it.dip.from)[0] <= quarter && quarter <= quarterSpan(it.dip.to)[0];
  const treated = area.role === "programme" && quarter >= quarterSpan(it.effect.from)[0];
  return (
    (it.ratePer1000[age] / 1000 / 4) *
    it.level[area.role] *
    areaFactor(truth, area.code) *
    it.yearlyTrend ** (year - it.trendYear) *
    it.seasonality[quarter % 4]! *
    (dipped ? it.dip.factor : 1) *
    (treated ? it.effect.rateRatio : 1)
  );
}

/** One of the names, by their shares. */
function draw(random: Stream, shares: Readonly<Record<string, number>>): string {
  const names = Object.keys(shares);
  let left = random.next();
  for (const name of names.slice(0, -1)) {
    left -= shares[name]!;
    if (left < 0) return name;
  }
  return names.at(-1)!;
}

function drawCases(random: Stream, it: OffenceTruth, year: number): readonly Case[] {
  const many = random.next() < it.manyCases.share;
  const count = many ? 2 + poisson(random, it.manyCases.mean) : 1 + poisson(random, it.manyCases.otherMean);
  const growth = Math.max(0, 1 + it.digitalGrowth * (year - it.trendYear));
  const cases: Case[] = [];
  for (let i = 0; i < count; i++) {
    const again = i > 0 && random.next() < it.sameGroup;
    const group = again ? cases[i - 1]!.group : draw(random, it.groupShares);
    cases.push({ group, digital: random.next() < Math.min(1, it.digital[group]! * growth) });
  }
  return cases;
}

/** Everyone of an age in a municipality who has a recorded offence in a quarter: Poisson, but never more than live there. */
export function simulateYouths(
  truth: Truth,
  population: Population,
  area: SimulatedArea,
  period: PeriodId,
  age: OffenceAge,
): readonly Youth[] {
  const quarter = quarterSpan(period)[0];
  const year = Math.floor(quarter / 4);
  const random = streamOf(truth.seed, "offences", area.code, quarter * 2 + (age - 14));
  const persons = sexes.reduce((sum, sex) => sum + population(area.code, year, age, sex), 0);
  const count = Math.min(persons, poisson(random, persons * offenceRate(truth, area, period, age)));
  const registration = streamOf(truth.seed, "registration", area.code, quarter * 2 + (age - 14));
  return Array.from({ length: count }, () => ({
    girl: random.next() < truth.offences.girlShare,
    late: registration.next() < truth.offences.lateShare,
    cases: drawCases(random, truth.offences, year),
  }));
}

function count(
  youths: readonly Youth[],
  codes: Omit<Tally, "personer" | "saker">,
  who: (youth: Youth) => boolean,
  which: (it: Case) => boolean,
): Tally {
  const cases = youths.filter(who).map((youth) => youth.cases.filter(which).length);
  return {
    ...codes,
    personer: cases.filter((n) => n > 0).length,
    saker: cases.reduce((sum, n) => sum + n, 0),
  };
}

const total = { kjonn: "alle", lovbruddsgruppe: "alle", digital: "alle" } as const;
const everyone = (): boolean => true;
const every = (): boolean => true;

/** The total row, then its breakdowns by offence group, sex and digital element. Cases add up; persons only cover. */
export function tally(youths: readonly Youth[], groups: readonly string[]): readonly Tally[] {
  return [
    count(youths, total, everyone, every),
    ...groups.map((group) => count(youths, { ...total, lovbruddsgruppe: group }, everyone, (it) => it.group === group)),
    ...sexes.map((sex) => count(youths, { ...total, kjonn: sex }, (youth) => youth.girl === (sex === "jente"), every)),
    ...[true, false].map((digital) =>
      count(youths, { ...total, digital: digital ? "ja" : "nei" }, everyone, (it) => it.digital === digital),
    ),
  ];
}
