/** What `felles estimate` shows, and what it says of wrong calls, wrong files and numbers that carry no answer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { study, studyMethods } from "../../src/pipeline/estimate/index.ts";
import { readStudy } from "../../src/pipeline/estimate/read.ts";
import type { StudyMethod } from "../../src/pipeline/estimate/study.ts";
import { formatSignificant } from "../../src/text/significant.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, type Cell, csv, level, run, said } from "./estimate-fixture.ts";

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
      "tall.csv:1 One of the groups has no events; expected at least one on each side.",
      "0.95",
    ],
    ["dobson", "events,exposure,weight\n20,100,0\n", "tall.csv:2 All weights of the group are 0", "0.95"],
    ["dobson", "events,exposure,weight\n20,100,-1\n", "tall.csv:2:3 weight Expected a number, 0 or more.", "0.95"],
    ["meta-reml", "estimate,error\n1,1\n", "tall.csv:1 The file has 1 row(s); expected at least 2.", "0.95"],
    ["gamma-poisson", "events,exposure\n0,1\n0,2\n", "tall.csv:1 No row has an event; expected at least one.", "0.95"],
    ["beta-binomial", "x,n\n0,1\n", "tall.csv:1 The file has 1 row(s); expected at least 2.", "0.95"],
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

  it("gives up a file whose quotes are broken throughout", async () => {
    const ran = await run("garwood", rate('"a"b,1\n'.repeat(5000)), [...level(0.95), "--json"]);
    expect(ran.exit).toBe(1);
    const { findings } = JSON.parse(ran.stdout) as { findings: { code: string }[] };
    expect(findings.map((it_) => it_.code)).toEqual(["ingest.broken-quotes"]);
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
  const options = { level: 0.95, margin: 0.1, alternative: "two-sided", seed: 1, lag: 4 } as const;
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
