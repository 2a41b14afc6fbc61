/** The effect with bootstrapped signs, by hand and in simulation; the interval against R is in stats/effects.test.ts. */
import { describe, expect, it } from "vitest";
import type { PanelCell } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { indicators, ones, poisson, stream, wildClusterBootstrap } from "../../src/stats/index.ts";
import { relativeError, table } from "../stats/reference.ts";
import { madePanel, names, noteOf, pattern, post, pre, referencePanel } from "./effect-panels.ts";
import { analysisOf, context, measuredOne, method, offences, run, started, withheldOne } from "./made.ts";

const id = "wild-bootstrap";
const noPilot = { pilot: [] };
const options = { pre, post, model: "rates", population: false, weights: "rademacher", draws: 999 };
const study = { ...names, options };
const even = madePanel(6, 6, pattern);

/** The ten municipalities of the reference; rates there are per 1000. */
const chosen = new Set(table("wcb_panel.csv").muni!);
const ten = referencePanel.filter((cell) => chosen.has(cell.unit.id));
const tenOptions = { ...options, pre: "2018..2026", post: "2027..2028" };

describe("wild-bootstrap", () => {
  it("is withheld on the reference's three treated of ten: too few degrees of freedom", () => {
    const { reason } = withheldOne(run(id, offences, ten, { ...names, options: tenOptions }, noPilot));
    expect(reason.code).toBe("few-df");
    expect(reason.params).toMatchObject({ minimum: 4 });
    expect(Number(reason.params.df)).toBeLessThan(4);
  });

  it("lists every assignment of signs where there are few municipalities, and draws where there are many", () => {
    const listed = measuredOne(run(id, offences, even, study, noPilot));
    expect(noteOf(listed.notes, "bootstrap-p")!.draws).toBe(2 ** 12);
    const drawn = measuredOne(run(id, offences, madePanel(9, 9, pattern), study, noPilot));
    expect(noteOf(drawn.notes, "bootstrap-p")!.draws).toBe(999);
    const webb = measuredOne(run(id, offences, even, { ...names, options: { ...options, weights: "webb" } }, noPilot));
    expect(noteOf(webb.notes, "bootstrap-p")!.draws).toBe(999);
    expect(webb.value).toBe(listed.value);
  });

  it("is the difference of differences of mean rates, with the interval of values not rejected", () => {
    const found = measuredOne(run(id, offences, even, study, noPilot));
    const mean = (treated: boolean, from: number, to: number): number => {
      const units = treated ? [0, 1, 2, 3, 4, 5] : [6, 7, 8, 9, 10, 11];
      const years = (to - from) / 4;
      const events = units.flatMap((u) => Array.from({ length: to - from }, (_, q) => pattern(u, from + q)));
      return events.reduce((a, b) => a + b, 0) / (100 * units.length * years);
    };
    const expected = mean(true, 16, 24) - mean(true, 0, 16) - (mean(false, 16, 24) - mean(false, 0, 16));
    expect(found.value).toBeCloseTo(expected, 12);
    expect(found.lower!).toBeLessThan(found.value);
    expect(found.upper!).toBeGreaterThan(found.value);
    const p = Number(noteOf(found.notes, "bootstrap-p")!.p);
    expect(p < 0.05).toBe(found.lower! > 0 || found.upper! < 0);
    expect(noteOf(found.notes, "effective-clusters")!.clusters).toBe(12);
    expect(Number(noteOf(found.notes, "effective-clusters")!.effective)).toBeCloseTo(12, 9);
    expect(found).toMatchObject({ measure: "difference", area: "programme", period: post, level: 0.95 });
  });

  it("is a ratio in the model of counts, and leaves out municipalities without an event", () => {
    const silent = madePanel(6, 8, (u, q) => (u > 11 ? 0 : 2 + pattern(u, q)));
    const given = { ...names, options: { ...options, model: "poisson" } };
    const found = measuredOne(run(id, offences, silent, given, noPilot));
    expect(found.measure).toBe("effect-ratio");
    expect(noteOf(found.notes, "dropped-units")).toEqual({ dropped: 2 });
    expect(Number(noteOf(found.notes, "dispersion")!.dispersion)).toBeGreaterThan(0);
    const twelve = measuredOne(run(id, offences, silent.slice(0, 12 * 24), given, noPilot));
    expect(relativeError(found.value, twelve.value)).toBeLessThan(1e-9);
    const poisson = measuredOne(
      run(
        "poisson-fixed-effects",
        offences,
        twelveYearly(silent),
        { ...names, options: { pre, post, errors: "CR2" } },
        noPilot,
      ),
    );
    // Equal populations: years or quarters give the same ratio.
    expect(relativeError(twelve.value, poisson.value)).toBeLessThan(1e-6);
    expect(noteOf(twelve.notes, "dropped-units")).toBeUndefined();
  });

  const twelveYearly = (cells: readonly PanelCell[]): readonly PanelCell[] => cells.slice(0, 12 * 24);

  it("counts municipalities by population where that is asked for, and says so", () => {
    const cells = madePanel(6, 6, (u, q) => pattern(u, q), { persons: (u) => 100 + 20 * (u % 6) });
    const given = { ...names, options: { ...options, population: true } };
    const weighed = measuredOne(run(id, offences, cells, given, noPilot));
    const plain = measuredOne(run(id, offences, cells, study, noPilot));
    expect(noteOf(weighed.notes, "weighted")).toEqual({});
    expect(noteOf(plain.notes, "weighted")).toBeUndefined();
    expect(weighed.value).not.toBe(plain.value);
    // The weighted difference of differences is that of pooled rates when populations stand still.
    const pooled = (treated: boolean, after: boolean): number => {
      const own = cells.filter(
        (cell) => (cell.unit.role === "programme") === treated && cell.period >= "2026" === after,
      );
      const sum = (of: (cell: PanelCell) => number): number => own.reduce((all, cell) => all + of(cell), 0);
      const known = (it_: PanelCell["denominator"]): number => (it_?.known ? it_.value : Number.NaN);
      return sum((cell) => known(cell.numerator)) / sum((cell) => known(cell.denominator));
    };
    const expected = pooled(true, true) - pooled(true, false) - (pooled(false, true) - pooled(false, false));
    expect(weighed.value).toBeCloseTo(expected, 12);
  });

  it("is refused where one municipality has nearly everybody and counts by population", () => {
    const cells = madePanel(6, 6, pattern, { persons: (u) => (u === 0 ? 100_000 : 100) });
    const given = { ...names, options: { ...options, population: true } };
    expect(withheldOne(run(id, offences, cells, given, noPilot)).reason.code).toBe("few-df");
  });

  it("leaves out a municipality in a year in which nobody lives there, whatever the order of the cells", () => {
    const empty = madePanel(6, 7, pattern)
      .slice(12 * 24)
      .map((cell) => ({
        ...cell,
        numerator: { known: true, value: 0 } as const,
        denominator: { known: true, value: 0 } as const,
      }));
    const found = measuredOne(run(id, offences, [...empty, ...even].toReversed(), study, noPilot));
    expect(found.value).toBe(measuredOne(run(id, offences, even, study, noPilot)).value);
  });

  it("is withheld where nothing varies around the model, and where the effect cannot be told from the years", () => {
    const flat = madePanel(6, 6, (u, q) => (u < 6 && q >= 16 ? 1 : 2));
    expect(withheldOne(run(id, offences, flat, study, noPilot)).reason).toEqual({
      code: "few-df",
      params: { df: 0, minimum: 4 },
    });
    // One other municipality has people only before the start, the other only after it: nothing tells years from the effect.
    const torn = madePanel(2, 2, pattern).map((cell) =>
      (cell.unit.id === "1802" && cell.period >= "2026") || (cell.unit.id === "1803" && cell.period < "2026")
        ? { ...cell, numerator: { known: true, value: 0 } as const, denominator: { known: true, value: 0 } as const }
        : cell,
    );
    for (const model of ["rates", "poisson"]) {
      const given = { ...names, options: { ...options, model } };
      expect(withheldOne(run(id, offences, torn, given, noPilot)).reason.code).toBe("not-identified");
    }
  });

  it("says that its interval has no bound where so few signs can be drawn that nothing is rejected", () => {
    const cells = madePanel(4, 4, pattern);
    const found = measuredOne(run(id, offences, cells, { ...study, level: 0.999 }, noPilot));
    expect([found.lower, found.upper]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(noteOf(found.notes, "interval-unbounded")).toEqual({});
  });

  it("counts per quarter where there is no denominator, and says beside a benchmark that it has the programme", () => {
    const counts = even.map((cell) => ({
      ...cell,
      unit: cell.unit.role === "donor" ? { ...cell.unit, role: "benchmark" as const } : cell.unit,
      denominator: null,
      persons: null,
    }));
    expect(measuredOne(run(id, started, counts, study, noPilot)).notes.at(-1)?.code).toBe("salten-is-treated");
  });

  it("asks for the quarters of both windows, and refuses to weigh a model of counts", () => {
    expect(method(id).windows(analysisOf(id, study), { ...context, ...noPilot })).toEqual([
      ...quartersIn(pre),
      ...quartersIn(post),
    ]);
    const refused = method(id).options.safeParse({ ...options, model: "poisson", population: true });
    expect(refused.error?.issues.map((issue) => issue.message)).toEqual([
      "population weighs rates; a poisson model weighs by itself",
    ]);
  });

  it("rejects a true null no oftener than it says, in 200 panels of eight municipalities", () => {
    const panels = 200;
    const units = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((u) => [0, 1, 2, 3].map(() => u));
    const years = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(() => [0, 1, 2, 3]);
    const design = [
      ones(units.length),
      units.map((u, i) => (u < 4 && years[i]! > 1 ? 1 : 0)),
      ...indicators(units),
      ...indicators(years),
    ];
    let rejected = 0;
    for (let i = 0; i < panels; i++) {
      const random = stream(41, i);
      const { p } = wildClusterBootstrap({
        design,
        response: units.map(() => poisson(random, 12)),
        clusters: units,
        coefficient: 1,
        residuals: "restricted",
        weights: "rademacher",
        enumerateUpTo: 2 ** 8,
        draws: 1,
        random,
      });
      if (p <= 0.1) rejected++;
    }
    expect(Math.abs(rejected / panels - 0.1)).toBeLessThan(3.5 * Math.sqrt((0.1 * 0.9) / panels));
  });
});
