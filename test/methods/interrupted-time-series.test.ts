/** Two interrupted series, against glm with Driscoll–Kraay errors (script 30_effects.R), and in simulation. */
import { describe, expect, it } from "vitest";
import type { PanelCell } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { normal, poisson, stream, tDistribution } from "../../src/stats/index.ts";
import { iterative, reference, relativeError } from "../stats/reference.ts";
import { madePanel, names, noteOf, pattern, post, pre, referencePanel } from "./effect-panels.ts";
import { analysisOf, cellOf, context, measuredOne, method, offences, rana, run, started, withheldOne } from "./made.ts";

const id = "interrupted-time-series";
const noPilot = { pilot: [] };
const options = { pre, post, lag: 2, slope: true };
const study = { ...names, options };
type Numbers = Readonly<Record<string, number>>;
const theirs = reference("effects.json").controlled_its as Numbers & {
  readonly coef: readonly number[];
  readonly lag4: Numbers & { readonly se: readonly number[] };
};

/** Quarters and coefficients of the reference: n/(n − k) is the correction that R was told to leave out. */
const [n, k] = [44, 11];
const df = (1.5 * (n - k)) / 5;

const close = (actual: unknown, expected: number): void =>
  expect(relativeError(Number(actual), expected), `${actual} for ${expected}`).toBeLessThan(iterative);

describe("interrupted-time-series", () => {
  it("agrees with R on level, slope, mean effect, their errors, dispersion and Durbin–Watson", () => {
    const windows = { pre: "2018-Q1..2026-Q4", post: "2027-Q1..2028-Q4" };
    const given = { ...names, options: { ...options, ...windows, lag: 4 } };
    const found = measuredOne(run(id, offences, referencePanel, given, noPilot));
    const { lag4, coef } = theirs;
    const reach = tDistribution(df).upperQuantile(0.025) * Math.sqrt(n / (n - k));
    close(found.value, Math.exp(lag4.mean_effect!));
    close(found.lower, Math.exp(lag4.mean_effect! - reach * lag4.mean_se!));
    close(found.upper, Math.exp(lag4.mean_effect! + reach * lag4.mean_se!));
    for (const [i, code] of (["level-change", "slope-change"] as const).entries()) {
      const change = noteOf(found.notes, code)!;
      close(change.ratio, Math.exp(coef[i]!));
      close(change.lower, Math.exp(coef[i]! - reach * lag4.se[i]!));
      close(change.upper, Math.exp(coef[i]! + reach * lag4.se[i]!));
    }
    expect(noteOf(found.notes, "series-p")!.df).toBe(df);
    expect(noteOf(found.notes, "serial-correlation")!.lag).toBe(4);
    close(noteOf(found.notes, "serial-correlation")!.durbin, theirs.durbin_watson!);
    close(noteOf(found.notes, "dispersion")!.dispersion, theirs.dispersion!);
    expect(found).toMatchObject({ measure: "effect-ratio", period: "2027-Q1..2028-Q4", comparator: "donors" });
  });

  it("with a level alone finds the ratio that was put in, exactly, and states no slope", () => {
    const sharp = madePanel(2, 4, (u, q) => (u < 2 && q >= 16 ? 10 : 20));
    const found = measuredOne(run(id, offences, sharp, { ...names, options: { ...options, slope: false } }, noPilot));
    close(found.value, 0.5);
    expect(noteOf(found.notes, "level-change")).toBeUndefined();
  });

  it("gives both series a level of their own from a break on, once, where it lies within the series", () => {
    // Everybody doubles in 2024.
    const broken = madePanel(2, 4, (u, q) => (q >= 8 ? 2 : 1) * (u < 2 && q >= 16 ? 10 : 20));
    const given = (breaks: readonly string[]) => ({ ...names, options: { ...options, slope: false, breaks } });
    const one = measuredOne(run(id, offences, broken, given(["2024"]), noPilot));
    close(one.value, 0.5);
    close(1 + Number(noteOf(one.notes, "dispersion")!.dispersion), 1);
    const same = measuredOne(run(id, offences, broken, given(["2024-Q1", "2024", "2019"]), noPilot));
    expect(same.value).toBe(one.value);
    expect(noteOf(same.notes, "series-p")!.df).toBe(noteOf(one.notes, "series-p")!.df);
  });

  it("is the same whatever the order of the cells", () => {
    const cells = madePanel(2, 4, pattern);
    expect(run(id, offences, cells.toReversed(), study, noPilot)).toEqual(run(id, offences, cells, study, noPilot));
  });

  it("reveals the pooled counts of both windows", () => {
    const { basis } = measuredOne(run(id, offences, madePanel(2, 4, pattern), study, noPilot));
    expect(basis.map((cell) => [cell.areas.length, cell.period])).toEqual([
      [2, pre],
      [2, post],
      [4, pre],
      [4, post],
    ]);
  });

  it("is withheld where a break falls on the start, with too few quarters, and where nobody lives", () => {
    const cells = madePanel(2, 4, pattern);
    const why = (given: object, own: readonly PanelCell[] = cells): unknown =>
      withheldOne(run(id, offences, own, { ...names, options: { ...options, ...given } }, noPilot)).reason;
    expect(why({ breaks: ["2026"] })).toEqual({ code: "not-identified", params: {} });
    expect(why({ pre: "2024..2025" })).toMatchObject({ code: "few-df", params: { minimum: 4 } });
    expect(why({ pre: "2025-Q4", post: "2026-Q1" })).toEqual({ code: "not-identified", params: {} });
    const nobody = cells.map((cell) =>
      cell.unit.role === "donor" && cell.period === "2023-Q1"
        ? { ...cell, numerator: { known: true, value: 0 } as const, denominator: { known: true, value: 0 } as const }
        : cell,
    );
    expect(why({}, nobody)).toEqual({ code: "no-denominator", params: {} });
  });

  it("is withheld where one quarter of the year never has an event: its rate runs off to 0", () => {
    const seasonal = madePanel(2, 4, (u, q) => (q % 4 === 1 ? 0 : 1 + pattern(u, q)));
    expect(withheldOne(run(id, offences, seasonal, study, noPilot)).reason.code).toBe("not-identified");
  });

  it("counts per quarter where there is no denominator, and says beside a benchmark that it has the programme", () => {
    const counts = madePanel(2, 6, pattern).map((cell) => ({
      ...cell,
      unit: cell.unit.role === "donor" ? { ...cell.unit, role: "benchmark" as const } : cell.unit,
      denominator: null,
      persons: null,
    }));
    expect(measuredOne(run(id, started, counts, study, noPilot)).notes.at(-1)?.code).toBe("salten-is-treated");
  });

  it("asks for the quarters of both windows, and refuses a lag of a half and windows that overlap", () => {
    expect(method(id).windows(analysisOf(id, study), { ...context, ...noPilot })).toEqual([
      ...quartersIn(pre),
      ...quartersIn(post),
    ]);
    const fine = (given: object): boolean => method(id).options.safeParse({ ...options, ...given }).success;
    expect([fine({}), fine({ lag: 0.5 }), fine({ lag: 13 }), fine({ post: pre })]).toEqual([true, false, false, false]);
  });
});

