/** The small constructors of the nouns: issues, groups, addresses, figures, released values. */
import { describe, expect, it } from "vitest";
import { type Area, membersOn } from "../../src/model/area.ts";
import { issueCodes, issueLevels } from "../../src/model/codes/index.ts";
import { breakdownId, estimateAddress } from "../../src/model/estimate.ts";
import { type Figure, figure } from "../../src/model/figure.ts";
import { accepted, atLeast, IssueError, issue, rejected } from "../../src/model/issue.ts";
import { isMeasure } from "../../src/model/layout.ts";
import { observationKey } from "../../src/model/observation.ts";
import { assertReleased, type Released, type ReleasedValue, release } from "../../src/model/released.ts";

describe("issues", () => {
  it("take the level that their code declares", () => {
    for (const code of issueCodes) expect(issue(code, null).level).toBe(issueLevels[code]);
  });

  it("order their levels", () => {
    expect(atLeast("critical", "error")).toBe(true);
    expect(atLeast("error", "error")).toBe(true);
    expect(atLeast("info", "warning")).toBe(false);
  });

  it("never reject without a reason", () => {
    expect(() => rejected([])).toThrow(new RangeError("rejected() needs at least one issue"));
    expect(rejected([issue("cli.bug", null)]).ok).toBe(false);
    expect(accepted(1)).toEqual({ ok: true, value: 1, issues: [] });
  });

  it("travel in one error with the exit code they deserve", () => {
    const error = new IssueError([issue("cli.bug", null), issue("cli.unknown-verb", null)], 2);
    expect(error.message).toBe("cli.bug, cli.unknown-verb");
    expect(error.exit).toBe(2);
  });
});

describe("membersOn", () => {
  const area = (code: string, from: string, until: string | null): Area => ({
    code,
    name: code,
    valid: { from: "1964-01-01", until: null },
    formerly: [],
    memberships: [{ group: "g", from, until, confirmed: true }],
  });

  it("counts the first day in and the last day out", () => {
    const areas = [area("1836", "2018-01-01", "2026-01-01"), area("1804", "2007-07-01", null)];
    expect(membersOn(areas, "g", "2017-12-31")).toEqual(["1804"]);
    expect(membersOn(areas, "g", "2018-01-01")).toEqual(["1804", "1836"]);
    expect(membersOn(areas, "g", "2025-12-31")).toEqual(["1804", "1836"]);
    expect(membersOn(areas, "g", "2026-01-01")).toEqual(["1804"]);
    expect(membersOn(areas, "other", "2026-01-01")).toEqual([]);
  });
});

describe("keys", () => {
  it("do not depend on the order in which dimensions were written", () => {
    const base = { measure: "offences.personer", area: "1833", period: "2027-Q3" };
    expect(observationKey({ ...base, dims: { kjonn: "alle", alder: "14" } })).toBe(
      "offences.personer|1833|2027-Q3|alder=14|kjonn=alle",
    );
    expect(breakdownId({ kjonn: "gutt", alder: "14" })).toBe("alder=14;kjonn=gutt");
    expect(breakdownId({})).toBe("");
  });

  it("name an estimate's comparator only where there is one", () => {
    const key = {
      analysis: "a",
      indicator: "i",
      area: "programme",
      period: "2027-Q3",
      group: "",
      measure: "rate",
    } as const;
    expect(estimateAddress({ ...key, comparator: null })).toBe("a|i|programme|2027-Q3||rate");
    expect(estimateAddress({ ...key, measure: "rate-ratio", comparator: "salten" })).toBe(
      "a|i|programme|2027-Q3||rate-ratio/salten",
    );
  });

  it("tell numbers from what they are about", () => {
    const column = {
      name: "x",
      labels: { nb: "", nn: "", en: "" },
      codes: null,
      total: null,
      optional: false,
      aliases: [],
    };
    expect(isMeasure({ ...column, type: "count" })).toBe(true);
    expect(isMeasure({ ...column, type: "code" })).toBe(false);
  });
});

describe("figure", () => {
  const good: Figure = {
    id: "trend",
    chart: "trend",
    lang: "nb",
    title: "t",
    subtitle: "",
    alt: "a",
    wide: {},
    narrow: {},
    table: { columns: [{ label: "l", align: "start" }], rows: [["x"]] },
    n: "n",
    source: "s",
    period: "p",
    suppression: "none",
    notes: [],
  };

  it("passes one that can be read without its picture", () => {
    expect(figure(good)).toBe(good);
  });

  it.each(["title", "alt", "n", "source", "period", "suppression"] as const)("refuses one without %s", (key) => {
    expect(() => figure({ ...good, [key]: " " })).toThrow(new RangeError(`figure trend: ${key} is empty`));
  });

  it("refuses one whose table is empty", () => {
    expect(() => figure({ ...good, table: { columns: [], rows: [] } })).toThrow(
      new RangeError("figure trend: the data table is empty"),
    );
  });
});

describe("Released", () => {
  const value: ReleasedValue = {
    analysis: "a",
    indicator: "i",
    area: "programme",
    period: "2027-Q3",
    group: "",
    measure: "count",
    comparator: null,
    method: "count",
    level: null,
    unit: "persons",
    per: 1,
    label: "exploratory",
    plan: null,
    notes: [],
    status: "released",
    value: 12,
    lower: null,
    upper: null,
    numerator: 12,
    denominator: null,
  };

  it("is frozen and known as genuine", () => {
    const row = release(value);
    expect(Object.isFrozen(row)).toBe(true);
    expect(() => assertReleased([row])).not.toThrow();
  });

  it("cannot be forged by a cast or a copy", () => {
    const sentence = "a value that was not released reached an output";
    expect(() => assertReleased([value as Released])).toThrow(new RangeError(sentence));
    expect(() => assertReleased([{ ...release(value) }])).toThrow(new RangeError(sentence));
  });
});
