/** Issues, reasons and notes as sentences. */
import { describe, expect, it } from "vitest";
import type { NoteCode, ReasonCode } from "../../src/model/estimate.ts";
import { issue } from "../../src/model/issue.ts";
import { langs } from "../../src/model/labels.ts";
import { describeIssue, describeNote, describeReason, placeText } from "../../src/text/describe.ts";
import { fill } from "../../src/text/fill.ts";
import { catalogues } from "../../src/text/index.ts";

describe("placeText", () => {
  it("names the file, the line and the column, as far as they are known", () => {
    expect(placeText({ file: "inbox/politi.csv", line: 412, column: 3 })).toBe("inbox/politi.csv:412:3");
    expect(placeText({ file: "inbox/politi.csv", line: 412, field: "personer" })).toBe("inbox/politi.csv:412");
    expect(placeText({ file: "inbox/politi.csv" })).toBe("inbox/politi.csv");
    expect(placeText({ file: "inbox/politi.csv", column: 3 })).toBe("inbox/politi.csv");
  });

  it("lets no file name steer a terminal", () => {
    expect(placeText({ file: "a\u001b[31m\u202eb.csv" })).toBe("a\ufffd[31m\ufffdb.csv");
  });
});

describe("describeIssue", () => {
  it("says words of a definition in the reader's language", () => {
    const params = { kind: "followup", "kind.nb": "oppfølging", "kind.en": "follow-up\u202e", period: "2027-Q3" };
    const it = issue("run.no-delivery", null, params);
    expect(langs.map((lang) => /[«“](.*)[»”]/.exec(describeIssue(it, lang).message)?.[1])).toEqual([
      "oppfølging",
      "followup",
      "follow-up\ufffd",
    ]);
  });

  const place = { file: "inbox/politi.csv", line: 12_345 };

  it.each(langs)("fills both sentences in %s from the parameters and the place", (lang) => {
    const found = issue("cli.unknown-verb", place, { verb: "runn", nearest: "run", count: 12_345 });
    const text = catalogues[lang].findings["cli.unknown-verb"];
    const params = { file: "inbox/politi.csv", line: "12345", verb: "runn", nearest: "run", count: "x" };
    expect(describeIssue(found, lang)).toEqual({
      message: fill(text.message, params),
      remedy: fill(text.remedy, params),
    });
  });
});

describe("describeReason", () => {
  it("names the areas that are missing", () => {
    const reason = { code: "missing-area", params: { areas: "1833,1826" } } as const;
    expect(describeReason(reason, "nb")).toBe(
      "Tall mangler fra 1833 og 1826, så summen for området kan ikke regnes ut.",
    );
    const names: Readonly<Record<string, string>> = { "1833": "Rana", "1826": "Hattfjelldal" };
    expect(describeReason(reason, "nn", (code) => names[code]!)).toBe(
      "Tal manglar frå Rana og Hattfjelldal, så summen for området kan ikkje reknast ut.",
    );
  });

  it("refuses a reason without its parameters", () => {
    expect(() => describeReason({ code: "few-events", params: {} }, "en")).toThrow(
      new RangeError(
        'the template "Fewer than {minimum} events: too few for the number to say anything certain." lacks the parameter minimum',
      ),
    );
  });

  it.each(langs)("has a sentence for each code in %s", (lang) => {
    for (const code of Object.keys(catalogues[lang].reasons) as ReasonCode[])
      expect(describeReason({ code, params: { areas: "1833", minimum: 10, df: 1.4, rounds: 100 } }, lang)).toMatch(
        /^\p{Lu}.*\.$/u,
      );
  });
});

