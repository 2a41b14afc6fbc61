/** What goes from the deliveries into a question of power: who lives where, and four numbers too coarse to tell of anybody. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Panel, PanelCell, Quantity } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import type { Defined } from "../../src/pipeline/define.ts";
import { baselineOf, peopleOf } from "../../src/pipeline/power/baseline.ts";
import { effectAnalysis, layOut, powerStrata } from "../../src/pipeline/power/design.ts";
import { analysisOf, cellOf, offences, started, unknown } from "../methods/made.ts";

const quarters = quartersIn("2026..2027");
const before = quarters.slice(0, 5);

/** Two treated, three donors, eight quarters; 10 person-years in each quarter. */
function panelOf(
  numerator: (unit: number, quarter: number) => number | Quantity,
  denominator: (unit: number, quarter: number) => number | Quantity | null = () => 10,
): Panel {
  const units = [0, 1, 2, 3, 4].map((u) => ({
    id: `18${10 + u}`,
    kind: "area" as const,
    role: u < 2 ? ("programme" as const) : ("donor" as const),
  }));
  const cells: readonly PanelCell[] = units.flatMap((unit, u) =>
    quarters.map((period, q) => cellOf(unit, numerator(u, q), denominator(u, q), { period, persons: 40 })),
  );
  return { indicator: offences, units, cells };
}

const hidden: Quantity = { known: false, reason: "suppressed-at-source", areas: ["1810"], lower: 1, upper: 4 };

describe("the baseline of a design", () => {
  it("has the pooled rate of each side before the start, its events to the nearest ten, to two digits", () => {
    // Treated: 2 · 5 · 4 = 40 events in 100 person-years; controls: 3 · 5 · 3 = 45 → 50 in 150.
    const found = baselineOf(
      panelOf((u) => (u < 2 ? 4 : 3)),
      before,
    );
    expect([found.treated, found.controls]).toEqual([0.4, 0.33]);
    expect([found.spread, found.dispersion]).toEqual([0, 1]);
  });

  it("is the same whether the next event happened or not, but where a ten is passed", () => {
    const at = (events: number) =>
      baselineOf(
        panelOf((u, q) => (u === 0 && q === 0 ? events : u < 2 ? 0 : 9)),
        before,
      );
    const rates = Array.from({ length: 41 }, (_, events) => at(events).treated);
    expect(rates.slice(0, 15)).toEqual(Array(15).fill(null));
    expect(new Set(rates.slice(15, 25))).toEqual(new Set([0.2]));
    expect(new Set(rates.slice(25, 35))).toEqual(new Set([0.3]));
  });

  it("tells no difference under ten between what was known on two evenings", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 80, maxLength: 80 }),
        fc.nat(9),
        (list, more) => {
          const of = (added: number) => {
            const events = (u: number, q: number): number => list[u * 8 + q]! + (u === 0 && q === 0 ? added : 0);
            const { treated } = baselineOf(panelOf(events), before);
            return treated === null ? 0 : Math.round(treated * 100);
          };
          expect(Math.abs(of(more) - of(0)) % 10).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("takes the middle of what a source suppresses, leaves out what nobody knows, and nothing after the start", () => {
    const middle = baselineOf(
      panelOf((u, q) => (u === 0 && q === 0 ? hidden : q > 4 ? 1000 : u < 2 ? 4 : 3)),
      before,
    );
    expect(middle.treated).toBe(0.4);
    const without = baselineOf(
      panelOf((u, q) => (u === 0 && q < 2 ? unknown("missing", "1810") : u < 2 ? 4 : 3)),
      before,
    );
    // 32 → 30 events in 80 person-years.
    expect(without.treated).toBe(0.38);
    const empty = baselineOf(
      panelOf(
        () => 4,
        (u, q) => (u === 0 && q === 0 ? 0 : u === 1 ? unknown("missing", "1811") : 10),
      ),
      before,
    );
    // 4 quarters of one municipality: 16 → 20 events in 40 person-years.
    expect(empty.treated).toBe(0.5);
  });

  it("says how unlike municipalities and quarters are, with one decimal, and nothing where too little is known", () => {
    const unlike = baselineOf(
      panelOf((u, q) => (u + 1) * 5 + ((q * 7 + u * 3) % 5) * 6),
      before,
    );
    expect(unlike.spread).toBeGreaterThan(0);
    expect(unlike.dispersion).toBeGreaterThan(1);
    for (const value of [unlike.spread!, unlike.dispersion!]) expect(Math.round(value * 10) / 10).toBe(value);
    const nothing = baselineOf(
      panelOf(() => 0),
      before,
    );
    expect(nothing).toEqual({ treated: null, controls: null, spread: null, dispersion: null });
  });
});

