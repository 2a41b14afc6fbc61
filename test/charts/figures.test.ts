/** Every chart: drawn without a warning, within its width, from released values alone, with the words that stand for it. */
import { describe, expect, it } from "vitest";
import type { Chart } from "../../src/charts/chart.ts";
import { charts } from "../../src/charts/index.ts";
import type { Figure, VegaLiteSpec } from "../../src/model/figure.ts";
import { figure } from "../../src/model/figure.ts";
import { langs } from "../../src/model/labels.ts";
import type { Released, ReleasedValue } from "../../src/model/released.ts";
import { drawSvg } from "../../src/report/draw-svg.ts";
import { displayNumber } from "../../src/text/values.ts";
import { context, definition, gap, labels, rollingRows, value } from "./fixture.ts";

function chart(id: string): Chart {
  return charts.get(id)!;
}

/** Every object in a specification that stands in some `data.values`. */
function dataIn(spec: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(spec)) return spec.flatMap(dataIn);
  if (typeof spec !== "object" || spec === null) return [];
  return Object.entries(spec).flatMap(([key, inner]) =>
    key === "values" && Array.isArray(inner) && typeof inner[0] === "object"
      ? (inner as Readonly<Record<string, unknown>>[])
      : dataIn(inner),
  );
}

function everyNumber(it: unknown): readonly unknown[] {
  if (Array.isArray(it)) return it.flatMap(everyNumber);
  if (typeof it === "object" && it !== null) return Object.values(it).flatMap(everyNumber);
  return typeof it === "number" || it === null || it === undefined ? [it] : [];
}

const share = { indicator: "cannabis", measure: "proportion", per: 100, unit: "answers" } as const;

const offenceGroups = ["tyveri", "vold", "rus", "seksual", "skadeverk"].flatMap((code, i) =>
  rollingRows({ group: `lovbruddsgruppe=${code}` }, [0.6, 0.4, 0.3, 0.1, 0.5][i]!),
);

const levels: readonly Released[] = [
  value(),
  value({ area: "salten", value: 0.0144, lower: 0.0095, upper: 0.0197, numerator: 28, denominator: 1947.5 }),
  value({ ...share, period: "2022", value: 0.2 }),
  value({ ...share, period: "2025", value: 0.123, lower: 0.095, upper: 0.16, numerator: 60, denominator: 480 }),
  gap("missing", { ...share, period: "2025", area: "salten" }),
  gap("small-numerator", { ...share, indicator: "completion", period: "2026" }),
  gap("small-numerator", { ...share, indicator: "completion" }),
  value({
    indicator: "cost",
    measure: "amount",
    per: 1,
    unit: "NOK",
    value: 291_666.7,
    lower: null,
    upper: null,
    level: null,
    numerator: null,
    denominator: null,
  }),
];

const compared: readonly Released[] = [
  value({
    measure: "rate-ratio",
    comparator: "salten",
    value: 1.19,
    lower: 0.72,
    upper: 1.94,
    numerator: null,
    denominator: null,
  }),
  value({
    measure: "rate-ratio",
    comparator: "salten",
    group: "alder=14",
    value: 2.5,
    lower: 1.1,
    upper: Number.POSITIVE_INFINITY,
  }),
  value({ measure: "rate-ratio", comparator: "salten", group: "alder=15", value: 0.05, lower: 0, upper: 0.4 }),
  gap("complementary", { measure: "rate-ratio", comparator: "salten", indicator: "cannabis" }),
  value({
    ...share,
    measure: "difference",
    comparator: "salten",
    period: "2025",
    value: -0.019,
    lower: -0.055,
    upper: 0.02,
  }),
  value({
    ...share,
    indicator: "completion",
    measure: "difference",
    comparator: "salten",
    value: 0.06,
    lower: null,
    upper: null,
  }),
];

const waves = ["2019", "2022", "2025"].flatMap((period, i) =>
  ["programme", "salten"].map((area, j) =>
    value({ ...share, area, period, value: 0.1 + 0.02 * i - 0.03 * j, lower: 0.05, upper: 0.2 }),
  ),
);

