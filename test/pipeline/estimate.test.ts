/** `felles estimate`: the reference numbers through the command line, and bad input with its place. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type StudyResult, study, studyMethods } from "../../src/pipeline/estimate/index.ts";
import { readStudy } from "../../src/pipeline/estimate/read.ts";
import type { StudyMethod } from "../../src/pipeline/estimate/study.ts";
import { formatSignificant } from "../../src/text/significant.ts";
import { exact, iterative, reference, relativeError, rows, table } from "../stats/reference.ts";
import { felles, inFolder, type Ran } from "../support/felles.ts";

type Cell = string | number;

function csv(header: readonly string[], lines: readonly (readonly Cell[])[]): string {
  return `${[header, ...lines].map((line) => line.join(",")).join("\n")}\n`;
}

/** `felles estimate` on a file with this text. */
async function run(method: string, text: string | Uint8Array, options: readonly string[] = []): Promise<Ran> {
  return inFolder(async (cwd) => {
    writeFileSync(join(cwd, "tall.csv"), text);
    return felles(["estimate", method, "--data", "tall.csv", ...options], { cwd });
  });
}

async function answer(method: string, text: string, options: readonly string[] = []): Promise<readonly StudyResult[]> {
  const ran = await run(method, text, [...options, "--json"]);
  const said = JSON.parse(ran.stdout) as { findings: unknown; result: { source: string; rows: StudyResult[] } };
  expect(said.findings).toEqual([]);
  expect(said.result.source).toBe(studyMethods.get(method)!.source);
  return said.result.rows;
}

function close(actual: readonly unknown[], expected: readonly number[], tolerance = exact): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of actual.entries()) {
    const number = value === "Infinity" ? Infinity : (value as number);
    expect(relativeError(number, expected[i]!), `${i}: ${number} for ${expected[i]}`).toBeLessThan(tolerance);
  }
}

/** The findings in one line each, without their codes. */
const said = (ran: Ran): string => ran.stderr.replace(/\s+/g, " ").replace(/ (?:estimate|ingest|cli)\.[a-z-]+ /g, " ");

const column = (found: readonly StudyResult[], name: string): readonly unknown[] => found.map((row) => row[name]);
const level = (value: number): readonly string[] => ["--level", String(value)];

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

describe("evidence", () => {
  it("adjusted p values, as p.adjust", async () => {
    const cases = reference("misc.json").p_adjust as Record<string, Record<string, number[]>>;
    const { a } = cases as { a: Record<string, number[]> };
    const keys = {
      bonferroni: "bonferroni",
      holm: "holm",
      hochberg: "hochberg",
      hommel: "hommel",
      "benjamini-hochberg": "BH",
      "benjamini-yekutieli": "BY",
    };
    for (const [method, key] of Object.entries(keys)) {
      const text = csv(
        ["unit", "p"],
        a.p!.map((p, i) => [`h${i}`, p]),
      );
      const found = await answer(method, text);
      expect(found[0]!.unit).toBe("h0");
      close(column(found, "adjusted"), a[key]!);
    }
  });

  it("meta-analysis: the BCG vaccine trials, Viechtbauer (2010), J Stat Softw 36(3), pages 10–11", async () => {
    // Events and trials, vaccinated and not: Colditz et al. (1994), JAMA 271:698–702.
    const trials = [
      [4, 123, 11, 139],
      [6, 306, 29, 303],
      [3, 231, 11, 220],
      [62, 13598, 248, 12867],
      [33, 5069, 47, 5808],
      [180, 1541, 372, 1451],
      [8, 2545, 10, 629],
      [505, 88391, 499, 88391],
      [29, 7499, 45, 7277],
      [17, 1716, 65, 1665],
      [186, 50634, 141, 27338],
      [5, 2498, 3, 2341],
      [27, 16913, 29, 17854],
    ] as const;
    const text = csv(
      ["study", "estimate", "error"],
      trials.map(([a, n1, c, n2], i) => [i, Math.log(a / n1 / (c / n2)), Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n2)]),
    );
    const [reml] = await answer("meta-reml", text, level(0.95));
    expect([reml!.estimate, reml!.error, reml!.lower, reml!.upper].map((it_) => (it_ as number).toFixed(4))).toEqual([
      "-0.7145",
      "0.1798",
      "-1.0669",
      "-0.3622",
    ]);
    expect((reml!.between as number).toFixed(4)).toBe("0.3132");
    expect((reml!.q as number).toFixed(4)).toBe("152.2330");
    const [moments] = await answer("meta-dersimonian-laird", text, level(0.95));
    expect((moments!.between as number).toFixed(4)).toBe("0.3088");
    const [adjusted] = await answer("meta-hartung-knapp", text, level(0.95));
    expect(adjusted!.estimate).toBe(reml!.estimate);
    const [two] = await answer(
      "meta-reml",
      csv(
        ["estimate", "error"],
        [
          [0, 1],
          [1, 1],
        ],
      ),
      level(0.95),
    );
    expect(two).toMatchObject({ studies: 2, predictionLower: null, predictionUpper: null });
  });

  it("e-value", async () => {
    const all = rows(reference("misc.json"), "evalue");
    const found = await answer(
      "e-value",
      csv(
        ["ratio", "lower", "upper"],
        all.map((row) => [row.rr!, row.rr! / 2, row.rr! * 2]),
      ),
    );
    close(
      column(found, "eValue"),
      all.map((row) => row.e!),
    );
  });
});

