/** `felles estimate` of counts, proportions, comparisons and strata: the reference numbers through the command line. */
import { describe, expect, it } from "vitest";
import { iterative, reference, rows } from "../stats/reference.ts";
import { answer, close, column, csv, level } from "./estimate-fixture.ts";

describe("counts, as R gives them (script 01_intervals.R)", () => {
  const all = rows(reference("intervals.json"), "poisson_ci").filter((row) => row.level === 0.95);
  const text = csv(
    ["events", "exposure"],
    all.map((row) => [row.x!, 1]),
  );

  it.each([
    ["garwood", "garwood"],
    ["midp", "midp"],
    ["jeffreys-rate", "jeffreys"],
  ])("%s", async (method, key) => {
    const found = await answer(method, text, level(0.95));
    close(
      column(found, "lower"),
      all.map((row) => row[`${key}_lo`]!),
      iterative,
    );
    close(
      column(found, "upper"),
      all.map((row) => row[`${key}_hi`]!),
      iterative,
    );
    expect(column(found, "reason").every((it_) => it_ === null)).toBe(true);
  });

  it("byar, and no interval under ten events", async () => {
    const found = await answer("byar", text, level(0.95));
    const many = all.map((row) => row.x! >= 10);
    expect(many).toContain(false);
    expect(column(found, "reason")).toEqual(many.map((it_) => (it_ ? null : "few-events")));
    close(
      column(found, "lower").filter((it_) => it_ !== null),
      all.filter((_, i) => many[i]).map((row) => row.byar_lo!),
    );
    close(
      column(found, "upper").filter((it_) => it_ !== null),
      all.filter((_, i) => many[i]).map((row) => row.byar_hi!),
    );
  });

  it("standardised-ratio and poisson-test", async () => {
    const smr = rows(reference("intervals.json"), "smr");
    const observed = csv(
      ["events", "expected"],
      smr.map((row) => [row.x!, row.mu!]),
    );
    const ratio = await answer("standardised-ratio", observed, level(0.95));
    close(
      column(ratio, "lower"),
      smr.map((row) => row.lo!),
      iterative,
    );
    close(
      column(ratio, "upper"),
      smr.map((row) => row.hi!),
      iterative,
    );
    const test = await answer("poisson-test", observed);
    close(
      column(test, "less"),
      smr.map((row) => row.p_less!),
    );
    close(
      column(test, "greater"),
      smr.map((row) => row.p_greater!),
    );
  });
});

describe("proportions, as R gives them (script 01_intervals.R)", () => {
  const all = rows(reference("intervals.json"), "binomial_ci").filter(
    // At one half R leaves the continuity correction out.
    (row) => row.level === 0.9 && 2 * row.x! !== row.n!,
  );
  const text = csv(
    ["x", "n"],
    all.map((row) => [row.x!, row.n!]),
  );

  it.each([
    ["wilson", "wilson"],
    ["wilson-corrected", "wilsoncc"],
    ["clopper-pearson", "cp"],
    ["jeffreys", "jeff"],
  ])("%s", async (method, key) => {
    const found = await answer(method, text, level(0.9));
    close(
      column(found, "lower"),
      all.map((row) => row[`${key}_lo`]!),
      iterative,
    );
    close(
      column(found, "upper"),
      all.map((row) => row[`${key}_hi`]!),
      iterative,
    );
  });
});

