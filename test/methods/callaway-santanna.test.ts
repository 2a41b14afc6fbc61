/** The effect by date of adoption: by hand, as a difference of differences where there is one date, and in simulation. */
import { describe, expect, it } from "vitest";
import type { Estimate, Measured } from "../../src/model/estimate.ts";
import type { PanelCell } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { averageEffects, groupTimeEffects, poisson, stream } from "../../src/stats/index.ts";
import { madePanel, names, noteOf, pattern, post, pre } from "./effect-panels.ts";
import { analysisOf, context, measuredOne, method, offences, run, started, withheldOne } from "./made.ts";

const id = "callaway-santanna";
const noPilot = { pilot: [] };
const options = { pre, post, controls: "never-treated", aggregation: "simple", population: false };
const study = { ...names, options };
const all = (estimates: readonly Estimate[]): readonly Measured[] =>
  estimates.map((it_) => {
    if (it_.status !== "measured") throw new RangeError(`${it_.period} is withheld: ${it_.reason.code}`);
    return it_;
  });
const asked = (given: object) => ({ ...names, options: { ...options, ...given } });

/** Seven adopt in 2025, seven in 2027; eight never do. Persons are 100, so that rates are yearly events over 100. */
const adopted = (u: number): string | undefined => (u < 7 ? "2025-01-01" : u < 14 ? "2027-01-01" : undefined);
/** Some chance, so that no two municipalities are alike. */
const streams = Array.from({ length: 24 }, (_, u) => stream(9, u));
const counts = streams.map((random) => Array.from({ length: 24 }, () => poisson(random, 5)));
const drawn = (u: number, q: number): number => counts[u]![q]!;
const staggered = madePanel(14, 8, drawn, { adopted });
const windows = { pre: "2022..2024", post: "2025..2027" };

/** The same in the words of the statistics. */
const panel = {
  outcomes: Array.from({ length: 22 }, (_, u) =>
    [0, 1, 2, 3, 4, 5].map((year) => [0, 1, 2, 3].reduce((sum, q) => sum + drawn(u, 4 * year + q), 0) / 100),
  ),
  adopted: Array.from({ length: 22 }, (_, u) => (u < 7 ? 3 : u < 14 ? 5 : null)),
};

