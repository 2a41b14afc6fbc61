/** Blocks: what the report says of released rows, deliveries and gaps, word for word. */
import { describe, expect, it } from "vitest";
import type { Block } from "../../src/model/report.ts";
import type { BlockContext } from "../../src/report/block.ts";
import { blocks } from "../../src/report/blocks/index.ts";
import { baseline, context, gap, period, rows, shown, trendFigure, window } from "./fixtures.ts";

const nb = context("nb");

function compose(id: string, options: Readonly<Record<string, unknown>> = {}, at: BlockContext = nb): readonly Block[] {
  return blocks.get(id)!.compose(options, at);
}

/** The one block of a kind. */
function the<K extends Block["kind"]>(kind: K, from: readonly Block[]): Extract<Block, { kind: K }> {
  const found = from.filter((block) => block.kind === kind);
  expect(found).toHaveLength(1);
  return found[0] as Extract<Block, { kind: K }>;
}

const ratio = { measure: "rate-ratio", per: 1 } as const;

describe("every block", () => {
  it("refuses an option that it does not know", () => {
    for (const kind of blocks.values()) {
      const parsed = kind.options.safeParse({ nonsense: true });
      expect(parsed.success, kind.id).toBe(false);
    }
  });

  it("is known by its id", () => {
    expect([...blocks.keys()].sort()).toEqual([
      "cost",
      "definitions",
      "deliveries",
      "effect",
      "figure",
      "key-numbers",
      "limits",
      "milestones",
      "missing",
      "notes",
      "sensitivity",
      "summary",
      "table",
    ]);
  });
});

