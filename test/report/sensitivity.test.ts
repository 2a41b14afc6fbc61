/** The same question asked otherwise: one table, and sentences chosen by rule. */
import { describe, expect, it } from "vitest";
import type { Released } from "../../src/model/released.ts";
import type { Block } from "../../src/model/report.ts";
import { blocks } from "../../src/report/blocks/index.ts";
import { context, gap, labels, shown } from "./fixtures.ts";

const id = "sensitivity";
const kind = blocks.get(id)!;
const words = (text: string) => ({ nb: text, nn: text, en: text });

const estimate = { measure: "effect-ratio", per: 1, period: "2027-Q1..2028-Q4", notes: [] } as const;
const p = (code: "randomisation-p" | "placebo-p" | "cluster-p" | "series-p" | "bootstrap-p", value: number) => ({
  code,
  params: { p: value, df: 9, assignments: 100, rank: 2, ranked: 9, draws: 999 },
});
const main = shown(0.68, [0.5, 0.95], { ...estimate, analysis: "a", notes: [p("randomisation-p", 0.024)] });

function compose(
  rows: readonly Released[],
  ids: readonly string[],
  more: object = {},
  lang: "nb" | "nn" | "en" = "nb",
) {
  const given = { analyses: ids, labels: ids.map((it_) => words(`Som ${it_}`)), caption: words("Andre"), ...more };
  return kind.compose(kind.options.parse(given), context(lang, { rows }));
}

const tableIn = (made: readonly Block[]) => {
  const [found] = made.flatMap((block) => (block.kind === "table" ? [block] : []));
  return found!;
};
const texts = (made: readonly Block[]): readonly string[] =>
  made.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
const remarks = (made: readonly Block[]): readonly string[] =>
  made.flatMap((block) => (block.kind === "list" ? block.items : []));

