/** What a cell says: numbers and their absence, dates, periods, codes, municipalities. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldHeader, tidy } from "../../src/ingest/fold.ts";
import { nearest } from "../../src/ingest/nearest.ts";
import type { ColumnType } from "../../src/model/layout.ts";
import { cellOf, column, ingested, layout, readText, sentences, troubles } from "./fixtures.ts";

const absent = { value: null, bounds: null, preliminary: false };

/** What ingest makes of one dimension cell: the code, or the sentence in English. */
function dimensionOf(type: ColumnType, cell: string, more = {}, rules = {}): string {
  const outcome = readText(`navn;verdi\n"${cell.replaceAll('"', '""')}";1\n`, null, {
    layouts: [layout("one", [column("navn", type, more), column("verdi", "count")])],
    ...rules,
  });
  if (!outcome.ok) throw new RangeError("refused");
  const [observation] = outcome.value.observations;
  if (!observation) return sentences(outcome.issues, "en")[0]!;
  return observation.area || observation.period || observation.dims.navn!;
}

describe("numbers", () => {
  it.each<[ColumnType, string, unknown]>([
    ["count", "0", 0],
    ["count", "12", 12],
    ["count", " 12 ", 12],
    ["count", "+12", 12],
    ["count", "12,0", 12],
    ["count", "1 234", 1234],
    ["count", "1\u00a0234\u00a0567", 1234567],
    ["count", "1\u202f234", 1234],
    ["count", "-0", 0],
    ["count", "99999999", 99999999],
    ["amount", "-1 234,50", -1234.5],
    ["amount", "\u22121234,5", -1234.5],
    ["amount", "–5", -5],
    ["amount", "12.5", 12.5],
    ["amount", "0.125", 0.125],
    ["amount", "1,234", 1.234],
    ["number", "3,5", 3.5],
    ["percent", "12,5", 0.125],
    ["percent", "12,5 %", 0.125],
    ["percent", "12.5\u00a0%", 0.125],
    ["percent", "100%", 1],
    ["percent", "0", 0],
  ])("%s %j", (type, cell, value) => {
    expect(cellOf(type, cell)).toBe(value);
  });

  it.each<[ColumnType, string, string]>([
    ["count", "12,5", "ingest.not-whole"],
    ["count", "-3", "ingest.negative"],
    ["count", "\u22123", "ingest.negative"],
    ["count", "100000000", "ingest.too-large-number"],
    ["count", "12%", "ingest.not-number"],
    ["count", "12 34", "ingest.not-number"],
    ["count", "1 2345", "ingest.not-number"],
    ["count", "#N/A", "ingest.text-for-number"],
    ["count", "1E+05", "ingest.text-for-number"],
    ["count", "<0", "ingest.not-number"],
    ["count", "1.234", "ingest.ambiguous-number"],
    ["amount", "123.456", "ingest.ambiguous-number"],
    ["amount", "12345678901", "ingest.too-large-number"],
    ["percent", "100,1", "ingest.not-percent"],
    ["percent", "-1", "ingest.not-percent"],
    ["percent", "%", "ingest.text-for-number"],
    ["number", "1,2,3", "ingest.not-number"],
  ])("%s %j is %s", (type, cell, code) => {
    expect(cellOf(type, cell)).toBe(code);
  });

  it("the point is the decimal sign of a file with commas between its cells, and the comma then leaves the doubt", () => {
    expect(cellOf("amount", "123.456", ",")).toBe(123.456);
    expect(cellOf("amount", "12,5", ",")).toBe(12.5);
    expect(cellOf("amount", "123,456", ",")).toBe("ingest.ambiguous-number");
  });

  it("any number written the Norwegian way is read back", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, decimals) => {
          const grouped = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
          const minus = whole < 0 ? "\u2212" : "";
          const text = `${minus}${grouped},${String(decimals).padStart(2, "0")}`;
          expect(cellOf("amount", text)).toBe(
            Number(`${whole < 0 ? "-" : ""}${Math.abs(whole)}.${String(decimals).padStart(2, "0")}`),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("missing signs", () => {
  it.each<[string, unknown]>([
    ["", { ...absent, missing: "missing" }],
    ["  ", { ...absent, missing: "missing" }],
    ["..", { ...absent, missing: "missing" }],
    ["…", { ...absent, missing: "missing" }],
    [".", { ...absent, missing: "not-applicable" }],
    [":", { ...absent, missing: "suppressed-at-source" }],
    ["-", 0],
    ["–", 0],
    ["\u2212", 0],
    ["*", { ...absent, missing: "missing", preliminary: true }],
    [":*", { ...absent, missing: "suppressed-at-source", preliminary: true }],
    ["12*", { value: 12, missing: null, bounds: null, preliminary: true }],
    ["12 *", { value: 12, missing: null, bounds: null, preliminary: true }],
    ["<5", { value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper: 4 }, preliminary: false }],
    ["< 5*", { value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper: 4 }, preliminary: true }],
    ["≤4", { value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper: 4 }, preliminary: false }],
    ["<1", { value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper: 0 }, preliminary: false }],
  ])("%j in a count", (cell, expected) => {
    expect(cellOf("count", cell)).toEqual(expected);
  });

  it("<5 leaves up to 5 per cent of a percentage, and no bounds of a number that may be negative", () => {
    const hidden = { value: null, missing: "suppressed-at-source", preliminary: false };
    expect(cellOf("percent", "<5")).toEqual({ ...hidden, bounds: { lower: 0, upper: 0.05 } });
    expect(cellOf("percent", "<5 %")).toEqual({ ...hidden, bounds: { lower: 0, upper: 0.05 } });
    expect(cellOf("percent", "<500")).toEqual({ ...hidden, bounds: { lower: 0, upper: 1 } });
    expect(cellOf("amount", "<5")).toEqual({ ...hidden, bounds: null });
  });

  it("per cents keep the preliminary mark on either side of the sign", () => {
    const marked = { value: 0.5, missing: null, bounds: null, preliminary: true };
    expect(cellOf("percent", "50%*")).toEqual(marked);
    expect(cellOf("percent", "50 % *")).toEqual(marked);
    expect(cellOf("percent", "..")).toEqual({ ...absent, missing: "missing" });
  });
});