const cases: readonly (readonly [
  name: string,
  chart: string,
  rows: readonly Released[],
  options: Record<string, unknown>,
])[] = [
  ["a trend", "trend", rollingRows(), {}],
  [
    "a trend of three series",
    "trend",
    [
      ...rollingRows(),
      ...rollingRows()
        .slice(36)
        .map((row) => value({ ...(row as ReleasedValue), area: "nordland" })),
    ],
    {},
  ],
  ["a trend of survey waves", "trend", waves, {}],
  [
    "a trend without interval, start or baseline",
    "trend",
    rollingRows(),
    { interval: false, start: false, baseline: false },
  ],
  ["a trend of ratios", "trend", rollingRows({ measure: "rate-ratio", comparator: "salten", per: 1 }, 60), {}],
  ["a trend of two indicators", "trend", [...rollingRows(), ...waves], {}],
  ["small multiples of groups", "small-multiples", offenceGroups, {}],
  [
    "small multiples of areas",
    "small-multiples",
    ["1834", "1826", "1833"].flatMap((area) => [value({ area, period: "2027-Q2" }), gap("small-numerator", { area })]),
    { by: "area" },
  ],
  [
    "small multiples of hidden points alone",
    "small-multiples",
    [gap("small-numerator"), gap("no-events", { area: "salten" })],
    {},
  ],
  ["a comparison of levels", "comparison", levels, {}],
  ["a comparison of ratios and differences", "comparison", compared, {}],
  [
    "a comparison of hidden points alone",
    "comparison",
    [gap("small-numerator"), gap("difference", { measure: "rate-ratio", comparator: "salten" })],
    {},
  ],
  ["arrivals", "arrivals", [], {}],
  ["arrivals of one kind", "arrivals", [], { kind: "offences" }],
  ["arrivals of none", "arrivals", [], { kind: "none" }],
  [
    "quality",
    "quality",
    [
      ...rollingRows(),
      ...rollingRows({ ...share, indicator: "completion" }, 10),
      gap("missing", { indicator: "courses" }),
    ],
    {},
  ],
  ...["trend", "small-multiples", "comparison", "quality"].map((id) => [`no row for ${id}`, id, [], {}] as const),
];

function draw(
  id: string,
  rows: readonly Released[],
  options: Record<string, unknown>,
  lang: (typeof langs)[number] = "nb",
): Figure {
  return chart(id).draw(rows, definition(id, { options }), context(lang));
}

describe.each(cases)("%s", (_, id, rows, options) => {
  it.each(langs)("has its words in %s and draws without a warning, within its width", async (lang) => {
    const drawn = draw(id, rows, options, lang);
    expect(figure(drawn)).toBe(drawn);
    expect(drawn.lang).toBe(lang);
    for (const [spec, limit] of [
      [drawn.wide, 720],
      [drawn.narrow, 288],
    ] as const) {
      expect(spec.$schema).toBe("https://vega.github.io/schema/vega-lite/v6.json");
      expect(spec.description).toBe(drawn.alt);
      const svg = await drawSvg(spec, { id: "figure", title: drawn.title, description: drawn.alt });
      const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)!;
      expect(Number(size[1])).toBeLessThanOrEqual(limit);
    }
  });

  it("has a table whose rows are as wide as its head", () => {
    const { table } = draw(id, rows, options);
    for (const row of table.rows) expect(row.length).toBe(table.columns.length);
  });

  it("holds numbers only, none of them missing or without end", () => {
    const { wide, narrow } = draw(id, rows, options);
    for (const number of everyNumber([dataIn(wide), dataIn(narrow)])) expect(Number.isFinite(number)).toBe(true);
    for (const domain of JSON.stringify([wide, narrow]).match(/"(?:domain|range)":\[[^\]]*\]/g) ?? [])
      expect(domain).not.toContain("null");
  });

  it("is the same bytes when drawn again, and when rows of a series come in another order", () => {
    const first = JSON.stringify(draw(id, rows, options));
    expect(JSON.stringify(draw(id, rows, options))).toBe(first);
    const byTime = [...rows].sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
    const series = (row: Released): string => `${row.indicator}|${row.group}|${row.measure}|${row.area}`;
    const regrouped = [...new Set(rows.map(series))].flatMap((key) => byTime.filter((row) => series(row) === key));
    expect(JSON.stringify(draw(id, regrouped, options))).toBe(first);
  });

  it("holds no value, bound or count of anything that was not released", () => {
    const { wide, narrow } = draw(id, rows, options);
    const allowed = new Set<unknown>(
      rows.flatMap((row) =>
        row.status === "released" ? [row.value, row.lower, row.upper].map((it) => displayNumber(it ?? 0, row)) : [],
      ),
    );
    for (const spec of [wide, narrow]) {
      for (const each of dataIn(spec)) {
        for (const key of ["numerator", "denominator", "n", "count"]) expect(each).not.toHaveProperty(key);
        // On a page of panels, the place of a row stands beside it: for a gap, that of its period in its lane.
        const said = Object.keys(each).filter((key) => key !== "x" && key !== "y");
        if ("gap" in each) expect(said).toEqual(["area", "period", "time", "gap", "sign"]);
        if ("value" in each) expect(allowed).toContain(each.value);
      }
    }
  });
});

