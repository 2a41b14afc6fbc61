/** The municipalities' own changes, pooled. */
import { describe, expect, it } from "vitest";
import type { PanelCell } from "../../src/model/panel.ts";
import { poolEffects } from "../../src/stats/index.ts";
import {
  analysisOf,
  cellOf,
  context,
  exact,
  measuredOne,
  method,
  offences,
  region,
  run,
  started,
  unknown,
  withheldOne,
} from "./made.ts";

const id = "pooled-rate-ratio";
const options = { between: "reml", interval: "hartung-knapp" };
const area = (code: string): PanelCell["unit"] => ({ id: code, kind: "area", role: "programme" });

/** Events and person-years, now and in the baseline. */
const counts: Readonly<Record<string, readonly [number, number, number, number]>> = {
  "1833": [40, 600, 200, 2400],
  "1832": [12, 100, 30, 400],
  "1828": [6, 50, 20, 210],
  "1826": [2, 24, 10, 96],
};

const cellsOf = (table: typeof counts): readonly PanelCell[] =>
  Object.entries(table).flatMap(([code, [y, t, y0, t0]]) => [
    cellOf(area(code), y, t, { period: "2027" }),
    cellOf(area(code), y0, t0, { period: "2022..2025" }),
  ]);

describe("pooled-rate-ratio", () => {
  it("pools the log ratios of the municipalities, each against its own baseline", () => {
    const found = measuredOne(run(id, offences, cellsOf(counts), { options }));
    const rows = Object.keys(counts)
      .toSorted()
      .map((code) => counts[code]!);
    const studies = {
      estimates: rows.map(([y, t, y0, t0]) => Math.log(y / t / (y0 / t0))),
      errors: rows.map(([y, , y0]) => Math.sqrt(1 / y + 1 / y0)),
    };
    const theirs = poolEffects(studies, "reml", "hartung-knapp", 0.95);
    expect(found.value).toBeCloseTo(Math.exp(theirs.estimate), exact);
    expect(found.lower).toBeCloseTo(Math.exp(theirs.lower), exact);
    expect(found.upper).toBeCloseTo(Math.exp(theirs.upper), exact);
    expect(found).toMatchObject({ area: "programme", period: "2027", comparator: "2022..2025", measure: "rate-ratio" });
    const { params } = found.notes.find((note) => note.code === "heterogeneity")!;
    expect(params.units).toBe(4);
    expect(params.lower).toBeCloseTo(Math.exp(theirs.prediction!.lower), exact);
  });

  it("gives another interval by another choice", () => {
    const width = (choice: Readonly<Record<string, string>>) => {
      const { lower, upper } = measuredOne(run(id, offences, cellsOf(counts), { options: { ...options, ...choice } }));
      return upper! / lower!;
    };
    expect(width({ between: "dersimonian-laird", interval: "normal" })).not.toBeCloseTo(width({}), 6);
  });

  it("adds a half where a municipality has events in one period only, leaves out who has none, and says both", () => {
    const found = measuredOne(
      run(id, offences, cellsOf({ ...counts, "1834": [0, 40, 3, 160], "1835": [0, 8, 0, 32] }), { options }),
    );
    expect(found.notes).toContainEqual({ code: "continuity", params: { units: 1 } });
    expect(found.notes).toContainEqual({ code: "dropped-units", params: { dropped: 1 } });
    expect(found.notes.find((note) => note.code === "heterogeneity")!.params.units).toBe(5);
  });

  it("reveals both counts of every municipality, and both sums", () => {
    const { basis } = measuredOne(run(id, offences, cellsOf(counts), { options }));
    expect(basis.map((cell) => [cell.period, cell.areas.length, cell.numerator])).toEqual([
      ["2027", 1, 2],
      ["2027", 1, 6],
      ["2027", 1, 12],
      ["2027", 1, 40],
      ["2027", 4, 60],
      ["2022..2025", 1, 10],
      ["2022..2025", 1, 20],
      ["2022..2025", 1, 30],
      ["2022..2025", 1, 200],
      ["2022..2025", 4, 260],
    ]);
  });

  it("takes counts without a denominator by the quarter, and leaves groups in the panel alone", () => {
    const cells = [
      ...Object.entries({ "1833": [9, 40], "1832": [4, 12], "1828": [3, 16] }).flatMap(([code, [now, before]]) => [
        cellOf(area(code), now!, null, { period: "2027" }),
        cellOf(area(code), before!, null, { period: "2022..2025" }),
      ]),
      cellOf(region, 16, null, { period: "2027" }),
      cellOf(region, 68, null, { period: "2022..2025" }),
    ];
    const found = measuredOne(run(id, started, cells, { options }));
    expect(found.value).toBeGreaterThan(0.5);
    expect(found.basis.map((cell) => cell.denominator)).toEqual(Array(8).fill(null));
  });

  it("is withheld where a count is unknown, and where fewer than three tell anything", () => {
    const reason = (cells: readonly PanelCell[]) => withheldOne(run(id, offences, cells, { options })).reason;
    const lost = cellsOf(counts).map((cell) =>
      cell.unit.id === "1826" && cell.period === "2027" ? { ...cell, numerator: unknown("missing", "1826") } : cell,
    );
    expect(reason(lost)).toEqual({ code: "missing-area", params: { areas: "1826" } });
    const hidden = cellsOf(counts).map((cell) =>
      cell.unit.id === "1826" ? { ...cell, numerator: unknown("suppressed-at-source", "1826") } : cell,
    );
    expect(reason(hidden)).toEqual({ code: "suppressed-at-source", params: {} });
    const still: typeof counts = { "1833": [4, 10, 3, 10], "1832": [0, 5, 0, 5], "1828": [0, 0, 0, 0] };
    expect(reason(cellsOf(still))).toEqual({ code: "few-units", params: { minimum: 3 } });
    expect(reason(cellsOf({ "1833": [0, 0, 0, 0] }))).toEqual({ code: "few-units", params: { minimum: 3 } });
  });

  it("takes the baseline of the pipeline unless the analysis names one", () => {
    expect(method(id).windows(analysisOf(id, { options }), context)).toEqual(["2022..2025"]);
    const own = analysisOf(id, { options: { ...options, baseline: "2024..2025" } });
    expect(method(id).windows(own, context)).toEqual(["2024..2025"]);
  });
});