describe("summary", () => {
  const options = { analyses: ["level", "against", "change"] };
  const said = (given: Partial<BlockContext>, more = {}): readonly string[] =>
    the("terms", compose("summary", { ...options, indicators: ["persons"], ...more }, context("nb", given))).items[0]!
      .texts;

  it("says of each indicator its level, Salten and the baseline, by whether the interval excludes equality", () => {
    expect(the("terms", compose("summary", options)).items).toEqual(
      [
        {
          term: "Personer 14–15 år med registrert lovbrudd",
          texts: [
            "4. kv. 2026–3. kv. 2027: 12,3 per 1000 (95 % usikkerhetsintervall 9,1–16,2).",
            "Lavere enn i Salten. Forholdet er 0,72; 95 % usikkerhetsintervall 0,55–0,93.",
            "Kan ikke skilles fra grunnlinjen (2022–2025). Forholdet er 0,95; 95 % usikkerhetsintervall 0,72–1,24.",
          ],
        },
        {
          term: "Voldslovbrudd",
          texts: [
            "4. kv. 2026–3. kv. 2027: vises ikke. Skjult av hensyn til personvernet: tallet gjelder få personer, eller kunne ha røpet et tall som gjør det.",
            "Sammenligningen med Salten vises ikke. Skjult av hensyn til personvernet: tallet gjelder få personer, eller kunne ha røpet et tall som gjør det.",
            "Sammenligningen med grunnlinjen (2022–2025) vises ikke. Tall mangler fra Nesna og Træna, så summen for området kan ikke regnes ut.",
          ],
        },
        {
          term: "Cannabis siste 12 måneder",
          texts: [
            "2025: 11,2 % (95 % usikkerhetsintervall 9,0–13,8).",
            "Lavere enn i Salten. Forskjellen er −5,2 prosentpoeng; 95 % usikkerhetsintervall −9,1 til −1,2.",
            "Høyere enn i grunnlinjen (2022). Forskjellen er +6,1 prosentpoeng; 95 % usikkerhetsintervall 2,0–10,0.",
          ],
        },
      ].map((item) => ({ ...item, texts: item.texts.map((text) => text.replaceAll(/(\d) %/g, "$1\u00a0%")) })),
    );
  });

  it("opens with what the numbers cover, and counts where the indicators stand against the baseline", () => {
    const all = compose("summary", options);
    expect(all[0]).toEqual({
      kind: "paragraph",
      text: "Tallene gjelder Polarsirkelregionen til og med 3. kvartal 2027, slik de var kjent 1. november 2027. De beskriver nivå og utvikling, og sier ikke hva som er årsaken.",
    });
    expect(the("key-numbers", all).numbers).toEqual([
      { label: "Kan ikke skilles fra grunnlinjen", value: "1", detail: "Personer" },
      { label: "Høyere enn i grunnlinjen", value: "1", detail: "Cannabis" },
      { label: "Kan ikke sammenlignes", value: "1", detail: "Voldslovbrudd" },
    ]);
    expect(the("list", all)).toMatchObject({ small: true });
    expect(the("list", all).items).toEqual([
      "Personer: Salten har hatt tiltaket siden 2007. Sammenligningen viser forskjellen mellom to områder med tiltak, ikke mellom å ha det og å ikke ha det.",
    ]);
  });

  it("never tests and never speaks of causes or effects, in any language", () => {
    for (const lang of ["nb", "nn", "en"] as const) {
      const text = JSON.stringify(compose("summary", options, context(lang)));
      expect(text).not.toMatch(
        /signifikan|significan|effekt|effect|virkning|verknad|virket|førte til|fordi|because|p =/i,
      );
    }
  });

  it("warns first when something has not been delivered, and does not when all has", () => {
    expect(the("notice", compose("summary", options))).toEqual({
      kind: "notice",
      tone: "caution",
      title: "Ikke alt er levert",
      text: "Ufullstendig levert: Registrerte lovbrudd og Folkemengde. Hva som derfor ikke kan sies, står i delen om hva som mangler.",
    });
    const whole = compose("summary", options, context("nb", { arrivals: [] }));
    expect(whole.map((block) => block.kind)).toEqual(["paragraph", "key-numbers", "terms", "list"]);
  });

  it("says the reason once when level and comparisons are withheld for the same one", () => {
    const hidden = (given: object) => gap("complementary", given);
    expect(
      said({
        rows: [
          hidden({}),
          hidden({ ...ratio, analysis: "against", comparator: "salten" }),
          hidden({ ...ratio, analysis: "change", comparator: baseline }),
        ],
      }),
    ).toEqual([
      "4. kv. 2026–3. kv. 2027: vises ikke, og kan heller ikke sammenlignes med Salten og grunnlinjen (2022–2025). Skjult av hensyn til personvernet: tallet gjelder få personer, eller kunne ha røpet et tall som gjør det.",
    ]);
  });

  it("takes the newest period, and says when there is no number at all", () => {
    expect(
      said({
        rows: [
          shown(14, null, { measure: "count", per: 1, period: "2025" }),
          shown(15, null, { measure: "count", per: 1, period: "2026" }),
        ],
      }),
    ).toEqual(["2026: 15."]);
    expect(said({ rows: [] })).toEqual(["Ingen tall for Polarsirkelregionen."]);
    expect(said({}, { area: "1833" })).toEqual(["Ingen tall for Rana."]);
  });

  it("counts indicators only when there are three or more to count", () => {
    const few = context("nb", { rows: rows.filter((row) => row.indicator !== "cannabis") });
    expect(compose("summary", options, few).map((block) => block.kind)).toEqual([
      "paragraph",
      "notice",
      "terms",
      "list",
    ]);
  });

  it("words an estimate of effect by its own rule, and then does not say that nothing is said of causes", () => {
    const given = { analyses: ["level", "effect"], indicators: ["persons"] };
    const composed = compose("summary", given);
    expect(the("terms", composed).items[0]!.texts).toEqual([
      "4. kv. 2026–3. kv. 2027: 12,3 per 1000 (95\u00a0% usikkerhetsintervall 9,1–16,2).",
      "Virkning av tiltaket: kan ikke avgjøres. 0,81 ganger det som var ventet uten tiltaket; 95\u00a0% randomiseringsintervall 0,60–1,12.",
    ]);
    expect(composed[0]).toEqual({
      kind: "paragraph",
      text: "Tallene gjelder Polarsirkelregionen til og med 3. kvartal 2027, slik de var kjent 1. november 2027.",
    });
    const withheld = context("nb", {
      rows: [gap("few-units", { analysis: "effect", measure: "effect-ratio" }, { minimum: 4 })],
    });
    expect(the("terms", compose("summary", given, withheld)).items[0]!.texts).toEqual([
      "Virkning av tiltaket: kan ikke avgjøres. Færre enn 4 områder å regne med: for få til at metoden holder.",
    ]);
  });

  it("gives what a proportion is of, in every language, and nothing of what it does not know", () => {
    const share = { measure: "proportion", per: 100 } as const;
    const said = (row: ReturnType<typeof shown>, lang: "nb" | "nn" | "en" = "nb"): string =>
      the("terms", compose("summary", { ...options, indicators: ["persons"] }, context(lang, { rows: [row] })))
        .items[0]!.texts[0]!;
    const half = shown(0.5, [0.237, 0.763], share, [5, 10]);
    expect(said(half)).toBe(
      "4. kv. 2026–3. kv. 2027: 50,0\u00a0% (5 av 10; 95\u00a0% usikkerhetsintervall 23,7–76,3).",
    );
    expect(said(half, "nn")).toBe(
      "4. kv. 2026–3. kv. 2027: 50,0\u00a0% (5 av 10; 95\u00a0% uvisseintervall 23,7–76,3).",
    );
    expect(said(half, "en")).toBe("Q4 2026–Q3 2027: 50.0% (5 of 10; 95% uncertainty interval 23.7–76.3).");
    expect(said(shown(0.5, null, share, [6000, 12_000]))).toBe(
      "4. kv. 2026–3. kv. 2027: 50,0\u00a0% (6000 av 12\u00a0000).",
    );
    expect(said(shown(0.5, null, share, [5, null]))).toBe("4. kv. 2026–3. kv. 2027: 50,0\u00a0%.");
    expect(said(shown(0.5, null, share))).toBe("4. kv. 2026–3. kv. 2027: 50,0\u00a0%.");
  });

  it("gives no basis for a rate, whose denominator is no number of persons", () => {
    expect(said({ rows: [shown(0.0123, [0.0091, 0.0162], {}, [40, 834])] })).toEqual([
      "4. kv. 2026–3. kv. 2027: 12,3 per 1000 (95\u00a0% usikkerhetsintervall 9,1–16,2).",
    ]);
  });

  it("does not tell levels apart without an interval", () => {
    expect(
      said({
        rows: [
          shown(0.9, null, { ...ratio, analysis: "against", comparator: "salten" }),
          shown(-0.05, null, { measure: "difference", per: 100, analysis: "change", comparator: "2022" }),
        ],
      }),
    ).toEqual([
      "Sammenlignet med Salten: forholdet er 0,90. Uten usikkerhetsintervall kan det ikke avgjøres om nivået er forskjellig.",
      "Sammenlignet med grunnlinjen (2022): forskjellen er −5,0 prosentpoeng. Uten usikkerhetsintervall kan det ikke avgjøres om nivået er forskjellig.",
    ]);
  });

  it.each([
    [
      "nb",
      "Sammenlignet med Salten: forholdet er 1,40; 95\u00a0% usikkerhetsintervall 1,04–1,88. Noen få ungdommer kan stå bak mange saker. Da er intervallet for smalt til å avgjøre om nivået er forskjellig.",
    ],
    [
      "nn",
      "Samanlikna med Salten: forholdet er 1,40; 95\u00a0% uvisseintervall 1,04–1,88. Nokre få ungdommar kan stå bak mange saker. Då er intervallet for smalt til å avgjere om nivået er ulikt.",
    ],
    [
      "en",
      "Compared with Salten: the ratio is 1.40; 95% uncertainty interval 1.04–1.88. A few youths may be behind many cases. The interval is then too narrow to tell whether the level differs.",
    ],
  ] as const)("never calls cases more or fewer, in %s: a few youths make many", (lang, sentence) => {
    const cases = { ...ratio, unit: "cases", analysis: "against", comparator: "salten" } as const;
    const given = context(lang, { rows: [shown(1.4, [1.04, 1.88], cases)] });
    const composed = compose("summary", { ...options, indicators: ["persons"] }, given);
    expect(the("terms", composed).items[0]!.texts).toEqual([sentence]);
  });

  it("tells cases no further apart than their interval does, and says when they have none", () => {
    const cases = (value: number, bounds: readonly [number, number] | null, more = {}): readonly string[] =>
      said({ rows: [shown(value, bounds, { ...ratio, unit: "cases", comparator: "salten", ...more })] });
    expect(cases(1.2, [0.9, 1.6])).toEqual([
      "Kan ikke skilles fra Salten. Forholdet er 1,20; 95\u00a0% usikkerhetsintervall 0,90–1,60.",
    ]);
    expect(cases(1.2, null)).toEqual([
      "Sammenlignet med Salten: forholdet er 1,20. Uten usikkerhetsintervall kan det ikke avgjøres om nivået er forskjellig.",
    ]);
    expect(cases(-0.1, [-0.15, -0.05], { measure: "difference", per: 100 })).toEqual([
      "Sammenlignet med Salten: forskjellen er −10,0 prosentpoeng; 95\u00a0% usikkerhetsintervall −15,0 til −5,0. Noen få ungdommer kan stå bak mange saker. Da er intervallet for smalt til å avgjøre om nivået er forskjellig.",
    ]);
  });

  it("counts cases among the indicators that are not decided against the baseline", () => {
    const change = { ...ratio, analysis: "change", comparator: baseline } as const;
    const given = ["persons", "violence", "cannabis"].map((indicator) =>
      shown(0.5, [0.3, 0.8], { ...change, indicator, unit: indicator === "violence" ? "cases" : "persons" }),
    );
    expect(the("key-numbers", compose("summary", options, context("nb", { rows: given }))).numbers).toEqual([
      { label: "Lavere enn i grunnlinjen", value: "2", detail: "Personer\nCannabis" },
      { label: "Ikke avgjort mot grunnlinjen", value: "1", detail: "Voldslovbrudd" },
    ]);
  });

  it("calls an interval that only touches equality not told apart", () => {
    const against = (value: number, bounds: readonly [number, number]): readonly string[] =>
      said({ rows: [shown(value, bounds, { ...ratio, analysis: "against", comparator: "salten" })] });
    expect(against(0.8, [0.6, 1])[0]).toMatch(/^Kan ikke skilles fra Salten\./);
    expect(against(1.2, [1, 1.5])[0]).toMatch(/^Kan ikke skilles fra Salten\./);
    expect(against(0.8, [0.6, 0.999])[0]).toMatch(/^Lavere enn i Salten\./);
    expect(against(1.2, [1.001, Infinity])[0]).toBe(
      "Høyere enn i Salten. Forholdet er 1,20; 95\u00a0% usikkerhetsintervall 1,00 eller mer.",
    );
  });
});