describe("every chart", () => {
  it("is found by its id", () => {
    expect([...charts.keys()]).toEqual(["trend", "comparison", "small-multiples", "arrivals", "quality"]);
    for (const [id, each] of charts) expect(each.id).toBe(id);
  });

  it.each([...charts.keys()])("%s refuses an option that it does not know", (id) => {
    expect(chart(id).options.safeParse({ colour: "red" }).success).toBe(false);
    expect(chart(id).options.safeParse({}).success).toBe(true);
  });

  it.each(["trend", "small-multiples", "comparison", "quality"])("%s refuses a value that was not released", (id) => {
    const forged = { ...value() };
    expect(() => draw(id, [forged], {})).toThrow(new RangeError("a value that was not released reached an output"));
  });

  it.each(["trend", "comparison", "quality"])("%s shows only the analyses that its definition names", (id) => {
    const own = draw(id, [value()], {});
    expect(draw(id, [value(), value({ analysis: "b", area: "salten" })], {})).toEqual(own);
  });

  it.each(["trend", "comparison", "quality"])("%s says that there is nothing where there is nothing", (id) => {
    const empty = draw(id, [], {});
    expect(empty.alt).toBe("Personer med lovbrudd. Det finnes ingen tall å vise i denne perioden.");
    expect(empty.table.rows).toEqual([["Det finnes ingen tall å vise i denne perioden."]]);
    expect(JSON.stringify(empty.wide)).toContain("Det finnes ingen tall å vise i denne perioden.");
  });
});

function valuesOf(spec: VegaLiteSpec): readonly Readonly<Record<string, unknown>>[] {
  return dataIn(spec).filter((each) => "value" in each);
}

