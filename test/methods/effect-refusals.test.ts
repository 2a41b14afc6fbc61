/** What every method of effect does with a panel that carries no answer: a reason or a RangeError, never NaN, never an endless loop. */
import { describe, expect, it } from "vitest";
import { methods } from "../../src/methods/index.ts";
import type { Estimate } from "../../src/model/estimate.ts";
import type { PanelCell, Quantity } from "../../src/model/panel.ts";
import { madePanel, names, pattern, post, pre } from "./effect-panels.ts";
import { offences, run, unknown } from "./made.ts";

const windows = { pre, post };
const design = { ...windows, draws: 999, sizeMatched: false };

const options: Readonly<Record<string, readonly object[]>> = {
  "difference-in-differences": [design],
  "poisson-fixed-effects": [
    { ...windows, errors: "CR2" },
    { ...windows, errors: "CR1" },
  ],
  "event-study": [windows],
  "callaway-santanna": ["simple", "group", "calendar", "event"].map((aggregation) => ({
    ...windows,
    controls: "never-treated",
    aggregation,
    population: aggregation === "simple",
  })),
  "synthetic-control": [windows],
  "interrupted-time-series": [
    { ...windows, lag: 2, slope: true },
    { ...windows, lag: 0, slope: false },
  ],
  "count-regression": [
    { ...windows, family: "poisson", errors: "newey-west", lag: 2 },
    { ...windows, family: "quasi-poisson", errors: "HC0" },
    { ...windows, family: "negative-binomial", errors: "model" },
  ],
  "wild-bootstrap": [
    { ...windows, model: "rates", population: false, weights: "webb", draws: 999 },
    { ...windows, model: "poisson", population: false, weights: "rademacher", draws: 999 },
  ],
  "effect-priors": [{ ...design, hoped: 0.8 }],
};

const cases = Object.entries(options).flatMap(([id, all]) =>
  all.map((given, i) => [`${id} ${i + 1}`, id, given] as const),
);

function answer(id: string, given: object, cells: readonly PanelCell[], more: object = {}): readonly Estimate[] {
  return run(id, offences, cells, { ...names, options: { ...given }, ...more }, { pilot: [] });
}

const codes = (estimates: readonly Estimate[]): readonly string[] =>
  estimates.map((it_) => (it_.status === "withheld" ? it_.reason.code : "measured"));

const only = (estimates: readonly Estimate[], ...allowed: readonly string[]): void => {
  expect(estimates.length).toBeGreaterThan(0);
  for (const code of codes(estimates)) expect(allowed).toContain(code);
};

const with_ = (cells: readonly PanelCell[], at: number, change: Partial<PanelCell>): readonly PanelCell[] =>
  cells.map((cell, i) => (i === at ? { ...cell, ...change } : cell));

const count = (value: number): Quantity => ({ known: true, value });

describe.each(cases)("%s", (_, id, given) => {
  const fine = madePanel(6, 6, pattern);

  it("is withheld without an event, among the treated, among the others, before and after", () => {
    only(
      answer(
        id,
        given,
        madePanel(6, 6, () => 0),
      ),
      "few-events",
    );
    for (const silent of [
      (u: number, q: number) => u < 6 && q < 16,
      (u: number, q: number) => u < 6 && q >= 16,
      (u: number, q: number) => u >= 6 && q < 16,
      (u: number, q: number) => u >= 6 && q >= 16,
    ]) {
      const found = answer(
        id,
        given,
        madePanel(6, 6, (u, q) => (silent(u, q) ? 0 : pattern(u, q))),
      );
      for (const it_ of found) if (it_.status === "measured") expect(Number.isFinite(it_.value)).toBe(true);
    }
  });

  it("is withheld where nobody lives", () => {
    const nobody = fine.map((cell) => ({ ...cell, numerator: count(0), denominator: count(0), persons: 0 }));
    only(answer(id, given, nobody), "few-events", "no-denominator", "few-units");
  });

  it("is withheld with one municipality, with none treated and with all treated", () => {
    only(answer(id, given, madePanel(1, 0, pattern)), "few-units");
    only(answer(id, given, madePanel(0, 6, pattern)), "few-units");
    only(answer(id, given, madePanel(6, 0, pattern)), "few-units");
  });

  it("is withheld without a quarter before the start", () => {
    const found = answer(id, { ...given, excluded: [pre] }, fine);
    only(found, "not-applicable", "few-events");
  });

  it("is withheld when a quarter is missing, and names the municipality; when it is hidden; and for years", () => {
    const missing = with_(fine, 3, { numerator: unknown("missing", "1800") });
    expect(answer(id, given, missing)).toMatchObject([{ reason: { code: "missing-area", params: { areas: "1800" } } }]);
    const hidden = with_(fine, 3, { numerator: unknown("suppressed-at-source", "1800") });
    expect(codes(answer(id, given, hidden))).toEqual(["suppressed-at-source"]);
    const yearly = run(id, { ...offences, grain: "year" }, fine, { ...names, options: { ...given } }, { pilot: [] });
    expect(codes(yearly)).toEqual(["not-applicable"]);
  });

  it("never answers NaN where nothing varies at all", () => {
    for (const it_ of answer(
      id,
      given,
      madePanel(6, 6, () => 3),
    )) {
      if (it_.status === "withheld") continue;
      expect(Number.isNaN(it_.value) || Number.isNaN(it_.lower ?? 0) || Number.isNaN(it_.upper ?? 0)).toBe(false);
      for (const note of it_.notes) for (const value of Object.values(note.params)) expect(value).not.toBeNaN();
    }
  });

  it("refuses NaN, a negative count, a negative population and a level in per cent", () => {
    const expected = (name: string, value: number) =>
      new RangeError(`${name} is ${value}; expected a finite number, 0 or more`);
    expect(() => answer(id, given, with_(fine, 3, { numerator: count(Number.NaN) }))).toThrow(
      expected("events", Number.NaN),
    );
    expect(() => answer(id, given, with_(fine, 3, { numerator: count(-1) }))).toThrow(expected("events", -1));
    expect(() => answer(id, given, with_(fine, 3, { denominator: count(-25) }))).toThrow(expected("exposure", -25));
    expect(() => answer(id, given, fine, { level: 95 })).toThrow(
      new RangeError("level is 95; expected a number in (0, 1), as 0.95"),
    );
  });
});

it("knows every method of effect there is", () => {
  const comparing = [...methods.values()].filter((method) => method.expands && method.compares).map(({ id }) => id);
  const elsewhere = comparing.filter((id) => !(id in options));
  // These are of other rooms of the stack, and refuse in tests of their own.
  expect(elsewhere.filter((id) => !/cost|rate-ratio/.test(id))).toEqual([]);
});
