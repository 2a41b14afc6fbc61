/** The effect year by year, against R 4.2.2 with clubSandwich (script 05_did.R). */
import { describe, expect, it } from "vitest";
import type { Estimate, Measured, Note } from "../../src/model/estimate.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { reference, relativeError } from "../stats/reference.ts";
import { analysisOf, cellOf, context, method, offences, run, started } from "./made.ts";
import { referenceCells } from "./reference-panel.ts";

const id = "event-study";
const study = {
  units: ["programme", "donors"],
  comparator: "donors",
  options: { pre: "2018..2026", post: "2027..2028" },
};
const noPilot = { pilot: [] };
const theirs = reference("did.json").event_study as {
  readonly year: readonly number[];
  readonly coef: readonly number[];
  readonly pre_HTZ: Readonly<Record<string, number>>;
};
const note = (it_: Measured, code: Note["code"]): Note["params"] | undefined =>
  it_.notes.find((each) => each.code === code)?.params;
const all = (estimates: readonly Estimate[]): readonly Measured[] =>
  estimates.map((it_) => {
    if (it_.status !== "measured") throw new RangeError(`${it_.period} is withheld: ${it_.reason.code}`);
    return it_;
  });

/** Solved there and here by different decompositions. */
const solved = 1e-6;

/** The reference panel has persons as exposure; a quarter of them are a quarter's person-years. */
const cells = referenceCells("treated", "donor").map((cell) => ({
  ...cell,
  denominator: { known: true, value: cell.persons! / 4 } as const,
}));

/** Municipalities of equal size over three years; `events` by municipality and year. */
const quarters = quartersIn("2025..2027");
const short = { ...study, options: { pre: "2025-Q1..2026-Q3", post: "2027" } };
const made = (events: (unit: number, quarter: number) => number, units = 12): readonly PanelCell[] =>
  Array.from({ length: units }, (_, u) =>
    quarters.map((period, q) => {
      const role = u % 2 === 0 ? ("programme" as const) : ("donor" as const);
      return cellOf({ id: `18${10 + u}`, kind: "area", role }, events(u, q), 25, { period, persons: 100 });
    }),
  ).flat();
const pattern = (u: number, q: number): number => (u * 5 + q * 3 + u * q) % 7;