describe("key-numbers", () => {
  it("sets the newest value beside another area's, with interval and period", () => {
    expect(
      the(
        "key-numbers",
        compose("key-numbers", { analysis: "level", indicators: ["persons", "cannabis"], beside: "salten" }),
      ).numbers,
    ).toEqual([
      {
        label: "Personer",
        value: "12,3 per 1000",
        detail: "4. kv. 2026–3. kv. 2027\n95\u00a0% usikkerhetsintervall 9,1–16,2\nSalten: 17,1 per 1000",
      },
      { label: "Cannabis", value: "11,2\u00a0%", detail: "2025\n95\u00a0% usikkerhetsintervall 9,0–13,8" },
    ]);
  });

  it("says in place of a hidden number that it is hidden, and why", () => {
    expect(the("key-numbers", compose("key-numbers", { analysis: "level", indicators: ["violence"] })).numbers).toEqual(
      [
        {
          label: "Voldslovbrudd",
          value: "Skjult",
          detail:
            "4. kv. 2026–3. kv. 2027\nSkjult av hensyn til personvernet: tallet gjelder få personer, eller kunne ha røpet et tall som gjør det.",
        },
      ],
    );
  });

  it("shows a hidden number beside as hidden, each breakdown apart, and a count without an interval", () => {
    const given = [
      shown(14, null, { measure: "count", per: 1, group: "alder=14" }),
      gap("small-numerator", { measure: "count", per: 1, group: "alder=14", area: "salten" }),
      shown(9, null, { measure: "count", per: 1, group: "alder=15" }),
    ];
    const options = { analysis: "level", beside: "salten" };
    expect(the("key-numbers", compose("key-numbers", options, context("nb", { rows: given }))).numbers).toEqual([
      { label: "Personer, 14 år", value: "14", detail: "4. kv. 2026–3. kv. 2027\nSalten: skjult" },
      { label: "Personer, 15 år", value: "9", detail: "4. kv. 2026–3. kv. 2027" },
    ]);
  });

  it("speaks of another area when asked, and says so when there is nothing", () => {
    expect(the("key-numbers", compose("key-numbers", { analysis: "level", area: "salten" })).numbers[0]!.value).toBe(
      "17,1 per 1000",
    );
    expect(compose("key-numbers", { analysis: "level", area: "1833" })).toEqual([
      { kind: "paragraph", text: "Ingen tall er meldt." },
    ]);
  });
});

describe("figure", () => {
  it("is the pipeline's own", () => {
    expect(compose("figure", { figure: "offences-trend" })).toEqual([{ kind: "figure", figure: trendFigure("nb") }]);
  });

  it("must have been made", () => {
    expect(() => compose("figure", { figure: "x" })).toThrow(
      new RangeError("the report asks for the figure x, which was not made"),
    );
  });
});

