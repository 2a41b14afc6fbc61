/** Rows against each other and against themselves: observations, parts and wholes, duplicates, totals, the privacy guard. */
import { describe, expect, it } from "vitest";
import { ingest } from "../../src/ingest/index.ts";
import { lineList } from "../../src/ingest/lines.ts";
import { quarantineCsv } from "../../src/ingest/quarantine.ts";
import { missingReasons } from "../../src/model/observation.ts";
import { bytesOf, column, ingested, layout, readText, rules, sentences, troubles } from "./fixtures.ts";

describe("observations", () => {
  it("are one for each number column of each row, with everything the row says", () => {
    const { observations, kind, count } = ingested(
      "kommunenr;periode;alder;kjonn;lovbruddsgruppe;personer;saker\n1833;2027K3;14;gutt;tyveri;<5;7*\n",
    );
    const shared = {
      kind: "offences",
      area: "1833",
      period: "2027-Q3",
      dims: { alder: "14", kjonn: "gutt", lovbruddsgruppe: "tyveri", digital: "alle" },
      line: 2,
    };
    expect(kind).toBe("offences");
    expect(count).toEqual({ read: 1, accepted: 1, rejected: 0 });
    expect(observations).toEqual([
      {
        ...shared,
        measure: "offences.personer",
        value: null,
        missing: "suppressed-at-source",
        bounds: { lower: 0, upper: 4 },
        preliminary: false,
      },
      { ...shared, measure: "offences.saker", value: 7, missing: null, bounds: null, preliminary: true },
    ]);
    expect(missingReasons).toContain(observations[0]!.missing);
  });

  it("of an optional number column that the file leaves out are not made", () => {
    const { observations } = ingested("kommunenr;aar;indikator;svar;andel\n1833;2025;skulk;ja;12,5 %\n");
    expect(observations.map(({ measure, value }) => [measure, value])).toEqual([["survey.prosent", 0.125]]);
    expect(observations[0]!.dims).toEqual({ indikator: "skulk", trinn: "alle", kjonn: "alle", svar: "ja" });
  });

  it("of a kind by group have the group for an area; of a kind without area or period, neither", () => {
    const money = ingested("aar;region;post;budsjett;regnskap\n2027;Salten;drift;1 200 000;..\n").observations;
    expect(money.map(({ area, period, dims, value, missing }) => ({ area, period, dims, value, missing }))).toEqual([
      { area: "salten", period: "2027", dims: { post: "drift", kilde: "alle" }, value: 1200000, missing: null },
      { area: "salten", period: "2027", dims: { post: "drift", kilde: "alle" }, value: null, missing: "missing" },
    ]);
    const dates = ingested("id;planlagt;faktisk;status\npilot;1.10.2026;;planlagt\n").observations;
    expect(dates.map(({ area, period, dims, value }) => ({ area, period, dims, value }))).toEqual([
      { area: "", period: "", dims: { id: "pilot", status: "planlagt" }, value: 20727 },
      { area: "", period: "", dims: { id: "pilot", status: "planlagt" }, value: null },
    ]);
  });

  it("do not depend on the order of columns", () => {
    const plain = ingested("kommunenr;aar;alder;kjonn;personer\n1833;2027;14;gutt;5\n").observations;
    expect(ingested("personer;kjonn;alder;aar;kommunenr\n5;gutt;14;2027;1833\n").observations).toEqual(plain);
  });
});