describe("a trend", () => {
  const rows = rollingRows();
  const drawn = draw("trend", rows, {});

  it("draws exactly the released values, on the reader's scale, with their intervals", () => {
    const expected = rows.flatMap((row) =>
      row.status === "released"
        ? [
            {
              area: row.area,
              period: row.period,
              value: displayNumber(row.value, row),
              lower: displayNumber(row.lower!, row),
              upper: displayNumber(row.upper!, row),
            },
          ]
        : [],
    );
    for (const spec of [drawn.wide, drawn.narrow])
      expect(
        valuesOf(spec).map(({ area, period, value: it, lower, upper }) => ({ area, period, value: it, lower, upper })),
      ).toEqual(expected);
  });

  it("marks what is not shown in a lane of its own, by kind", () => {
    const gaps = dataIn(drawn.wide).filter((each) => "gap" in each);
    expect(gaps.map(({ area, period, gap: kind, sign }) => [area, period, kind, sign])).toEqual([
      ["programme", "2019-Q2..2020-Q1", "hidden", "×"],
      ["programme", "2019-Q3..2020-Q2", "hidden", "×"],
      ["programme", "2022-Q2..2023-Q1", "missing", "o"],
    ]);
    expect(JSON.stringify(drawn.wide)).toContain("× skjult, o mangler");
    for (const word of ["skjult", "mangler"]) expect(JSON.stringify(drawn.narrow)).toContain(`"text":"${word}"`);
  });

  it("breaks the line where something is not shown, so that nothing is drawn across it", () => {
    const segments = valuesOf(drawn.wide).map((each) => `${each.area}: ${each.segment}`);
    expect([...new Set(segments)]).toEqual([
      "programme: programme 0",
      "programme: programme 2",
      "programme: programme 3",
      "salten: salten 0",
    ]);
  });

  it("has axes that a hidden value could not have moved", () => {
    const shown = rows.filter((row) => row.status === "released");
    const axes = (it: Figure): unknown =>
      JSON.stringify(it.wide)
        .match(/"domain":\[[-\d.,]+\]/g)!
        .sort();
    expect(new Set(axes(draw("trend", shown, {})) as string[])).toEqual(new Set(axes(drawn) as string[]));
  });

  it("says what it shows, and where it is going, without saying why", () => {
    const two = [
      value({ period: "2027-Q2", value: 0.02, lower: 0.01, upper: 0.03 }),
      value(),
      value({ area: "salten", value: 0.0301, lower: 0.025, upper: 0.035 }),
      gap("small-numerator", { area: "salten", period: "2027-Q2" }),
    ];
    expect(draw("trend", two, {}).alt).toBe(
      "Linjediagram over tid for Polarsirkelregionen og Salten: Personer 14–15 år med registrert lovbrudd, 2. kvartal 2027 og 3. kvartal 2027. " +
        "Polarsirkelregionen: 17,2 per 1000 (95\u00a0% intervall 12,1–23,8) i 3. kvartal 2027. " +
        "Det er lavere enn i 2. kvartal 2027, da serien begynte på 20,0 per 1000. " +
        "Salten: 30,1 per 1000 (95\u00a0% intervall 25,0–35,0) i 3. kvartal 2027. " +
        "Polarsirkelregionen ligger lavere enn Salten; intervallene overlapper ikke. " +
        "1 av 4 tall er skjult av hensyn til personvernet. Skjult betyr ikke null.",
    );
  });

  it.each([
    [0.01, "Det er høyere enn i 2. kvartal 2027, da serien begynte på 10,0 per 1000."],
    [0.017_21, "Det er det samme som i 2. kvartal 2027, da serien begynte."],
    [0.02, "Det er lavere enn i 2. kvartal 2027, da serien begynte på 20,0 per 1000."],
  ])("tells the direction from %d at the precision that is printed", (first, sentence) => {
    expect(draw("trend", [value({ period: "2027-Q2", value: first }), value()], {}).alt).toContain(sentence);
  });

  it.each([
    [0.01, "Polarsirkelregionen ligger høyere enn Salten; intervallene overlapper."],
    [0.0172, "Polarsirkelregionen ligger likt med Salten; intervallene overlapper."],
  ])("tells which of two is higher (%d)", (other, sentence) => {
    expect(draw("trend", [value(), value({ area: "salten", value: other })], {}).alt).toContain(sentence);
  });

  it("compares only what is of the same period, and says of a series when nothing of it is shown", () => {
    const { alt } = draw(
      "trend",
      [value(), value({ area: "salten", period: "2027-Q2" }), gap("small-numerator", { area: "nordland" })],
      {},
    );
    expect(alt).not.toContain("ligger");
    expect(alt).toContain("Øvrige kommuner i Nordland: ingen tall kan vises.");
    expect(draw("trend", [gap("small-numerator")], {}).alt).toContain("Polarsirkelregionen: ingen tall kan vises.");
  });

  it("cuts an interval that would flatten the line, and says so", () => {
    const wide = draw(
      "trend",
      [value({ upper: 0.9 }), value({ period: "2027-Q2", upper: Number.POSITIVE_INFINITY })],
      {},
    );
    const top = Math.max(...valuesOf(wide.wide).map((each) => Number(each.upper)));
    expect(top).toBe(40);
    expect(wide.notes).toEqual(["Intervaller som går ut over figuren, er kuttet i kanten. Tabellen viser dem helt."]);
    expect(wide.table.rows.map((row) => row[3])).toContain("12,1 eller mer");
  });

  it("draws an interval without a lower bound to the edge", () => {
    const open = value({ measure: "difference", comparator: "salten", lower: Number.NEGATIVE_INFINITY });
    expect(valuesOf(draw("trend", [open], {}).wide).map((each) => each.lower)).toEqual([0]);
  });

  it("leaves the intervals out of the drawing when told, never out of the table", () => {
    const bare = draw("trend", rows, { interval: false });
    expect(valuesOf(bare.wide).some((each) => "lower" in each)).toBe(false);
    expect(bare.table).toEqual(drawn.table);
  });

  it("shows the programme's start and the baseline only where the axis reaches them", () => {
    const text = JSON.stringify(drawn.wide);
    expect(text).toContain("Oppstart 4. kv. 2026");
    expect(text).toContain("Referanse 4. kv. 2023–3. kv. 2026");
    const after = JSON.stringify(draw("trend", [value({ period: "2027-Q2" }), value()], {}).wide);
    expect(after).not.toContain("Oppstart");
    expect(after).not.toContain("Referanse");
  });
});