describe("table", () => {
  const columnsOf = (block: Extract<Block, { kind: "table" }>): readonly string[] =>
    block.table.columns.map((column) => column.label);

  it("leaves to the caption what every row shares, and says beneath why a number is hidden", () => {
    const composed = compose("table", { analysis: "against" });
    expect(the("table", composed)).toEqual({
      kind: "table",
      folded: false,
      caption: "Indikatorer, Polarsirkelregionen, sammenlignet med Salten",
      table: {
        columns: [
          { label: "Indikator", align: "start" },
          { label: "Periode", align: "start" },
          { label: "Verdi", align: "end" },
          { label: "Usikkerhetsintervall", align: "end" },
        ],
        rows: [
          ["Personer 14–15 år med registrert lovbrudd", "4. kv. 2026–3. kv. 2027", "0,72", "0,55–0,93"],
          ["Voldslovbrudd", "4. kv. 2026–3. kv. 2027", "skjult", ""],
          ["Cannabis siste 12 måneder", "2025", "−5,2 prosentpoeng", "−9,1 til −1,2"],
        ],
      },
    });
    expect(the("list", composed)).toEqual({
      kind: "list",
      small: true,
      items: [
        "Skjult av hensyn til personvernet: tallet gjelder få personer, eller kunne ha røpet et tall som gjør det.",
        "Personer: Salten har hatt tiltaket siden 2007. Sammenligningen viser forskjellen mellom to områder med tiltak, ikke mellom å ha det og å ikke ha det.",
      ],
    });
  });

  it("takes the newest of each indicator, or every period", () => {
    const options = { analysis: "level", indicators: ["persons"], areas: ["programme"] };
    expect(the("table", compose("table", options))).toEqual({
      kind: "table",
      folded: false,
      caption: "Polarsirkelregionen, 4. kv. 2026–3. kv. 2027",
      table: {
        columns: [
          { label: "Indikator", align: "start" },
          { label: "Verdi", align: "end" },
          { label: "Usikkerhetsintervall", align: "end" },
        ],
        rows: [["Personer 14–15 år med registrert lovbrudd", "12,3 per 1000", "9,1–16,2"]],
      },
    });
    const all = the("table", compose("table", { ...options, periods: "all" }));
    expect(all.caption).toBe("Personer 14–15 år med registrert lovbrudd, Polarsirkelregionen");
    expect(all.table.rows).toEqual([
      ["4. kv. 2026–3. kv. 2027", "12,3 per 1000", "9,1–16,2"],
      ["4. kv. 2025–3. kv. 2026", "10,1 per 1000", "7,2–13,8"],
    ]);
  });

  it("calls ratios ratios and differences differences", () => {
    const header = (indicator: string): string =>
      columnsOf(the("table", compose("table", { analysis: "against", indicators: [indicator] })))[1]!;
    expect(header("persons")).toBe("Forhold");
    expect(header("cannabis")).toBe("Forskjell");
  });

  it("names breakdowns, and a value compared with nothing beside one that is", () => {
    const given = [
      shown(1, null, { measure: "count", per: 1, group: "alder=14;kjonn=gutt" }),
      shown(2, null, { measure: "count", per: 1 }),
      shown(0.5, [0.1, 0.9], { ...ratio, comparator: "salten" }),
    ];
    const made = the("table", compose("table", { analysis: "level" }, context("nb", { rows: given })));
    expect(columnsOf(made)).toEqual(["Gruppe", "Sammenlignet med", "Verdi", "Usikkerhetsintervall"]);
    expect(made.table.rows).toEqual([
      ["14 år, gutt", "", "1", ""],
      ["Alle", "", "2", ""],
      ["Alle", "Salten", "0,50", "0,10–0,90"],
    ]);
  });

  it("sets a few areas side by side, intervals in brackets, when more than the area tells rows apart", () => {
    const given = [
      shown(0.01, [0.008, 0.012]),
      shown(0.02, [0.018, 0.022], { area: "salten" }),
      shown(0.03, null, { indicator: "violence" }),
      gap("few-events", { indicator: "cannabis", area: "salten" }, { minimum: 10 }),
    ];
    const composed = compose("table", { analysis: "level" }, context("en", { rows: given }));
    expect(the("table", composed)).toEqual({
      kind: "table",
      folded: false,
      caption: "Indicators, Q4 2026–Q3 2027, 95% uncertainty interval in brackets",
      table: {
        columns: [
          { label: "Indicator", align: "start" },
          { label: "The Arctic Circle Region", align: "end" },
          { label: "Salten", align: "end" },
        ],
        rows: [
          ["Personer 14–15 år med registrert lovbrudd (en)", "10.0 per 1000 (8.0–12.0)", "20.0 per 1000 (18.0–22.0)"],
          ["Voldslovbrudd (en)", "30.0 per 1000", "not applicable"],
          ["Cannabis siste 12 måneder (en)", "not applicable", "too few to work out"],
        ],
      },
    });
    expect(the("list", composed).items).toEqual([
      "Fewer than 10 events: too few for the number to say anything certain.",
    ]);
  });

  it("sets a few indicators side by side for many areas, and says nothing of brackets without intervals", () => {
    const count = { measure: "count", per: 1 } as const;
    const given = ["1833", "1828", "1835", "1836"].flatMap((area, i) => [
      shown(i, null, { ...count, area }),
      shown(10 + i, null, { ...count, area, indicator: "violence" }),
    ]);
    const caption = { nb: "Min", nn: "Mi", en: "Mine" };
    expect(the("table", compose("table", { analysis: "level", caption }, context("nb", { rows: given })))).toEqual({
      kind: "table",
      folded: false,
      caption: "Min, 4. kv. 2026–3. kv. 2027",
      table: {
        columns: [
          { label: "Område", align: "start" },
          { label: "Personer", align: "end" },
          { label: "Voldslovbrudd", align: "end" },
        ],
        rows: [
          ["Rana", "0", "10"],
          ["Nesna", "1", "11"],
          ["Træna", "2", "12"],
          ["Rødøy", "3", "13"],
        ],
      },
    });
  });

  it("adds the common period to a caption that the definition writes, and none when a column names the periods", () => {
    const caption = { nb: "Min", nn: "Mi", en: "Mine" };
    const captionOf = (options: object, lang: "nb" | "en" = "nb"): string =>
      the("table", compose("table", { analysis: "level", caption, ...options }, context(lang))).caption;
    const one = { indicators: ["persons"], areas: ["programme"] };
    expect(captionOf(one)).toBe("Min, 4. kv. 2026–3. kv. 2027");
    expect(captionOf(one, "en")).toBe("Mine, Q4 2026–Q3 2027");
    expect(captionOf({ ...one, periods: "all" })).toBe("Min");
  });

  it("says a remark of one indicator alone of that one, and one that several carry of all", () => {
    const note = (code: "preliminary" | "person-quarters") => ({ code, params: {} });
    const given = [
      shown(1, null, { measure: "count", per: 1, notes: [note("preliminary"), note("person-quarters")] }),
      shown(2, null, { measure: "count", per: 1, indicator: "violence", notes: [note("person-quarters")] }),
    ];
    expect(the("list", compose("table", { analysis: "level" }, context("nb", { rows: given }))).items).toEqual([
      "Personer: Tallene er foreløpige og kan bli rettet.",
      "Raten er regnet av personår: hvert kvartal teller en fjerdedel av folketallet 1. januar.",
    ]);
    const alone = context("nb", { rows: given.slice(0, 1) });
    expect(the("list", compose("table", { analysis: "level" }, alone)).items[0]).toBe(
      "Tallene er foreløpige og kan bli rettet.",
    );
  });

  it("folds a table of more than twenty rows", () => {
    const years = (count: number) =>
      Array.from({ length: count }, (_, i) => shown(i, null, { measure: "count", per: 1, period: String(2000 + i) }));
    const folded = (count: number): boolean | undefined =>
      the("table", compose("table", { analysis: "level", periods: "all" }, context("nb", { rows: years(count) })))
        .folded;
    expect(folded(20)).toBe(false);
    expect(folded(21)).toBe(true);
  });

  it("lists many areas one by one when there is one indicator", () => {
    const given = ["1833", "1828", "1835", "1836"].map((area) => shown(1, null, { measure: "count", per: 1, area }));
    const made = the("table", compose("table", { analysis: "level" }, context("nb", { rows: given })));
    expect(columnsOf(made)).toEqual(["Område", "Verdi"]);
  });

  it("says so when there is nothing", () => {
    expect(compose("table", { analysis: "nothing" })).toEqual([{ kind: "paragraph", text: "Ingen tall er meldt." }]);
  });
});