describe("a row with an error", () => {
  it("is rejected whole, with every reason, in the order of columns", () => {
    const text = "personer;kommunenr;aar;alder;kjonn\n12,5;9999;2027;99;guttt\n5;1833;2027;14;gutt\n";
    const { count, rejectedRows, observations, issues } = ingested(text);
    expect(count).toEqual({ read: 2, accepted: 1, rejected: 1 });
    expect(observations).toHaveLength(1);
    expect(rejectedRows).toHaveLength(1);
    expect(rejectedRows[0]!.line).toBe(2);
    expect(rejectedRows[0]!.cells).toEqual(["12,5", "9999", "2027", "99", "guttt"]);
    expect(rejectedRows[0]!.issues).toEqual(issues);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:2:1 personer er «12,5»; ventet et helt tall. Se etter om desimaltegnet er rett, eller om kolonnene er forskjøvet.",
      "politi.csv:2:2 kommunenr er «9999»; ventet et kommunenummer på fire siffer fra pipelines/programme.yaml. Rett nummeret, eller legg til kommunen i pipelines/programme.yaml.",
      "politi.csv:2:4 alder har en ukjent kode; ventet en av 12, 13, 14, 15, 16, 17. Rett koden på linje 2, eller legg den til i pipelines/deliveries.yaml.",
      "politi.csv:2:5 kjonn har en ukjent kode; mente avsenderen «gutt»? Ventet en av jente, gutt, alle. Rett koden på linje 2.",
    ]);
  });

  it("has its numbers named when they are too large, negative or no per cent", () => {
    const text = "kommunenr;aar;alder;personer\n1833;2027;14;-3\n1833;2027;15;123456789\n";
    expect(sentences(ingested(text).issues, "en")).toEqual([
      "politi.csv:2:4 personer is “-3”; a count cannot be under 0. Correct the number on line 2; “-” alone means 0.",
      "politi.csv:3:4 personer is over the largest number that can be meant, 99,999,999. See whether separators are lost or columns have shifted on line 3.",
    ]);
  });
});

describe("a part and its whole", () => {
  const header = "kommunenr;startperiode;henvist;startet;fullfort;avbrutt;flyttet;pagaar\n";

  it("are refused when the part is larger, or must be", () => {
    expect(sentences(ingested(`${header}1833;2027K1;3;4;1;1;1;1\n`).issues, "nb")).toEqual([
      "politi.csv:2:4 startet er større enn henvist på samme rad; en del kan ikke være større enn det hele. Rett det som er feil på linje 2.",
    ]);
    expect(troubles(`${header}1833;2027K1;<5;5;1;1;1;1\n`)).toEqual(["ingest.part-over-whole 2:4 startet"]);
  });

  it("are let through when they are equal, or may be right", () => {
    expect(troubles(`${header}1833;2027K1;4;4;4;0;0;0\n1833;2027K2;:;4;..;0;0;0\n1835;2027K2;4;<9;<5;0;0;0\n`)).toEqual(
      [],
    );
  });

  it("are not compared when one is not in the file", () => {
    const loose = layout(
      "loose",
      [column("aar", "year"), column("a", "count"), column("b", "count", { optional: true })],
      [],
      [{ part: "a", whole: "b" }],
    );
    expect(troubles("aar;a\n2027;5\n", null, { layouts: [loose] })).toEqual([]);
  });
});

describe("columns that are the sum of others", () => {
  const sumLayout = {
    ...layout("sums", [
      column("aar", "year"),
      column("startet", "count"),
      column("fullfort", "count"),
      column("avbrutt", "count", { optional: true }),
    ]),
    sumRules: [{ whole: "startet", parts: ["fullfort", "avbrutt"] }],
  };
  const layouts = [sumLayout];
  const header = "aar;startet;fullfort;avbrutt\n";

  it("are refused when they do not add up, or cannot", () => {
    expect(sentences(readText(`${header}2027;4;2;1\n`, null, { layouts }).issues, "nb")).toEqual([
      "politi.csv:2:2 startet er ikke summen av fullfort, avbrutt på samme rad. Rett det som er feil på linje 2.",
    ]);
    expect(sentences(readText(`${header}2027;4;2;1\n`, null, { layouts }).issues, "en")).toEqual([
      "politi.csv:2:2 startet is not the sum of fullfort, avbrutt on the same row. Correct the one that is wrong on line 2.",
    ]);
    expect(troubles(`${header}2027;9;<5;<5\n2026;1;2;:\n`, null, { layouts })).toEqual([
      "ingest.whole-not-sum 2:2 startet",
      "ingest.whole-not-sum 3:2 startet",
    ]);
  });

  it("are let through when they add up, or may", () => {
    expect(troubles(`${header}2027;4;2;2\n2026;0;0;0\n2025;8;<5;<5\n2024;:;2;1\n`, null, { layouts })).toEqual([]);
  });

  it("are not checked when one is not in the file", () => {
    expect(troubles("aar;startet;fullfort\n2027;4;2\n", null, { layouts })).toEqual([]);
  });
});

