/** At which level an analysis is told: the finest of which not too much would be hidden, and never finer than it was. */
import { describe, expect, it } from "vitest";
import type { HiddenByRule } from "../../src/disclose/share.ts";
import type { AnalysisDefinition, Coarsening, Window } from "../../src/model/pipeline.ts";
import { atLevels, chooseLevels, estimateAtLevels, levelsOf } from "../../src/pipeline/coarsen.ts";
import type { ReleaseFacts } from "../../src/store/ledger-entry.ts";
import type { Remembered } from "../../src/store/ledger-releases.ts";
import { estimate } from "../disclose/made.ts";

const single: Window = { kind: "single" };
const rolling = (length: number): Window => ({ kind: "rolling", length });
const calendar = (length: number): Window => ({ kind: "calendar", length });

const steps: Coarsening["steps"] = [{ window: rolling(4) }, { units: ["programme"] }, { window: rolling(12) }];

const analysis: AnalysisDefinition = {
  id: "municipalities",
  question: "monitoring",
  method: "count",
  indicators: ["persons"],
  units: ["each:programme"],
  comparator: null,
  by: ["alder", "kjonn"],
  window: single,
  periods: { last: 8 },
  level: 0.95,
  coarsen: { hiddenAbove: 0.5, steps },
  options: {},
};

const { coarsen: _, ...plain } = analysis;
const without: AnalysisDefinition = { ...plain, id: "plain" };

const asked: ReleaseFacts = {
  pipeline: "quarterly",
  period: "2027-Q3",
  asOf: "2027-11-05",
  version: "0.1.0",
  definition: "a".repeat(64),
  plan: null,
  inputs: ["b".repeat(64)],
  languages: ["nb"],
  rule: { preset: "ssb", minimumNumerator: 3, minimumComplement: 3, minimumDenominator: 3, threeYears: null },
};

/** A release that was made before of such facts. */
function made(more: Partial<ReleaseFacts>): Remembered {
  return { facts: { ...asked, ...more }, cells: [], hash: "c".repeat(64), number: 1, published: null, withdrawn: null };
}

/** Of a hundred rows; none where there is nothing to tell. */
const inHundred = (share: number | null): HiddenByRule =>
  share === null ? { hidden: 0, stated: 0 } : { hidden: share * 100, stated: 100 };

/** The level that is chosen where the rule hides these shares of them, and the levels that were asked about. */
function chosen(
  shares: readonly (number | null)[],
  before: readonly Remembered[] = [],
  hiddenAbove = 0.5,
): { readonly level: number; readonly tried: readonly number[] } {
  const it = { ...analysis, coarsen: { hiddenAbove, steps } };
  const tried: number[] = [];
  const levels = chooseLevels([without, it], asked, before, (each) => {
    const level = levelsOf(it).findIndex(
      ({ window, units }) =>
        JSON.stringify({ window, units }) === JSON.stringify({ window: each.window, units: each.units }),
    );
    tried.push(level);
    return inHundred(shares[level]!);
  });
  expect(Object.keys(levels).every((id) => id === it.id)).toBe(true);
  return { level: levels[it.id] ?? 0, tried };
}

describe("the levels of an analysis", () => {
  it("are what is asked for, and that after each step, which keeps what it does not name", () => {
    expect(levelsOf(analysis).map(({ window, units, coarsened }) => ({ window, units, coarsened }))).toEqual([
      { window: single, units: ["each:programme"], coarsened: undefined },
      { window: rolling(4), units: ["each:programme"], coarsened: ["periods"] },
      { window: rolling(4), units: ["programme"], coarsened: ["areas", "periods"] },
      { window: rolling(12), units: ["programme"], coarsened: ["areas", "periods"] },
    ]);
  });

  it("are one where there is nothing to coarsen", () => {
    expect(levelsOf(without)).toEqual([without]);
  });

  it("may take several steps at once, and put groups together", () => {
    const both = { hiddenAbove: 0, steps: [{ by: ["alder"] }, { by: [], units: ["programme"], window: rolling(4) }] };
    expect(levelsOf({ ...analysis, coarsen: both }).map(({ by, coarsened }) => ({ by, coarsened }))).toEqual([
      { by: ["alder", "kjonn"], coarsened: undefined },
      { by: ["alder"], coarsened: ["groups"] },
      { by: [], coarsened: ["areas", "groups", "periods"] },
    ]);
  });

  it("speak of the same time, in as many windows as that holds", () => {
    const through = (last: number) =>
      levelsOf({
        ...analysis,
        periods: { last },
        coarsen: { hiddenAbove: 0, steps: [2, 4].map((length) => ({ window: calendar(length) })) },
      }).map(({ periods }) => periods);
    expect(through(8)).toEqual([{ last: 8 }, { last: 4 }, { last: 2 }]);
    expect(through(5)).toEqual([{ last: 5 }, { last: 3 }, { last: 2 }]);
    expect(through(1)).toEqual([{ last: 1 }, { last: 1 }, { last: 1 }]);
    const since: AnalysisDefinition = { ...analysis, periods: { from: "2024-Q1" } };
    expect(levelsOf(since).map(({ periods }) => periods)).toEqual(Array(4).fill({ from: "2024-Q1" }));
    const back = { hiddenAbove: 0, steps: [{ window: calendar(4) }, { window: rolling(12) }] };
    expect(levelsOf({ ...analysis, coarsen: back }).map(({ periods }) => periods)).toEqual([
      { last: 8 },
      { last: 2 },
      { last: 8 },
    ]);
  });

  it("are found again by their number, and the last where the definition has lost some", () => {
    const at = (levels: Record<string, number>) => atLevels([without, analysis], levels).map((it) => it.coarsened);
    expect(atLevels([without, analysis])).toEqual([without, analysis]);
    expect(at({ municipalities: 1 })).toEqual([undefined, ["periods"]]);
    expect(at({ municipalities: 9, plain: 2, gone: 1 })).toEqual([undefined, ["areas", "periods"]]);
  });
});

