/** What leaves through the door, and what cannot. */
import { describe, expect, it } from "vitest";
import type { Chart, ChartContext } from "../../src/charts/chart.ts";
import type { CountCell, Estimate, Measured } from "../../src/model/estimate.ts";
import type { FigureDefinition } from "../../src/model/pipeline.ts";
import { assertReleased, type Released, type ReleasedValue } from "../../src/model/released.ts";
import type { BlockContext } from "../../src/report/block.ts";
import { cell, estimate, gap, gate, released } from "./made.ts";

describe("a released row", () => {
  it("carries the address, the manner and the value of its estimate, and nothing of its basis", async () => {
    const it_: Measured = estimate([cell(20, { denominator: 500 })]);
    const { basis: _, status: __, ...rest } = it_;
    expect(await released([it_])).toEqual([{ ...rest, status: "released" }]);
  });

  it("leaves behind whatever else an object carries", async () => {
    const carrying = { ...estimate([cell(20)]), exact: 20 } as Measured;
    expect(Object.keys((await released([carrying]))[0]!)).not.toContain("exact");
  });

  it("is a gap without value, interval or counts where a count is hidden", async () => {
    const row = (await released([estimate([cell(3, { denominator: 500 })])]))[0]!;
    for (const key of ["value", "lower", "upper", "numerator", "denominator", "basis"])
      expect(row).not.toHaveProperty(key);
    expect(row).toMatchObject({ status: "withheld", reason: { code: "small-numerator", params: {} } });
  });

  it("keeps no remark that carries a number when its value is hidden", async () => {
    const notes = [
      { code: "preliminary", params: {} },
      { code: "break-in-series", params: { from: "2020-Q2" } },
      { code: "expected-under-no-effect", params: { observed: 3, expected: 4.5 } },
    ] as const;
    expect((await released([estimate([cell(3)], { notes })]))[0]!.notes).toEqual([notes[0], notes[1]]);
    expect((await released([estimate([cell(30)], { notes })]))[0]!.notes).toEqual(notes);
  });

  it("keeps a remark on other counts only where each of them is shown, and never says which they were", async () => {
    const [shown, small] = [cell(30, { areas: ["1826"] }), cell(3, { areas: ["1828"] })];
    const dispersion = { code: "over-dispersion", params: { dispersion: 2.25 } } as const;
    const one = estimate([cell(20)], { notes: [{ ...dispersion, basis: [shown] }] });
    const both = estimate([cell(20)], { analysis: "both", notes: [{ ...dispersion, basis: [shown, small] }] });
    const unstated = estimate([cell(20)], {
      analysis: "unstated",
      notes: [{ ...dispersion, basis: [cell(9, { areas: ["1832"] })] }],
    });
    const rows = await released([one, both, unstated, estimate([shown]), estimate([small])]);
    expect(rows.map((row) => [row.status, row.notes])).toEqual([
      ["released", [dispersion]],
      ["released", []],
      ["released", []],
      ["released", []],
      ["withheld", []],
    ]);
  });

  it("stands in the place of its estimate", async () => {
    const all = [estimate([cell(20)]), gap({}), estimate([cell(3, { table: "survey" })])];
    expect((await released(all)).map((row) => row.status)).toEqual(["released", "withheld", "withheld"]);
    expect((await released(all.toReversed())).map((row) => row.status)).toEqual(["withheld", "withheld", "released"]);
  });

  it("keeps the reason that a method gave", async () => {
    const reason = { code: "missing-area", params: { areas: "1828" } } as const;
    expect((await released([gap({ reason })]))[0]).toMatchObject({ status: "withheld", reason });
  });

  it("keeps no reason that tells a hidden count: no events is a count of 0", async () => {
    const reason = { code: "no-events", params: {} } as const;
    expect((await released([gap({ reason, basis: [cell(0)] })]))[0]).toMatchObject({
      reason: { code: "small-numerator", params: {} },
    });
    expect((await released([gap({ reason, basis: [] })]))[0]).toMatchObject({ reason });
  });

  it("is genuine, and a copy of it is not", async () => {
    const rows = await released([estimate([cell(20)])]);
    expect(() => assertReleased(rows)).not.toThrow();
    expect(() => assertReleased([{ ...rows[0]! }])).toThrow(
      new RangeError("a value that was not released reached an output"),
    );
    expect(Object.isFrozen(rows[0])).toBe(true);
  });
});

describe("disclose refuses", () => {
  it("a personal indicator that does not say which counts it reveals", async () => {
    await expect(released([estimate([], { area: "1833", period: "2027", group: "" })])).rejects.toThrow(
      new RangeError("level|offence-persons|1833|2027||rate counts persons, but does not say which counts it reveals"),
    );
  });

  it("and lets money through", async () => {
    const money = estimate([], { indicator: "budget", measure: "amount", value: 3_500_000 });
    expect((await released([money]))[0]).toMatchObject({ status: "released", value: 3_500_000 });
  });

  it("two different counts at one address, naming the address and neither count", async () => {
    const basis = (n: number): readonly CountCell[] => [
      cell(n, { areas: ["1833", "1826"], breakdown: { alder: "15+14" } }),
    ];
    const outcome = await gate([estimate(basis(71)), estimate(basis(72), { analysis: "other" })]);
    expect(outcome).toEqual({
      ok: false,
      issues: [
        {
          code: "disclose.conflicting-counts",
          level: "critical",
          place: null,
          params: { table: "offences", cell: "1826+1833|2027|alder=14+15" },
        },
      ],
    });
    expect(JSON.stringify(outcome)).not.toMatch(/71|72/);
  });
});

describe("the type Released", () => {
  const draw: Chart["draw"] = () => {
    throw new RangeError("only its type is tried");
  };
  const write = (rows: readonly Released[]): number => rows.length;

  it("is asked for by charts, report blocks and exports, and an estimate is none", async () => {
    const estimates: readonly Estimate[] = [];
    const definition = {} as FigureDefinition;
    const context = {} as ChartContext;
    const attempts = [
      // @ts-expect-error An estimate cannot be drawn.
      () => draw(estimates, definition, context),
      // @ts-expect-error An estimate cannot be put into a report.
      (block: BlockContext): BlockContext => ({ ...block, rows: estimates }),
      // @ts-expect-error An estimate cannot be exported.
      () => write(estimates),
    ];
    expect(attempts).toHaveLength(3);
  });

  it("cannot be written as a literal", async () => {
    const value = {} as ReleasedValue;
    // @ts-expect-error The shape is not enough.
    const forged: Released = value;
    expect(() => assertReleased([forged])).toThrow(RangeError);
  });
});