describe("small multiples", () => {
  it("give the panels of an indicator one scale, and panels of the same indicator the name of their group alone", () => {
    const text = JSON.stringify(draw("small-multiples", offenceGroups, {}).wide);
    const panels = new Map<string, Readonly<Record<string, unknown>>[]>();
    for (const each of valuesOf(draw("small-multiples", offenceGroups, {}).wide)) {
      const panel = String(each.segment).split(" ")[0]!;
      panels.set(panel, [...(panels.get(panel) ?? []), each]);
    }
    expect(panels.size).toBe(5);
    // Pixels for each unit of the indicator, by the lowest and the highest value of a panel.
    const slopes = [...panels.values()].flatMap((rows) => {
      const order = [...rows].sort((a, b) => Number(a.value) - Number(b.value));
      const [low, high] = [order[0]!, order.at(-1)!];
      const rise = Number(high.value) - Number(low.value);
      return rise === 0 ? [] : [(Number(low.y) - Number(high.y)) / rise];
    });
    expect(slopes.length).toBeGreaterThan(1);
    for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0]!, 1);
    expect(text).toContain('"text":"Seksuallovbrudd"');
    expect(text).not.toContain("Personer med lovbrudd: ");
  });

  it("name area, indicator and group as far as they differ", () => {
    const rows = ["1834", "1833"].flatMap((area) => [value({ area }), value({ area, indicator: "courses" })]);
    const text = JSON.stringify(draw("small-multiples", rows, { by: "area" }).wide);
    const titles = [...text.matchAll(/"text":"([^"]+ – [^"]+)"/g)].map((match) => match[1]);
    expect(titles).toEqual([
      "Lurøy – Personer med lovbrudd",
      "Lurøy – Startede forløp",
      "Rana – Personer med lovbrudd",
      "Rana – Startede forløp",
    ]);
  });

  it("speak of each panel in brief", () => {
    expect(draw("small-multiples", [value({ group: "alder=14" }), value({ group: "alder=15" })], {}, "en").alt).toBe(
      "Small line charts over time for The Arctic Circle Region: Persons aged 14–15 with a recorded offence, Q3 2027. " +
        "Age 14: The Arctic Circle Region: 17.2 per 1000 in Q3 2027. " +
        "Age 15: The Arctic Circle Region: 17.2 per 1000 in Q3 2027. No number is hidden.",
    );
  });
});