describe("comparisons", () => {
  it("newcombe: the eight tables of Newcombe (1998), Stat Med 17:873–890, in strata", async () => {
    const eight = rows(reference("intervals.json"), "newcombe");
    const text = csv(
      ["stratum", "group", "x", "n"],
      eight.flatMap((row, i) => [
        [`t${i}`, "one", row.x1!, row.n1!],
        [`t${i}`, "two", row.x2!, row.n2!],
      ]),
    );
    for (const [method, key] of [
      ["newcombe", "m10"],
      ["newcombe-corrected", "m11"],
    ] as const) {
      const found = await answer(method, text, level(0.95));
      expect(found[0]).toMatchObject({ stratum: "t0", first: "one", second: "two" });
      close(
        column(found, "lower"),
        eight.map((row) => row[`${key}_lo`]!),
        iterative,
      );
      close(
        column(found, "upper"),
        eight.map((row) => row[`${key}_hi`]!),
        iterative,
      );
    }
  });

  it("rate-ratio, infinite where the second group has no events", async () => {
    const all = rows(reference("intervals.json"), "rate_ratio");
    for (const row of all) {
      const text = csv(
        ["group", "events", "exposure"],
        [
          ["a", row.x1!, row.t1!],
          ["b", row.x2!, row.t2!],
        ],
      );
      const [found] = await answer("rate-ratio", text, level(0.95));
      close([found!.lower, found!.upper], [row.lo!, row.hi!], iterative);
    }
    expect(all.some((row) => row.hi === Infinity)).toBe(true);
  });

  it("non-inferiority, both ways (script 06)", async () => {
    const theirs = reference("misc.json").noninferiority as Record<string, number> & {
      newcombe90: number[];
      farrington_manning: Record<string, number>;
    };
    const text = csv(
      ["group", "x", "n"],
      [
        ["new", theirs.x1!, theirs.n1!],
        ["old", theirs.x2!, theirs.n2!],
      ],
    );
    const options = [...level(0.9), "--margin", "0,1"];
    const [interval] = await answer("non-inferiority-newcombe", text, options);
    close([interval!.lower, interval!.upper], theirs.newcombe90, iterative);
    expect(interval!.outcome).toBe("not-decided");
    const [score] = await answer("non-inferiority-farrington-manning", text, options);
    close([score!.z], [theirs.farrington_manning.z!], iterative);
  });
});

describe("strata (script 07)", () => {
  const file = reference("survival-rates-meta.json");

  it("mantel-haenszel of proportions and of rates", async () => {
    const theirs = file.mantel_haenszel as Record<"a" | "b" | "c" | "d", number[]> &
      Record<string, number> & { OR_ci: number[] };
    const text = csv(
      ["stratum", "group", "x", "n"],
      theirs.a.flatMap((a, i) => [
        [i, "one", a, a + theirs.b[i]!],
        [i, "two", theirs.c[i]!, theirs.c[i]! + theirs.d[i]!],
      ]),
    );
    const [odds] = await answer("mantel-haenszel-odds-ratio", text, level(0.95));
    close([odds!.estimate, odds!.lower, odds!.upper], [theirs.OR as unknown as number, ...theirs.OR_ci], iterative);
    expect(odds!.strata).toBe(3);
    for (const method of ["mantel-haenszel-risk-ratio", "mantel-haenszel-risk-difference"]) {
      const [found] = await answer(method, text, level(0.95));
      expect(found!.lower).toBeLessThan(found!.estimate as number);
    }
    const rates = file.mh_irr as { data: Record<string, number>[]; irr: number; se: number };
    const strata = csv(
      ["stratum", "group", "events", "exposure"],
      rates.data.flatMap((row, i) => [
        [i, "one", row.x1!, row.t1!],
        [i, "two", row.x0!, row.t0!],
      ]),
    );
    const [ratio] = await answer("mantel-haenszel-rate-ratio", strata, level(0.95));
    close([ratio!.estimate, ratio!.error], [rates.irr, rates.se], iterative);
  });

  it("dobson and fay-feuer, for each group, withheld under ten events", async () => {
    const dsr = (file.dsr as { data: Record<"obs" | "pop" | "std", number>[] }).data;
    const lines = dsr.flatMap((row) => [
      ["many", row.obs, row.pop, row.std],
      ["few", row.obs > 13 ? 1 : 0, row.pop, row.std],
    ]);
    const text = csv(["group", "events", "exposure", "weight"], lines);
    const alone = csv(
      ["events", "exposure", "weight"],
      dsr.map((row) => [row.obs, row.pop, row.std]),
    );
    const expected =
      dsr.reduce((all, row) => all + (row.std * row.obs) / row.pop, 0) / dsr.reduce((all, row) => all + row.std, 0);
    for (const method of ["dobson", "fay-feuer"]) {
      const [many, few] = await answer(method, text, level(0.95));
      close([many!.estimate], [expected]);
      expect(few).toMatchObject({ group: "few", estimate: null, lower: null, upper: null, reason: "few-events" });
      const [found] = await answer(method, alone, level(0.95));
      expect(found).toEqual({ ...found, events: many!.events, lower: many!.lower, upper: many!.upper });
      expect(found).not.toHaveProperty("group");
    }
  });
});
