/** `felles estimate` of surveys, charts, inequality, money and hidden counts: the reference numbers through the command line. */
import { describe, expect, it } from "vitest";
import { integrateRates, predictRate, surveyChange } from "../../src/stats/index.ts";
import { exact, reference, rows } from "../stats/reference.ts";
import { answer, close, column, csv, level, run, said } from "./estimate-fixture.ts";

type Set = Readonly<Record<string, number & readonly number[]>>;

const r = reference("survey-equity-cost.json");

/** What R integrated numerically. */
const integrated = 1e-9;

describe("surveys", () => {
  it("a share on effective answers, and the change between two waves", async () => {
    const found = await answer(
      "survey-proportion",
      csv(["unit", "x", "n", "deff"], [["a", 60, 400, 1.6]]),
      level(0.95),
    );
    expect(found[0]).toMatchObject({ unit: "a", x: 60, n: 400, estimate: 0.15, effective: 250 });
    const waves = csv(
      ["group", "x", "n", "deff"],
      [
        ["2022", 90, 410, 1.6],
        ["2025", 60, 400, 1.6],
      ],
    );
    const [change] = await answer("survey-change", waves, level(0.95));
    const theirs = surveyChange({ x: 90, n: 410, designEffect: 1.6 }, { x: 60, n: 400, designEffect: 1.6 }, 0.95);
    expect(change).toEqual({ first: "2022", second: "2025", ...theirs });
  });

  it("the change within each stratum; one wave is refused", async () => {
    const lines = ["girls", "boys"].flatMap((who) => [
      ["2022", who, 9, 41, 1],
      ["2025", who, 6, 40, 1],
    ]);
    const found = await answer("survey-change", csv(["group", "stratum", "x", "n", "deff"], lines), level(0.9));
    expect(column(found, "stratum")).toEqual(["girls", "boys"]);
    const ran = await run("survey-change", csv(["group", "x", "n", "deff"], [["2022", 1, 2, 1]]), level(0.9));
    expect(ran.exit).toBe(1);
  });

  it("post-stratified, as R's survey", async () => {
    const sets = r.post_stratified as readonly Set[];
    const lines = sets.flatMap((set, k) =>
      set.x!.map((x, h) => [`set ${k}`, x, set.n![h]!, set.weight![h]!, 1] as const),
    );
    const found = await answer("post-stratified", csv(["group", "x", "n", "weight", "deff"], lines), level(0.95));
    close(
      column(found, "estimate"),
      sets.map((set) => set.estimate!),
    );
    close(
      column(found, "variance"),
      sets.map((set) => set.variance!),
    );
    const [alone] = await answer("post-stratified", csv(["x", "n", "weight", "deff"], [[3, 10, 5, 2]]), level(0.95));
    expect(alone).toMatchObject({ strata: 1, deff: 2, estimate: 0.3 });
    expect(alone).not.toHaveProperty("group");
  });

  it("bounds for those who did not answer", async () => {
    const found = await answer("non-response-bounds", csv(["x", "n", "invited"], [[60, 400, 500]]));
    expect(found).toEqual([{ x: 60, n: 400, invited: 500, lower: 0.12, upper: 0.32 }]);
    const ran = await run("non-response-bounds", csv(["x", "n", "invited"], [[60, 400, 300]]));
    expect(said(ran)).toContain("Flere svarte enn det ble spurt.");
  });
});

describe("charts", () => {
  it("u: exact Poisson limits around the baseline, in the order of the file", async () => {
    const lines = [
      ["2027", 20, 100, 0],
      ["2025", 7, 100, 1],
      ["2026", 7, 100, 1],
    ];
    const found = await answer("u-chart", csv(["period", "events", "exposure", "baseline"], lines), level(0.95));
    // Poisson with mean 7: 2 and 13 (any table).
    close(column(found, "lower"), [0.02, 0.02, 0.02]);
    close(column(found, "upper"), [0.13, 0.13, 0.13]);
    expect(column(found, "signal")).toEqual([true, false, false]);
    expect(column(found, "period")).toEqual(["2027", "2025", "2026"]);
  });

  it("g: R's geometric limits", async () => {
    for (const row of rows(r, "g_chart").filter((each) => each.level === 0.95)) {
      const gaps = [...Array<number>(9).fill(0), Math.round(row.centre! * 10)];
      const found = await answer(
        "g-chart",
        csv(
          ["gap", "baseline"],
          gaps.map((gap) => [gap, 1]),
        ),
        level(0.95),
      );
      expect(found[0]).toMatchObject({ lower: row.lower, upper: row.upper });
    }
  });

  it("a chart without baseline is refused", async () => {
    const ran = await run("g-chart", csv(["gap", "baseline"], [[3, 0]]), level(0.95));
    expect(said(ran)).toContain("Ingen rad er merket med 1 i baseline.");
  });

  it("a funnel, with and without over-dispersion", async () => {
    const lines = [
      ["a", 20, 7],
      ["b", 7, 7],
      ["c", 30, 31],
    ];
    const found = await answer("funnel", csv(["unit", "events", "expected"], lines), level(0.95));
    close(column(found, "lower").slice(0, 1), [2 / 7]);
    close(column(found, "upper").slice(0, 1), [13 / 7]);
    expect(column(found, "outside")).toEqual([true, false, false]);
    expect((found[0]!.upperOverdispersed as number) > (found[0]!.upper as number)).toBe(true);
    const ran = await run("funnel", csv(["events", "expected"], [[1, 1]]), level(0.95));
    expect(ran.exit).toBe(1);
  });
});