describe("deliveries", () => {
  it("sums by content and lists every file, with read = accepted + rejected", () => {
    const composed = compose("deliveries");
    expect(composed.slice(0, 2)).toEqual([
      { kind: "paragraph", text: "Filer: 2. Leste rader: 1\u00a0234, av dem 1\u00a0230 godtatt og 4 avvist." },
      {
        kind: "paragraph",
        text: "Avviste rader er ikke med i noe tall. De ligger i karantenefilen til hver leveranse, med årsak og linjenummer.",
      },
    ]);
    const [byKind, all] = composed.slice(2) as readonly Extract<Block, { kind: "table" }>[];
    expect(byKind!.table.rows).toEqual([
      ["Registrerte lovbrudd", "1", "1\u00a0234", "1\u00a0230", "4"],
      ["ikke gjenkjent", "1", "0", "0", "0"],
    ]);
    expect(all!.folded).toBe(true);
    expect(all!.table.rows).toEqual([
      [
        "politi-2027K3.csv",
        "Nordland politidistrikt",
        "Registrerte lovbrudd",
        "20. oktober 2027",
        "1\u00a0234",
        "1\u00a0230",
        "4",
      ],
      ["ukjent.csv", "Rana kommune", "ikke gjenkjent", "21. oktober 2027", "0", "0", "0"],
    ]);
  });

  it("does not speak of quarantine when nothing was rejected, nor of files when there are none", () => {
    const [, second] = nb.deliveries;
    expect(compose("deliveries", {}, context("nb", { deliveries: [second!] })).map((block) => block.kind)).toEqual([
      "paragraph",
      "table",
      "table",
    ]);
    expect(compose("deliveries", {}, context("nb", { deliveries: [] }))).toEqual([
      { kind: "paragraph", text: "Ingen tall er meldt." },
    ]);
  });
});

describe("missing", () => {
  it("says who delivered nothing or not all for the period, and what can therefore not be said", () => {
    expect(compose("missing")).toEqual([
      {
        kind: "list",
        items: [
          "Registrerte lovbrudd, 3. kvartal 2027: ikke levert fra Nesna, Træna og Vefsn.",
          "Registrerte lovbrudd, 3. kvartal 2027: ufullstendig fra Bodø.",
          "Folkemengde, 2027: ufullstendig fra Rana.",
        ],
      },
      {
        kind: "terms",
        items: [{ term: "Ingen fulle tall for Polarsirkelregionen", texts: ["Voldslovbrudd."] }],
      },
    ]);
  });

  const left = (area: string, given: object = {}) => gap("missing-area", { area, ...given }, { areas: "1828,1804" });
  const consequences = (given: Partial<BlockContext>): readonly (readonly string[])[] =>
    compose("missing", {}, context("nb", given)).flatMap((block) =>
      block.kind === "terms" ? block.items.map((item) => [item.term, ...item.texts]) : [],
    );

  it("says of each group which indicators lack numbers, and names the period that does not end with the report's", () => {
    const given = [
      left("programme"),
      left("programme", { period: "2027" }),
      left("programme", { period: "2027..2028" }),
      left("programme", { indicator: "violence", period, group: "alder=14" }),
      left("salten", { indicator: "violence" }),
      left("donors"),
    ];
    expect(consequences({ rows: given })).toEqual([
      [
        "Ingen fulle tall for Polarsirkelregionen",
        "Personer 14–15 år med registrert lovbrudd (2027, 2027–2028); Voldslovbrudd.",
      ],
      ["Ingen full sammenligning med Salten", "Voldslovbrudd."],
      [
        "Færre områder å sammenligne virkningen med: andre kommuner i Nordland",
        "Personer 14–15 år med registrert lovbrudd.",
      ],
    ]);
  });

  it("says that a group cannot be compared with when one of its own lacks, and not when another's does", () => {
    const against = { ...ratio, analysis: "against", comparator: "salten" } as const;
    const salten = nb.arrivals.filter((arrival) => arrival.area === "1804");
    expect(consequences({ arrivals: salten, rows: [left("programme", against)] })).toEqual([
      ["Ingen full sammenligning med Salten", "Personer 14–15 år med registrert lovbrudd."],
    ]);
    const other = gap("missing-area", against, { areas: "1828" });
    expect(consequences({ arrivals: salten, rows: [other, gap("missing", against)] })).toEqual([]);
  });

  it.each([
    ["has its number", shown(0.01, null)],
    ["is hidden for another reason", gap("small-numerator")],
    ["lacks a number of a period before what is missing", left("programme", { period: "2026-Q2..2027-Q2" })],
    ["lacks a number of a period after it", left("programme", { period: "2027-Q4" })],
    ["does not rest on what is missing", left("programme", { indicator: "cannabis" })],
    ["lacks it in one municipality alone", left("1828")],
  ])("does not list an indicator that %s", (_, row) => {
    const arrivals = nb.arrivals.filter((arrival) => arrival.kind === "offences" && arrival.period === period);
    expect(consequences({ arrivals, rows: [row] })).toEqual([]);
  });

  it("names an area and a kind that no definition knows by their codes", () => {
    const arrivals = [{ kind: "weather", area: "9999", period: "2027-Q3", status: "missing" as const }];
    expect(compose("missing", {}, context("nb", { arrivals }))).toEqual([
      { kind: "list", items: ["weather, 3. kvartal 2027: ikke levert fra 9999."] },
    ]);
  });

  it("says nothing follows when no indicator rests on what is missing, and counts a group that delivers for itself", () => {
    const arrivals = [
      { kind: "activity", area: "1833", period: "2027-Q3", status: "missing" as const },
      { kind: "economy", area: "salten", period: "2027", status: "missing" as const },
    ];
    expect(compose("missing", {}, context("nb", { arrivals }))).toEqual([
      {
        kind: "list",
        items: ["activity, 3. kvartal 2027: ikke levert fra Rana.", "economy, 2027: ikke levert fra Salten."],
      },
      {
        kind: "terms",
        items: [{ term: "Ingen full sammenligning med Salten", texts: ["Kostnad per startet forløp (2027)."] }],
      },
    ]);
  });

  it("says that all have delivered when they have", () => {
    expect(compose("missing", {}, context("nb", { arrivals: [] }))).toEqual([
      {
        kind: "paragraph",
        text: "Alle kommuner i programmet og i sammenligningsområdene har levert det som var ventet for perioden.",
      },
    ]);
  });

  it("takes the quarters of the year when the report is yearly", () => {
    const arrivals = [{ kind: "offences", area: "1828", period: "2028-Q2", status: "missing" as const }];
    const given = context("nb", { arrivals, period: "2028" });
    expect(the("list", compose("missing", {}, given)).items).toEqual([
      "Registrerte lovbrudd, 2. kvartal 2028: ikke levert fra Nesna.",
    ]);
  });
});

