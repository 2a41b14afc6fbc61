/** What is true in a simulated world: every rate, effect and flaw, so that tests can ask whether an estimate recovers it. */
import type { Role } from "../model/area.ts";
import type { PeriodId } from "../model/period.ts";

/** A part of what is delivered that does not arrive. */
export interface Absence {
  readonly area: string;
  readonly period: PeriodId;
  readonly kinds: readonly ("followup" | "activity")[];
}

export interface OffenceTruth {
  /** Persons with a recorded offence per 1000 of their age a year, at level 1, in `trendYear`, outside the dip. */
  readonly ratePer1000: Readonly<Record<14 | 15, number>>;
  readonly trendYear: number;
  /** Factor from one year to the next, in every municipality alike. */
  readonly yearlyTrend: number;
  /** Factor of each quarter of the year; their mean is 1. */
  readonly seasonality: readonly [number, number, number, number];
  readonly dip: { readonly from: PeriodId; readonly to: PeriodId; readonly factor: number };
  readonly level: Readonly<Record<Role, number>>;
  /** Shape of the Gamma distribution (mean 1) of municipalities around their level: variance 1 / shape. */
  readonly areaShape: number;
  /** Municipalities whose factor is fixed, not drawn. */
  readonly areaFactors: Readonly<Record<string, number>>;
  /** The programme effect: a rate ratio on persons with a recorded offence, from a quarter on, in programme municipalities. */
  readonly effect: { readonly rateRatio: number; readonly from: PeriodId };
  readonly girlShare: number;
  /** A few youths make many cases: with `share`, 2 + Poisson(`mean`) cases; else 1 + Poisson(`otherMean`). */
  readonly manyCases: { readonly share: number; readonly mean: number; readonly otherMean: number };
  /** Chance that a further case is of the same group as the one before. */
  readonly sameGroup: number;
  /** Shares of cases by offence group; they sum to 1. */
  readonly groupShares: Readonly<Record<string, number>>;
  /** Chance of a digital element by offence group, in `trendYear`; it grows by `digitalGrowth` of itself a year. */
  readonly digital: Readonly<Record<string, number>>;
  readonly digitalGrowth: number;
  /** Chance that a person is registered only after the first delivery of a corrected quarter. */
  readonly lateShare: number;
  readonly correctedQuarters: readonly PeriodId[];
}

export interface SurveyTruth {
  readonly waves: readonly number[];
  readonly responseRate: number;
  /** Share who answer yes, in grade 10 in the first wave, by indicator and role. */
  readonly prevalence: Readonly<Record<string, Readonly<Record<Role, number>>>>;
  /** Log-odds for one grade up, and for one wave on, by indicator. */
  readonly gradeSlope: Readonly<Record<string, number>>;
  readonly waveSlope: Readonly<Record<string, number>>;
  /** Log-odds for girls against boys, by indicator. */
  readonly girlSlope: Readonly<Record<string, number>>;
  /** Standard deviation between municipalities, log-odds. */
  readonly areaDeviation: number;
  /** Odds ratio in programme municipalities from the first wave after `from` on, for indicators where less is better. */
  readonly effect: { readonly oddsRatio: number; readonly from: number; readonly indicators: readonly string[] };
}

export interface FollowupTruth {
  readonly first: Readonly<Record<"programme" | "benchmark", PeriodId>>;
  /** Referred persons per 1000 aged 12–17 a year. */
  readonly referredPer1000: Readonly<Record<"programme" | "benchmark", number>>;
  readonly startedShare: number;
  readonly girlShare: number;
  /** How a course ends; they sum to 1. */
  readonly ends: Readonly<
    Record<"programme" | "benchmark", Readonly<Record<"completed" | "stopped" | "moved", number>>>
  >;
  /** Days from start to completion. */
  readonly courseDays: number;
}

export interface Truth {
  readonly name: string;
  readonly seed: number;
  readonly first: PeriodId;
  readonly last: PeriodId;
  readonly offences: OffenceTruth;
  readonly survey: SurveyTruth;
  readonly followup: FollowupTruth;
  readonly absences: readonly Absence[];
  /** False leaves out the rows that are wrong on purpose. */
  readonly plantErrors: boolean;
}

/**
 * The committed samples: from ten years before the start to the third quarter of full operation.
 *
 * The seed is one of those under which the draw is typical: the crude rate ratio, programme against donors and after
 * 2027 against before, comes near the true one, and follow-ups are about as many as expected. With some twelve persons a
 * quarter most seeds are further off in one or the other.
 */