describe("the interval in simulation", () => {
  const runs = 250;
  const truth = 0.75;
  const long = quartersIn("2017..2027");

  /** The share of intervals that hold the ratio, when the quarters of a series are correlated by `rho`. */
  function coverage(rho: number): number {
    let inside = 0;
    for (let i = 0; i < runs; i++) {
      const random = stream(20_280_101, i);
      const courses = [0, 1].map(() => {
        let state = normal(random);
        return long.map(() => {
          const now = state;
          state = rho * state + Math.sqrt(1 - rho * rho) * normal(random);
          return Math.exp(0.12 * now);
        });
      });
      const cells = [rana, { ...rana, id: "1811", role: "donor" as const }].flatMap((unit, u) =>
        long.map((period, q) => {
          const effect = u === 0 && period >= "2026-Q1" ? truth : 1;
          return cellOf(unit, poisson(random, 60 * courses[u]![q]! * effect), 25, { period, persons: 100 });
        }),
      );
      const given = { ...names, options: { ...options, pre: "2017..2025", post: "2026..2027", lag: 4 } };
      const { lower, upper } = measuredOne(run(id, offences, cells, given, noPilot));
      if (lower! <= truth && truth <= upper!) inside++;
    }
    return inside / runs;
  }

  /** What the method says of itself, 3.5 standard errors of the simulation aside. */
  const within = (stated: number): readonly [number, number] => {
    const reach = 3.5 * Math.sqrt((stated * (1 - stated)) / runs);
    return [stated - reach, stated + reach];
  };

  it.each([
    [0, 0.92],
    [0.4, 0.88],
  ])("holds the effect as often as stated under an autocorrelation of %d", (rho, stated) => {
    const share = coverage(rho);
    const [low, high] = within(stated);
    expect(share).toBeGreaterThan(low);
    expect(share).toBeLessThan(high);
  });
});