describe("the people of a design", () => {
  it("are those of the last quarter known where one is still to come, and of the first where it lay before", () => {
    const panel = panelOf(
      () => 0,
      (u, q) => (q === 0 || q > 5 ? unknown("missing", "x") : 10 * (u + 1) + q),
    );
    const { units, unknown: lacking } = peopleOf(panel, quarters);
    expect(lacking).toEqual([]);
    expect(units[0]).toEqual({ id: "1810", treated: true, exposure: [11, 11, 12, 13, 14, 15, 15, 15] });
    expect(units[4]!.treated).toBe(false);
  });

  it("count a quarter where there is no denominator, and name who is not known at all", () => {
    const { units, unknown: lacking } = peopleOf(
      panelOf(
        () => 0,
        (u) => (u === 3 ? unknown("missing", "1813") : null),
      ),
      quarters,
    );
    expect(lacking).toEqual(["1813"]);
    expect(units[0]!.exposure).toEqual(Array(8).fill(0.25));
  });

  it("fall into three groups of like size, equal sizes in the order of their codes", () => {
    const sizes = [5, 1, 1, 9, 3, 7];
    const units = sizes.map((size, i) => ({ id: `${i}`, treated: i === 0, exposure: [size, size, 1000 - size] }));
    expect(powerStrata(units, 2)).toEqual([1, 0, 0, 2, 1, 2]);
  });
});

describe("the analysis of a question of power", () => {
  const windows = { pre: "2026", post: "2027", excluded: [] };
  const made = (
    id: string,
    method: string,
    question: "effect" | "monitoring",
    options: Readonly<Record<string, unknown>>,
  ) => ({
    ...analysisOf(method, { options }),
    id,
    question,
  });
  const analyses = [
    made("level", "rate", "monitoring", windows),
    made("no-windows", "event-study", "effect", {}),
    made("years", "event-study", "effect", windows),
    made("main", "difference-in-differences", "effect", windows),
  ];
  const defined = (list: readonly object[]): Defined =>
    ({
      pipeline: { id: "p", analyses: list },
      definitions: {
        indicators: new Map([
          ["started", started],
          ["wrong", { ...offences, kind: "proportion" }],
        ]),
      },
    }) as unknown as Defined;

  it("is the first with randomisation inference, else the first with windows, else the one asked for", () => {
    expect(effectAnalysis(defined(analyses), null).id).toBe("main");
    expect(effectAnalysis(defined(analyses.slice(0, 3)), null).id).toBe("years");
    expect(effectAnalysis(defined(analyses), "years").id).toBe("years");
  });

  it("must be there, and count by quarter", () => {
    const codes = (work: () => unknown): readonly unknown[] => {
      try {
        return [work()];
      } catch (error) {
        return (error as { issues: readonly { code: string; params: object }[] }).issues.map((it_) => [
          it_.code,
          it_.params,
        ]);
      }
    };
    expect(codes(() => effectAnalysis(defined(analyses.slice(0, 2)), null))).toEqual([
      ["power.no-effect", { pipeline: "p" }],
    ]);
    expect(codes(() => effectAnalysis(defined(analyses), "min"))).toEqual([
      ["power.unknown-analysis", { analysis: "min", nearest: "main", known: "years, main" }],
    ]);
    const of = (indicator: string) => ({ ...analyses[3]!, indicators: [indicator] });
    const index = undefined as never;
    expect(codes(() => layOut(defined(analyses), of("wrong"), index, {} as never))).toEqual([
      ["power.not-counted", { pipeline: "p", analysis: "main", indicator: "offence-persons" }],
    ]);
    const yearly = { ...defined([]), definitions: { indicators: new Map([["y", { ...started, grain: "year" }]]) } };
    expect(codes(() => layOut(yearly as unknown as Defined, of("y"), index, {} as never))).toMatchObject([
      ["power.not-counted", { indicator: "started" }],
    ]);
  });
});