describe("describeNote", () => {
  it.each(langs)("has a sentence for each code in %s", (lang) => {
    const counts = {
      assignments: 5000,
      observed: 9,
      units: 7,
      margin: 0.1,
      dispersion: 1.2,
      df: 9.5,
      dropped: 2,
      hidden: 3,
      fewest: 12,
      most: 21,
      ratio: 0.7,
      bound: 1.4,
      base: 3,
      share: 0.2,
      power: 0.8,
      kkt: 1.234e-14,
      limit: 1e-9,
      rank: 2,
      ranked: 24,
      factor: 1.5,
      answered: 0.8,
      leastShare: 0.2,
      mostShare: 0.4,
      days: 183,
      variation: 0.21,
      amount: 2_000_000,
      nb: "planen",
      nn: "planen",
      en: "the plan",
      strata: 2,
      shortest: 0,
      longest: 9,
      tests: 4,
      times: 8.25,
      lag: 4,
      durbin: 1.9,
      clusters: 30,
      effective: 11.2,
      draws: 9999,
      years: 1,
      treated: 7,
      controls: 23,
    };
    const params = {
      ...counts,
      areas: "1833",
      parts: "1806 (1), 1875 (3)",
      source: "SSB",
      p: 0.04,
      expected: 12.5,
      from: "2020-Q1",
    };
    for (const code of Object.keys(catalogues[lang].notes) as NoteCode[])
      expect(describeNote({ code, params: { ...params, lower: 0.8, upper: 1.1 } }, lang)).toMatch(/^[\p{Lu}\d].*\.$/u);
  });

  it("writes a margin as percentage points, and dispersion with two decimals", () => {
    expect(describeNote({ code: "inferior", params: { margin: 0.125 } }, "en")).toBe(
      "Inferior: it is worse by more than the margin of 12.5 percentage points.",
    );
    expect(describeNote({ code: "non-inferior", params: { margin: 0.07 } }, "nb")).toBe(
      "Ikke dårligere: det ligger mindre enn grensen på 7 prosentpoeng bak.",
    );
    const params = { units: 31, dispersion: 1.234, lower: 0, upper: 2.5 };
    expect(describeNote({ code: "over-dispersion", params }, "nn")).toBe(
      "Dei 31 områda varierer 1,23 gonger så mykje som tilfelle åleine ville gitt; når det blir rekna med, er grensene 0,00 og 2,50.",
    );
  });

  it("writes shares as whole per cent, and residuals by two digits", () => {
    expect(describeNote({ code: "fit-before", params: { share: 0.084, ratio: 1.755 } }, "en")).toBe(
      "Before the start the synthetic region deviates by 8% of the level; after the start the deviation is 1.76 times as large.",
    );
    expect(describeNote({ code: "optimal-weights", params: { kkt: 1.234e-14, limit: 1e-9 } }, "nb")).toBe(
      "Ingen vekter passer bedre før oppstart: KKT-avviket er 1,2e−14, under 1e−9.",
    );
  });

  it("writes p-values, numbers, periods and dates as the language does", () => {
    expect(describeNote({ code: "randomisation-p", params: { p: 0.0314, assignments: 50_000 } }, "nb")).toBe(
      "Randomiseringstest med 50\u00a0000 fordelinger: p = 0,031.",
    );
    expect(describeNote({ code: "expected-under-no-effect", params: { observed: 41, expected: 52.3456 } }, "en")).toBe(
      "41 events against 52.3 expected had the development followed the comparison areas.",
    );
    expect(describeNote({ code: "leave-one-out", params: { lower: 0.7345, upper: 0.9 } }, "nn")).toBe(
      "Når eitt område blir utelate om gongen, ligg anslaget mellom 0,73 og 0,90.",
    );
    const breakFrom = (from: string) => describeNote({ code: "break-in-series", params: { from } }, "en");
    expect(breakFrom("2020-Q1")).toContain("from Q1 2020:");
    expect(breakFrom("2020-03-12")).toContain("from 12 March 2020:");
    expect(breakFrom("the spring")).toContain("from the spring:");
  });

  it("writes the share of all who were asked as whole per cent, and what a case is worth with its thousands", () => {
    const params = { answered: 0.82, leastShare: 0.16, mostShare: 0.34 };
    expect(describeNote({ code: "non-response", params }, "nb")).toBe(
      "82\u00a0% svarte. Alt etter hva de andre ville svart, ligger andelen blant alle som ble spurt, mellom 16\u00a0% og 34\u00a0%.",
    );
    expect(
      describeNote({ code: "worth", params: { amount: 2_000_000, nb: "planen", nn: "planen", en: "the plan" } }, "en"),
    ).toBe("A case prevented is valued at 2,000,000 kroner (the plan).");
  });
});
