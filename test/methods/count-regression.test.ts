/** Counts regressed by family and errors chosen: as a method and as a study, against R (script 34_count_models.R). */
import { describe, expect, it } from "vitest";
import { tDistribution } from "../../src/stats/index.ts";
import { answer, csv, run as study } from "../pipeline/estimate-fixture.ts";
import { answersFor, iterative, relativeError, table } from "../stats/reference.ts";
import { madePanel, names, noteOf, pattern, post, pre, referencePanel } from "./effect-panels.ts";
import { cellOf, measuredOne, offences, run, withheldOne } from "./made.ts";

interface Model {
  readonly coef: number;
  readonly df: number;
  readonly model: number;
  readonly HC0: number;
  readonly HC1: number;
  readonly pearson: number;
  readonly newey_west4: number;
  readonly theta?: number;
}
interface Models {
  readonly poisson: Model;
  readonly quasi: { readonly model: number };
  readonly negative_binomial: Model;
}

const read = answersFor("count-models.json", ["pooled", "series"]);
const pooled = read.pooled as unknown as Models;
const series = read.series as unknown as Models & { readonly muni: string };

const id = "count-regression";
const noPilot = { pilot: [] };
const windows = { pre: "2018-Q1..2026-Q4", post: "2027-Q1..2028-Q4" };

/** glm.nb alternates to 1e-8 or so; all else agrees as iterative fits do. */
const negativeBinomial = 1e-6;

const close = (actual: unknown, expected: number, tolerance = iterative): void =>
  expect(relativeError(Number(actual), expected), `${actual} for ${expected}`).toBeLessThan(tolerance);

const errors = { model: "model", HC0: "HC0", HC1: "HC1", "newey-west": "newey_west4" } as const;

const ask = (family: string, kind: string) =>
  measuredOne(
    run(id, offences, referencePanel, { ...names, options: { ...windows, family, errors: kind, lag: 4 } }, noPilot),
  );

describe("count-regression", () => {
  for (const [family, theirs, tolerance] of [
    ["poisson", pooled.poisson, iterative],
    ["quasi-poisson", { ...pooled.poisson, ...pooled.quasi }, iterative],
    ["negative-binomial", pooled.negative_binomial, negativeBinomial],
  ] as const)
    it.each(Object.entries(errors))(`agrees with R for ${family} with errors %s`, (kind, name) => {
      const found = ask(family, kind);
      const t = tDistribution(theirs.df);
      const reach = t.upperQuantile(0.025) * theirs[name];
      close(found.value, Math.exp(theirs.coef), tolerance);
      close(found.lower, Math.exp(theirs.coef - reach), tolerance);
      close(found.upper, Math.exp(theirs.coef + reach), tolerance);
      close(noteOf(found.notes, "dispersion")!.dispersion, theirs.pearson, tolerance);
      const { p, df } = noteOf(found.notes, "series-p")!;
      expect(df).toBe(theirs.df);
      close(p, 2 * t.upperTail(Math.abs(theirs.coef / theirs[name])), 1e-5);
    });

  it("finds the ratio that was put in, exactly, whatever the family", () => {
    const sharp = madePanel(2, 4, (u, q) => (u < 2 && q >= 16 ? 10 : 20));
    for (const family of ["poisson", "quasi-poisson", "negative-binomial"]) {
      const found = measuredOne(
        run(id, offences, sharp, { ...names, options: { pre, post, family, errors: "model" } }, noPilot),
      );
      close(found.value, 0.5);
    }
  });

  it("reveals the pooled counts of both sides in both windows", () => {
    const found = ask("poisson", "HC1");
    expect(found.basis.map((cell) => cell.period)).toEqual([
      "2018-Q1..2026-Q4",
      "2027-Q1..2028-Q4",
      "2018-Q1..2026-Q4",
      "2027-Q1..2028-Q4",
    ]);
  });

  it("is withheld without events on a side, without quarters, without persons, and with too few of them", () => {
    const codes = (cells: Parameters<typeof run>[2], given: object): string =>
      withheldOne(
        run(
          id,
          offences,
          cells,
          { ...names, options: { pre, post, family: "poisson", errors: "model", ...given } },
          noPilot,
        ),
      ).reason.code;
    expect(
      codes(
        madePanel(2, 2, (u, q) => (u < 2 && q >= 16 ? 0 : 3)),
        {},
      ),
    ).toBe("few-events");
    expect(codes(madePanel(2, 2, pattern), { excluded: [post] })).toBe("not-applicable");
    const nobody = madePanel(2, 2, pattern).map((cell) =>
      cell.unit.role === "programme" && cell.period === "2022-Q1"
        ? cellOf(cell.unit, 0, 0, { period: cell.period })
        : cell,
    );
    expect(codes(nobody, {})).toBe("no-denominator");
    expect(codes(madePanel(2, 2, pattern), { pre: "2025-Q1..2025-Q4", post: "2026-Q1" })).toBe("few-df");
  });

  it("is withheld where the design cannot tell the effect from the season", () => {
    const found = run(
      id,
      offences,
      madePanel(2, 2, (u, q) => (q % 4 === 0 ? 0 : ((u + q) % 3) + 1)),
      { ...names, options: { pre, post, family: "poisson", errors: "model" } },
      noPilot,
    );
    expect(withheldOne(found).reason.code).toBe("not-identified");
  });

  it("refuses windows out of order and families that it does not know", () => {
    const asked = (options: object) => () =>
      run(id, offences, referencePanel, { ...names, options: { ...options } }, noPilot);
    expect(asked({ pre: post, post: pre, family: "poisson", errors: "model" })).toThrow("pre ends before post begins");
    expect(asked({ pre, post, family: "gamma", errors: "model" })).toThrow();
    expect(asked({ pre, post, family: "poisson", errors: "model", lag: -1 })).toThrow();
  });
});