describe("definitions", () => {
  it("says what is counted, of whom, from where, which way is wanted and where the series is broken", () => {
    const { items } = the("terms", compose("definitions"));
    expect(items.map((item) => item.term)).toEqual([
      "Personer 14–15 år med registrert lovbrudd",
      "Voldslovbrudd",
      "Cannabis siste 12 måneder",
      "Startede forløp",
      "Kostnad per startet forløp",
      "Milepæler",
    ]);
    expect(items[0]!.texts).toEqual([
      "Personer 14–15 år med registrert lovbrudd, slik det er definert.",
      "Teller: offences.personer (14 år, 15 år). Nevner: population.personer (14 år, 15 år), regnet som personår (et kvartal teller en fjerdedel av folketallet).",
      "Kilde: Politiet. Ønsket retning: lavere.",
      "Brudd i serien fra 2. kvartal 2020: Koronatiltakene.",
      "Brudd i serien fra 1. oktober 2026: Samlokalisering med politiet.",
    ]);
    expect(items[2]!.texts[1]).toBe("Teller: survey.ja + survey.ofte. Nevner: survey.antall (trinn ukjent).");
    expect(items[3]!.texts.slice(1)).toEqual([
      "Teller: followup.startet. Et forløp regnes først med når det har gått 183 dager siden start.",
      "Kilde: Politiet. Ønsket retning: høyere.",
    ]);
  });

  it("takes those asked for, and refuses one that is not defined", () => {
    expect(the("terms", compose("definitions", { indicators: ["cost"] })).items).toHaveLength(1);
    expect(() => compose("definitions", { indicators: ["x"] })).toThrow(new RangeError("no indicator x to define"));
  });
});

describe("limits", () => {
  it("says what may not be claimed", () => {
    const { items } = the("terms", compose("limits"));
    expect(items).toHaveLength(10);
    expect(items[1]).toEqual({
      term: "Salten er ikke en kontrollgruppe",
      texts: [
        "Salten har hatt Felles Ansvar siden 2007 og er derfor et nivå å måle seg mot, ikke en kontrollgruppe. Forskjellen til Salten sier hvor regionen ligger, ikke hva tiltaket har gjort.",
      ],
    });
  });

  it("prints those asked for, in that order", () => {
    const { items } = the("terms", compose("limits", { limits: ["survey-waves", "co-location"] }, context("en")));
    expect(items.map((item) => item.term)).toEqual([
      "The survey has few rounds",
      "More recorded offences may mean more effort",
    ]);
  });
});

describe("milestones", () => {
  it("sets actual dates beside the planned", () => {
    const { table } = the("table", compose("milestones", { analysis: "dates" }));
    expect(table.columns.map((column) => column.label)).toEqual(["Milepæl", "Planlagt", "Faktisk"]);
    expect(table.rows).toEqual([
      ["Ansettelse av koordinatorer", "31. august 2026", "29. august 2026"],
      ["Pilot i gang", "30. november 2026", "ikke meldt"],
    ]);
  });

  it("calls a milestone that was planned for after the date of the data not due, and one of that very day not reported", () => {
    const actual = (asOf: string, lang: "nb" | "nn" | "en" = "nb"): string | undefined =>
      the("table", compose("milestones", { analysis: "dates" }, context(lang, { asOf }))).table.rows[1]![2];
    expect(actual("2026-11-29")).toBe("ikke forfalt");
    expect(actual("2026-11-30")).toBe("ikke meldt");
    expect(actual("2026-11-29", "nn")).toBe("ikkje forfalle");
    expect(actual("2026-11-29", "en")).toBe("not due yet");
  });

  it("shows only the plan when no analysis carries dates", () => {
    expect(the("table", compose("milestones")).table.rows[0]).toEqual([
      "Ansettelse av koordinatorer",
      "31. august 2026",
    ]);
  });
});

describe("notes", () => {
  it("prints what the programme notes, and which membership is not confirmed", () => {
    expect(compose("notes")).toEqual([
      {
        kind: "list",
        items: [
          "Seks av de sju kommunene er bekreftet.",
          "Salten har hatt tiltaket siden 2007.",
          "Det er ikke bekreftet at Rødøy hører til Polarsirkelregionen fra 1. januar 2026. Tallene for Polarsirkelregionen kan bli endret.",
        ],
      },
    ]);
  });

  it("leaves out a membership that begins after the report's period, and itself when there is nothing", () => {
    const quiet = {
      ...nb.programme,
      notes: [],
      groups: nb.programme.groups.map((group) => ({ ...group, note: null })),
    };
    expect(compose("notes", {}, context("nb", { programme: quiet, period: "2025-Q4" }))).toEqual([]);
  });
});