describe("the level that is chosen", () => {
  it("is the finest where not too much of it is hidden, and nothing more is asked", () => {
    expect(chosen([0.2, 0, 0, 0])).toEqual({ level: 0, tried: [0] });
  });

  it("is the first in order of which not too much is hidden, though a later one would hide less", () => {
    expect(chosen([0.9, 0.6, 0.4, 0])).toEqual({ level: 2, tried: [0, 1, 2] });
  });

  it("may hide just the share that is allowed", () => {
    expect(chosen([0.5, 0, 0, 0]).level).toBe(0);
    expect(chosen([0.51, 0.5, 0, 0]).level).toBe(1);
    expect(chosen([0.01, 0.01, 0, 0], [], 0).level).toBe(2);
  });

  it("is the last where of all of them too much is hidden", () => {
    expect(chosen([1, 0.7, 0.7, 0.9])).toEqual({ level: 3, tried: [0, 1, 2, 3] });
  });

  it("is no level that has nothing to tell: what nobody delivered is not better told in sums", () => {
    expect(chosen([0.9, null, 0.3, 0]).level).toBe(2);
    expect(chosen([0.9, 0.8, null, null]).level).toBe(1);
    expect(chosen([0.9, null, null, null]).level).toBe(0);
    expect(chosen([null, 0, 0, 0])).toEqual({ level: 0, tried: [0] });
  });

  it("is never finer than an earlier release of the pipeline told it, withdrawn or not", () => {
    const told = (level: number, more: Partial<ReleaseFacts> = {}): Remembered =>
      made({ period: "2027-Q2", coarsened: { municipalities: level }, ...more });
    expect(chosen([0, 0, 0, 0], [told(2)])).toEqual({ level: 2, tried: [2] });
    expect(chosen([0, 0, 0.9, 0], [told(2), told(1)]).level).toBe(3);
    expect(chosen([0, 0, 0, 0], [told(9)]).level).toBe(3);
    expect(chosen([0, null, null, null], [told(1)]).level).toBe(1);
    expect(chosen([0, 0, 0, 0], [made({ coarsened: { other: 2 }, period: "2027-Q2" })]).level).toBe(0);
    expect(chosen([0, 0, 0, 0], [told(2, { pipeline: "research-export" })]).level).toBe(0);
    const withdrawn = { kind: "withdrawn", release: "c".repeat(64), on: "2027-12-01", reason: "x" } as const;
    expect(chosen([0, 0, 0, 0], [{ ...told(1), withdrawn }]).level).toBe(1);
  });

  it("is what it was for a release that is made again of the same facts, whatever was told in between", () => {
    const fine = made({});
    const later = made({ period: "2027-Q4", coarsened: { municipalities: 3 } });
    expect(chosen([0.9, 0, 0, 0], [fine, later])).toEqual({ level: 0, tried: [] });
    expect(chosen([0, 0, 0, 0], [made({ coarsened: { municipalities: 1 } }), later])).toEqual({ level: 1, tried: [] });
    const otherDay = made({ asOf: "2027-11-06" });
    expect(chosen([0.9, 0, 0, 0], [otherDay])).toEqual({ level: 1, tried: [0, 1] });
  });
});

describe("estimates at their levels", () => {
  const estimateAll = (each: readonly AnalysisDefinition[]) =>
    each.map((it) => estimate([], { analysis: it.id, period: it.window.kind }));

  it("are made once of what is told, and the levels are kept for the ledger and the record", () => {
    const { analyses, estimates, kept } = estimateAtLevels([without, analysis], asked, [], estimateAll, ([it]) =>
      inHundred(it!.period === "single" ? 0.6 : 0.1),
    );
    expect(analyses.map(({ window }) => window)).toEqual([single, rolling(4)]);
    expect(estimates.map((it) => `${it.analysis} ${it.period}`)).toEqual(["plain single", "municipalities rolling"]);
    expect(kept).toEqual({ coarsened: { municipalities: 1 } });
  });

  it("keep nothing where nothing is coarser than asked for", () => {
    const told = estimateAtLevels([without, analysis], asked, [], estimateAll, () => inHundred(0));
    expect([told.analyses, told.kept]).toEqual([[without, analysis], {}]);
  });
});