describe("felles estimate of a regression of counts", () => {
  const panel = table("panel.csv");
  const own = panel.muni!.flatMap((muni, i) =>
    muni === series.muni
      ? [
          [
            panel.offences![i]!,
            panel.pop![i]!,
            ((Number(panel.year![i]) - 2018) * 4 + Number(panel.quarter![i]) - 1) / 4,
          ] as const,
        ]
      : [],
  );
  const text = csv(["events", "exposure", "x"], own);
  const options = ["--level", "0.95", "--lag", "4"];

  it.each([
    ["poisson-regression", series.poisson, iterative],
    ["quasi-poisson-regression", { ...series.poisson, ...series.quasi }, iterative],
    ["negative-binomial-regression", series.negative_binomial, negativeBinomial],
  ] as const)("%s agrees with R, errors and all", async (name, theirs, tolerance) => {
    const found = await answer(name, text, options);
    expect(found.map((row) => row.errors)).toEqual(["model", "HC0", "HC1", "Newey-West"]);
    for (const [i, kind] of (["model", "HC0", "HC1", "newey_west4"] as const).entries()) {
      const row = found[i]!;
      close(row.logRatio, theirs.coef, tolerance);
      close(row.error, theirs[kind], tolerance);
      close(row.dispersion, theirs.pearson, tolerance);
      expect(row.df).toBe(theirs.df);
    }
    if (theirs.theta === undefined) expect(found[0]!.theta).toBeNull();
    else close(found[0]!.theta, theirs.theta, negativeBinomial);
  });

  it("gives the ratio without an interval on too few degrees of freedom", async () => {
    const rows = [1, 2, 3, 4, 5].map((x) => [x + (x % 2), 2, x] as const);
    const [found] = await answer("negative-binomial-regression", csv(["events", "exposure", "x"], rows), options);
    expect(found).toMatchObject({ df: 3, lower: null, upper: null, p: null, theta: null });
    expect(found!.reason).toBe("few-degrees-of-freedom");
  });

  it("says why there is no answer", async () => {
    const said = async (lines: readonly (readonly number[])[]): Promise<string> =>
      (await study("poisson-regression", csv(["events", "exposure", "x"], lines), [...options, "--lang", "en"])).stderr;
    expect(
      await said([
        [1, 2, 3],
        [2, 2, 3],
      ]),
    ).toContain("estimate.no-variation");
    expect(
      await said([
        [0, 2, 1],
        [0, 2, 1],
        [3, 2, 2],
        [4, 2, 2],
      ]),
    ).toContain("estimate.separated");
    expect(
      await said([
        [0, 2, 1],
        [0, 2, 2],
        [0, 2, 3],
      ]),
    ).toContain("estimate.");
  });
});
