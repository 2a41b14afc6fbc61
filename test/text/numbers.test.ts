/** Numbers as readers write them; rounding half away from zero, once. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { langs } from "../../src/model/labels.ts";
import {
  formatInterval,
  formatMoney,
  formatNumber,
  formatP,
  formatPercent,
  formatPercentagePoints,
  formatPlain,
  formatRate,
  formatSigned,
} from "../../src/text/numbers.ts";

const nbsp = "\u00a0";
const minus = "\u2212";

describe("formatNumber", () => {
  it.each([
    [0, 0, "0"],
    [0, 2, "0,00"],
    [1, 1, "1,0"],
    [999, 0, "999"],
    [1000, 0, `1${nbsp}000`],
    [1234567.891, 1, `1${nbsp}234${nbsp}567,9`],
    [-1234.5, 1, `${minus}1${nbsp}234,5`],
    [0.285, 2, "0,29"],
    [1.005, 2, "1,01"],
    [2.675, 2, "2,68"],
    [-0.285, 2, `${minus}0,29`],
    [0.5, 0, "1"],
    [-0.5, 0, `${minus}1`],
    [0.49, 0, "0"],
    [-0.04, 1, "0,0"],
    [-0, 0, "0"],
    [0.000001234, 8, "0,00000123"],
    [9.999, 2, "10,00"],
    [999.96, 1, `1${nbsp}000,0`],
    [0.1 + 0.2, 1, "0,3"],
    [1e15, 0, `1${nbsp}000${nbsp}000${nbsp}000${nbsp}000${nbsp}000`],
    [1e-12, 3, "0,000"],
    [Number.MIN_VALUE, 0, "0"],
  ])("writes %d with %d decimals as %s", (value, decimals, text) => {
    expect(formatNumber(value, decimals, "nb")).toBe(text);
  });

  it("writes nynorsk as bokmål and English with point and comma", () => {
    expect(formatNumber(-12345.678, 2, "nn")).toBe(`${minus}12${nbsp}345,68`);
    expect(formatNumber(-12345.678, 2, "en")).toBe(`${minus}12,345.68`);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %d", (value) => {
    expect(() => formatNumber(value, 1, "nb")).toThrow(new RangeError(`not a number that can be written: ${value}`));
  });

  it.each([-1, 13, 0.5])("refuses %d decimals", (decimals) => {
    expect(() => formatNumber(1, decimals, "nb")).toThrow(
      new RangeError(`decimals must be a whole number from 0 to 12: ${decimals}`),
    );
  });

  it("rounds the decimal text of a number half away from zero, whatever the double below it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.integer({ min: 0, max: 3 }), (n, decimals) => {
        const value = Number(`${n}e-4`);
        const unit = 10 ** (4 - decimals);
        const rounded = Math.sign(n) * Math.floor((Math.abs(n) + unit / 2) / unit);
        const plain = formatNumber(value, decimals, "en").replaceAll(",", "").replace(minus, "-");
        expect(Number(plain.replace(".", ""))).toBe(rounded === 0 ? 0 : rounded);
      }),
    );
  });

  it("keeps the digits whatever the language", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const digits = langs.map((lang) => formatNumber(value, 3, lang).replace(/\D/g, ""));
        expect(new Set(digits).size).toBe(1);
      }),
    );
  });
});

describe("formatSigned", () => {
  it.each([
    [1.25, `+1,3`],
    [-1.25, `${minus}1,3`],
    [0, "0,0"],
    [0.04, "0,0"],
  ])("writes %d as %s", (value, text) => {
    expect(formatSigned(value, 1, "nb")).toBe(text);
  });
});

describe("formatPlain", () => {
  it.each([
    [2027, "2027"],
    [10_000, `10${nbsp}000`],
    [-3, `${minus}3`],
    [0.5, "0,5"],
    [12.25, "12,25"],
    [1 / 3, "0,333333"],
    [12_345.5, `12${nbsp}345,5`],
  ])("writes %d as %s", (value, text) => {
    expect(formatPlain(value, "nb")).toBe(text);
  });

  it("leaves four digits together in English too", () => {
    expect(formatPlain(1000, "en")).toBe("1000");
  });
});

describe("formatPercent", () => {
  it("puts a space that does not break before the sign in Norwegian, none in English", () => {
    expect(formatPercent(0.285, 0, "nb")).toBe(`29${nbsp}%`);
    expect(formatPercent(1, 1, "nn")).toBe(`100,0${nbsp}%`);
    expect(formatPercent(0.0049, 1, "en")).toBe("0.5%");
  });

  it("writes differences in percentage points", () => {
    expect(formatPercentagePoints(-0.032, 1, "nb")).toBe(`${minus}3,2 prosentpoeng`);
    expect(formatPercentagePoints(0.032, 1, "en")).toBe("+3.2 percentage points");
  });
});

describe("formatRate", () => {
  it("shows a rate per its unit", () => {
    expect(formatRate(0.01234, 1000, "nb")).toBe("12,3 per 1000");
    expect(formatRate(0.00001234, 100_000, "en")).toBe("1.2 per 100,000");
  });
});

describe("formatMoney", () => {
  it("writes whole kroner", () => {
    expect(formatMoney(2_350_000, "nb")).toBe(`2${nbsp}350${nbsp}000${nbsp}kr`);
    expect(formatMoney(2_350_000.5, "en")).toBe(`NOK${nbsp}2,350,001`);
  });
});

describe("formatP", () => {
  it("has three decimals, or says that it is smaller", () => {
    expect(formatP(0.0314, "nb")).toBe("0,031");
    expect(formatP(0.00099, "nb")).toBe(`<${nbsp}0,001`);
    expect(formatP(1, "en")).toBe("1.000");
  });
});

describe("formatInterval", () => {
  it("has a dash, and a word where a dash would be taken for a minus", () => {
    expect(formatInterval(1.25, 3.4, 1, "nb")).toBe("1,3–3,4");
    expect(formatInterval(-1.2, 3.4, 1, "nb")).toBe(`${minus}1,2 til 3,4`);
    expect(formatInterval(-3.4, -1.2, 1, "en")).toBe(`${minus}3.4 to ${minus}1.2`);
    expect(formatInterval(2, 2, 0, "nn")).toBe("2–2");
  });

  it("says where it is open", () => {
    expect(formatInterval(1.2, Number.POSITIVE_INFINITY, 1, "nb")).toBe("1,2 eller mer");
    expect(formatInterval(Number.NEGATIVE_INFINITY, 3.4, 1, "nn")).toBe("3,4 eller mindre");
    expect(formatInterval(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 1, "en")).toBe("no bounds");
  });

  it("refuses bounds that are the wrong way round or no numbers", () => {
    expect(() => formatInterval(2, 1, 0, "nb")).toThrow(new RangeError("not an interval: 2 to 1"));
    expect(() => formatInterval(Number.NaN, 1, 0, "nb")).toThrow(new RangeError("not an interval: NaN to 1"));
  });
});