export const sampleTruth: Truth = {
  name: "felles-ansvar-sample",
  seed: 3666,
  first: "2016-Q1",
  last: "2027-Q3",
  offences: {
    ratePer1000: { 14: 46, 15: 68 },
    trendYear: 2021,
    yearlyTrend: 1.015,
    seasonality: [0.92, 1.06, 1.1, 0.92],
    dip: { from: "2020-Q2", to: "2021-Q2", factor: 0.72 },
    level: { programme: 1.05, benchmark: 0.72, donor: 0.95 },
    areaShape: 16,
    areaFactors: { "1833": 1, "1804": 1 },
    effect: { rateRatio: 0.7, from: "2027-Q1" },
    girlShare: 0.3,
    manyCases: { share: 0.12, mean: 4, otherMean: 0.25 },
    sameGroup: 0.5,
    groupShares: {
      tyveri: 0.26,
      vold: 0.2,
      rus: 0.15,
      skadeverk: 0.14,
      trafikk: 0.11,
      seksual: 0.04,
      okonomi: 0.03,
      annet: 0.07,
    },
    digital: {
      tyveri: 0.05,
      vold: 0.16,
      rus: 0.06,
      skadeverk: 0.02,
      trafikk: 0.01,
      seksual: 0.5,
      okonomi: 0.55,
      annet: 0.2,
    },
    digitalGrowth: 0.06,
    lateShare: 0.08,
    correctedQuarters: ["2026-Q4"],
  },
  survey: {
    waves: [2019, 2022, 2025, 2028],
    responseRate: 0.82,
    prevalence: {
      cannabis: { programme: 0.07, benchmark: 0.05, donor: 0.06 },
      drukket: { programme: 0.34, benchmark: 0.29, donor: 0.33 },
      "andre-rusmidler": { programme: 0.035, benchmark: 0.025, donor: 0.03 },
      "utsatt-vold": { programme: 0.13, benchmark: 0.11, donor: 0.12 },
      "brukt-vold": { programme: 0.07, benchmark: 0.055, donor: 0.065 },
      trivsel: { programme: 0.84, benchmark: 0.87, donor: 0.85 },
      ensomhet: { programme: 0.24, benchmark: 0.22, donor: 0.23 },
      "naer-venn": { programme: 0.89, benchmark: 0.9, donor: 0.895 },
      trygg: { programme: 0.88, benchmark: 0.9, donor: 0.89 },
      organisert: { programme: 0.52, benchmark: 0.56, donor: 0.54 },
      skulk: { programme: 0.3, benchmark: 0.26, donor: 0.28 },
    },
    gradeSlope: {
      cannabis: 0.55,
      drukket: 0.75,
      "andre-rusmidler": 0.4,
      "utsatt-vold": -0.12,
      "brukt-vold": -0.15,
      trivsel: -0.08,
      ensomhet: 0.05,
      "naer-venn": -0.03,
      trygg: 0.03,
      organisert: -0.2,
      skulk: 0.3,
    },
    waveSlope: {
      cannabis: 0.18,
      drukket: 0.03,
      "andre-rusmidler": 0.15,
      "utsatt-vold": 0.12,
      "brukt-vold": 0.1,
      trivsel: -0.1,
      ensomhet: 0.06,
      "naer-venn": -0.04,
      trygg: -0.05,
      organisert: -0.03,
      skulk: 0.08,
    },
    girlSlope: {
      cannabis: -0.4,
      drukket: 0.05,
      "andre-rusmidler": -0.2,
      "utsatt-vold": -0.35,
      "brukt-vold": -0.8,
      trivsel: -0.25,
      ensomhet: 0.65,
      "naer-venn": 0.1,
      trygg: -0.2,
      organisert: -0.1,
      skulk: 0.1,
    },
    areaDeviation: 0.12,
    effect: { oddsRatio: 0.85, from: 2027, indicators: ["cannabis", "andre-rusmidler", "brukt-vold", "utsatt-vold"] },
  },
  followup: {
    first: { programme: "2026-Q4", benchmark: "2016-Q1" },
    referredPer1000: { programme: 11, benchmark: 8 },
    startedShare: 0.72,
    girlShare: 0.36,
    ends: {
      programme: { completed: 0.66, stopped: 0.28, moved: 0.06 },
      benchmark: { completed: 0.7, stopped: 0.24, moved: 0.06 },
    },
    courseDays: 183,
  },
  absences: [{ area: "1834", period: "2027-Q3", kinds: ["followup", "activity"] }],
  plantErrors: true,
};

/** The decision year: the same world, three more quarters of 2027–2028 and the survey wave after the start. */
export const demo2029: Truth = { ...sampleTruth, name: "felles-ansvar-demo-2029", last: "2028-Q4" };