describe("cost", () => {
  it("sets what a course costs beside the area of comparison", () => {
    const composed = compose("cost", { analysis: "money" });
    expect(the("table", composed).table).toEqual({
      columns: [
        { label: "Indikator", align: "start" },
        { label: "Periode", align: "start" },
        { label: "Polarsirkelregionen", align: "end" },
        { label: "Salten", align: "end" },
      ],
      rows: [["Kostnad per startet forløp", "2027", "281\u00a0000\u00a0kr", "mangler"]],
    });
    const { items, small } = the("list", composed);
    expect(small).toBe(true);
    expect(items[0]).toMatch(/^Kostnaden er regnskapet delt på antall forløp\./);
    expect(items.slice(1)).toEqual(["Tallet er ikke levert."]);
  });

  it("says which period an area lacks, takes the areas asked for, and says so when there is nothing", () => {
    const cost = { analysis: "money", indicator: "cost", measure: "amount-per-unit", unit: "NOK", per: 1 } as const;
    const given = [
      shown(1, null, { ...cost, period: "2026" }),
      shown(2, null, { ...cost, period: "2027", area: "salten" }),
    ];
    const composed = compose(
      "cost",
      { analysis: "money", areas: ["programme", "salten"], indicators: ["cost"] },
      context("nb", { rows: given }),
    );
    expect(the("table", composed).table.rows.map((row) => row.slice(1))).toEqual([
      ["2026", "1\u00a0kr", "mangler"],
      ["2027", "mangler", "2\u00a0kr"],
    ]);
    expect(compose("cost", { analysis: "x" })).toEqual([{ kind: "paragraph", text: "Ingen tall er meldt." }]);
  });
});

describe("cost of a course", () => {
  const cost = { analysis: "money", indicator: "cost", measure: "amount-per-unit", unit: "NOK", per: 1 } as const;
  const composed = (given: readonly ReturnType<typeof shown>[], lang: "nb" | "nn" | "en" = "nb"): readonly Block[] =>
    compose("cost", { analysis: "money" }, context(lang, { rows: given }));

  it.each([
    [
      "nb",
      "306\u00a0833\u00a0kr (6 forløp)",
      "2026: Polarsirkelregionen hadde bare en del av året med oppfølging, fra og med 4. kvartal 2026.",
    ],
    [
      "nn",
      "306\u00a0833\u00a0kr (6 forløp)",
      "2026: Polarsirkelregionen hadde berre ein del av året med oppfølging, frå og med 4. kvartal 2026.",
    ],
    [
      "en",
      "NOK\u00a0306,833 (courses: 6)",
      "2026: the Arctic Circle Region had only part of the year with follow-up, from Q4 2026 onwards.",
    ],
  ] as const)(
    "stands with the number of courses and with what part of the year it is of, in %s",
    (lang, amount, note) => {
      const given = [shown(306_833.3, null, { ...cost, period: "2026" }, [1_841_000, 6])];
      expect(the("table", composed(given, lang)).table.rows[0]![2]).toBe(amount);
      expect(the("list", composed(given, lang)).items.slice(1)).toEqual([note]);
    },
  );

  it.each([
    [
      "nb",
      "306\u00a0833\u00a0kr (140\u00a0973–836\u00a0078; 6)",
      "95\u00a0% usikkerhetsintervall og antall forløp i parentes",
    ],
    [
      "nn",
      "306\u00a0833\u00a0kr (140\u00a0973–836\u00a0078; 6)",
      "95\u00a0% uvisseintervall og talet på forløp i parentes",
    ],
    ["en", "NOK\u00a0306,833 (140,973–836,078; 6)", "95% uncertainty interval and number of courses in brackets"],
  ] as const)(
    "stands with its bounds where it has some, and the caption says which, in %s",
    (lang, amount, reading) => {
      const given = [shown(306_833.3, [140_973, 836_078], { ...cost, period: "2026" }, [1_841_000, 6])];
      const { table, caption } = the("table", composed(given, lang));
      expect(table.rows[0]![2]).toBe(amount);
      expect(caption.endsWith(`, ${reading}`)).toBe(true);
    },
  );

  it("says no count of a withheld cost", () => {
    const given = [gap("small-denominator", { ...cost, period: "2027" })];
    expect(the("table", composed(given)).table.rows[0]![2]).toBe("skjult");
  });

  it("remarks on part of a year only where the programme's own area has a cost of the year in which it began", () => {
    const remarksOn = (given: ReturnType<typeof shown>): readonly string[] =>
      the("list", composed([given])).items.filter((item) => item.includes("en del av året"));
    const of = (period: string, area = "programme"): ReturnType<typeof shown> =>
      shown(1, null, { ...cost, period, area }, [1, 1]);
    expect(remarksOn(of("2026"))).toHaveLength(1);
    expect(remarksOn(of("2025"))).toEqual([]);
    expect(remarksOn(of("2027"))).toEqual([]);
    expect(remarksOn(of("2026", "salten"))).toEqual([]);
    expect(remarksOn(of(nb.programme.start))).toEqual([]);
    expect(remarksOn(gap("missing", { ...cost, period: "2026" }))).toEqual([]);
  });
});

