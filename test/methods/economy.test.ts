/** What a course costs, what must be prevented, and how likely it is that it was. */
import { describe, expect, it } from "vitest";
import type { Measured } from "../../src/model/estimate.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import { acceptability, costPerUnit, normalMultiplier } from "../../src/stats/index.ts";
import {
  accounts,
  analysisOf,
  cellOf,
  context,
  costPerStarted,
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

describe("unit-cost", () => {
  it("is the amount over the count, with bounds from the count alone, and reveals the count", () => {
    const found = measuredOne(run("unit-cost", costPerStarted, [cellOf(region, 3_400_000, 17)]));
    const { lower, upper } = costPerUnit(3_400_000, 17, 0.95);
    expect(found).toMatchObject({ value: 200_000, lower, upper, numerator: 3_400_000, denominator: 17 });
    expect(found).toMatchObject({ measure: "amount-per-unit", level: 0.95 });
    expect(found.notes).toEqual([{ code: "amount-known", params: {} }]);
    expect(found.basis.map((cell) => [cell.breakdown.measure, cell.numerator])).toEqual([["startet", 17]]);
  });

  it("is withheld without units, without a cost, for a plain amount, and where either is unknown", () => {
    const reason = (cell: PanelCell, indicator = costPerStarted) =>
      withheldOne(run("unit-cost", indicator, [cell])).reason.code;
    expect(reason(cellOf(region, 3_400_000, 0))).toBe("no-denominator");
    expect(reason(cellOf(region, 0, 17))).toBe("not-applicable");
    expect(reason(cellOf(region, -5, 17))).toBe("not-applicable");
    expect(reason(cellOf(region, 3_400_000, null), accounts)).toBe("not-applicable");
    expect(reason(cellOf(region, unknown("missing", "programme"), 17))).toBe("missing");
  });
});

const words = { nb: "en antakelse", nn: "ei gissing", en: "an assumption of these tests" };
const worth = { amount: 2_000_000, source: words };

describe("break-even", () => {
  const given = { options: { worth } };

  it("is the smallest number of cases that outweighs the cost, with the price and its source beside it", () => {
    const found = measuredOne(run("break-even", accounts, [cellOf(region, 9_000_001, null)], given));
    expect(found).toMatchObject({
      value: 5,
      lower: null,
      upper: null,
      numerator: 9_000_001,
      measure: "break-even",
      level: null,
    });
    expect(found.notes).toEqual([{ code: "worth", params: { amount: 2_000_000, ...words } }]);
    expect(found.basis).toEqual([]);
  });

  it("is withheld for what is no cost, and where it is unknown", () => {
    const reasons = [
      run("break-even", accounts, [cellOf(region, 0, null)], given),
      run("break-even", costPerStarted, [cellOf(region, 100, 5)], given),
      run("break-even", accounts, [cellOf(region, unknown("missing", "programme"), null)], given),
    ].map((found) => withheldOne(found).reason.code);
    expect(reasons).toEqual(["not-applicable", "not-applicable", "missing"]);
  });

  it.each([
    [{}],
    [{ worth: { amount: 2e6 } }],
    [{ worth: { amount: 0, source: words } }],
    [{ worth: { amount: 1, source: "x" } }],
  ])("refuses a price without amount or source: %j", (options) => {
    expect(method("break-even").options.safeParse(options).success).toBe(false);
  });
});

describe("cost-acceptability", () => {
  const design = { pre: "2025", post: "2027-Q1..2027-Q3", draws: 999, sizeMatched: false };
  const cost = { amount: 9_000_000, source: words };
  const quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2027-Q1", "2027-Q2", "2027-Q3"];
  const unit = (id: string, role: "programme" | "donor") => ({ id, kind: "area" as const, role });
  const panel = [
    ...["1833", "1832"].map((id) => [unit(id, "programme"), 6, 3] as const),
    ...Array.from({ length: 10 }, (_, i) => [unit(`18${40 + i}`, "donor"), 5, 5 + (i % 3)] as const),
  ].flatMap(([own, before, after]) =>
    quarters.map((period) => cellOf(own, period < "2026" ? before : after, 100, { period })),
  );
  const ask = (amount: number, cells = panel) =>
    run("cost-acceptability", offences, cells, {
      units: ["programme"],
      comparator: "donors",
      question: "effect",
      options: { ...design, cost, worth: { amount, source: words } },
    });
  const effect = run("difference-in-differences", offences, panel, {
    units: ["programme"],
    comparator: "donors",
    question: "effect",
    options: design,
  })[0] as Measured;

  it("follows from the effect, its interval and the events expected without it", () => {
    const found = measuredOne(ask(3_000_000));
    const logError = (Math.log(effect.upper!) - Math.log(effect.lower!)) / (2 * normalMultiplier(0.95));
    const expected = effect.notes.find((note) => note.code === "expected-under-no-effect")!.params.expected as number;
    const logRatio = Math.log(effect.value);
    expect(found.value).toBeCloseTo(acceptability({ logRatio, logError, expected }, 9_000_000, 3_000_000), exact);
    expect(found.value).toBeGreaterThan(0);
    expect(found).toMatchObject({ measure: "probability", lower: null, upper: null, level: null, area: "programme" });
    expect(found.basis).toEqual(effect.basis);
    expect(found.notes.slice(-3).map((note) => note.code)).toEqual(["cost", "worth", "belief"]);
  });

  it("rises with the worth of a case", () => {
    const curve = [10_000, 1_000_000, 3_000_000, 50_000_000].map((amount) => measuredOne(ask(amount)).value);
    expect(curve).toEqual(curve.toSorted((a, b) => a - b));
    expect(curve[0]).toBe(0);
  });

  it("is withheld where the effect is, and where its interval is open", () => {
    const none = panel.map((cell) =>
      cell.unit.role === "programme" ? { ...cell, numerator: { known: true, value: 0 } as const } : cell,
    );
    expect(withheldOne(ask(1e6, none))).toMatchObject({ measure: "probability", method: "cost-acceptability" });
    // Two treated among four: too few assignments for an interval with both ends.
    const few = panel.filter((cell) => ["1833", "1832", "1840", "1841"].includes(cell.unit.id));
    const open = withheldOne(ask(1e6, few));
    expect(open.reason).toEqual({ code: "few-events", params: { minimum: 1 } });
    expect(open.basis!.length).toBeGreaterThan(0);
  });

  it("asks for the windows of the effect", () => {
    const options = { ...design, cost, worth };
    const own = analysisOf("cost-acceptability", { options, comparator: "donors" });
    expect(method("cost-acceptability").windows(own, context)).toEqual(quarters);
  });
});

it("the price of what counts persons is no break-even", () => {
  expect(method("break-even").kinds).not.toContain(started.kind);
});