describe("rows about the same thing", () => {
  const header = "kommunenr;aar;alder;personer\n";

  it("that say the same: the first holds", () => {
    const { count, observations, issues } = ingested(`${header}1833;2027;14;5\n1833;2027;14 år;5,0\n1833;2027;14;5\n`);
    expect(count).toEqual({ read: 3, accepted: 1, rejected: 2 });
    expect(observations.map((it) => it.line)).toEqual([2]);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:3 Linje 3 gjentar linje 2; den første gjelder. Fjern den ene raden.",
      "politi.csv:4 Linje 4 gjentar linje 2; den første gjelder. Fjern den ene raden.",
    ]);
    expect(issues.map((each) => each.level)).toEqual(["warning", "warning"]);
  });

  it("that contradict each other: none holds", () => {
    const { count, issues } = ingested(`${header}1833;2027;14;5\n1833;2027;15;6\n1833;2027;14;5\n1833;2027;14;7\n`);
    expect(count).toEqual({ read: 4, accepted: 1, rejected: 3 });
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:2 Lines 2, 4–5 are about the same, with different numbers; all are rejected. Find out which is right, and remove the others.",
      "politi.csv:4 Lines 2, 4–5 are about the same, with different numbers; all are rejected. Find out which is right, and remove the others.",
      "politi.csv:5 Lines 2, 4–5 are about the same, with different numbers; all are rejected. Find out which is right, and remove the others.",
    ]);
  });

  it.each([
    [":", ".."],
    ["<5", "<4"],
    ["5", "5*"],
    ["0", "<1"],
  ])("%s and %s contradict each other", (a, b) => {
    expect(ingested(`${header}1833;2027;14;${a}\n1833;2027;14;${b}\n`).count.rejected).toBe(2);
  });
});