describe("event-study", () => {
  it("agrees with R on every year, and on the joint test of the years before", () => {
    const found = all(run(id, offences, cells, study, noPilot));
    const { drift } = reference("effects.json").detectable_drift as { readonly drift: number };
    const early = cells.filter((cell) => cell.unit.role === "programme" && cell.period < "2027");
    const known = (it_: PanelCell["denominator"]): number => (it_?.known ? it_.value : Number.NaN);
    const before =
      early.reduce((sum, cell) => sum + known(cell.numerator), 0) /
      early.reduce((sum, cell) => sum + known(cell.denominator), 0);
    expect(found.map((it_) => it_.period)).toEqual(theirs.year.map(String));
    for (const [i, it_] of found.entries()) {
      // Theirs are per 1000.
      expect(relativeError(it_.value * 1000, theirs.coef[i]!)).toBeLessThan(solved);
      expect(it_.lower!).toBeLessThan(it_.value);
      expect(it_.upper!).toBeGreaterThan(it_.value);
      const { p, df } = note(it_, "pre-trend") as { p: number; df: number };
      expect(relativeError(p, theirs.pre_HTZ.p!)).toBeLessThan(solved);
      expect(relativeError(df, theirs.pre_HTZ.df2!)).toBeLessThan(solved);
      // R's drift is per 1000 a year; ours a share of the treated's rate before.
      const { share, power } = note(it_, "pre-trend-power") as { share: number; power: number };
      expect(power).toBe(0.8);
      expect(relativeError(share * before * 1000, drift)).toBeLessThan(solved);
      expect(Number(note(it_, "effective-clusters")!.clusters)).toBe(31);
    }
    expect(found[0]).toMatchObject({ measure: "difference", area: "programme", comparator: "donors", level: 0.95 });
  });

  it("divides a year in which the start lies, and has the last year before it as reference", () => {
    const found = all(run(id, offences, made(pattern), short, context));
    expect(found.map((it_) => it_.period)).toEqual(["2025", "2027"]);
    const one = { ...study, options: { pre: "2025", post: "2026-Q1..2026-Q3" } };
    expect(all(run(id, offences, made(pattern), one, context)).map((it_) => it_.period)).toEqual(["2026-Q1..2026-Q3"]);
    const quarter = { ...study, options: { pre: "2025", post: "2026-Q1" } };
    expect(all(run(id, offences, made(pattern), quarter, context)).map((it_) => it_.period)).toEqual(["2026-Q1"]);
  });

  it("is the difference of differences of mean rates when there is one year on each side", () => {
    const two = { ...study, options: { pre: "2025", post: "2026" } };
    const [it_] = all(run(id, offences, made(pattern), two, noPilot));
    const mean = (side: number, from: number): number => {
      const units = [0, 2, 4, 6, 8, 10].map((u) => u + side);
      const events = units.flatMap((u) => [0, 1, 2, 3].map((q) => pattern(u, from + q)));
      return events.reduce((a, b) => a + b, 0) / (100 * units.length);
    };
    expect(it_!.value).toBeCloseTo(mean(0, 4) - mean(0, 0) - (mean(1, 4) - mean(1, 0)), 12);
    expect(note(it_!, "pre-trend")).toBeUndefined();
  });

  it("reveals the pooled counts of its year and of the reference year", () => {
    const [first] = all(run(id, offences, made(pattern), short, noPilot));
    expect(first!.basis.map((cell) => [cell.areas.length, cell.period])).toEqual([
      [6, "2026-Q1..2026-Q3"],
      [6, "2025-Q1..2025-Q4"],
      [6, "2026-Q1..2026-Q3"],
      [6, "2025-Q1..2025-Q4"],
    ]);
  });

  it("leaves out a municipality in a year in which nobody lives there, whatever the order of the cells", () => {
    const empty = quarters.map((period) =>
      cellOf({ id: "1899", kind: "area", role: "donor" }, 0, 0, { period, persons: 0 }),
    );
    const found = run(id, offences, made(pattern), short, noPilot);
    expect(run(id, offences, [...made(pattern), ...empty].toReversed(), short, noPilot)).toMatchObject(
      found.map((it_) => ({ value: (it_ as Measured).value, notes: it_.notes })),
    );
  });

  it("states no joint test of more years than the municipalities bear", () => {
    const long = made(pattern, 8).flatMap((cell) =>
      [0, 3, 6, 9].map((back) => ({
        ...cell,
        period: `${Number(cell.period.slice(0, 4)) - back}${cell.period.slice(4)}`,
      })),
    );
    const given = { ...study, options: { pre: "2016..2026", post: "2027" } };
    for (const it_ of run(id, offences, long, given, noPilot)) {
      expect(it_.notes.map((each) => each.code)).not.toContain("pre-trend");
    }
  });

  it("is withheld on too few degrees of freedom, without events, without persons, and without a year before", () => {
    const reasons = (given: readonly PanelCell[], options: object = short): unknown =>
      run(id, offences, given, options, noPilot).map((it_) => it_.status === "withheld" && it_.reason.code);
    expect(reasons(made(pattern, 4))).toEqual(["few-df", "few-df"]);
    expect(reasons(made(() => 0))).toEqual(["few-events", "few-events"]);
    const nobody = made(pattern).map((cell) =>
      cell.unit.role === "donor" ? { ...cell, denominator: { known: true, value: 0 } as const } : cell,
    );
    expect(reasons(nobody)).toEqual(["no-denominator", "no-denominator"]);
    const excluded = { ...short, options: { ...short.options, excluded: ["2025..2026"] } };
    expect(reasons(made(pattern), excluded)).toEqual(["not-applicable"]);
    expect(reasons(made(pattern, 3))).toEqual(["few-units"]);
  });

  it("counts per quarter where there is no denominator, and says beside a benchmark that it has the programme", () => {
    const counts = made(pattern).map((cell) => ({
      ...cell,
      unit: cell.unit.role === "donor" ? { ...cell.unit, role: "benchmark" as const } : cell.unit,
      denominator: null,
      persons: null,
    }));
    const [first] = all(run(id, started, counts, short, noPilot));
    expect(first!.notes.at(-1)).toEqual({ code: "salten-is-treated", params: {} });
  });

  it("asks for the quarters of both windows, and refuses windows that overlap", () => {
    expect(method(id).windows(analysisOf(id, short), context)).toEqual([
      ...quartersIn("2025"),
      "2026-Q1",
      "2026-Q2",
      "2026-Q3",
      ...quartersIn("2027"),
    ]);
    const messages = (options: object): unknown =>
      method(id)
        .options.safeParse(options)
        .error?.issues.map((it_) => it_.message);
    expect(messages({ pre: "2026..2027", post: "2027" })).toEqual(["pre ends before post begins"]);
    // A year and a quarter make no window.
    const shapes = ["2027-Q3, 2027, 2022-Q1..2025-Q4"];
    expect(messages({ pre: "2025..2026-Q3", post: "2027" })).toEqual(shapes);
    expect(messages({ pre: "2025", post: "2026..2027-Q3" })).toEqual(shapes);
  });
});
