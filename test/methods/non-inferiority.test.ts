/** Whether a proportion lies behind the comparator's by more than would do. */
import { describe, expect, it } from "vitest";
import type { Estimate, NoteCode } from "../../src/model/estimate.ts";
import { farringtonManning, newcombe } from "../../src/stats/index.ts";
import {
  cellOf,
  completion,
  donors,
  exact,
  measuredOne,
  method,
  region,
  run,
  salten,
  unknown,
  withheldOne,
} from "./made.ts";

const with_ = (margin: number, test = "newcombe"): object => ({ comparator: "salten", options: { margin, test } });
/** More is better. */
const completed = { ...completion, better: "higher" } as const;
const outcomes: readonly NoteCode[] = ["non-inferior", "inferior", "not-decided"];
const outcomeOf = (found: readonly Estimate[]): unknown =>
  measuredOne(found).notes.filter((note) => outcomes.includes(note.code));

describe("non-inferiority", () => {
  const ours = cellOf(region, 56, 70);
  const theirs = cellOf(salten, 48, 80);

  it("is the difference with Newcombe's interval", () => {
    // 56 of 70 against 48 of 80, 95 %: 0.0524 to 0.3339 (Newcombe 1998, Stat Med 17:873–890, table II, column a, method 10).
    const it_ = measuredOne(run("non-inferiority", completed, [ours, theirs], with_(0.1)));
    expect(it_.value).toBeCloseTo(0.2, exact);
    expect(it_.lower).toBeCloseTo(0.0524, 4);
    expect(it_.upper).toBeCloseTo(0.3339, 4);
    expect(it_).toMatchObject({ measure: "difference", comparator: "salten", area: "programme", numerator: 56 });
    expect(it_.basis.map((cell) => cell.numerator)).toEqual([56, 70, 48, 80]);
  });

  it("has three outcomes, by where the interval lies against the margin", () => {
    const behind = (x: number, n: number): unknown =>
      outcomeOf(run("non-inferiority", completed, [cellOf(region, x, n), theirs], with_(0.1)));
    expect(behind(56, 70)).toEqual([{ code: "non-inferior", params: { margin: 0.1 } }]);
    expect(behind(10, 70)).toEqual([{ code: "inferior", params: { margin: 0.1 } }]);
    expect(behind(40, 70)).toEqual([{ code: "not-decided", params: { margin: 0.1 } }]);
  });

  it("decides not inferior exactly when the lower bound lies above the margin", () => {
    const { lower } = newcombe({ x: 40, n: 70 }, { x: 48, n: 80 }, 0.95);
    const decided = (margin: number): unknown =>
      outcomeOf(run("non-inferiority", completed, [cellOf(region, 40, 70), theirs], with_(margin)));
    expect(decided(-lower + 1e-9)).toMatchObject([{ code: "non-inferior" }]);
    expect(decided(-lower - 1e-9)).toMatchObject([{ code: "not-decided" }]);
  });

  it("decides by the score test when asked, and states its p", () => {
    const given = { ...with_(0.1, "farrington-manning"), level: 0.9 };
    const it_ = measuredOne(run("non-inferiority", completed, [cellOf(region, 40, 70), theirs], given));
    const { p, outcome } = farringtonManning({ x: 40, n: 70 }, { x: 48, n: 80 }, 0.1, 0.9);
    expect(it_.notes).toEqual([
      { code: outcome, params: { margin: 0.1 } },
      { code: "score-test", params: { p } },
      { code: "salten-is-treated", params: {} },
    ]);
  });

  it("turns an indicator round of which less is better, and its difference not", () => {
    const stopped = { ...completion, id: "stopped", better: "lower" } as const;
    const fewer = [cellOf(region, 10, 70), cellOf(salten, 48, 80)];
    const more = [cellOf(region, 48, 80), cellOf(salten, 10, 70)];
    expect(outcomeOf(run("non-inferiority", stopped, fewer, with_(0.1)))).toMatchObject([{ code: "non-inferior" }]);
    expect(outcomeOf(run("non-inferiority", stopped, more, with_(0.1)))).toMatchObject([{ code: "inferior" }]);
    expect(outcomeOf(run("non-inferiority", completed, fewer, with_(0.1)))).toMatchObject([{ code: "inferior" }]);
    expect(measuredOne(run("non-inferiority", stopped, fewer, with_(0.1))).value).toBeCloseTo(10 / 70 - 0.6, exact);
  });

  it("is withheld where neither less nor more is better, and where either side is no proportion", () => {
    const neither = { ...completion, better: "neither" } as const;
    expect(withheldOne(run("non-inferiority", neither, [ours, theirs], with_(0.1))).reason.code).toBe("not-applicable");
    const cells = [
      [cellOf(region, 0, 0), theirs],
      [ours, cellOf(salten, 0, 0)],
      [ours, cellOf(salten, unknown("missing", "1804"), 80)],
    ];
    expect(cells.map((each) => withheldOne(run("non-inferiority", completed, each, with_(0.1))).reason.code)).toEqual([
      "no-denominator",
      "no-denominator",
      "missing-area",
    ]);
  });

  it("does not speak of the benchmark's programme beside donors", () => {
    const given = { ...with_(0.1), comparator: "donors" };
    const it_ = measuredOne(run("non-inferiority", completed, [ours, cellOf(donors, 48, 80)], given));
    expect(it_.notes.map((note) => note.code)).toEqual(["non-inferior"]);
  });

  it("refuses a margin in per cent, none, and a test that it does not know", () => {
    const schema = method("non-inferiority").options;
    const refused = [10, 0, 1].map((margin) => schema.safeParse({ margin, test: "newcombe" }).success);
    expect(refused).toEqual([false, false, false]);
    expect(schema.safeParse({ test: "newcombe" }).success).toBe(false);
    expect(schema.safeParse({ margin: 0.1, test: "wald" }).success).toBe(false);
  });
});