describe("sensitivity", () => {
  it("is a table of each analysis with its value, interval and p, from whichever test it has", () => {
    const rows = [
      main,
      shown(0.7, null, { ...estimate, analysis: "b", notes: [p("placebo-p", 0.5)] }),
      shown(-0.0157, [-0.0353, 0.0052], {
        ...estimate,
        analysis: "c",
        measure: "difference",
        per: 1000,
        notes: [p("bootstrap-p", 0.12)],
      }),
      gap("few-df", { ...estimate, analysis: "d" }, { df: 1.4, minimum: 4 }),
    ];
    const made = compose(rows, ["a", "b", "c", "d"]);
    expect(tableIn(made)).toEqual({
      kind: "table",
      caption: "Andre",
      table: {
        columns: [
          { label: "Beregning", align: "start" },
          { label: "Verdi", align: "end" },
          { label: "Usikkerhetsintervall", align: "end" },
          { label: "p-verdi", align: "end" },
        ],
        rows: [
          ["Som a", "0,68", "0,50–0,95", "0,024"],
          ["Som b", "0,70", "", "0,500"],
          ["Som c", "−15,7 per 1000", "−35,3 til 5,2", "0,120"],
          ["Som d", "for få til å regne", "", ""],
        ],
      },
      folded: false,
    });
    expect(texts(made)).toEqual([
      "2 av 2 andre beregninger peker i samme retning som hovedanslaget. De er ikke uavhengige av hverandre: alle bygger på de samme tallene.",
    ]);
    expect(remarks(made)).toEqual([
      "Som d: Frihetsgradene er 1,4; under 4 er verken p-verdi eller intervall til å stole på.",
    ]);
  });

  it("counts those that point the same way, a number without difference for neither, and says nothing without a direction", () => {
    const others = [
      shown(0.9, null, { ...estimate, analysis: "b" }),
      shown(1.1, null, { ...estimate, analysis: "c" }),
      shown(1, null, { ...estimate, analysis: "d" }),
    ];
    expect(texts(compose([main, ...others], ["a", "b", "c", "d"], {}, "en"))).toEqual([
      "1 of 3 other calculations point in the same direction as the main estimate. They are not independent of each other: all rest on the same numbers.",
    ]);
    expect(texts(compose([main], ["a"]))).toEqual([]);
    const hidden = gap("small-numerator", { ...estimate, analysis: "a" });
    expect(texts(compose([hidden, ...others], ["a", "b", "c"]))).toEqual([]);
    const level = shown(1, null, { ...estimate, analysis: "a" });
    expect(texts(compose([level, ...others], ["a", "b"]))).toEqual([]);
    expect(
      texts(compose([main, gap("few-units", { ...estimate, analysis: "b" }, { minimum: 4 })], ["a", "b"])),
    ).toEqual([]);
  });

  it.each([
    [
      "nb",
      "Som q: ingenting er funnet, slik det skal være.",
      "Som q: noe er funnet der ingenting skulle finnes. Det taler mot sammenligningen.",
    ],
    [
      "nn",
      "Som q: ingenting er funne, slik det skal vere.",
      "Som q: noko er funne der ingenting skulle finnast. Det taler mot samanlikninga.",
    ],
    [
      "en",
      "Som q: nothing is found, as it should be.",
      "Som q: something is found where nothing should be. That speaks against the comparison.",
    ],
  ] as const)(
    "says in %s whether nothing was found where nothing should be, and counts it in no direction",
    (lang, quiet, loud) => {
      const at = (bounds: readonly [number, number] | null) =>
        texts(
          compose(
            [main, shown(0.8, bounds as [number, number] | null, { ...estimate, analysis: "q" })],
            ["a", "q"],
            { quiet: ["q"] },
            lang,
          ),
        );
      expect(at([0.6, 1.2])).toEqual([quiet]);
      expect(at(null)).toEqual([quiet]);
      expect(at([0.6, 0.95])).toEqual([loud]);
      expect(at([1.1, 1.9])).toEqual([loud]);
      const withheld = gap("few-units", { ...estimate, analysis: "q" }, { minimum: 4 });
      expect(texts(compose([main, withheld], ["a", "q"], { quiet: ["q"] }, lang))).toEqual([]);
      expect(texts(compose([main], ["a"], { quiet: ["a"] }, lang))).toEqual([loud.replace("Som q", "Som a")]);
    },
  );

  it("tells the rows of one analysis apart by period, and its remarks once", () => {
    const note = { code: "pre-trend", params: { p: 0.8, df: 2 } } as const;
    const years = ["2016", "2017"].map((period) =>
      shown(-0.01, [-0.02, 0.01], {
        ...estimate,
        period,
        analysis: "y",
        measure: "difference",
        per: 1000,
        notes: [p("cluster-p", 0.2), note],
      }),
    );
    const alone = compose(years, ["y"]);
    expect(tableIn(alone).table.columns[0]!.label).toBe("Periode");
    expect(tableIn(alone).table.rows.map(([first]) => first)).toEqual(["2016", "2017"]);
    expect(remarks(alone)).toEqual([
      "Samlet test av at utviklingen var lik før oppstart, med 2,0 frihetsgrader: p = 0,800. En høy p-verdi sier ikke at den var lik.",
    ]);
    const beside = compose([main, ...years], ["a", "y"]);
    expect(tableIn(beside).table.rows.map(([first]) => first)).toEqual(["Som a", "Som y, 2016", "Som y, 2017"]);
    expect(remarks(beside)).toHaveLength(1);
    expect(remarks(beside)[0]).toMatch(/^Som y: /);
  });

  it("says so when nothing was released", () => {
    expect(compose([], ["a", "b"])).toEqual([{ kind: "paragraph", text: "Ingen tall er meldt." }]);
  });

  it("wants one label for each analysis, and quiet ones among them", () => {
    const messages = (given: object): unknown =>
      kind.options
        .safeParse({ analyses: ["a"], labels: [labels("x")], caption: words("x"), ...given })
        .error?.issues.map((issue) => issue.message);
    expect(messages({})).toBeUndefined();
    expect(messages({ analyses: ["a", "b"] })).toEqual(["one label for each analysis"]);
    expect(messages({ quiet: ["z"] })).toEqual(["quiet names some of the analyses"]);
  });
});