describe("time to an event", () => {
  it("kaplan-meier and log-rank, as survfit and survdiff (script 07)", async () => {
    const input = table("followup.csv");
    const text = csv(
      ["time", "event", "group"],
      input.days!.map((days, i) => [days, input.dropout![i]!, input.site![i]!]),
    );
    const theirs = reference("survival-rates-meta.json");
    const test = await answer("log-rank", text);
    const logrank = theirs.logrank_followup as { obs: number[]; exp: number[]; chisq: number };
    close(column(test, "observed"), logrank.obs);
    close(column(test, "expected"), logrank.exp);
    close([test[0]!.chiSquare], [logrank.chisq], iterative);
    const curve = theirs.km_followup as { time: number[]; surv: number[] };
    const whole = await answer("kaplan-meier", text.replace("group", "site"), level(0.95));
    expect(column(whole, "time")).toEqual(curve.time);
    close(column(whole, "survival"), curve.surv);
    const each = await answer("kaplan-meier", text, level(0.95));
    expect([...new Set(column(each, "group"))]).toEqual(["A", "B"]);
  });

  it("aalen-johansen, as survfit (script 21)", async () => {
    const theirs = reference("competing-risks.json") as Record<string, number[]>;
    const text = csv(
      ["time", "cause"],
      theirs.days!.map((days, i) => [days, theirs.cause![i]!]),
    );
    const found = await answer("aalen-johansen", text, level(0.95));
    for (const [i, name] of ["completed", "stopped", "moved"].entries()) {
      const own = found.filter((row) => row.cause === i + 1);
      expect(column(own, "time")).toEqual(theirs.time);
      close(column(own, "incidence"), theirs[name]!);
      close(column(own, "error"), theirs[`se_${name}`]!, iterative);
    }
  });
});

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
    expect(found).toMatchObject({ converged: true, clusters: 30, dropped: 1 });
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

  it.each([
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

describe("what is shown", () => {
  it("is a table with the level and the source, as a Norwegian file was written", async () => {
    const text = new TextEncoder().encode("Område;Unit;Events;Exposure\r\nA;1833;12;2 400\r\nB;1835;0;8,5\r\n");
    const ran = await run("garwood", text, level(0.95));
    expect(ran).toEqual({
      exit: 0,
      stderr: "",
      stdout:
        "unit  events  exposure  estimate        lower        upper  reason\n" +
        "1833      12      2400     0,005  0,002583573  0,008733994\n" +
        "1835       0       8,5         0            0    0,4339858\n\n" +
        "level: 0.95\n" +
        "garwood: Garwood (1936), Biometrika 28:437–442\n",
    });
  });

  it("writes numbers by their digits", () => {
    expect(
      [0, -1.5, 1 / 3, 1e-9, 123456789, Infinity, -Infinity].map((value) => formatSignificant(value, "nn")),
    ).toEqual(["0", "−1,5", "0,3333333", "1e−9", "123456789", "∞", "−∞"]);
  });

  it("reads numbers as programs write them", async () => {
    const [found] = await answer("bonferroni", csv(["p"], [["2.5e-3"]]));
    expect(found!.p).toBe(0.0025);
  });
});

describe("wrong calls", () => {
  it.each([
    [["garwod"], "There is no method “garwod”. Did you mean “garwood”?"],
    [["garwood"], "garwood needs --level; it is never chosen for you."],
    [["garwood", "--level", "0.95"], "garwood needs --data; it is never chosen for you."],
    [["garwood", "--level", "95", "--data", "x"], "--level is “95”; expected 0.9, 0.95, 0.99."],
    [["garwood", "--level", "1.5", "--data", "x"], "--level is “1.5”; expected 0.9, 0.95, 0.99."],
    [["garwood", "--level", "0.95", "--seed", "1", "--data", "x"], "garwood does not use --seed."],
    [["garwood", "--level", "0.95", "--data", "none.csv"], "none.csv"],
  ])("%j", async (words, sentence) => {
    await inFolder(async (cwd) => {
      const ran = await felles(["estimate", ...words, "--lang", "en"], { cwd });
      expect(ran.exit).toBe(2);
      expect(ran.stdout).toBe("");
      expect(said(ran)).toContain(sentence);
    });
  });
});

describe("wrong files", () => {
  const rate = (lines: string): string => `events,exposure\n${lines}\n`;
  it.each<[string, string, string, string]>([
    ["garwood", "", "tall.csv No line has the headers that the method needs: events, exposure.", "0.95"],
    ["garwood", "a,b\n1,2\n", "tall.csv:1 No line has the headers that the method needs: events, exposure.", "0.95"],
    [
      "garwood",
      "events,exposure,events\n1,2,3\n",
      "tall.csv:1:3 events The column stands twice in the header.",
      "0.95",
    ],
    ["garwood", "events,exposure\n", "tall.csv:1 The file has a header but no rows; expected at least one.", "0.95"],
    ["garwood", rate("1"), "tall.csv:2 The row has 1 cells; expected 2, as the header.", "0.95"],
    ["garwood", rate("NaN,2"), "tall.csv:2:1 events The cell is not a number; expected a finite one.", "0.95"],
    ["garwood", rate("1e999,2"), "tall.csv:2:1 events The cell is not a number; expected a finite one.", "0.95"],
    ["garwood", rate("<5,2"), "tall.csv:2:1 events The cell is not a number; expected a finite one.", "0.95"],
    [
      "garwood",
      rate("-1,2"),
      "tall.csv:2:1 events The number is not a count; expected a whole number, 0 or more.",
      "0.95",
    ],
    [
      "garwood",
      rate("1.5,2"),
      "tall.csv:2:1 events The number is not a count; expected a whole number, 0 or more.",
      "0.95",
    ],
    ["garwood", rate(",2"), "tall.csv:2:1 events The cell is empty; expected a value.", "0.95"],
    ["garwood", rate("1,2\n3,0"), "tall.csv:3:2 exposure Expected a number above 0.", "0.95"],
    ["garwood", "events;exposure\n1;2.345\n", "tall.csv:2:2 exposure The number can be read in two ways", "0.95"],
    ["garwood", 'events,exposure\n"1,2\n', "tall.csv:2", "0.95"],
    ["garwood", "\u0000\u0001\u0002", "tall.csv", "0.95"],
    ["garwood", `${"\u0000"}`, "tall.csv", "0.95"],
    ["wilson", "x,n\n3,0\n", "tall.csv:2:2 n Expected a whole number, 1 or more.", "0.95"],
    ["wilson", "n,x\n3,4\n", "tall.csv:2:2 x x is greater than n; expected at most n.", "0.95"],
    ["newcombe", "group,x,n\na,1,2\n,1,2\n", "tall.csv:3:1 group The cell is empty; expected a value.", "0.95"],
    ["newcombe", "group,x,n\na,1,2\n", "tall.csv:1 The file has 1 groups; expected two.", "0.95"],
    ["newcombe", "group,x,n\na,1,2\nb,1,2\na,1,2\n", "tall.csv:4 The row is about the same as line 2.", "0.95"],
    [
      "newcombe",
      "stratum,group,x,n\ns,a,1,2\ns,b,1,2\nr,a,1,2\n",
      "tall.csv:4 The stratum has only one of the two groups.",
      "0.95",
    ],
    ["rate-ratio", "group,events,exposure\na,0,2\nb,0,3\n", "tall.csv:2 Neither group has an event", "0.95"],
    ["rate-ratio", "group,events,exposure\na,0,2\n", "tall.csv:1 The file has 1 groups; expected two.", "0.95"],
    [
      "mantel-haenszel-odds-ratio",
      "group,stratum,x,n\na,s,0,2\n",
      "tall.csv:1 The file has 1 groups; expected two.",
      "0.95",
    ],
    [
      "mantel-haenszel-rate-ratio",
      "group,stratum,events,exposure\na,s,0,2\n",
      "tall.csv:1 The file has 1 groups",
      "0.95",
    ],
    [
      "mantel-haenszel-odds-ratio",
      "group,stratum,x,n\na,s,0,2\nb,s,0,2\n",
      "tall.csv:1 mantel-haenszel-odds-ratio has no answer to these numbers:",
      "0.95",
    ],
    ["dobson", "events,exposure,weight\n20,100,0\n", "tall.csv:2 All weights of the group are 0", "0.95"],
    ["dobson", "events,exposure,weight\n20,100,-1\n", "tall.csv:2:3 weight Expected a number, 0 or more.", "0.95"],
    ["meta-reml", "estimate,error\n1,1\n", "tall.csv:1 The file has 1 row(s); expected at least 2.", "0.95"],
    ["holm", "p\n5\n", "tall.csv:2:1 p Expected a number from 0 to 1.", ""],
    ["log-rank", "time,event,group\n1,2,a\n", "tall.csv:2:2 event Expected 0 or 1.", ""],
    ["log-rank", "time,event,group\n1,1,a\n", "tall.csv:1 The file has 1 groups; expected two.", ""],
    ["e-value", "ratio,lower,upper\n2,3,4\n", "tall.csv:2 ratio lies outside lower–upper", ""],
  ])("%s of %j", async (method, text, sentence, given) => {
    const ran = await run(method, text, [...(given === "" ? [] : ["--level", given]), "--lang", "en"]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toBe("");
    expect(said(ran)).toContain(sentence);
  });

  it("names every fault at once", async () => {
    const ran = await run("garwood", rate("-1,0\nx,1"), [...level(0.95), "--json"]);
    const said = JSON.parse(ran.stdout) as { findings: { code: string; line: number; column: number }[]; result: null };
    expect(said.result).toBeNull();
    expect(said.findings.map(({ code, line, column: at }) => [code, line, at])).toEqual([
      ["estimate.not-count", 2, 1],
      ["estimate.not-positive", 2, 2],
      ["estimate.not-number", 3, 1],
    ]);
  });

  it("never repeats a cell", async () => {
    const ran = await run("garwood", rate("hemmelig,1"), level(0.95));
    expect(ran.stderr).not.toContain("hemmelig");
  });
});

describe("laws", () => {
  const cells: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
    count: fc.integer({ min: 0, max: 4 }),
    "positive-count": fc.integer({ min: 4, max: 9 }),
    positive: fc.constantFrom(0.5, 1, 7, 1000),
    "non-negative": fc.constantFrom(0, 0.5, 3),
    number: fc.constantFrom(-2, 0, 0, 1.5),
    probability: fc.constantFrom(0, 0.01, 1),
    flag: fc.integer({ min: 0, max: 1 }),
    label: fc.constantFrom("a", "b", "b"),
  };
  const options = { level: 0.95, margin: 0.1, alternative: "two-sided", seed: 1 } as const;
  const fileOf = (method: StudyMethod): fc.Arbitrary<string> =>
    fc
      .array(fc.tuple(...method.columns.map((each) => cells[each.kind]!)), { minLength: 1, maxLength: 9 })
      .map((lines) =>
        csv(
          method.columns.map((each) => each.name),
          lines,
        ),
      );

  it.each([...studyMethods.values()].map((method) => [method.id, method] as const))(
    "%s answers or says why, never NaN",
    (_, method) => {
      fc.assert(
        fc.property(fileOf(method), (text) => {
          const bytes = new TextEncoder().encode(text);
          expect(readStudy(bytes, "x.csv", method.columns).ok).toBe(true);
          const found = study(method, bytes, "x.csv", options);
          if (!found.ok) {
            expect(found.issues.length).toBeGreaterThan(0);
            return;
          }
          for (const row of found.value) expect(Object.values(row)).not.toContain(Number.NaN);
        }),
        { numRuns: 60, seed: 20270930 },
      );
    },
  );

  it("lets a bug be a bug", () => {
    const broken: StudyMethod = {
      ...studyMethods.get("garwood")!,
      estimate: () => {
        throw new TypeError("a bug");
      },
    };
    const bytes = new TextEncoder().encode("events,exposure\n1,2\n");
    expect(() => study(broken, bytes, "x.csv", options)).toThrow(TypeError);
  });
});