describe("callaway-santanna", () => {
  it("with one date of adoption is the difference of mean changes since the last year before", () => {
    const found = measuredOne(run(id, offences, madePanel(5, 7, pattern), study, noPilot));
    const rate = (units: readonly number[], years: readonly number[]): number =>
      units.reduce(
        (sum, u) =>
          sum + years.reduce((all_, y) => all_ + [0, 1, 2, 3].reduce((e, q) => e + pattern(u, 4 * y + q), 0), 0),
        0,
      ) /
      (100 * units.length * years.length);
    const [ours, others] = [
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9, 10, 11],
    ] as const;
    const expected = rate(ours, [4, 5]) - rate(ours, [3]) - (rate(others, [4, 5]) - rate(others, [3]));
    expect(found.value).toBeCloseTo(expected, 12);
    expect(found.lower!).toBeLessThan(found.value);
    expect(found.upper!).toBeGreaterThan(found.value);
    expect(noteOf(found.notes, "compared-areas")).toEqual({ treated: 5, controls: 7 });
    expect(Number(noteOf(found.notes, "cluster-p")!.df)).toBeGreaterThan(4);
    expect(found).toMatchObject({ measure: "difference", area: "programme", period: post, level: 0.95 });
  });

  it.each(["never-treated", "not-yet-treated"] as const)(
    "takes the dates of adoption from the programme, %s",
    (controls) => {
      const effects = groupTimeEffects(panel, controls);
      for (const aggregation of ["simple", "group", "calendar", "event"] as const) {
        const found = all(run(id, offences, staggered, asked({ ...windows, controls, aggregation }), noPilot));
        const { overall, each } = averageEffects(panel, effects, aggregation);
        expect(found[0]!.value).toBeCloseTo(overall.estimate, 12);
        expect(found[0]!.period).toBe("2025..2027");
        const shown = aggregation === "event" ? each.filter((it_) => 3 + it_.at! >= 0) : each;
        for (const [i, it_] of found.slice(1).entries()) expect(it_.value).toBeCloseTo(shown[i]!.estimate, 12);
        expect(found.slice(1).map((it_) => it_.period)).toEqual(
          {
            simple: [],
            group: ["2025-Q1..2027-Q4", "2027-Q1..2027-Q4"],
            calendar: ["2025", "2026", "2027"],
            event: ["2022", "2023", "2024", "2025", "2026", "2027"],
          }[aggregation].slice(-shown.length),
        );
        if (aggregation === "event")
          expect(found.slice(1).map((it_) => noteOf(it_.notes, "since-adoption")!.years)).toEqual(
            shown.map((it_) => it_.at),
          );
      }
    },
  );

  it("reveals the pooled counts of each group and of those who never adopt, in the years it rests on", () => {
    const [whole] = all(run(id, offences, staggered, asked(windows), noPilot));
    expect(whole!.basis.map((cell) => [cell.areas.length, cell.period])).toEqual([
      [7, "2024-Q1..2024-Q4"],
      [7, "2025-Q1..2027-Q4"],
      [8, "2024-Q1..2024-Q4"],
      [8, "2025-Q1..2027-Q4"],
      [7, "2026-Q1..2026-Q4"],
      [7, "2027-Q1..2027-Q4"],
      [8, "2026-Q1..2026-Q4"],
      [8, "2027-Q1..2027-Q4"],
    ]);
    const event = all(run(id, offences, staggered, asked({ ...windows, aggregation: "event" }), noPilot));
    const before = event.find((it_) => it_.period === "2024")!;
    // A year before adoption: 2024 against 2023 for those who adopted in 2025, 2026 against 2025 for the others.
    expect(before.basis.slice(0, 2).map((cell) => cell.period)).toEqual(["2023-Q1..2023-Q4", "2024-Q1..2024-Q4"]);
    expect(before.basis.slice(4, 6).map((cell) => cell.period)).toEqual(["2025-Q1..2025-Q4", "2026-Q1..2026-Q4"]);
  });

  it("tells a group whose time is the whole window once, a single quarter too", () => {
    const quarter = asked({ pre, post: "2026-Q1", aggregation: "group" });
    expect(run(id, offences, madePanel(6, 8, drawn), quarter, noPilot).map((it_) => it_.period)).toEqual(["2026-Q1"]);
  });

  it("leaves out who had the programme all the time, and where nobody lived for a year", () => {
    const more = madePanel(14, 10, drawn, {
      adopted: (u) => (u === 22 ? "2007-07-01" : adopted(u)),
    }).map((cell) =>
      cell.unit.id === "1823" && cell.period.startsWith("2024")
        ? { ...cell, numerator: { known: true, value: 0 } as const, denominator: { known: true, value: 0 } as const }
        : cell,
    );
    const found = measuredOne(run(id, offences, more, asked(windows), noPilot));
    expect(noteOf(found.notes, "always-treated")).toEqual({ dropped: 1 });
    expect(noteOf(found.notes, "empty-areas")).toEqual({ dropped: 1 });
    expect(found.value).toBe(measuredOne(run(id, offences, staggered, asked(windows), noPilot)).value);
  });

  it("counts a year of which the pilot is left out from the next year on", () => {
    const autumn = madePanel(5, 7, pattern, { adopted: (u) => (u < 5 ? "2025-10-01" : undefined) });
    const pilot = { pilot: ["2025-Q4"] };
    const found = measuredOne(run(id, offences, autumn, asked({ pre: "2022-Q1..2025-Q3", post }), pilot));
    expect(found.basis.map((cell) => cell.period).slice(0, 2)).toEqual(["2025-Q1..2025-Q3", "2026-Q1..2027-Q4"]);
  });

  it("takes those who adopt after the last year for waiting", () => {
    const later = madePanel(7, 5, pattern, {
      adopted: (u) => (u < 5 ? "2026-01-01" : u < 7 ? "2029-01-01" : undefined),
    });
    const compared = (controls: string): unknown =>
      noteOf(measuredOne(run(id, offences, later, asked({ controls }), noPilot)).notes, "compared-areas");
    expect(compared("never-treated")).toEqual({ treated: 5, controls: 5 });
    expect(compared("not-yet-treated")).toEqual({ treated: 5, controls: 7 });
  });

  it("counts municipalities by population where that is asked for, and is refused where one has nearly everybody", () => {
    const cells = madePanel(6, 6, pattern, { persons: (u) => 100 + 10 * u });
    const weighed = measuredOne(run(id, offences, cells, asked({ population: true }), noPilot));
    expect(noteOf(weighed.notes, "weighted")).toEqual({});
    expect(weighed.value).not.toBe(measuredOne(run(id, offences, cells, study, noPilot)).value);
    const large = madePanel(6, 6, pattern, { persons: (u) => (u === 0 ? 3000 : 100) });
    expect(withheldOne(run(id, offences, large, asked({ population: true }), noPilot)).reason).toMatchObject({
      code: "few-df",
      params: { minimum: 4 },
    });
  });

  it("is withheld with too few who adopt, or too few who wait, and without an event", () => {
    const why = (cells: readonly PanelCell[], given = {}): unknown =>
      withheldOne(run(id, offences, cells, asked(given), noPilot)).reason;
    const few = { code: "few-units", params: { minimum: 4 } };
    expect(why(madePanel(6, 6, pattern, { adopted: (u) => (u < 5 ? "2007-07-01" : undefined) }))).toEqual(few);
    expect(why(madePanel(6, 2, pattern, { adopted: (u) => (u === 7 ? "2007-07-01" : undefined) }))).toEqual(few);
    expect(why(madePanel(6, 6, () => 0))).toEqual({ code: "few-events", params: { minimum: 1 } });
    // Everybody adopts but those who adopt after the end: nobody never does.
    const everybody = madePanel(10, 2, pattern, { adopted: (u) => (u < 5 ? "2026-01-01" : "2029-01-01") });
    expect(why(everybody)).toEqual(few);
  });

  it("counts per quarter where there is no denominator, and says beside a benchmark that it has the programme", () => {
    const quarterly = madePanel(5, 7, pattern).map((cell) => ({
      ...cell,
      unit: cell.unit.role === "donor" ? { ...cell.unit, role: "benchmark" as const } : cell.unit,
      denominator: null,
      persons: null,
    }));
    expect(measuredOne(run(id, started, quarterly, study, noPilot)).notes.at(-1)?.code).toBe("salten-is-treated");
  });

  it("asks for the quarters of both windows, and is the same whatever the order of the cells", () => {
    expect(method(id).windows(analysisOf(id, study), { ...context, ...noPilot })).toEqual([
      ...quartersIn(pre),
      ...quartersIn(post),
    ]);
    expect(run(id, offences, staggered.toReversed(), asked(windows), noPilot)).toEqual(
      run(id, offences, staggered, asked(windows), noPilot),
    );
  });

  it("holds the effect as often as it says, in 200 panels with 14 of 36 treated at two dates", () => {
    const panels = 200;
    const effect = -0.04;
    let inside = 0;
    for (let i = 0; i < panels; i++) {
      const random = stream(2029, i);
      const own = Array.from({ length: 36 }, () => 2 + 2 * random.next());
      const since = (u: number): string | undefined => (u < 7 ? "2026-01-01" : u < 14 ? "2027-01-01" : undefined);
      const cells = madePanel(
        14,
        22,
        (u, q) => poisson(random, own[u]! + ((u < 7 && q >= 16) || (u < 14 && q >= 20) ? (effect * 100) / 4 : 0)),
        { adopted: since },
      );
      const given = asked({ aggregation: "event", controls: "not-yet-treated" });
      const [whole] = run(id, offences, cells, given, noPilot) as readonly Measured[];
      if (whole!.lower! <= effect && effect <= whole!.upper!) inside++;
    }
    const share = inside / panels;
    expect(Math.abs(share - 0.95)).toBeLessThan(3.5 * Math.sqrt((0.95 * 0.05) / panels));
  });
});