describe("a comparison", () => {
  const drawn = draw("comparison", levels, {});

  it("takes of each indicator the latest period of which anything is shown, else the latest", () => {
    expect(drawn.table.rows.map((row) => row.slice(0, 4))).toEqual([
      ["Personer med lovbrudd", "3. kv. 2027", "Polarsirkelregionen", "17,2 per 1000"],
      ["Personer med lovbrudd", "3. kv. 2027", "Salten", "14,4 per 1000"],
      ["Cannabis", "2025", "Polarsirkelregionen", "12,3\u00a0%"],
      ["Cannabis", "2025", "Salten", "mangler"],
      ["Fullført oppfølging etter seks måneder", "3. kv. 2027", "Polarsirkelregionen", "skjult"],
      ["Kostnad per fullført forløp", "3. kv. 2027", "Polarsirkelregionen", "291\u00a0667\u00a0kr"],
    ]);
  });

  it("writes each number beside its marks, and a sign where there is none", () => {
    const text = JSON.stringify(drawn.wide);
    for (const words of ["17,2 (12,1–23,8)", "14,4 (9,5–19,7)", "× skjult", "o mangler", "291\u00a0667"])
      expect(text).toContain(`"text":"${words}"`);
  });

  it("says of ratios and differences whether they leave room for equality", () => {
    const { alt } = draw("comparison", compared, {});
    for (const sentence of [
      "Personer med lovbrudd, Polarsirkelregionen mot Salten: 1,19 (intervall 0,72–1,94); intervallet rommer at de er like.",
      "Personer med lovbrudd: 14 år, Polarsirkelregionen mot Salten: 2,50 (intervall 1,10 eller mer); intervallet rommer ikke at de er like.",
      "Cannabis: Ingen tall kan vises.",
      "Cannabis, Polarsirkelregionen mot Salten: −1,9 prosentpoeng (intervall −5,5 til 2,0); intervallet rommer at de er like.",
      "Fullført oppfølging etter seks måneder, Polarsirkelregionen mot Salten: +6,0 prosentpoeng.",
    ])
      expect(alt).toContain(sentence);
  });

  it("gives a share that is hidden everywhere the whole axis, which tells nothing", () => {
    const hidden = draw("comparison", [gap("small-numerator", share)], {});
    expect(JSON.stringify(hidden.wide)).toContain('"domain":[0,100]');
  });

  it("compares levels without intervals by their values alone", () => {
    const cost = {
      indicator: "cost",
      measure: "amount",
      per: 1,
      unit: "NOK",
      level: null,
      lower: null,
      upper: null,
    } as const;
    const { alt } = draw(
      "comparison",
      [value({ ...cost, value: 2 }), value({ ...cost, area: "salten", value: 1 })],
      {},
    );
    expect(alt).toContain("Polarsirkelregionen ligger høyere enn Salten.");
  });

  it("leaves a ratio of 0 to its arrow and its number, for a logarithm has no place for it", () => {
    const rows = [0, 1.2].map((ratio, i) =>
      value({
        measure: "rate-ratio",
        comparator: "salten",
        indicator: ["persons", "cases"][i]!,
        value: ratio,
        lower: 0,
        upper: 2,
      }),
    );
    const { wide } = draw("comparison", rows, {});
    const drawn = dataIn(wide).filter((each) => "below" in each);
    expect(drawn.map((each) => [each.value, each.below])).toEqual([
      [undefined, true],
      [1.2, true],
    ]);
    expect(JSON.stringify(wide)).toContain('"text":"0,00 (0,00–2,00)"');
  });

  it("draws a difference without a lower bound to the edge", () => {
    const open = value({
      ...share,
      measure: "difference",
      comparator: "salten",
      value: 0.1,
      lower: Number.NEGATIVE_INFINITY,
      upper: 0.2,
    });
    const rows = dataIn(draw("comparison", [open], {}).wide).filter((each) => "below" in each);
    expect(rows.map((each) => [each.lower, each.below, each.above])).toEqual([[0, true, false]]);
  });

  it("draws an arrow where an interval goes on beyond the scale", () => {
    const rows = valuesOf(draw("comparison", compared, {}).wide);
    expect(rows.map((each) => [each.below, each.above])).toEqual([
      [false, false],
      [false, true],
      [true, false],
      [false, false],
      [undefined, undefined],
    ]);
  });

  it("names a row once where several areas share it, and a period where rows differ in it", () => {
    const pairs = ["persons", "courses"].flatMap((indicator) =>
      ["programme", "salten"].map((area) => ({ indicator, area })),
    );
    const since = pairs.map((pair) => value({ ...pair, measure: "rate-ratio", comparator: "2022-Q1..2025-Q4" }));
    const text = JSON.stringify(draw("comparison", since, {}).wide);
    expect(text.match(/"text":"Personer med lovbrudd"/g)).toHaveLength(1);
    expect(text).toContain("lavere enn 2022–2025");
    const mixed = JSON.stringify(draw("comparison", compared, {}).wide);
    expect(mixed).toContain('"text":"2025"');
  });
});

