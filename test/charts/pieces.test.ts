/** The pieces of which figures are made: ticks, lines of text, time, names, styles, spread. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { basisText, caption, covered } from "../../src/charts/caption.ts";
import { subtitleOf, tickText, unitText, windowText } from "../../src/charts/heading.ts";
import { stackHeadings } from "../../src/charts/landmarks.ts";
import { areaName, comparatorName, groupName, headingOf, indicatorName, orderAreas } from "../../src/charts/names.ts";
import { spreadOf } from "../../src/charts/spread.ts";
import { plainStyles, styleAreas } from "../../src/charts/styles.ts";
import { dataTable, intervalHeading } from "../../src/charts/table.ts";
import { ink } from "../../src/charts/theme.ts";
import { labelExpression, linearTicks, ratioTicks } from "../../src/charts/ticks.ts";
import { extent, position, timeDomain, timeTicks } from "../../src/charts/time.ts";
import { capitalised, estimateWidth, unbroken, wrap } from "../../src/charts/wrap.ts";
import type { ReleasedValue } from "../../src/model/released.ts";
import { textWidth } from "../../src/report/measure.ts";
import { context, gap, indicators, rollingRows, value } from "./fixture.ts";

const nbsp = "\u00a0";

describe("linearTicks", () => {
  it.each([
    [0, 23.8, 4, [0, 10, 20, 30]],
    [0, 105, 5, [0, 25, 50, 75, 100, 125]],
    [0, 0.9, 3, [0, 0.5, 1]],
    [-0.055, 0.02, 4, [-0.06, -0.04, -0.02, 0, 0.02]],
    [-5, 0, 1, [-5, 0]],
    [0, 0, 3, [0, 0.5]],
    [7, 7, 3, [5, 10]],
    [0, 9.9, 1, [0, 10]],
  ])("covers %d to %d in about %d steps", (low, high, count, values) => {
    expect(linearTicks(low, high, count).values).toEqual(values);
  });

  it("has the decimals that its steps need", () => {
    expect(linearTicks(0, 100, 4).decimals).toBe(0);
    expect(linearTicks(0, 1, 4).decimals).toBe(1);
    expect(linearTicks(0, 0.08, 4).decimals).toBe(2);
  });

  it("holds both ends, rises evenly and stays readable", () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 2, max: 6 }), (a, b, count) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(high), Math.abs(low)));
        const { values, domain } = linearTicks(low, high, count);
        const slack = 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
        expect(domain[0]).toBeLessThanOrEqual(low + slack);
        expect(domain[1]).toBeGreaterThanOrEqual(high - slack);
        expect(values.length).toBeGreaterThan(1);
        expect(values.length).toBeLessThanOrEqual(count + 3);
        expect([...values].sort((x, y) => x - y)).toEqual(values);
      }),
    );
  });
});

describe("ratioTicks", () => {
  it.each([
    [0.72, 1.94, [0.5, 1, 2]],
    [0.3, 3, [0.2, 0.5, 1, 2, 5]],
    [0.1, 10, [0.1, 0.2, 0.5, 1, 2, 5, 10]],
    [0.03, 3, [0.02, 0.1, 1, 5]],
    [0.001, 500, [0.01, 0.1, 1, 10, 100]],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, [0.5, 1, 2]],
  ])("holds equality and, as far as a hundredfold, %d to %d", (low, high, values) => {
    expect(ratioTicks(low, high).values).toEqual(values);
  });
});

describe("labelExpression", () => {
  it("looks a finished label up by its value", () => {
    expect(
      labelExpression([
        [0, "0 %"],
        [0.5, ["4. kv.", "2026"]],
      ]),
    ).toBe('{"0":"0 %","0.5":["4. kv.","2026"]}[datum.value]');
  });
});

describe("wrap", () => {
  it("breaks at spaces and after dashes, never at a space that does not break", () => {
    expect(wrap("Fullført oppfølging etter seks måneder", 130, 13)).toEqual([
      "Fullført oppfølging",
      "etter seks måneder",
    ]);
    expect(wrap(`4.${nbsp}kv.${nbsp}2026–3.${nbsp}kv.${nbsp}2027`, 80, 12)).toEqual([
      `4.${nbsp}kv.${nbsp}2026–`,
      `3.${nbsp}kv.${nbsp}2027`,
    ]);
    expect(wrap("", 100, 12)).toEqual([""]);
  });

  it("cuts a word that no line holds, with a hyphen", () => {
    expect(wrap("Seksuallovbruddsstatistikk nå", 80, 12)).toEqual(["Seksuallovbr-", "uddsstatistik-", "k nå"]);
  });

  it("loses no letter and exceeds no width", () => {
    const text = fc.stringMatching(/^[a-zæøå–,. ]{0,80}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 300 }), (words, width) => {
        const lines = wrap(words, width, 12);
        for (const line of lines) expect(estimateWidth(line, 12)).toBeLessThanOrEqual(width);
        const letters = (it: string): string => it.replace(/[ -]/g, "");
        expect(letters(lines.join(""))).toBe(letters(words));
      }),
    );
  });

  it("estimates at least the true width of the words that figures hold", () => {
    const samples = [
      "Polarsirkelregionen",
      "Fullført oppfølging etter seks måneder",
      "Referanse 4. kv. 2023–3. kv. 2026",
      "Other municipalities in Nordland",
      "−1,9 (−5,5 til 2,0)",
      `3${nbsp}500${nbsp}000`,
      "Personer med voldslovbrudd",
    ];
    for (const sample of samples) {
      expect(estimateWidth(sample, 13)).toBeGreaterThanOrEqual(textWidth(sample, 13, 600));
      expect(estimateWidth(sample, 13)).toBeLessThan(textWidth(sample, 13, 400) * 1.3);
    }
  });

  it("keeps capitals and spaces as told", () => {
    expect(capitalised("the Arctic Circle")).toBe("The Arctic Circle");
    expect(unbroken("3. kv. 2027")).toBe(`3.${nbsp}kv.${nbsp}2027`);
  });
});

describe("time", () => {
  it("draws a period in its middle and a window in the middle of its end", () => {
    expect(position("2027-Q3")).toBe(2027.625);
    expect(position("2027")).toBe(2027.5);
    expect(position("2026-Q4..2027-Q3")).toBe(2027.625);
    expect(position("2024..2026")).toBe(2026.5);
    expect(extent("2026-Q4..2027-Q3")).toEqual([2026.75, 2027.75]);
    expect(timeDomain(["2027-Q3", "2026-Q4..2027-Q1"])).toEqual([2027, 2027.75]);
  });

  const ticks = (domain: readonly [number, number], yearly: boolean, width: number) =>
    timeTicks(domain, yearly, width, 12, context());

  it("labels years of which the middle is shown, fewer where they would touch, the last always", () => {
    expect(ticks([2018.75, 2027.75], false, 600).map((tick) => tick.label[0])).toEqual([
      "2019",
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
      "2025",
      "2026",
      "2027",
    ]);
    expect(ticks([2018.75, 2027.75], false, 100).map((tick) => tick.label[0])).toEqual(["2021", "2024", "2027"]);
    expect(ticks([2019, 2020], true, 600)).toEqual([{ at: 2019.5, label: ["2019"] }]);
  });

  it("labels quarters over a short span", () => {
    expect(ticks([2026.75, 2027.5], false, 600)).toEqual([
      { at: 2026.875, label: ["4. kv.", "2026"] },
      { at: 2027.125, label: ["1. kv.", "2027"] },
      { at: 2027.375, label: ["2. kv.", "2027"] },
    ]);
    expect(ticks([2026, 2028], false, 200).map((tick) => tick.at)).toEqual([2026.375, 2026.875, 2027.375, 2027.875]);
  });
});

describe("stackHeadings", () => {
  it("lifts what would touch and leaves the rest on the lowest row", () => {
    const at = (x: number) => ({ x, text: "Per 1000 personår", colour: ink.text });
    expect(stackHeadings([at(0), at(40), at(300), at(20)])).toEqual([0, 1, 0, 2]);
    expect(stackHeadings([])).toEqual([]);
  });
});

describe("names", () => {
  const nb = context("nb");

  it("come from the programme, with a capital, or stand as the id", () => {
    expect(areaName("programme", context("en"))).toBe("The Arctic Circle Region");
    expect(areaName("1833", nb)).toBe("Rana");
    expect(areaName("9999", nb)).toBe("9999");
    expect(indicatorName("cannabis", nb)).toBe("Brukt cannabis siste 12 måneder");
    expect(indicatorName("none", nb)).toBe("none");
    expect(headingOf({ indicator: "none", group: "" }, nb)).toBe("none");
    expect(headingOf({ indicator: "persons", group: "alder=14" }, nb)).toBe("Personer med lovbrudd: 14 år");
    expect(groupName("alder=15;kjonn=gutt", nb)).toBe("15 år, kjonn gutt");
  });

  it("of a comparator may be an area, a period or nothing", () => {
    expect(comparatorName("salten", nb)).toBe("Salten");
    expect(comparatorName("2022-Q1..2025-Q4", nb)).toBe("2022–2025");
    expect(comparatorName("elsewhere", nb)).toBe("elsewhere");
    expect(comparatorName(null, nb)).toBe("");
  });

  it("stand with the programme first, then benchmark, donors, and municipalities in Norwegian order", () => {
    expect(orderAreas(["1835", "1834", "nordland", "1833", "salten", "programme", "salten"], nb)).toEqual([
      "programme",
      "salten",
      "nordland",
      "1834",
      "1833",
      "1835",
    ]);
  });
});

/** Relative luminance and contrast on white, WCAG 2.1, 1.4.11. */
function contrast(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe("styles", () => {
  const ids = ["programme", "salten", "nordland", "1826", "1828", "1832", "1833", "1834", "1835"];

  it("differ in colour, in dash and in shape", () => {
    const styles = [...styleAreas(ids, context()).values()];
    for (const key of ["colour", "dash", "shape"] as const)
      expect(new Set(styles.map((style) => JSON.stringify(style[key]))).size).toBe(ids.length);
  });

  it("differ for the seven municipalities of the programme, and for nine", () => {
    for (const alone of [ids.slice(2), ["1826", "1828", "1832", "1833", "1834", "1835", "1836", "1804", "1841"]]) {
      const styles = [...styleAreas(alone, context()).values()];
      for (const key of ["colour", "dash", "shape"] as const)
        expect(new Set(styles.map((style) => JSON.stringify(style[key]))).size).toBe(alone.length);
    }
  });

  it("have shapes that can be filled: a stroke would not be seen", () => {
    for (const { shape } of styleAreas(ids, context()).values()) expect(shape).not.toBe("stroke");
  });

  it("keep 3:1 on white, and text 4.5:1", () => {
    for (const style of styleAreas(ids, context()).values()) expect(contrast(style.colour)).toBeGreaterThanOrEqual(3);
    expect(contrast(ink.text)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink.muted)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink.axis)).toBeGreaterThanOrEqual(3);
  });

  it("give a role its own to the first group, and go round when there are many", () => {
    const two = context("nb", {
      programme: {
        ...context().programme,
        groups: [...context().programme.groups, { ...context().programme.groups[1]!, id: "salten-programme" }],
      },
    });
    const styles = styleAreas(["salten", "salten-programme"], two);
    expect(styles.get("salten")!.shape).toBe("square");
    expect(styles.get("salten-programme")!.shape).toBe("triangle-up");
    const many = styleAreas([...ids, "1836", "1804", "1841"], context());
    expect(many.size).toBe(12);
    expect(new Set([...plainStyles(ids).values()].map((style) => style.colour)).size).toBe(1);
  });
});

