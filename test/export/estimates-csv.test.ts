/** Every number of a report as CSV: full precision, one address each, and nothing that runs in a spreadsheet. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "../../src/export/csv.ts";
import { estimatesCsv } from "../../src/export/estimates-csv.ts";
import type { Estimate } from "../../src/model/estimate.ts";
import type { Released } from "../../src/model/released.ts";
import { gap, rows, value } from "./released.ts";

const header =
  "analysis,indicator,area,period,group,measure,comparator,value,lower,upper,level,unit,per,numerator,denominator,method,status,reason,label,plan,notes";

describe("estimatesCsv", () => {
  it("writes one row for each number, sorted by address, empty where nothing is known", () => {
    expect(estimatesCsv(rows)).toBe(
      [
        header,
        "rates,offences-14-15,0101,2027-Q2,,rate,,1e-7,-INF,INF,,persons,1000,12,608,rate,released,,planned,,",
        "rates,offences-14-15,1833,2026-Q3,,rate,,,,,0.95,persons,1000,,,rate,withheld,missing,planned,,",
        "rates,offences-14-15,1833,2026-Q4,,rate,,,,,0.95,persons,1000,,,rate,withheld,confidential,planned,,",
        "rates,offences-14-15,1833,2027-Q1,,rate,,,,,0.95,persons,1000,,,rate,withheld,confidential,planned,,",
        "rates,offences-14-15,1833,2027-Q3,alder=14;kjonn=gutt,rate,,0,0,0.5,0.95,persons,1000,0,,rate,released,,planned,,",
        "rates,offences-14-15,1833,2027-Q3,,rate,,0.30000000000000004,0.3333333333333333,0.5,0.95,persons,1000,12,608,rate,released,,planned,,",
        "rates,offences-14-15,polarsirkel,2027-Q3,,rate-ratio,2022..2025,0.30000000000000004,0.3333333333333333,0.5,0.95,persons,1000,12,608,rate,released,,exploratory,ab12,",
        "rates,offences-14-15,polarsirkel,2027-Q3,,rate-ratio,salten,0.30000000000000004,0.3333333333333333,0.5,0.95,persons,1000,,,rate,released,,planned,,",
        "",
      ].join("\n"),
    );
  });

  it("writes the header alone when there is nothing to say", () => {
    expect(estimatesCsv([])).toBe(`${header}\n`);
  });

  it("has the same bytes whatever the order of the rows", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
        expect(estimatesCsv(shuffled)).toBe(estimatesCsv(rows));
      }),
    );
  });

  it("tells no disclosure rule from another: which one hid a number tells how large it is", () => {
    const codes = ["small-numerator", "small-complement", "small-denominator", "complementary", "difference"] as const;
    const texts = codes.map((code) => estimatesCsv([gap(code)]));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain(",withheld,confidential,");
    expect(estimatesCsv([gap("few-events")])).toContain(",withheld,few-events,");
  });

  it("keeps the notes beside the number, with their parameters", () => {
    const notes = [
      { code: "preliminary", params: {} },
      { code: "smallest-p", params: { p: 0.012 } },
      { code: "randomisation-p", params: { p: 0.5, assignments: 1000 } },
    ] as const;
    expect(estimatesCsv([value({ notes })])).toContain(
      ",preliminary;smallest-p?p=0.012;randomisation-p?assignments=1000&p=0.5\n",
    );
  });

  it("refuses two rows with one address", () => {
    expect(() => estimatesCsv([value(), value({ value: 3 })])).toThrow(
      new RangeError("two released values share an address"),
    );
  });

  it("refuses a row that was not released, at run time and at compile time", () => {
    const forged = { ...value() } as Released;
    expect(() => estimatesCsv([forged])).toThrow(new RangeError("a value that was not released reached an output"));
    const estimates: readonly Estimate[] = [];
    // @ts-expect-error an estimate is not released
    expect(estimatesCsv(estimates)).toBe(`${header}\n`);
  });
});

describe("csvText", () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"\n`],
    ["+1", "'+1\n"],
    ["-1", "'-1\n"],
    ["@SUM(A1)", "'@SUM(A1)\n"],
    ["\t=1", "'\t=1\n"],
    ["\r=1", `"'\r=1"\n`],
    ["a=1", "a=1\n"],
    ["Ås, Sør", '"Ås, Sør"\n'],
    ["", "\n"],
  ])("writes the text %j so that nothing runs", (text, line) => {
    expect(csvText(["a"], [[text]])).toBe(`a\n${line}`);
  });

  it("writes numbers and truths as they are, and refuses a number that is none", () => {
    expect(csvText(["a", "b", "c", "d"], [[-1.5, true, null, 0]])).toBe("a,b,c,d\n-1.5,true,,0\n");
    expect(() => csvText(["a"], [[Number.NaN]])).toThrow(new RangeError("a number that is none reached an output"));
  });

  it("is read back as it was written, but for the mark before a formula", () => {
    const cell = fc.string({ unit: "binary", minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (written) => {
        const read: string[][] = parse(csvText(["a", "b"], written), { recordDelimiter: "\n", bom: false });
        const unmarked = read.slice(1).map((row) => row.map((it) => it.replace(/^'(?=[=+\-@\t\r\n])/, "")));
        expect(unmarked).toEqual(written.map((row) => row.map((it) => it.replace(/^'(?=[=+\-@\t\r\n])/, ""))));
      }),
    );
  });

  it("gives every number back to the last bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(csvText(["a"], [[number]]).split("\n")[1])).toBe(number === 0 ? 0 : number);
      }),
    );
  });
});