describe("arrivals", () => {
  const drawn = draw("arrivals", [], {});

  it("shows every kind at its last period, told apart by symbol as well as colour", () => {
    const cells = dataIn(drawn.wide).filter((each) => "status" in each);
    expect(new Set(cells.map((each) => `${each.kind} ${each.period}`))).toEqual(
      new Set(["population 2027", "offences 2027-Q3", "followup 2027-Q3", "activity 2027-Q3", "survey 2025"]),
    );
    const scales = JSON.stringify(drawn.wide).match(
      /"domain":\["delivered","partial","missing","unexpected"\],"range":\[([^\]]*)\]/g,
    )!;
    for (const scale of scales) expect(new Set(JSON.parse(`[${/"range":\[(.*)\]$/.exec(scale)![1]}]`)).size).toBe(4);
    expect(scales).toHaveLength(2);
  });

  it("lists programme members by name, then the benchmark's", () => {
    expect([...new Set(drawn.table.rows.map((row) => row[0]))]).toEqual([
      "Hattfjelldal",
      "Hemnes",
      "Lurøy",
      "Nesna",
      "Rana",
      "Rødøy",
      "Træna",
      "Bodø",
      "Fauske",
    ]);
  });

  it("counts what came and names what did not", () => {
    expect(drawn.alt).toBe(
      "Rutenett over leveranser fra Hattfjelldal, Hemnes, Lurøy, Nesna, Rana, Rødøy, Træna, Bodø og Fauske: Folketall, Lovbrudd, Oppfølging, Aktivitet og Ungdata. " +
        "Av 39 ventede leveranser er 27 levert, 6 delvis levert og 6 mangler. " +
        "Mangler: Lovbrudd 3. kv. 2027 (Rana og Fauske), Oppfølging 3. kv. 2027 (Rana og Fauske) og Aktivitet 3. kv. 2027 (Rana og Fauske).",
    );
    expect(drawn.n).toBe("39 ventede leveranser.");
  });

  it("shows one kind over its periods when told, and says when nobody owes it", () => {
    const offences = draw("arrivals", [], { kind: "offences" });
    expect(offences.subtitle).toBe("Lovbrudd");
    expect(new Set(offences.table.rows.map((row) => row[2]))).toEqual(new Set(["2. kv. 2027", "3. kv. 2027"]));
    expect(draw("arrivals", [], { kind: "none" }).alt).toBe(
      "Personer med lovbrudd. Det finnes ingen tall å vise i denne perioden.",
    );
  });

  it("names kinds by their own label, else by the catalogue, else by their id; unknown areas last", () => {
    const arrivals = ["offences", "kind-of-ours", "strange"].map((kind) => ({
      kind,
      area: "9999",
      period: "2027",
      status: "delivered" as const,
    }));
    const codeLabels = { kind: { "kind-of-ours": labels("Vår leveranse") } };
    const own = chart("arrivals").draw([], definition("arrivals"), context("nb", { arrivals, codeLabels }));
    expect(own.table.rows).toEqual([
      ["9999", "Lovbrudd", "2027", "levert"],
      ["9999", "Vår leveranse", "2027", "levert"],
      ["9999", "strange", "2027", "levert"],
    ]);
    expect(own.alt).toContain("Av 3 ventede leveranser er 3 levert, 0 delvis levert og 0 mangler.");
  });
});

describe("quality", () => {
  const series = [10, 11, 12, 13, 14, 15, 16, 17, 60].map((rate, i) =>
    value({ period: `${2018 + i}`, value: rate / 1000, lower: null, upper: null }),
  );
  const drawn = draw(
    "quality",
    [...series, gap("small-numerator", { period: "2027" }), gap("missing", { area: "salten" })],
    {},
  );

  it("describes each series and names its unusual points", () => {
    expect(drawn.table.rows).toEqual([
      ["Personer med lovbrudd", "Polarsirkelregionen", "9 av 10", "14,0", "2,0", "12,0–16,0", "2026"],
      ["Personer med lovbrudd", "Salten", "0 av 1", "", "", "", ""],
    ]);
    expect(drawn.alt).toContain(
      "Personer med lovbrudd, Polarsirkelregionen: median 14,0, typisk avvik 2,0, 9 punkter. Uvanlige punkter: 2026.",
    );
    expect(drawn.alt).toContain("Personer med lovbrudd, Salten: ingen tall kan vises.");
    expect(drawn.n).toBe("9 tall i 2 serier.");
  });

  it("draws the released values and nothing more", () => {
    expect(valuesOf(drawn.wide).map((each) => each.value)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 60]);
    expect(valuesOf(drawn.wide).map((each) => each.outlier)).toEqual([...Array(8).fill(false), true]);
  });

  it("says when nothing is unusual", () => {
    expect(draw("quality", series.slice(0, 8), {}).alt).toContain("Ingen uvanlige punkter.");
  });
});
