/** The region beside its synthetic control, against quadprog (script 30_effects.R). */
import { describe, expect, it } from "vitest";
import type { PanelCell } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { poisson, simplexLeastSquares, stream } from "../../src/stats/index.ts";
import { reference, relativeError } from "../stats/reference.ts";
import { drawnPanel, madePanel, names, noteOf, post, pre, quarters, referencePanel } from "./effect-panels.ts";
import { analysisOf, context, measuredOne, method, offences, run, started, withheldOne } from "./made.ts";

const id = "synthetic-control";
const noPilot = { pilot: [] };
const study = { ...names, options: { pre, post } };
const theirs = reference("effects.json").synthetic as Readonly<Record<string, number>> & {
  readonly leave_one_out: readonly number[];
};

/** quadprog needs a ridge. */
const ridged = 1e-5;

/** Each municipality draws from a stream of its own, so that one more changes nothing for the others. */
const drawn = (treated: number, others: number): readonly PanelCell[] => {
  const streams = Array.from({ length: treated + others }, (_, u) => stream(3, u));
  return madePanel(treated, others, (u) => poisson(streams[u]!, 6));
};

describe("synthetic-control", () => {
  it("agrees with quadprog on the ratio, the rank, the fit and the range without each donor", () => {
    const options = { pre: "2018-Q1..2026-Q4", post: "2027..2028" };
    const found = measuredOne(run(id, offences, referencePanel, { ...study, options }, noPilot));
    expect(relativeError(found.value, theirs.ratio!)).toBeLessThan(ridged);
    expect(noteOf(found.notes, "placebo-p")).toEqual({ p: theirs.rank! / 25, rank: theirs.rank!, ranked: 25 });
    expect(noteOf(found.notes, "smallest-p")).toEqual({ p: 1 / 25 });
    const fit = noteOf(found.notes, "fit-before")!;
    expect(relativeError(Number(fit.ratio), theirs.rmspe_after! / theirs.rmspe_before!)).toBeLessThan(ridged);
    const range = noteOf(found.notes, "leave-one-donor-out")!;
    expect(relativeError(Number(range.lower), Math.min(...theirs.leave_one_out))).toBeLessThan(ridged);
    expect(relativeError(Number(range.upper), Math.max(...theirs.leave_one_out))).toBeLessThan(ridged);
    expect(Number(noteOf(found.notes, "optimal-weights")!.kkt)).toBeLessThan(1e-9);
    expect(Number(noteOf(found.notes, "unlike-size")!.times)).toBeGreaterThan(1);
    expect(found).toMatchObject({
      measure: "effect-ratio",
      area: "programme",
      period: "2027..2028",
      lower: null,
      upper: null,
      level: null,
    });
  });

  it("reveals the pooled counts; and those of a donor that bears all the weight", () => {
    const many = measuredOne(run(id, offences, drawn(2, 6), study, noPilot));
    expect(many.basis.map((cell) => [cell.areas.length, cell.period])).toEqual([
      [2, pre],
      [2, post],
      [6, pre],
      [6, post],
    ]);
    // The first donor is the region with one event more now and then; the others are far off.
    const near = madePanel(1, 3, (u, q) =>
      u < 2 ? 10 + (q % 5) + (u === 1 && q % 7 === 0 ? 1 : 0) : 60 + u + (q % 3),
    );
    const weights = simplexLeastSquares(
      [1, 2, 3].map((u) => near.slice(u * 24, u * 24 + 16).map((cell) => (cell.numerator as { value: number }).value)),
      near.slice(0, 16).map((cell) => (cell.numerator as { value: number }).value),
    ).weights;
    expect([...weights]).toEqual([1, 0, 0]);
    const lone = measuredOne(run(id, offences, near, study, noPilot));
    expect(lone.basis.slice(4).map((cell) => [cell.areas, cell.period])).toEqual([
      [["1801"], pre],
      [["1801"], post],
    ]);
  });

  it("leaves out a municipality where nobody lives in some quarter, and says so", () => {
    const cells = drawn(2, 7).map((cell) =>
      cell.unit.id === "1808" && cell.period === "2023-Q2"
        ? { ...cell, numerator: { known: true, value: 0 } as const, denominator: { known: true, value: 0 } as const }
        : cell,
    );
    const found = measuredOne(run(id, offences, cells, study, noPilot));
    expect(noteOf(found.notes, "empty-areas")).toEqual({ dropped: 1 });
    expect(noteOf(found.notes, "placebo-p")!.ranked).toBe(7);
    const fewer = measuredOne(run(id, offences, drawn(2, 6), study, noPilot));
    expect(found.value).toBe(fewer.value);
  });

  it("is withheld where weights fit perfectly: then others fit as well, and differ afterwards", () => {
    const many = madePanel(1, 20, (u, q) => 5 + ((u * 7 + q * 3 + u * q) % 11));
    const options = { pre: "2025-Q3..2025-Q4", post };
    expect(withheldOne(run(id, offences, many, { ...study, options }, noPilot)).reason.code).toBe("not-identified");
  });

  it("is withheld where nobody with weight has an event afterwards, with three donors at least", () => {
    const silent = madePanel(1, 4, (u, q) =>
      u === 0 ? 3 + (q % 4) : u > 3 ? 100 + q : q < 16 ? 3 + ((q + u) % 5) : 0,
    );
    const found = run(id, offences, silent, study, noPilot);
    expect(found[0]!.status === "withheld" ? found[0]!.reason.code : "").toBe("not-identified");
    const { reason } = withheldOne(run(id, offences, drawn(2, 2), study, noPilot));
    expect(reason).toEqual({ code: "few-units", params: { minimum: 4 } });
  });

  it("is withheld where the region has nobody in a quarter, or a pool is too small after the empty are left out", () => {
    const nobody = (only: (id: string) => boolean) =>
      drawn(1, 4).map((cell) =>
        only(cell.unit.id) && cell.period === "2023-Q1"
          ? { ...cell, numerator: { known: true, value: 0 } as const, denominator: { known: true, value: 0 } as const }
          : cell,
      );
    const why = (cells: ReturnType<typeof nobody>): string =>
      withheldOne(run(id, offences, cells, study, noPilot)).reason.code;
    expect(why(nobody((own) => own === "1800"))).toBe("no-denominator");
    expect(why(nobody((own) => own > "1802"))).toBe("few-units");
  });

  it("counts per quarter where there is no denominator, and says beside a benchmark that it has the programme", () => {
    const counts = drawn(2, 6).map((cell) => ({
      ...cell,
      unit: cell.unit.role === "donor" ? { ...cell.unit, role: "benchmark" as const } : cell.unit,
      denominator: null,
      persons: null,
    }));
    expect(measuredOne(run(id, started, counts, study, noPilot)).notes.at(-1)?.code).toBe("salten-is-treated");
  });

  it("asks for the quarters of both windows", () => {
    expect(method(id).windows(analysisOf(id, study), { ...context, ...noPilot })).toEqual([
      ...quartersIn(pre),
      ...quartersIn(post),
    ]);
    expect(quarters.length).toBe(24);
  });

  it("ranks first by chance as often as one of so many series should, in 200 panels without an effect", () => {
    const panels = 200;
    const units = 10;
    let first = 0;
    for (let i = 0; i < panels; i++) {
      // Treated and donors alike, so that they may change places.
      const cells = drawnPanel(stream(20_290_501, i), 1, units - 1, { ratio: 1, mean: 12 });
      const found = measuredOne(run(id, offences, cells, study, noPilot));
      if (noteOf(found.notes, "placebo-p")!.rank === 1) first++;
    }
    const expected = 1 / units;
    const monteCarlo = Math.sqrt((expected * (1 - expected)) / panels);
    expect(Math.abs(first / panels - expected)).toBeLessThan(3.5 * monteCarlo);
  });

  it("finds a halving first in rank three times in four at least", () => {
    let first = 0;
    for (let i = 0; i < 40; i++) {
      const cells = drawnPanel(stream(7, i), 1, 19, { ratio: 0.5, mean: 25 });
      const found = measuredOne(run(id, offences, cells, study, noPilot));
      if (noteOf(found.notes, "placebo-p")!.rank === 1) first++;
    }
    expect(first).toBeGreaterThanOrEqual(30);
  });
});