describe("dates", () => {
  // Day numbers: Python 3, date(2027, 9, 30).toordinal() - date(1970, 1, 1).toordinal(), and so on.
  it.each<[string, unknown]>([
    ["1970-01-01", 0],
    ["2027-09-30", 21091],
    ["30.09.2027", 21091],
    ["30.9.2027", 21091],
    ["29.2.2028", 21243],
    ["1969-12-31", -1],
    ["", { ...absent, missing: "missing" }],
    [".", { ...absent, missing: "not-applicable" }],
    ["30.09.2027*", { value: 21091, missing: null, bounds: null, preliminary: true }],
    ["29.2.2027", "ingest.not-date"],
    ["2027-13-01", "ingest.not-date"],
    ["31.4.2027", "ingest.not-date"],
    ["30/9/2027", "ingest.not-date"],
    ["30.9.27", "ingest.not-date"],
    ["1.1.1899", "ingest.not-date"],
    ["1.1.2201", "ingest.not-date"],
    ["-", "ingest.not-date"],
    ["høsten 2027", "ingest.not-date"],
  ])("%j", (cell, expected) => {
    expect(cellOf("date", cell)).toEqual(expected);
  });
});

describe("periods and years", () => {
  it.each([
    ["2027-Q3", "2027-Q3"],
    ["2027K3", "2027-Q3"],
    ["2027 k3", "2027-Q3"],
    ["3. kvartal 2027", "2027-Q3"],
    ["3.\u00a0kvartal\u00a02027", "2027-Q3"],
    ["2027", "2027"],
  ])("%j is %s", (cell, period) => {
    expect(dimensionOf("period", cell)).toBe(period);
  });

  it("2027-Q5 is an error that names what was expected", () => {
    const text = "kommunenr;periode;maal;verdi\n1833;2027-Q5;slt-moter;3\n";
    expect(sentences(ingested(text).issues, "nb")).toEqual([
      "politi.csv:2:2 periode er «2027-Q5»; ventet et kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, med kvartal fra 1 til 4, eller et år. Rett perioden på linje 2.",
    ]);
    expect(sentences(ingested(text).issues, "nn")).toEqual([
      "politi.csv:2:2 periode er «2027-Q5»; venta eit kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, med kvartal frå 1 til 4, eller eit år. Rett perioden på linje 2.",
    ]);
    expect(sentences(ingested(text).issues, "en")).toEqual([
      "politi.csv:2:2 periode is “2027-Q5”; expected a quarter such as 2027-Q3, 2027K3 or 3. kvartal 2027, with quarters 1 to 4, or a year. Correct the period on line 2.",
    ]);
  });

  it("a window is no period of a row, and text is not repeated", () => {
    expect(dimensionOf("period", "2026-Q4..2027-Q3")).toBe(
      "politi.csv:2:1 navn holds text or a long number (not repeated here, in case it is about a person); expected a quarter such as 2027-Q3, 2027K3 or 3. kvartal 2027, or a year. Correct the period on line 2.",
    );
    expect(dimensionOf("period", "ukjent")).not.toContain("ukjent");
  });

  it("a period that has not come is an error; one that has begun, or no limit, is none", () => {
    expect(dimensionOf("period", "2027-Q4")).toBe(
      "politi.csv:2:1 navn is 2027-Q4, which has not come yet; the newest period that can be meant is 2027-Q3. Correct the period on line 2, or run with a later --as-of.",
    );
    expect(dimensionOf("period", "2027")).toBe("2027");
    expect(dimensionOf("period", "2199-Q4", {}, { latest: null })).toBe("2199-Q4");
  });

  it("years may lie ten years ahead, for budgets", () => {
    expect(dimensionOf("year", "2037")).toBe("2037");
    expect(dimensionOf("year", "2038")).toContain("the newest period that can be meant is 2037");
    expect(dimensionOf("year", "2199", {}, { latest: null })).toBe("2199");
    expect(dimensionOf("year", "27")).toBe(
      "politi.csv:2:1 navn is “27”; expected a year of four digits. Correct the year on line 2.",
    );
    expect(dimensionOf("year", "2027-Q1")).toContain("expected a year of four digits");
    expect(dimensionOf("year", "i fjor")).toContain("holds text or a long number");
  });

  it.each<ColumnType>(["period", "year", "area", "group"])("an empty %s is an error", (type) => {
    expect(dimensionOf(type, "")).toBe(
      "politi.csv:2:1 navn is empty; the row does not say what its number is about. Fill in navn on line 2.",
    );
  });
});