describe("spreadOf", () => {
  it("describes level and spread", () => {
    // By hand: median of 1…9 is 5, |x − 5| has median 2.
    expect(spreadOf([9, 1, 8, 2, 7, 3, 6, 4, 5])).toEqual({ median: 5, mad: 2, quartiles: [3, 7], outliers: [] });
  });

  it("names the points beyond three scaled deviations", () => {
    // 3 × 1.4826 × 2 = 8.8956 from 5
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 13.9]).outliers).toEqual([8]);
    expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 13.8]).outliers).toEqual([]);
    expect(spreadOf([-3.9, 2, 3, 4, 5, 6, 7, 8, 9]).outliers).toEqual([0]);
  });

  it("names none in a short series or one without spread", () => {
    expect(spreadOf([1, 1, 1, 1, 100]).outliers).toEqual([]);
    expect(spreadOf([1, 1, 1, 1, 1, 1, 1, 1, 100]).outliers).toEqual([]);
    expect(spreadOf([3])).toEqual({ median: 3, mad: 0, quartiles: [3, 3], outliers: [] });
  });

  it("refuses an empty series", () => {
    expect(() => spreadOf([])).toThrow(new RangeError("a spread needs at least one value"));
  });
});

describe("captions", () => {
  const nb = context("nb");

  it("say what a number rests on, as its indicator counts", () => {
    const row = (change: Partial<ReleasedValue>) => value(change) as ReturnType<typeof value> & ReleasedValue;
    expect(basisText(row({}), nb)).toBe("34 på 862 personår");
    expect(basisText(row({ indicator: "cannabis", numerator: 60, denominator: 480 }), nb)).toBe("60 av 480");
    expect(basisText(row({ indicator: "courses", numerator: 14, denominator: null }), nb)).toBe("14");
    expect(basisText(row({ indicator: "unknown" }), nb)).toBe("34 av 862");
    expect(basisText(row({ numerator: null }), nb)).toBe("");
  });

  it("name n for few series, and send to the table for many", () => {
    const salten = value({ area: "salten", numerator: 28, denominator: 1947.5 });
    expect(caption([value(), salten], nb).n).toBe(
      `Polarsirkelregionen: 34 på 862 personår (3. kvartal 2027). Salten: 28 på 1${nbsp}948 personår (3. kvartal 2027).`,
    );
    expect(caption([value(), value({ indicator: "cannabis" })], nb).n).toBe(
      "Grunnlaget for hvert tall står i tabellen.",
    );
    const four = ["1826", "1828", "1832", "1833"].map((area) => value({ area }));
    expect(caption(four, nb).n).toBe("Grunnlaget for hvert tall står i tabellen.");
    expect(caption([value({ numerator: null }), gap("missing")], nb).n).toBe("Bygger på 1 beregnede tall.");
    expect(caption([gap("missing")], nb).n).toBe("Ingen tall kan vises.");
  });

  it("name sources, and providers besides", () => {
    expect(caption([value()], nb).source).toBe("Politiet: Nordland politidistrikt");
    expect(caption([value()], context("nb", { providers: {} })).source).toBe("Politiet");
    expect(caption([value()], context("nb", { providers: { offences: ["Politiet"] } })).source).toBe("Politiet");
    expect(caption([value({ indicator: "unknown" })], nb).source).toBe("Felles Ansvar");
    expect(caption([], nb).source).toBe("Felles Ansvar");
  });

  it("name few periods, and the time that many cover", () => {
    expect(caption([], nb).period).toBe("3. kvartal 2027");
    expect(caption([value({ period: "2025" }), value({ period: "2022" })], nb).period).toBe("2022 og 2025");
    expect(caption(rollingRows(), nb).period).toBe("1. kv. 2018–3. kv. 2027");
    expect(covered(["2024", "2019..2021"])).toBe("2019..2024");
    expect(covered(["2024"])).toBe("2024");
    expect(covered(["2024-Q2"])).toBe("2024-Q2");
    expect(covered(["2024", "2024-Q2"])).toBe("2024-Q1..2024-Q4");
  });

  it("say what is hidden, what cannot be shown and why, or that nothing is", () => {
    expect(caption([value()], nb).suppression).toBe("Ingen tall er skjult.");
    expect(caption([value(), gap("complementary"), gap("missing-area")], nb).suppression).toBe(
      "1 av 3 tall er skjult av hensyn til personvernet. Skjult betyr ikke null. 1 av 3 tall kan ikke vises: Tall mangler fra Rana, så summen for området kan ikke regnes ut.",
    );
    expect(caption([value({ indicator: "cost" })], nb).suppression).toBe(
      "Ingenting er skjult: tallene gjelder ikke personer.",
    );
    expect(caption([value({ indicator: "unknown" })], nb).suppression).toBe("Ingen tall er skjult.");
  });

  it("carry each note once, and the breaks within the time that is shown", () => {
    const note = { code: "unconfirmed-area", params: { areas: "1836" } } as const;
    expect(caption([value({ notes: [note] }), value({ area: "salten", notes: [note] })], nb).notes).toEqual([
      "Deltakelsen er ikke bekreftet for Rødøy.",
    ]);
    expect(caption([value({ period: "2019" }), value({ period: "2021" })], nb).notes).toEqual([
      "Koronatiltakene endret registreringen.",
    ]);
  });
});

