/** Staggered adoption: identities worked by hand, known effects recovered, and errors that hold in simulation. */
import { describe, expect, it } from "vitest";
import {
  type Aggregation,
  averageEffects,
  groupTimeEffects,
  leastSquares,
  ones,
  type StaggeredPanel,
} from "../../src/stats/index.ts";
import { normal, stream } from "../../src/stats/random.ts";

// Two units adopt in period 1, one in period 2, one never, one after the panel ends.
const small: StaggeredPanel = {
  outcomes: [
    [1, 4, 6],
    [2, 7, 7],
    [0, 1, 9],
    [3, 4, 6],
    [5, 5, 5],
  ],
  adopted: [1, 1, 2, null, 3],
};

const at = (effects: ReturnType<typeof groupTimeEffects>, group: number, period: number): (typeof effects)[number] =>
  effects.find((it_) => it_.group === group && it_.period === period)!;

describe("group-time effects", () => {
  it("compare with the never-treated", () => {
    const effects = groupTimeEffects(small, "never-treated");
    // Group 1: changes 3 and 5 against 1; from period 0 to 2: 5 and 5 against 3. Group 2: before 1 against 1, after 8 against 2.
    expect(at(effects, 1, 1)).toMatchObject({ estimate: 3, treated: 2, controls: 1 });
    expect(at(effects, 1, 2).estimate).toBe(2);
    expect(at(effects, 2, 1).estimate).toBe(0);
    expect(at(effects, 2, 2).estimate).toBe(6);
    expect(effects.length).toBe(4);
  });

  it("compare with the not yet treated", () => {
    const effects = groupTimeEffects(small, "not-yet-treated");
    // In period 1 units 2, 3 and 4 wait: changes 1, 1 and 0.
    expect(at(effects, 1, 1).controls).toBe(3);
    expect(at(effects, 1, 1).estimate).toBeCloseTo(4 - 2 / 3, 14);
    // In period 2 units 3 and 4: changes from period 0 of 3 and 0.
    expect(at(effects, 1, 2).estimate).toBeCloseTo(5 - 1.5, 14);
    expect(at(effects, 2, 1).estimate).toBeCloseTo(1 - 0.5, 14);
  });

  it("have influences of mean 0", () => {
    for (const { influence, error } of groupTimeEffects(small, "not-yet-treated")) {
      expect(influence.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
      expect(error).toBeGreaterThanOrEqual(0);
    }
  });

  it("leave out cells without controls", () => {
    const all: StaggeredPanel = {
      outcomes: [
        [1, 2, 3],
        [2, 4, 5],
      ],
      adopted: [1, 2],
    };
    const effects = groupTimeEffects(all, "not-yet-treated");
    expect(effects.map(({ group, period }) => [group, period])).toEqual([[1, 1]]);
    expect(groupTimeEffects(all, "never-treated")).toEqual([]);
  });

  it("are the two-period regression with White's errors", () => {
    const random = stream(4, 0);
    const adopted = Array.from({ length: 30 }, (_, i) => (i < 11 ? 1 : null));
    const outcomes = adopted.map(() => [normal(random), normal(random)] as const);
    const [effect] = groupTimeEffects({ outcomes, adopted }, "never-treated");
    const change = outcomes.map(([before, after]) => after - before);
    const treated = adopted.map((it_) => (it_ === 1 ? 1 : 0));
    const fit = leastSquares([ones(30), treated], change, null);
    // HC0 in a two-group regression: Σ e²/n² in each group.
    const variance = [0, 1].map((group) => {
      const own = [...fit.residuals].filter((_, i) => treated[i] === group);
      return own.reduce((total, e) => total + e * e, 0) / own.length ** 2;
    });
    expect(effect!.estimate).toBeCloseTo(fit.coefficients[1]!, 13);
    expect(effect!.error).toBeCloseTo(Math.sqrt(variance[0]! + variance[1]!), 13);
  });
});

describe("averages", () => {
  const effects = groupTimeEffects(small, "never-treated");

  it("weigh cells by the size of their groups", () => {
    // Cells 3 and 2 of group 1 (two units), 6 of group 2 (one unit).
    const simple = averageEffects(small, effects, "simple");
    expect(simple.overall.estimate).toBeCloseTo((2 * 3 + 2 * 2 + 6) / 5, 14);
    const group = averageEffects(small, effects, "group");
    expect(group.each.map((it_) => [it_.at, it_.estimate])).toEqual([
      [1, 2.5],
      [2, 6],
    ]);
    expect(group.overall.estimate).toBeCloseTo((2 * 2.5 + 6) / 3, 14);
    const calendar = averageEffects(small, effects, "calendar");
    expect(calendar.each.map((it_) => it_.at)).toEqual([1, 2]);
    expect(calendar.each[1]!.estimate).toBeCloseTo((2 * 2 + 6) / 3, 14);
    expect(calendar.overall.estimate).toBeCloseTo((3 + 10 / 3) / 2, 14);
    const event = averageEffects(small, effects, "event");
    expect(event.each.map((it_) => it_.at)).toEqual([-1, 0, 1]);
    expect(event.each[1]!.estimate).toBeCloseTo((2 * 3 + 6) / 3, 14);
    expect(event.overall.estimate).toBeCloseTo((4 + 2) / 2, 14);
  });

  it("recover known effects, with errors that are right in simulation", () => {
    // Effects grow by 1 with each period since adoption; groups adopt in 2 and 3 of 5 periods.
    const runs = 300;
    const inside: Record<Aggregation, number> = { simple: 0, group: 0, calendar: 0, event: 0 };
    const known: Record<Aggregation, number> = { simple: 0, group: 0, calendar: 0, event: 0 };
    for (let run = 0; run <= runs; run++) {
      const random = stream(12, run);
      const adopted = Array.from({ length: 90 }, (_, i) => (i < 30 ? 2 : i < 50 ? 3 : null));
      const outcomes = adopted.map((first) => {
        const own = normal(random);
        return Array.from({ length: 5 }, (_, t) => {
          const effect = first !== null && t >= first ? t - first + 1 : 0;
          // The first run is without noise: it gives what the averages are of.
          return run === 0 ? effect : own + t + effect + 0.7 * normal(random);
        });
      });
      const panel = { outcomes, adopted };
      const cells = groupTimeEffects(panel, "not-yet-treated");
      for (const aggregation of Object.keys(inside) as Aggregation[]) {
        const { estimate, error } = averageEffects(panel, cells, aggregation).overall;
        if (run === 0) known[aggregation] = estimate;
        else if (Math.abs(estimate - known[aggregation]) < 1.959963984540054 * error) inside[aggregation]++;
      }
    }
    // (1 + 1)/2 at once, (2 + 2)/2 a period later, 3 for the one group seen so long: their mean is 2.
    expect(known.event).toBeCloseTo(2, 12);
    for (const count of Object.values(inside)) {
      expect(Math.abs(count / runs - 0.95)).toBeLessThan(3.5 * Math.sqrt((0.95 * 0.05) / runs));
    }
  });

  it("refuse a panel without effects", () => {
    const none: StaggeredPanel = { outcomes: [[1, 2]], adopted: [null] };
    expect(() => averageEffects(none, groupTimeEffects(none, "never-treated"), "simple")).toThrow(
      new RangeError("there is no effect from adoption on; expected at least one"),
    );
  });
});

describe("refusals", () => {
  it.each<[string, StaggeredPanel, string]>([
    [
      "a unit that always was treated",
      { outcomes: [[1, 2]], adopted: [0] },
      "adopted[0] is 0; expected null or a period from 1; leave out who always was",
    ],
    [
      "a gap",
      { outcomes: [[1, 2], [1]], adopted: [1, null] },
      "outcomes[1] is not a finite number in each of 2 periods",
    ],
    ["NaN", { outcomes: [[1, Number.NaN]], adopted: [1] }, "outcomes[0] is not a finite number in each of 2 periods"],
    [
      "labels that do not match",
      { outcomes: [[1, 2]], adopted: [] },
      "columns differ in length: outcomes 1, adopted 0",
    ],
  ])("refuses %s", (_, panel, message) => {
    expect(() => groupTimeEffects(panel, "never-treated")).toThrow(new RangeError(message));
  });

  it("takes an empty panel", () => {
    expect(groupTimeEffects({ outcomes: [], adopted: [] }, "never-treated")).toEqual([]);
  });
});