describe("inequality", () => {
  const lines = [
    ["a", 19, 53],
    ["b", 12, 99],
    ["c", 40, 608],
    ["d", 6, 43],
  ] as const;
  const counts = { events: lines.map(([, y]) => y), exposure: lines.map(([, , t]) => t) };

  it("spread of rates: one more area, and highest over lowest after shrinkage", async () => {
    const [found] = await answer("spread-of-rates", csv(["unit", "events", "exposure"], lines), level(0.95));
    const next = predictRate(counts, 0.95);
    const shrunken = integrateRates(counts, 0.95).map((it_) => it_.estimate);
    expect(found).toMatchObject({
      areas: 4,
      mean: next.estimate,
      predictionLower: next.lower,
      predictionUpper: next.upper,
    });
    close([found!.ratio], [Math.max(...shrunken) / Math.min(...shrunken)]);
    expect(found!.variation).toBeGreaterThan(0.3);
  });

  it("spread of proportions, with and without any beyond chance", async () => {
    const apart = csv(
      ["x", "n"],
      [
        [30, 60],
        [8, 20],
        [20, 24],
        [5, 30],
      ],
    );
    const [found] = await answer("spread-of-proportions", apart, level(0.95));
    expect(found!.variation).toBeGreaterThan(0.2);
    const alike = csv(
      ["x", "n"],
      [
        [10, 20],
        [10, 20],
        [10, 20],
      ],
    );
    expect((await answer("spread-of-proportions", alike, level(0.95)))[0]).toMatchObject({ variation: 0 });
  });

  it("concentration, by its definition on individuals", async () => {
    for (const set of r.concentration as readonly Set[]) {
      const text = csv(
        ["events", "exposure", "rank"],
        set.y!.map((y, i) => [y, set.n![i]!, set.rank![i]!]),
      );
      const [found] = await answer("concentration", text, level(0.95));
      expect(found!.estimate).toBeCloseTo(set.index!, 14);
      close([found!.error], [set.error!], exact);
    }
  });

  it.each(["spread-of-rates", "spread-of-proportions"])("%s refuses two areas", async (method) => {
    const ran = await run(
      method,
      csv(
        ["x", "n", "events", "exposure"],
        [
          [1, 2, 1, 2],
          [1, 2, 1, 2],
        ],
      ),
      level(0.95),
    );
    expect(ran.exit).toBe(1);
  });

  it.each(["spread-of-rates", "concentration"])("%s refuses areas without events", async (method) => {
    const none = csv(
      ["events", "exposure", "rank"],
      [
        [0, 2, 1],
        [0, 2, 2],
        [0, 2, 3],
      ],
    );
    const ran = await run(method, none, level(0.95));
    expect(ran.exit).toBe(1);
  });
});

describe("money", () => {
  it("the cost of a unit, with R's bounds", async () => {
    const table = rows(r, "cost_per_unit");
    const found = await answer(
      "unit-cost",
      csv(
        ["cost", "count"],
        table.map((row) => [row.cost!, row.count!]),
      ),
      level(0.95),
    );
    for (const name of ["lower", "upper"])
      close(
        column(found, name),
        table.map((row) => row[name]!),
      );
  });

  it("the cases to prevent", async () => {
    const found = await answer("break-even", csv(["cost", "worth"], [[9_000_000, 2_000_000]]));
    expect(found).toEqual([{ cost: 9_000_000, worth: 2_000_000, cases: 5 }]);
  });

  it("the acceptability curve, as R integrates it", async () => {
    const table = rows(r, "acceptability").filter((row) => row.logError === 0.4);
    const z = 1.959963984540054;
    const lines = table.map((row) => {
      const at = (k: number): number => Math.exp(row.logRatio! + k * z * row.logError!);
      return [at(0), at(-1), at(1), row.expected!, row.cost!, row.worth ?? row.willingness!];
    });
    const text = csv(["ratio", "lower", "upper", "expected", "cost", "worth"], lines);
    const found = await answer("cost-acceptability", text, level(0.95));
    close(
      column(found, "probability"),
      table.map((row) => row.probability!),
      integrated,
    );
    const outside = csv(["ratio", "lower", "upper", "expected", "cost", "worth"], [[2, 0.5, 1.5, 20, 1, 1]]);
    expect((await run("cost-acceptability", outside, level(0.95))).exit).toBe(1);
  });
});

describe("hidden counts", () => {
  it("the likelihood and the worst case", async () => {
    const text = csv(
      ["lower", "upper", "exposure"],
      [
        [7, 7, 100],
        [0, 4, 50],
        [12, 12, 150],
      ],
    );
    expect(await answer("worst-case-rate", text)).toEqual([{ rows: 3, lower: 19 / 300, upper: 23 / 300 }]);
    const [found] = await answer("censored-rate", text, level(0.95));
    expect(found!.estimate).toBeGreaterThan(19 / 300);
    expect(found!.estimate).toBeLessThan(23 / 300);
    expect(found).toMatchObject({ rows: 3, converged: true });
  });

  it.each(["worst-case-rate", "censored-rate"])(
    "%s refuses bounds that are crossed, each with its line",
    async (method) => {
      const text = csv(
        ["lower", "upper", "exposure"],
        [
          [7, 7, 100],
          [4, 0, 50],
        ],
      );
      const ran = await run(method, text, method === "censored-rate" ? level(0.95) : []);
      expect(said(ran)).toContain("Den nedre grensen er over den øvre.");
      expect(ran.stderr).toContain("tall.csv:3");
    },
  );
});