describe("codes", () => {
  const ages = { codes: ["12", "14-15", "økonomi", "alle"] };

  it.each([
    ["alle", "alle"],
    [" ALLE ", "alle"],
    ["14–15", "14-15"],
    ["14 - 15", "14-15"],
    ["12 år", "12"],
    ["12 years", "12"],
    ["okonomi", "økonomi"],
  ])("%j is %s", (cell, code) => {
    expect(dimensionOf("code", cell, ages)).toBe(code);
  });

  it("unknown ones come with the nearest, or with all", () => {
    expect(dimensionOf("code", "ale", ages)).toBe(
      "politi.csv:2:1 navn has an unknown code; did the sender mean “alle”? Expected one of 12, 14-15, økonomi, alle. Correct the code on line 2.",
    );
    expect(dimensionOf("code", "noe annet", ages)).toBe(
      "politi.csv:2:1 navn has an unknown code; expected one of 12, 14-15, økonomi, alle. Correct the code on line 2, or add it to pipelines/deliveries.yaml.",
    );
    expect(dimensionOf("code", "x".repeat(500), ages)).toContain("has an unknown code; expected one of");
    expect(dimensionOf("code", "", ages)).toContain("is empty");
  });

  it("long lists are cut short in a message", () => {
    const codes = Array.from({ length: 25 }, (_, i) => `kode${String(i + 10)}`);
    expect(dimensionOf("code", "?", { codes })).toContain("kode28, kode29 …. Correct");
  });

  it("groups are those of the programme", () => {
    expect(dimensionOf("group", "Salten")).toBe("salten");
    expect(dimensionOf("group", "saltn")).toContain("did the sender mean “salten”?");
  });

  it("where any is allowed, it must be short, without spaces and without a long number", () => {
    expect(dimensionOf("code", "samlokalisering-2026")).toBe("samlokalisering-2026");
    expect(dimensionOf("code", "14 år")).toBe("14");
    for (const cell of ["to ord", "0102034", "x".repeat(41), "=1+1", "-a"]) {
      expect(dimensionOf("code", cell)).toBe(
        "politi.csv:2:1 navn is not a short code; expected letters, digits, points and hyphens without spaces, at most 40 characters. Use the code, not the name, on line 2.",
      );
    }
    expect(dimensionOf("code", "")).toContain("is empty");
  });
});

