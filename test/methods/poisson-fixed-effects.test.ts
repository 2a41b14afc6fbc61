/** The effect with an effect of its own for each municipality and quarter, against R 4.2.2 (script 03_glm.R). */
import { describe, expect, it } from "vitest";
import { countedOf } from "../../src/methods/before-after.ts";
import { fitFixedEffects, inferEffect } from "../../src/methods/fixed-effects-model.ts";
import type { Measured, Note } from "../../src/model/estimate.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { ones, poissonRegression, tDistribution } from "../../src/stats/index.ts";
import { workingModel } from "../../src/stats/linear/working-model.ts";
import { iterative, reference, relativeError } from "../stats/reference.ts";
import {
  analysisOf,
  cellOf,
  context,
  measuredOne,
  method,
  offences,
  run,
  started,
  unknown,
  withheldOne,
} from "./made.ts";
import { referenceCells } from "./reference-panel.ts";

const id = "poisson-fixed-effects";
const options = { errors: "CR2" };
const windows = { pre: "2018-Q1..2026-Q3", post: "2026-Q4..2028-Q4" };
const study = { units: ["programme", "donors"], comparator: "donors", options: { ...options, ...windows } };
const noPilot = { pilot: [] };
const cells = referenceCells("treated", "donor");
const theirs = reference("glm.json").panel_twfe_poisson as Readonly<Record<string, number>>;
const quasi = reference("glm.json").panel_twfe_quasi as Readonly<Record<string, number>>;
const note = (it_: Measured, code: Note["code"]): Note["params"] | undefined =>
  it_.notes.find((each) => each.code === code)?.params;

/** A small panel: three treated, three donors, eight quarters, events by a fixed pattern. */
const short = { ...study, options: { pre: "2026", post: "2027", errors: "CR2" } };
const quarters = quartersIn("2026..2027");
const made = (events: (unit: number, quarter: number) => number, units = 6): readonly PanelCell[] =>
  Array.from({ length: units }, (_, u) =>
    quarters.map((period, q) => {
      const role = u % 2 === 0 ? ("programme" as const) : ("donor" as const);
      return cellOf({ id: `18${10 + u}`, kind: "area", role }, events(u, q), 25 * (u + 1), {
        period,
        persons: 100 * (u + 1),
      });
    }),
  ).flat();
const pattern = (u: number, q: number): number => 1 + ((u * 5 + q * 3 + u * q) % 5);