describe("headings", () => {
  const nb = context("nb");

  it("name the unit of each measure", () => {
    const unit = (change: Partial<ReleasedValue>) => unitText(value(change), nb);
    expect(unit({})).toBe("Per 1000 personår");
    expect(unit({ indicator: "unknown" })).toBe("Per 1000");
    expect(unit({ indicator: "cannabis", measure: "proportion", per: 100 })).toBe("Prosent");
    expect(unit({ measure: "rate-ratio", comparator: "salten" })).toBe("Forholdstall mot Salten");
    expect(unit({ measure: "difference", comparator: "salten", per: 100 })).toBe("Forskjell fra Salten, prosentpoeng");
    expect(unit({ measure: "difference", comparator: "salten" })).toBe("Forskjell fra Salten");
    expect(unit({ measure: "amount", unit: "NOK", per: 1 })).toBe("Kroner");
    expect(unit({ measure: "amount", unit: "days", per: 1 })).toBe("Beløp");
  });

  it("name the window where all rows have the same", () => {
    expect(windowText([value({ period: "2026-Q4..2027-Q3" })], nb)).toBe(
      "Hvert punkt gjelder 4 kvartaler, til og med det kvartalet det står ved",
    );
    expect(windowText([value({ period: "2024..2026" })], nb)).toBe(
      "Hvert punkt gjelder 3 år, til og med det året det står ved",
    );
    expect(windowText([value({ period: "2024..2026" }), value()], nb)).toBe("");
  });

  it("join unit, window and interval as far as they hold for all", () => {
    expect(subtitleOf([value()], nb)).toBe(`Per 1000 personår. Med 95${nbsp}% intervall.`);
    expect(subtitleOf([value(), value({ level: 0.9, measure: "count" })], nb)).toBe("");
    expect(subtitleOf([value({ level: null, lower: null, upper: null })], nb)).toBe("Per 1000 personår.");
  });

  it("write ticks as the measure is read", () => {
    const ticks = linearTicks(-10, 10, 4);
    expect(tickText(5, ticks, value({ measure: "difference", per: 100 }), nb)).toBe("+5");
    expect(tickText(10, ticks, value({ measure: "proportion", per: 100 }), nb)).toBe(`10${nbsp}%`);
    expect(tickText(2, ratioTicks(0.5, 2), value({ measure: "rate-ratio" }), nb)).toBe("2");
    expect(tickText(0.5, ratioTicks(0.5, 2), value({ measure: "effect-ratio" }), nb)).toBe("0,5");
    expect(tickText(10, ticks, value(), nb)).toBe("10");
  });
});