describe("effect", () => {
  const notes = (p: number, smallest = 0.0005) => [
    { code: "randomisation-p" as const, params: { p, assignments: 2000 } },
    { code: "smallest-p" as const, params: { p: smallest } },
  ];
  const estimate = { measure: "effect-ratio", per: 1, analysis: "effect", period: "2027-Q1..2028-Q4" } as const;
  const titleOf = (row: ReturnType<typeof shown>): string =>
    the("notice", compose("effect", { analysis: "effect" }, context("nb", { rows: [row] }))).title;

  it("prints estimate, interval, p, smallest p, donors, and what the design can and cannot show", () => {
    const composed = compose("effect", { analysis: "effect" });
    expect(the("notice", composed)).toEqual({
      kind: "notice",
      tone: "information",
      title: "Kan ikke avgjøres",
      text: "Ut fra tallene kan det ikke avgjøres om tiltaket har virket. Det er et resultat i seg selv, og betyr ikke at tiltaket er uten virkning.",
    });
    expect(the("terms", composed).items).toEqual([
      {
        term: "Hva som er målt",
        texts: [
          "Personer 14–15 år med registrert lovbrudd, Polarsirkelregionen, 2027–2028.",
          "Sammenlignet med andre kommuner i Nordland (2 kommuner).",
        ],
      },
      {
        term: "Anslag",
        texts: ["0,81 ganger det som var ventet uten tiltaket; 95\u00a0% randomiseringsintervall 0,60–1,12."],
      },
      {
        term: "Hvor sikkert det er",
        texts: [
          "Randomiseringstest med 2000 fordelinger: p = 0,184.",
          "Med så få områder er <\u00a00,001 den minste p-verdien som kan oppnås.",
          "Styrke, som størrelsesorden: et fall på 20 % ville bli oppdaget i 11–18 % av tilfellene, en halvering i 65–85 %.",
        ],
      },
      {
        term: "Hva beregningen kan vise",
        texts: [
          "Om utviklingen i regionen etter oppstart skilte seg fra utviklingen i kommuner som ikke hadde tiltaket, mer enn slike kommuner skiller seg fra hverandre.",
        ],
      },
      {
        term: "Hva den ikke kan vise",
        texts: [
          "Om en forskjell skyldes tiltaket eller noe annet som skjedde i regionen samtidig.",
          "Om registrerte lovbrudd følger den virkelige kriminaliteten når politiet arbeider på en ny måte.",
          "Hva tiltaket har betydd for den enkelte ungdommen.",
        ],
      },
    ]);
  });

  it("speaks of signs only when interval and randomisation agree, and never of more", () => {
    expect(titleOf(shown(0.5, [0.3, 0.8], { ...estimate, notes: notes(0.01) }))).toBe("Tegn til virkning");
    expect(titleOf(shown(1.8, [1.2, 2.5], { ...estimate, notes: notes(0.01) }))).toBe(
      "Tegn til ingen eller uønsket virkning",
    );
    for (const lang of ["nb", "nn", "en"] as const) {
      const given = context(lang, { rows: [shown(0.01, [0.001, 0.1], { ...estimate, notes: notes(0.0005) })] });
      expect(the("notice", compose("effect", { analysis: "effect" }, given)).title).toMatch(
        /^(Tegn til|Teikn til|Signs of)/,
      );
    }
  });

  it.each([
    ["the interval holds 1", shown(0.9, [0.7, 1.1], { ...estimate, notes: notes(0.01) })],
    ["p is too large", shown(0.5, [0.3, 0.8], { ...estimate, notes: notes(0.06) })],
    ["no p was computed", shown(0.5, [0.3, 0.8], estimate)],
    ["no interval was computed", shown(0.5, null, { ...estimate, notes: notes(0.01) })],
    ["one bound is missing from the words of chance", shown(0.5, [0.3, 1], { ...estimate, notes: notes(0.01) })],
    ["the smallest attainable p is too large", shown(0.5, [0.3, 0.8], { ...estimate, notes: notes(0.1, 0.1) })],
    ["it is withheld", gap("few-units", estimate, { minimum: 4 })],
    ["neither direction is better", shown(0.5, [0.3, 0.8], { ...estimate, indicator: "cost", notes: notes(0.01) })],
    ["the indicator is unknown", shown(0.5, [0.3, 0.8], { ...estimate, indicator: "x", notes: notes(0.01) })],
  ])("is undecided when %s", (_, row) => {
    expect(titleOf(row)).toBe("Kan ikke avgjøres");
  });

  it("says when the design cannot reach the limit, and why there is no estimate", () => {
    const items = (row: ReturnType<typeof shown>) =>
      the("terms", compose("effect", { analysis: "effect" }, context("nb", { rows: [row] }))).items;
    expect(items(shown(0.5, [0.3, 0.8], { ...estimate, notes: notes(0.1, 0.1) }))[2]!.texts).toContain(
      "Med så få områder kan beregningen ikke nå under grensen som kreves for å tale om virkning, hva tallene enn viser.",
    );
    expect(items(gap("few-units", estimate, { minimum: 4 }))[1]!.texts).toEqual([
      "Færre enn 4 områder å regne med: for få til at metoden holder.",
    ]);
    expect(
      items(
        shown(0.5, null, {
          ...estimate,
          notes: [{ code: "randomisation-p", params: { p: "ikke regnet", assignments: 1 } }],
        }),
      )[1]!.texts,
    ).toEqual(["0,50 ganger det som var ventet uten tiltaket. Det er ikke regnet noe intervall."]);
  });

  it("leaves out the donors when the analysis names none, and says so when there is nothing", () => {
    const analyses = nb.analyses.map((each) => ({ ...each, comparator: null }));
    const items = the("terms", compose("effect", { analysis: "effect" }, context("nb", { analyses }))).items;
    expect(items[0]!.texts).toHaveLength(1);
    const unlisted = the("terms", compose("effect", { analysis: "effect" }, context("nb", { analyses: [] }))).items;
    expect(unlisted[0]!.texts).toHaveLength(1);
    expect(compose("effect", { analysis: "level" })).toEqual([{ kind: "paragraph", text: "Ingen tall er meldt." }]);
  });
});

describe("a programme without a group of its own", () => {
  it("is refused, since a report must speak of somewhere", () => {
    const programme = { ...nb.programme, groups: [] };
    expect(() => compose("summary", { analyses: ["level"] }, context("nb", { programme, rows, arrivals: [] }))).toThrow(
      new RangeError("the programme has no group of its own"),
    );
  });
});

describe("names", () => {
  it("take a municipality whose code looks like a year for a municipality", () => {
    const area = { ...nb.programme.areas[0]!, code: "1902", name: "Tromsø" };
    const programme = { ...nb.programme, areas: [...nb.programme.areas, area] };
    const given = context("nb", {
      programme,
      rows: [shown(0.5, [0.3, 0.8], { ...ratio, analysis: "against", comparator: "1902", period: window })],
    });
    const { items } = the("terms", compose("summary", { analyses: ["against"], indicators: ["persons", "x"] }, given));
    expect(items[0]!.texts).toEqual([
      "Lavere enn i Tromsø. Forholdet er 0,50; 95\u00a0% usikkerhetsintervall 0,30–0,80.",
    ]);
    expect(items[1]!.term).toBe("x");
  });

  it("fall back to the id where a short name is not defined", () => {
    const given = context("nb", { rows: [shown(3, null, { indicator: "x", measure: "count", per: 1 })] });
    expect(the("key-numbers", compose("key-numbers", { analysis: "level" }, given)).numbers[0]!.label).toBe("x");
  });
});