describe("poisson-fixed-effects", () => {
  it("agrees with R on the effect, its clustered standard error and the dispersion", () => {
    const counted = cells.flatMap((cell) => countedOf(cell) ?? []);
    const fitted = fitFixedEffects(counted, new Set(quartersIn("2026-Q4..2028-Q4")));
    const { estimate, error, df, attained } = inferEffect(fitted, "CR1");
    expect(relativeError(estimate, theirs.coef!)).toBeLessThan(iterative);
    // One of the 31 has no event: R counts it among the clusters and its 44 rows among the df, we leave it out.
    expect(fitted.dropped).toBe(1);
    expect(relativeError(error, theirs.cl_CR0! * Math.sqrt(30 / 29))).toBeLessThan(iterative);
    expect(relativeError(fitted.fit.pearson * fitted.fit.df, quasi.dispersion! * quasi.df!)).toBeLessThan(iterative);
    expect(df).toBe(29);
    expect(attained).toBe(inferEffect(fitted, "CR2").df);
  });

  it("is withheld on the reference panel: one treated municipality has most of the persons", () => {
    for (const errors of ["CR2", "CR1"]) {
      const given = { ...study, options: { ...study.options, errors } };
      const { reason } = withheldOne(run(id, offences, cells, given, noPilot));
      expect(reason.code).toBe("few-df");
      expect(reason.params.df).toBeLessThan(4);
    }
  });

  it("is the effect with the interval and the p of the standard error that was asked for", () => {
    const even = made(pattern, 24).map((cell) => ({ ...cell, denominator: { known: true, value: 25 } as const }));
    const found = ["CR2", "CR1"].map((errors) =>
      measuredOne(run(id, offences, even, { ...short, options: { ...short.options, errors } }, noPilot)),
    );
    const [one, other] = found as [Measured, Measured];
    expect(one.value).toBe(other.value);
    expect(note(other, "cluster-p")!.df).toBe(23);
    expect(note(one, "cluster-p")!.df).toBeLessThan(23);
    for (const it_ of found) {
      const { df, p } = note(it_, "cluster-p") as { df: number; p: number };
      const t = tDistribution(df);
      const error = (Math.log(it_.upper!) - Math.log(it_.lower!)) / 2 / t.upperQuantile(0.025);
      expect(2 * t.upperTail(Math.abs(Math.log(it_.value)) / error)).toBeCloseTo(p, 10);
    }
    expect(one).toMatchObject({ area: "programme", period: "2027", measure: "effect-ratio", comparator: "donors" });
  });

  it("solves the least squares that Poisson's likelihood solved last", () => {
    const x = [0, 1, 2, 3, 4, 5];
    const fit = poissonRegression({ design: [ones(6), x], events: [2, 0, 3, 4, 4, 9], exposure: [1, 1, 2, 1, 1, 2] });
    const linear = workingModel(fit);
    for (const [j, value] of fit.coefficients.entries()) {
      expect(relativeError(linear.coefficients[j]!, value)).toBeLessThan(iterative);
      expect(relativeError(linear.bread[j]![j]!, fit.bread[j]![j]!)).toBeLessThan(iterative);
    }
  });

  it("reveals the pooled counts, before and after, of the treated and of the others", () => {
    const { basis } = measuredOne(run(id, offences, made(pattern, 12), short, noPilot));
    expect(basis.map((cell) => [cell.areas.length, cell.period])).toEqual([
      [6, "2026-Q1..2026-Q4"],
      [6, "2027-Q1..2027-Q4"],
      [6, "2026-Q1..2026-Q4"],
      [6, "2027-Q1..2027-Q4"],
    ]);
    const all = made(pattern, 12).reduce((sum, { numerator }) => sum + (numerator.known ? numerator.value : 0), 0);
    expect(basis.reduce((sum, cell) => sum + cell.numerator, 0)).toBe(all);
  });

  it("leaves municipalities without events out, and counts them; nobody living somewhere changes nothing", () => {
    const base = made(pattern, 12);
    const silent = made(() => 0, 14).slice(12 * quarters.length);
    const empty = quarters.map((period) =>
      cellOf({ id: "1899", kind: "area", role: "donor" }, 0, 0, { period, persons: 0 }),
    );
    const one = measuredOne(run(id, offences, base, short, noPilot));
    const two = measuredOne(run(id, offences, [...base, ...silent, ...empty].toReversed(), short, noPilot));
    expect(two.value).toBe(one.value);
    expect(two.lower).toBe(one.lower);
    expect(note(two, "dropped-units")).toEqual({ dropped: 2 });
    expect(note(one, "dropped-units")).toBeUndefined();
  });

  it("is withheld on too few degrees of freedom, and says how few", () => {
    // Two treated municipalities of very different size.
    const it_ = withheldOne(run(id, offences, made(pattern, 4), short, noPilot));
    expect(it_.reason.code).toBe("few-df");
    expect(it_.reason.params.minimum).toBe(4);
    expect(it_.reason.params.df).toBeLessThan(4);
    expect(it_.basis?.length).toBe(4);
  });

  it("is withheld with too few municipalities, or too few with an event", () => {
    expect(withheldOne(run(id, offences, made(pattern, 3), short, noPilot)).reason).toEqual({
      code: "few-units",
      params: { minimum: 4 },
    });
    const treatedAlone = made((u, q) => (u % 2 === 0 && u > 0 ? 0 : pattern(u, q)));
    const controlAlone = made((u, q) => (u % 2 === 1 && u > 1 ? 0 : pattern(u, q)));
    for (const few of [treatedAlone, controlAlone])
      expect(withheldOne(run(id, offences, few, short, noPilot)).reason.code).toBe("few-units");
  });

  it("is withheld without an event on one side and in one window, which tells that count", () => {
    const none = made((u, q) => (u % 2 === 0 && q >= 4 ? 0 : pattern(u, q)));
    const it_ = withheldOne(run(id, offences, none, short, noPilot));
    expect(it_.reason).toEqual({ code: "few-events", params: { minimum: 1 } });
    expect(it_.basis?.map((cell) => cell.numerator)).toContain(0);
  });

  it("is withheld when a quarter is unknown, and for years", () => {
    const lacking = made(pattern).map((cell, i) =>
      i === 3 ? { ...cell, numerator: unknown("missing", "1810") } : cell,
    );
    expect(withheldOne(run(id, offences, lacking, short, noPilot)).reason).toEqual({
      code: "missing-area",
      params: { areas: "1810" },
    });
    const yearly = { ...offences, grain: "year" } as const;
    expect(withheldOne(run(id, yearly, made(pattern), short, noPilot)).reason.code).toBe("not-applicable");
  });

  it("counts per quarter where there is no denominator, and says beside a benchmark that it has the programme", () => {
    const counts = made(pattern, 12).map((cell) => ({
      ...cell,
      unit: cell.unit.role === "donor" ? { ...cell.unit, role: "benchmark" as const } : cell.unit,
      denominator: null,
      persons: null,
    }));
    const it_ = measuredOne(run(id, started, counts, short, { ...noPilot, plan: null }));
    expect(it_.notes.at(-1)).toEqual({ code: "salten-is-treated", params: {} });
    expect(it_.label).toBe("exploratory");
  });

  it("asks for the quarters of both windows, and refuses windows that overlap", () => {
    expect(method(id).windows(analysisOf(id, short), context)).toEqual([
      "2026-Q1",
      "2026-Q2",
      "2026-Q3",
      ...quartersIn("2027"),
    ]);
    const refused = method(id).options.safeParse({ pre: "2026..2027", post: "2027", errors: "CR2" });
    expect(refused.error?.issues).toMatchObject([{ message: "pre ends before post begins" }]);
  });
});
