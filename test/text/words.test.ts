/** Templates, periods, dates, lists and their order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fill, placeholders } from "../../src/text/fill.ts";
import { compareNames, joinList } from "../../src/text/lists.ts";
import { formatDate, formatPeriod, formatShortPeriod } from "../../src/text/periods.ts";

describe("fill", () => {
  it("replaces each name each time", () => {
    expect(fill("{a} og {b} og {a}", { a: "x", b: 2 })).toBe("x og 2 og x");
  });

  it("does not fill what a parameter brings with it", () => {
    expect(fill("{a}", { a: "{b} $& $1", b: "secret" })).toBe("{b} $& $1");
  });

  it("refuses a missing parameter, an inherited one too", () => {
    expect(() => fill("{a}", {})).toThrow(new RangeError('the template "{a}" lacks the parameter a'));
    expect(() => fill("{toString}", {})).toThrow(
      new RangeError('the template "{toString}" lacks the parameter toString'),
    );
  });

  it("leaves text without names alone", () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes("{")),
        (text) => fill(text, {}) === text,
      ),
    );
  });

  it("names its parameters once, sorted", () => {
    expect(placeholders("{b} {a} {b}")).toEqual(["a", "b"]);
    expect(placeholders("none")).toEqual([]);
  });
});

describe("periods", () => {
  it.each([
    ["2027-Q3", "3. kvartal 2027", "3. kvartal 2027", "Q3 2027"],
    ["2029", "2029", "2029", "2029"],
    ["2026-Q4..2027-Q3", "4. kv. 2026–3. kv. 2027", "4. kv. 2026–3. kv. 2027", "Q4 2026–Q3 2027"],
    ["2027-Q1..2027-Q4", "1.–4. kv. 2027", "1.–4. kv. 2027", "Q1–Q4 2027"],
    ["2022-Q1..2025-Q4", "2022–2025", "2022–2025", "2022–2025"],
    ["2024..2026", "2024–2026", "2024–2026", "2024–2026"],
  ])("%s is %s, %s, %s", (id, nb, nn, en) => {
    expect([formatPeriod(id, "nb"), formatPeriod(id, "nn"), formatPeriod(id, "en")]).toEqual([nb, nn, en]);
  });

  it("have a short form for axes", () => {
    expect(formatShortPeriod("2027-Q3", "nb")).toBe("3. kv. 2027");
    expect(formatShortPeriod("2027", "nb")).toBe("2027");
  });

  it("refuses what is no period", () => {
    expect(() => formatPeriod("2027-Q5", "nb")).toThrow(new RangeError("not a period: 2027-Q5"));
  });
});

describe("formatDate", () => {
  it("writes a date out", () => {
    expect(formatDate("2029-05-01", "nb")).toBe("1. mai 2029");
    expect(formatDate("2029-12-31", "nn")).toBe("31. desember 2029");
    expect(formatDate("2029-05-01", "en")).toBe("1 May 2029");
  });

  it.each(["2029-13-01", "1.5.2029", ""])("refuses %j", (date) => {
    expect(() => formatDate(date, "nb")).toThrow(new RangeError(`not an ISO date: ${date}`));
  });
});

describe("joinList", () => {
  it("sets commas and a last conjunction", () => {
    expect(joinList([], "nb")).toBe("");
    expect(joinList(["Rana"], "nb")).toBe("Rana");
    expect(joinList(["Rana", "Nesna"], "nn")).toBe("Rana og Nesna");
    expect(joinList(["Rana", "Nesna", "Træna"], "en")).toBe("Rana, Nesna and Træna");
  });
});

describe("compareNames", () => {
  it("puts æ, ø and å last and aa among the a's", () => {
    const names = ["Ålesund", "Østfold", "Ærøy", "Zell", "Aarborte", "Aa", "Bodø", "Abelvær"];
    expect([...names].sort(compareNames)).toEqual([
      "Aa",
      "Aarborte",
      "Abelvær",
      "Bodø",
      "Zell",
      "Ærøy",
      "Østfold",
      "Ålesund",
    ]);
  });

  it("reads other accents as their letter, ä and ö as æ and ø, capitals as small", () => {
    expect(["Ö2", "Ä1", "Fuolldá", "fuolldb", "Đ", "e"].sort(compareNames)).toEqual([
      "Đ",
      "e",
      "Fuolldá",
      "fuolldb",
      "Ä1",
      "Ö2",
    ]);
  });

  it("orders a shorter name first, and words before one long word", () => {
    expect(["Nordland", "Nord", "Nord Fron", "Nord-Aurdal"].sort(compareNames)).toEqual([
      "Nord",
      "Nord-Aurdal",
      "Nord Fron",
      "Nordland",
    ]);
  });

  it("is a total order that only equals itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(-Math.sign(compareNames(b, a)) + 0);
        expect(compareNames(a, b) === 0).toBe(a === b);
        if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