describe("municipalities", () => {
  it.each(["1833", " 1833 ", "K-1833", "K-1833 Rana", "1833 Rana – Raane"])("%j is Rana", (cell) => {
    expect(dimensionOf("area", cell)).toBe("1833");
  });

  it("a code from before 2020 is an error that suggests today's", () => {
    const text = "kommunenr;periode;maal;verdi\n1849;2019-Q4;slt-moter;3\n1850;2027-Q1;slt-moter;3\n";
    expect(sentences(ingested(text).issues, "nb")).toEqual([
      "politi.csv:2:1 kommunenr er 1849, et kommunenummer som ikke lenger er i bruk; i dag: 1875. Lever tallene etter dagens kommuner.",
      "politi.csv:3:1 kommunenr er 1850, et kommunenummer som ikke lenger er i bruk; i dag: 1806, 1875. Lever tallene etter dagens kommuner.",
    ]);
    expect(sentences(ingested(text).issues, "en")).toEqual([
      "politi.csv:2:1 kommunenr is 1849, a municipality code that is no longer in use; today: 1875. Deliver the numbers by today’s municipalities.",
      "politi.csv:3:1 kommunenr is 1850, a municipality code that is no longer in use; today: 1806, 1875. Deliver the numbers by today’s municipalities.",
    ]);
  });

  it("a code that ended is right while it lasted, and expired from the day it ended", () => {
    const of = (code: string, period: string): readonly string[] =>
      troubles(`kommunenr;periode;maal;verdi\n${code};${period};slt-moter;3\n`);
    expect(of("1850", "2019-Q4")).toEqual([]);
    expect(of("1850", "2020-Q1")).toEqual(["ingest.former-area 2:1 kommunenr"]);
    expect(of("1852", "2019-Q4")).toEqual([]);
    expect(of("1852", "2020-Q1")).toEqual(["ingest.expired-area 2:1 kommunenr"]);
    expect(of("1875", "2016-Q1")).toEqual([]);
  });

  it("without a period no code can have expired", () => {
    expect(dimensionOf("area", "1852")).toBe("1852");
  });

  it("a lost leading zero is found out", () => {
    expect(dimensionOf("area", "301")).toBe(
      "politi.csv:2:1 navn is 301: its leading zero is lost. Expected 0301. Format the column as text before the file is saved.",
    );
  });

  it("anything else is unknown, and repeated only when it is like a number", () => {
    expect(dimensionOf("area", "9999")).toBe(
      "politi.csv:2:1 navn is “9999”; expected a municipality code of four digits from pipelines/programme.yaml. Correct the code, or add the municipality to pipelines/programme.yaml.",
    );
    expect(dimensionOf("area", "302")).toContain("is “302”");
    for (const cell of ["Rana", "18331833", "1.2.3"]) {
      expect(dimensionOf("area", cell)).toBe(
        "politi.csv:2:1 navn holds text or a long number (not repeated here, in case it is about a person); expected a municipality code of four digits. Correct line 2 of the file.",
      );
    }
  });
});

describe("spelling", () => {
  it("folds what does not matter", () => {
    expect(fold("  Kjønn ")).toBe("kjonn");
    expect(["Mål", "maal", "MAAL"].map(fold)).toEqual(["mal", "mal", "mal"]);
    expect(fold("Nær venn")).toBe("naer-venn");
    expect(fold("Évenskjer")).toBe("evenskjer");
    expect(foldHeader("Kommune-nr.")).toBe("kommunenr");
    expect(tidy("\u00a0a\u202f\n b\ufeff")).toBe("a b");
  });

  it("the nearest is within a third of the word, and the first wins a tie", () => {
    expect(nearest("guttt", ["jente", "gutt", "alle"])).toBe("gutt");
    expect(nearest("ab", ["ac", "ad"])).toBe("ac");
    expect(nearest("kvinne", ["jente", "gutt"])).toBe(null);
    expect(nearest("x", ["y"])).toBe(null);
    expect(nearest("", ["y"])).toBe(null);
    expect(nearest("y".repeat(41), ["y"])).toBe(null);
    expect(nearest("abc", [])).toBe(null);
  });

  it("a number is nobody's slip of another", () => {
    expect(nearest("13", ["14", "15"])).toBe(null);
  });
});
