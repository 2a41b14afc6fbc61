/** How unequal municipalities are. */
import { describe, expect, it } from "vitest";
import type { Estimate } from "../../src/model/estimate.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import {
  concentrationIndex,
  fitBetaBinomial,
  fitGammaPoisson,
  integrateProportions,
  integrateRates,
  predictProportion,
  predictRate,
} from "../../src/stats/index.ts";
import { cellOf, completion, exact, offences, run, unknown } from "./made.ts";

const area = (id: string): PanelCell["unit"] => ({ id, kind: "area", role: "programme" });

const counts = { "1833": [40, 608], "1832": [12, 99], "1828": [19, 53], "1834": [6, 43], "1835": [5, 18] } as const;
const panel = Object.entries(counts).map(([id, [events, years]]) => cellOf(area(id), events, years));
const columns = { events: [19, 12, 40, 6, 5], exposure: [53, 99, 608, 43, 18] };

const by = (found: readonly Estimate[], measure: Estimate["measure"]) => {
  const it_ = found.find((each) => each.measure === measure);
  if (it_?.status !== "measured") throw new RangeError(`no ${measure} measured`);
  return it_;
};

describe("equity of rates", () => {
  const found = run("equity", offences, panel);

  it("is three numbers at the group's address", () => {
    expect(found.map((it_) => [it_.area, it_.measure, it_.status])).toEqual([
      ["programme", "rate", "measured"],
      ["programme", "spread", "measured"],
      ["programme", "concentration", "measured"],
    ]);
  });

  it("predicts one more municipality, and says how much they vary beyond chance", () => {
    const next = predictRate(columns, 0.95);
    const rate = by(found, "rate");
    expect(rate).toMatchObject({ value: next.estimate, lower: next.lower, upper: next.upper });
    expect(rate.notes).toEqual([
      { code: "person-quarters", params: {} },
      { code: "prediction", params: { units: 5 } },
      { code: "between-areas", params: { variation: 1 / Math.sqrt(fitGammaPoisson(columns).shape) } },
    ]);
  });

  it("sets the highest over the lowest after shrinkage, which is less than of the raw rates", () => {
    const shrunken = integrateRates(columns, 0.95).map((it_) => it_.estimate);
    const { value, lower, upper, level } = by(found, "spread");
    expect(value).toBeCloseTo(Math.max(...shrunken) / Math.min(...shrunken), exact);
    expect(value).toBeLessThan(19 / 53 / (40 / 608));
    expect([lower, upper, level]).toEqual([null, null, null]);
  });

  it("ranks the municipalities by size for the concentration", () => {
    const theirs = concentrationIndex({ ...columns, rank: columns.exposure }, 0.95);
    const { value, lower, upper } = by(found, "concentration");
    expect([value, lower, upper]).toEqual([theirs.estimate, theirs.lower, theirs.upper]);
    expect(value).toBeLessThan(0);
  });

  it("reveals every municipality's count and their sum, in each of the three", () => {
    for (const it_ of found) {
      const basis = it_.basis!.map((cell) => [cell.areas.join("+"), cell.numerator]);
      expect(basis).toEqual([
        ["1828", 19],
        ["1832", 12],
        ["1833", 40],
        ["1834", 6],
        ["1835", 5],
        ["1828+1832+1833+1834+1835", 82],
      ]);
    }
  });

  it("says so where municipalities differ no more than chance makes", () => {
    const alike = run(
      "equity",
      offences,
      Object.keys(counts).map((id) => cellOf(area(id), 10, 100)),
    );
    expect(by(alike, "rate").notes).toContainEqual({ code: "no-spread", params: { units: 5 } });
    expect(by(alike, "spread").value).toBeCloseTo(1, exact);
    expect(by(alike, "concentration").value).toBeCloseTo(0, exact);
  });

  it("leaves out where nobody lives, and says so", () => {
    const more = run("equity", offences, [...panel, cellOf(area("1836"), 0, 0)]);
    expect(by(more, "spread").notes).toContainEqual({ code: "empty-areas", params: { dropped: 1 } });
    expect(by(more, "rate").value).toBe(by(found, "rate").value);
  });

  it("is withheld, all three, where one is unknown, where there are too few, and without events", () => {
    const reasons = (cells: readonly PanelCell[]) =>
      run("equity", offences, cells).map((it_) => (it_.status === "withheld" ? it_.reason : null));
    const missing = { code: "missing-area", params: { areas: "1836" } };
    expect(reasons([...panel, cellOf(area("1836"), unknown("missing", "1836"), 30)])).toEqual(Array(3).fill(missing));
    const hidden = { code: "suppressed-at-source", params: {} };
    expect(reasons([...panel, cellOf(area("1836"), unknown("suppressed-at-source", "1836"), 30)])).toEqual(
      Array(3).fill(hidden),
    );
    expect(reasons(panel.slice(0, 2))).toEqual(Array(3).fill({ code: "few-units", params: { minimum: 3 } }));
    const none = Object.keys(counts).map((id) => cellOf(area(id), 0, 100));
    expect(reasons(none)).toEqual(Array(3).fill({ code: "few-events", params: { minimum: 1 } }));
    expect(run("equity", offences, none)[0]!.basis).toHaveLength(6);
  });
});

describe("equity of proportions", () => {
  const trials = { x: [30, 8, 20, 5], n: [60, 20, 24, 30] };
  const cells = trials.x.map((x, i) => cellOf(area(`180${i}`), x, trials.n[i]!));
  const found = run("equity", completion, cells);

  it("has the beta's spread", () => {
    const next = predictProportion(trials, 0.95);
    const [a, b] = fitBetaBinomial(trials).shapes!;
    const own = by(found, "proportion");
    expect([own.value, own.lower, own.upper]).toEqual([next.estimate, next.lower, next.upper]);
    const deviation = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
    const variation = own.notes.find((note) => note.code === "between-areas")!.params.variation as number;
    expect(variation).toBeCloseTo(deviation / (a / (a + b)), exact);
    const shrunken = integrateProportions(trials, 0.95).map((it_) => it_.estimate);
    expect(by(found, "spread").value).toBeCloseTo(Math.max(...shrunken) / Math.min(...shrunken), exact);
  });

  it("has none where chance explains all", () => {
    const alike = run(
      "equity",
      completion,
      [0, 1, 2].map((i) => cellOf(area(`180${i}`), 10, 20)),
    );
    expect(by(alike, "proportion").notes).toContainEqual({ code: "no-spread", params: { units: 3 } });
  });

  it("is withheld where two columns contradict each other", () => {
    const found_ = run("equity", completion, [...cells, cellOf(area("1809"), 9, 5)]);
    expect(found_[0]).toMatchObject({ status: "withheld", reason: { code: "not-applicable" } });
  });
});