describe("dataTable", () => {
  it("leaves out what title and caption say already", () => {
    expect(dataTable([value(), value({ area: "salten", lower: null, upper: null, numerator: 28 })], context())).toEqual(
      {
        columns: [
          { label: "Periode", align: "start" },
          { label: "Område", align: "start" },
          { label: "Per 1000 personår", align: "end" },
          { label: `95${nbsp}% intervall`, align: "end" },
          { label: "Grunnlag", align: "end" },
        ],
        rows: [
          ["3. kv. 2027", "Polarsirkelregionen", "17,2", "12,1–23,8", "34 på 862 personår"],
          ["3. kv. 2027", "Salten", "17,2", "", "28 på 862 personår"],
        ],
      },
    );
  });

  it("names indicator, group, comparator and unit where rows differ in them", () => {
    const rows = [
      value({ group: "alder=14" }),
      value({ measure: "rate-ratio", comparator: "salten", value: 1.194, numerator: null }),
      gap("no-denominator"),
    ];
    const table = dataTable(rows, context("en"));
    expect(table.columns.map((column) => column.label)).toEqual([
      "Group",
      "Period",
      "Area",
      "Compared with",
      "Value",
      "95% interval",
      "Basis",
    ]);
    expect(table.rows.map((row) => row[4])).toEqual(["17.2 per 1000", "1.19", "cannot be worked out"]);
  });

  it("says so when there is nothing", () => {
    expect(dataTable([], context("nn"))).toEqual({
      columns: [{ label: "Verdi", align: "start" }],
      rows: [["Det finst ingen tal å vise i denne perioden."]],
    });
  });

  it("heads intervals of two coverages with both", () => {
    expect(intervalHeading([value(), value({ level: 0.9 })], context("en"))).toBe("95% / 90% interval");
  });
});

it("the fixture's indicators are those that the tests speak of", () => {
  expect([...indicators.keys()]).toEqual(["persons", "cannabis", "completion", "cost", "courses"]);
});
