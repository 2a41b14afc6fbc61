/** `felles estimate` of effects: the reference numbers through the command line, and designs that cannot answer. */
import { describe, expect, it } from "vitest";
import { iterative, reference, table } from "../stats/reference.ts";
import { answer, close, column, csv, level, run, said } from "./estimate-fixture.ts";

describe("effects", () => {
  const panel = table("panel.csv");
  const from = Math.min(...panel.q!.filter((_, i) => panel.D![i] === "1").map(Number));
  const quarterly = csv(
    ["unit", "period", "treated", "after", "events", "exposure"],
    panel.muni!.flatMap((unit, i) =>
      panel.group![i] === "benchmark"
        ? []
        : [
            [
              unit,
              panel.q![i]!,
              panel.treat![i]!,
              Number(panel.q![i]) >= from ? 1 : 0,
              panel.offences![i]!,
              panel.pop![i]!,
            ],
          ],
    ),
  );

  const untreated = quarterly
    .split("\n")
    .filter((line) => !/^[^,]+,[^,]+,1,/.test(line))
    .join("\n");

  it("did-poisson-cr1, as glm with a clustered sandwich (script 03)", async () => {
    const theirs = reference("glm.json").panel_twfe_poisson as Record<string, number>;
    const [found] = await answer("did-poisson-cr1", quarterly, level(0.95));
    // M05 never had an event: it says nothing, and is not counted among the clusters.
    close([found!.logRatio, found!.error], [theirs.coef!, theirs.cl_CR0! * Math.sqrt(30 / 29)], iterative);
    expect(found).toMatchObject({ converged: true, clusters: 30, droppedUnits: 1, droppedPeriods: 0 });
  });

  it("did-rates-cr2, as clubSandwich (script 05), and refused under four degrees of freedom", async () => {
    const annual = table("panel_annual.csv");
    const start = Math.min(...annual.year!.filter((_, i) => annual.D![i] === "1").map(Number));
    const theirs = (reference("did.json").twfe_annual_unweighted as Record<string, Record<string, number>>).CR2!;
    const lines = annual.muni!.map((unit, i) => [
      unit,
      annual.year![i]!,
      annual.treat![i]!,
      Number(annual.year![i]) >= start ? 1 : 0,
      annual.offences![i]!,
      Number(annual.pop![i]) / 1000,
    ]);
    const header = ["unit", "period", "treated", "after", "events", "exposure"];
    const [found] = await answer("did-rates-cr2", csv(header, lines), level(0.95));
    close(
      [found!.error, found!.t, found!.df, found!.p],
      [theirs.se!, theirs.t!, theirs.df_satt!, theirs.p_satt!],
      iterative,
    );
    expect(found!.reason).toBeNull();
    const two = Array.from({ length: 32 }, (_, i) => {
      const [unit, period] = [1 + (i >> 2), 1 + (i % 4)];
      return [unit, period, unit < 3 ? 1 : 0, period > 2 ? 1 : 0, ((unit * period) % 5) + 1, 100 + unit];
    });
    const few = await answer("did-rates-cr2", csv(header, two), level(0.95));
    expect(few[0]).toMatchObject({ lower: null, upper: null, p: null, reason: "few-degrees-of-freedom" });
  });

  const small = csv(
    ["unit", "treated", "after", "events", "exposure", "stratum"],
    Array.from({ length: 6 }, (_, unit) =>
      [0, 1].map((after) => [unit, unit < 2 ? 1 : 0, after, 3 + unit + 2 * after, 100, unit % 2]),
    ).flat(),
  );

  it("did-pooled: among units of the same stratum, enumerated", async () => {
    const options = [...level(0.8), "--alternative", "less", "--seed", "1"];
    const [found] = await answer("did-pooled", small, options);
    expect(found).toMatchObject({ units: 6, assignments: 9, possible: 9, enumerated: true, smallestP: 1 / 9 });
    // (5 + 6) / (3 + 4) against (7 + 8 + 9 + 10) / (5 + 6 + 7 + 8).
    close([found!.estimate], [11 / 7 / (34 / 26)]);
    const [free] = await answer("did-pooled", small.replace("stratum", "lag"), options);
    expect(free!.possible).toBe(15);
  });

  const donors = csv(
    ["unit", "period", "treated", "after", "value"],
    [
      ["t", 1, [2, 4, 3, 9]],
      ["a", 0, [1, 3, 2, 4]],
      ["b", 0, [3, 5, 4, 6]],
      ["c", 0, [9, 0, 9, 2]],
    ].flatMap(([unit, treated, values]) =>
      (values as readonly number[]).map((value, t) => [unit as string, t, treated as number, t > 2 ? 1 : 0, value]),
    ),
  );

  it("synthetic-control: halfway between two donors, and its rank among placebos", async () => {
    const [found] = await answer("synthetic-control", donors);
    expect(found).toMatchObject({ donors: 3, rank: 1, p: 0.25, smallestP: 0.25 });
    expect(found!.estimate).toBeCloseTo(4, 12);
    expect(found!.rmspeBefore).toBeCloseTo(0, 12);
    expect(found!.kkt).toBeLessThan(1e-9);
    const weights = await answer("synthetic-control-weights", donors);
    expect(column(weights, "unit")).toEqual(["a", "b", "c"]);
    for (const [i, weight] of [0.5, 0.5, 0].entries()) expect(weights[i]!.weight).toBeCloseTo(weight, 12);
  });

  const sparse = (counts: readonly (readonly (number | null)[])[]): string =>
    csv(
      ["unit", "period", "treated", "after", "events", "exposure"],
      counts.flatMap((own, unit) =>
        own.flatMap((events, period) =>
          events === null ? [] : [[unit, period, unit === 0 ? 1 : 0, period > 2 ? 1 : 0, events, 10]],
        ),
      ),
    );

  it("drops periods without events, which say nothing", async () => {
    const counts = [
      [3, 0, 4, 6],
      [5, 0, 4, 7],
      [2, 0, 3, 4],
    ];
    const [found] = await answer("did-poisson-cr1", sparse(counts), level(0.95));
    expect(found).toMatchObject({ rows: 9, droppedUnits: 0, droppedPeriods: 1 });
    const [without] = await answer(
      "did-poisson-cr1",
      sparse(counts.map((own) => own.map((events, period) => (period === 1 ? null : events)))),
      level(0.95),
    );
    expect(without).toEqual({ ...found, droppedPeriods: 0 });
  });

  it.each([
    [
      "did-pooled",
      sparse([
        [1, 2, 3, 0],
        [1, 2, 3, 4],
      ]),
      ["--level", "0.95", "--alternative", "less", "--seed", "1"],
      "tall.csv:1 Units with treated = 1 have no events in the rows with after = 1; expected at least one in each",
    ],
    [
      "did-poisson-cr1",
      sparse([
        [1, 2, 3, 2],
        [0, 0, 0, 4],
      ]),
      level(0.95),
      "Units with treated = 0 have no events in",
    ],
    [
      "did-poisson-cr1",
      sparse([
        [1, null, null, 3],
        [2, null, null, 1],
      ]),
      level(0.95),
      "Nothing varies around the model",
    ],
    [
      "did-poisson-cr1",
      sparse([
        [0, 1, 0, 1],
        [1, 1, 0, 0, 1],
      ]),
      level(0.95),
      "The model has no finite answer: 1 row(s) without events can be explained wholly by the effects.",
    ],
    [
      "did-rates-cr2",
      sparse([
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ]),
      level(0.95),
      "Nothing varies around the model",
    ],
    [
      "did-rates-cr2",
      sparse([
        [1, 2, 3],
        [2, 3, 2],
      ]),
      level(0.95),
      "All periods lie on the same side of the start",
    ],
    [
      "did-pooled",
      small.replace("0,1,1,", "0,0,1,"),
      ["--level", "0.95", "--alternative", "less", "--seed", "1"],
      "tall.csv:3 The unit has another value of treated than on line 2",
    ],
    ["did-rates-cr2", untreated, level(0.95), "tall.csv:1 0 of 24 units are treated; expected some, not all."],
    ["did-rates-cr2", `${quarterly}${quarterly.split("\n")[1]}\n`, level(0.95), "The row is about the same as line 2."],
    [
      "did-poisson-cr1",
      `${quarterly}${quarterly.split("\n")[1]}\n`,
      level(0.95),
      "The row is about the same as line 2.",
    ],
    [
      "synthetic-control",
      donors.replace("a,3,0,1", "a,3,0,0"),
      [],
      "The period has another value of after than on line 5",
    ],
    ["synthetic-control", donors.replace("a,3,0,1,4\n", ""), [], "tall.csv:6 The unit has 3 rows for 4 periods"],
    [
      "synthetic-control-weights",
      donors.replace(/,1,(\d)$/gm, ",0,$1"),
      [],
      "All periods lie on the same side of the start",
    ],
    [
      "synthetic-control",
      donors.replace(/^[bc].*\n/gm, ""),
      [],
      "The file has 1 unit(s) without the measure; expected at least 2.",
    ],
  ])("%s refuses a design that cannot answer", async (method, text, options, sentence) => {
    const ran = await run(method, text, [...options, "--lang", "en"]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toBe("");
    expect(said(ran)).toContain(sentence);
  });
});