describe("a total and its parts", () => {
  const header = "kommunenr;aar;alder;kjonn;personer\n";
  const set = (girls: string, boys: string, all: string): string =>
    `${header}1833;2027;14;jente;${girls}\n1833;2027;14;gutt;${boys}\n1833;2027;14;alle;${all}\n1835;2027;14;alle;99\n`;

  it("that do not add up are rejected together, by one issue on the total", () => {
    const { count, issues, rejectedRows, observations } = ingested(set("3", "4", "8"));
    expect(count).toEqual({ read: 4, accepted: 1, rejected: 3 });
    expect(observations.map((it) => it.area)).toEqual(["1835"]);
    expect(rejectedRows.map((each) => [each.line, each.issues[0]!.code])).toEqual([
      [2, "ingest.total-not-sum"],
      [3, "ingest.total-not-sum"],
      [4, "ingest.total-not-sum"],
    ]);
    expect(sentences(issues, "nb")).toEqual([
      "politi.csv:4:5 personer på linje 4 er ikke summen av delene etter kjonn på linje 2–3; alle er avvist. Finn ut om summen eller en av delene er feil, og lever på nytt.",
    ]);
    expect(sentences(issues, "en")).toEqual([
      "politi.csv:4:5 personer on line 4 is not the sum of its parts by kjonn on line 2–3; all are rejected. Find out whether the total or one of the parts is wrong, and deliver again.",
    ]);
  });

  it.each([
    ["3", "4", "7"],
    ["0", "0", "0"],
    ["3", ":", "7"],
    ["3", "..", "3"],
    ["<5", "<5", "8"],
    ["3", "4", ":"],
    ["3", "4", "<9"],
    [":", "..", "."],
  ])("%s and %s may make %s", (girls, boys, all) => {
    expect(troubles(set(girls, boys, all))).toEqual([]);
  });

  it.each([
    ["3", "4", "6"],
    ["3", ":", "2"],
    ["<5", "<5", "9"],
    ["5", "4", "<9"],
  ])("%s and %s cannot make %s", (girls, boys, all) => {
    expect(troubles(set(girls, boys, all))).toEqual(["ingest.total-not-sum 4:5 personer"]);
  });

  it("are let be when a part is not there, unless those that are exceed the total", () => {
    expect(troubles(`${header}1833;2027;14;jente;3\n1833;2027;14;alle;8\n`)).toEqual([]);
    expect(troubles(`${header}1833;2027;14;jente;9\n1833;2027;14;alle;8\n`)).toEqual([
      "ingest.total-not-sum 3:5 personer",
    ]);
    expect(troubles(`${header}1833;2027;14;jente;3\n1833;2027;14;gutt;3\n`)).toEqual([]);
  });

  it("may share persons where the rule is that parts cover the total", () => {
    const offences = (theft: string, violence: string, drugs: string, all: string): readonly string[] =>
      troubles(
        `kommunenr;periode;alder;lovbruddsgruppe;personer;saker\n${[
          ["tyveri", theft],
          ["vold", violence],
          ["rus", drugs],
          ["alle", all],
        ]
          .filter(([, n]) => n !== "")
          .map(([group, n]) => `1833;2027K1;14;${group};${n};:\n`)
          .join("")}`,
      );
    expect(offences("1", "2", "3", "6")).toEqual([]);
    expect(offences("1", "2", "3", "3")).toEqual([]);
    expect(offences("1", "2", "3", "2")).toEqual(["ingest.total-not-covered 5:5 personer"]);
    expect(offences("1", "2", "3", "7")).toEqual(["ingest.total-not-covered 5:5 personer"]);
    expect(offences("1", "2", "", "7")).toEqual([]);
    expect(offences("1", "2", "", "1")).toEqual(["ingest.total-not-covered 4:5 personer"]);
    expect(offences("1", "2", ":", "7")).toEqual([]);
    expect(
      sentences(
        ingested(
          "kommunenr;periode;alder;lovbruddsgruppe;personer;saker\n1833;2027K1;14;rus;3;3\n1833;2027K1;14;alle;2;3\n",
        ).issues,
        "nb",
      ),
    ).toEqual([
      "politi.csv:3:5 personer på linje 3 er mindre enn den største eller større enn summen av delene etter lovbruddsgruppe på linje 2; alle er avvist. Finn ut om totalen eller en av delene er feil, og lever på nytt.",
    ]);
  });

  it("may be objected to by more than one rule", () => {
    const result = ingested(
      "kommunenr;periode;alder;lovbruddsgruppe;personer;saker\n1833;2027K1;14;rus;3;3\n1833;2027K1;14;alle;2;2\n",
    );
    expect(result.rejectedRows.map((row) => row.issues.map((each) => each.code))).toEqual([
      ["ingest.total-not-covered", "ingest.total-not-sum"],
      ["ingest.total-not-covered", "ingest.total-not-sum"],
    ]);
    expect(result.issues).toHaveLength(2);
  });

  it("of money may be negative and have decimals", () => {
    const money = (a: string, b: string, all: string): readonly string[] =>
      troubles(
        `aar;region;post;budsjett;regnskap\n2027;salten;stillinger;${a};0\n${b === "" ? "" : `2027;salten;drift;${b};0\n`}2027;salten;alle;${all};0\n`,
      );
    expect(money("0,1", "0,2", "0,3")).toEqual([]);
    expect(money("5", "-2", "3")).toEqual([]);
    expect(money("5", "-2", "4")).toEqual(["ingest.total-not-sum 4:4 budsjett"]);
    expect(money("5", "..", "3")).toEqual([]);
    expect(money("5", "", "3")).toEqual([]);
  });

  it("are not checked after one of them was rejected for another reason", () => {
    expect(troubles(set("3", "x", "8"))).toEqual(["ingest.text-for-number 3:5 personer"]);
    expect(troubles(`${set("3", "4", "8")}1833;2027;14;gutt;5\n`)).toEqual([
      "ingest.conflicting-row 3",
      "ingest.conflicting-row 6",
    ]);
  });

  it("need a layout that makes sense", () => {
    const sensible = column("alder", "code", { codes: ["14", "alle"], total: "alle" });
    const broken = (rule: { measure: string; column: string }, age = sensible): (() => unknown) => {
      const one = layout(
        "one",
        [age, column("n", "count"), column("m", "count", { optional: true })],
        [{ ...rule, relation: "equal" }],
      );
      return () => readText("alder;n\n14;1\n", null, { layouts: [one] });
    };
    expect(broken({ measure: "n", column: "kjonn" })).toThrow(
      RangeError("layout one has a total rule on kjonn, which is no column"),
    );
    expect(broken({ measure: "n", column: "alder" }, column("alder", "code", { codes: ["14"] }))).toThrow(
      RangeError("layout one has a total rule on alder, which has no codes or no total"),
    );
    expect(broken({ measure: "m", column: "alder" })).not.toThrow();
  });
});

describe("a cell that is too long to be a number", () => {
  const header = "kommunenr;aar;alder;personer\n";

  it("is no identity number when it tells no birth date", () => {
    expect(troubles(`${header}1833;2027;14;99999999999\n`)).toEqual(["ingest.too-large-number 2:4 personer"]);
    expect(troubles(`${header}1833;2027;14;01139912345\n`)).toEqual(["ingest.too-large-number 2:4 personer"]);
  });
});

describe("the quarantine file", () => {
  const describeShortly = (each: { readonly code: string }): string => `(${each.code})`;

  it("has line, codes, reason and the cells as they were, in the delivery's own shape", () => {
    const result = ingested("kommunenr;aar;alder;personer\n1833;2027;14;5\n1833;2027;99;-3\n1833;20;14;5\n");
    expect(quarantineCsv(result, describeShortly)).toBe(
      [
        "\ufeffline;codes;reason;kommunenr;aar;alder;personer",
        "3;ingest.unknown-code ingest.negative;(ingest.unknown-code) (ingest.negative);1833;2027;99;-3",
        "4;ingest.not-year;(ingest.not-year);1833;20;14;5",
        "",
      ].join("\r\n"),
    );
  });

  it("holds no formula that a spreadsheet would run", () => {
    const cells = ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("x")', "-", "-5", "+1,5", "a\nb"];
    const result = ingested(
      `kommunenr;aar;alder;personer\n${cells.map((cell) => `1833;2027;14;"${cell.replaceAll('"', '""')}x"\n`).join("")}${["-", "-5", "+1,5"].map((cell) => `9999;2027;14;${cell}\n`).join("")}`,
    );
    const lines = quarantineCsv(result, () => "")
      .split("\r\n")
      .slice(1, -1);
    const last = lines.map((line) => line.slice(line.indexOf("2027;14;") + 8));
    expect(last).toEqual([
      `"'=1+1x"`,
      `"'+cmdx"`,
      `"'-2+3x"`,
      `"'@SUM(A1)x"`,
      `"'\t=1x"`,
      `"'＝1x"`,
      `"'=HYPERLINK(""x"")x"`,
      `"'-x"`,
      `"'-5x"`,
      `"'+1,5x"`,
      `"a\nbx"`,
      "-",
      "-5",
      '"+1,5"',
    ]);
  });

  it("is a header alone when nothing was rejected", () => {
    expect(quarantineCsv(ingested("aar,region,budsjett,regnskap\n2027,salten,1,2\n"), () => "")).toBe(
      "\ufeffline,codes,reason,aar,region,budsjett,regnskap\r\n",
    );
  });
});

describe("lists of lines", () => {
  it("join runs and stop after ten", () => {
    expect(lineList([])).toBe("");
    expect(lineList([7])).toBe("7");
    expect(lineList([20, 12, 13, 14])).toBe("12–14, 20");
    expect(lineList(Array.from({ length: 11 }, (_, i) => 2 * i))).toBe("0, 2, 4, 6, 8, 10, 12, 14, 16, 18 …");
  });
});

it("the same bytes give the same result, whatever was read before", () => {
  const bytes = bytesOf("kommunenr;aar;alder;personer\n1833;2027;14;5\n1833;2027;99;-3\n");
  const read = (): unknown => {
    const outcome = ingest({ file: "a.csv", bytes, kind: null }, rules);
    if (!outcome.ok) return outcome.issues;
    const { table, observations, count, rejectedRows } = outcome.value;
    return { table, rows: table.rows, observations, count, rejectedRows, issues: outcome.issues };
  };
  const first = read();
  ingested("kommunenr;aar;alder;personer\n1835;2020;14;x\n");
  expect(read()).toEqual(first);
});
