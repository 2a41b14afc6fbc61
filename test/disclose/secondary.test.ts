/** What is hidden because it would give away what is hidden. */
import { describe, expect, it } from "vitest";
import { noFacts } from "../../src/disclose/facts.ts";
import type { CountCell } from "../../src/model/estimate.ts";
import { cell, estimate, fate, folkehelse, gate, released } from "./made.ts";

const region = ["1826", "1828", "1833"];
const at = (code: string) => ({ areas: [code] });

describe("over areas", () => {
  it("hides a second municipality, the smallest, where one hidden follows from the region", async () => {
    const cells = [cell(60, { areas: region }), cell(40, at("1833")), cell(17, at("1828")), cell(3, at("1826"))];
    expect(await fate(cells)).toEqual(["shown", "shown", "complementary", "small-numerator"]);
  });

  it("hides a count under every name that its period has", async () => {
    const quarters = "2027-Q1..2027-Q4";
    const others = [cell(60, { areas: region }), cell(40, at("1833")), cell(3, at("1826"))];
    const named = [cell(17, at("1828")), cell(17, { ...at("1828"), period: quarters })];
    const hidden = ["complementary", "complementary"];
    expect(await fate([...others, ...named])).toEqual(["shown", "shown", "small-numerator", ...hidden]);
    expect(await fate([...others, ...named.toReversed()])).toEqual(["shown", "shown", "small-numerator", ...hidden]);
  });

  it("hides nothing more where two hidden ones make a sum large enough", async () => {
    const four = ["1826", "1828", "1833", "1834"];
    const cells = [
      cell(67, { areas: four }),
      cell(40, at("1833")),
      cell(20, at("1828")),
      cell(3, at("1826")),
      cell(4, at("1834")),
    ];
    expect(await fate(cells)).toEqual(["shown", "shown", "shown", "small-numerator", "small-numerator"]);
  });

  it("hides one more where two hidden ones make a sum that is itself too small", async () => {
    const four = ["1826", "1828", "1833", "1834"];
    const cells = [
      cell(62, { areas: four }),
      cell(40, at("1833")),
      cell(20, at("1828")),
      cell(1, at("1826")),
      cell(1, at("1834")),
    ];
    expect(await fate(cells)).toEqual(["shown", "shown", "difference", "small-numerator", "small-numerator"]);
  });

  it("counts as known what the region less the largest leaves, though nobody publishes it", async () => {
    expect(await fate([cell(43, { areas: region }), cell(40, at("1833"))])).toEqual(["shown", "difference"]);
    expect(await fate([cell(45, { areas: region }), cell(40, at("1833"))])).toEqual(["shown", "shown"]);
  });

  it("shows the region with all its parts when all are large enough", async () => {
    expect(
      await fate([cell(60, { areas: region }), cell(40, at("1833")), cell(13, at("1828")), cell(7, at("1826"))]),
    ).toEqual(Array(4).fill("shown"));
  });

  it("takes smaller groups out of larger ones", async () => {
    const wide = [...region, "1856"];
    expect(await fate([cell(60, { areas: wide }), cell(57, { areas: region })])).toEqual(["shown", "difference"]);
  });

  it("adds what is known up to a sum that is hidden, and hides a part of it", async () => {
    const limited = cell(60, { areas: region, denominator: 100, minimumDenominator: 200 });
    const parts = [cell(40, at("1833")), cell(13, at("1828")), cell(7, at("1826"))];
    expect(await fate([limited, ...parts])).toEqual(["small-denominator", "shown", "shown", "complementary"]);
  });

  it("follows groups that overlap without being nested", async () => {
    const left = ["1826", "1828", "1834"];
    const right = ["1828", "1833", "1834"];
    const all = ["1826", "1828", "1833", "1834"];
    const cells = [
      cell(50, { areas: all }),
      cell(30, { areas: left }),
      cell(47, { areas: right }),
      cell(27, { areas: ["1828", "1834"] }),
    ];
    const rows = await fate(cells);
    expect(rows.filter((it) => it !== "shown").length).toBeGreaterThan(0);
    expect(rows[0]).toBe("shown");
  });

  it("keeps of two groups the one that more of the run rests on, however many municipalities it has", async () => {
    const council = cell(60, { areas: ["1804", "1841"] });
    const programme = cell(62, { areas: ["1804", "1841", "1856"] });
    const ratio = (it_: typeof council) => estimate([it_, cell(30)], { measure: "rate-ratio" });
    const fates = async (more: typeof council) =>
      (await released([estimate([council]), estimate([programme]), ratio(more)])).map((row) => row.status);
    expect(await fates(council)).toEqual(["released", "withheld", "released"]);
    expect(await fates(programme)).toEqual(["withheld", "released", "released"]);
  });

  it("holds denominators to the rule: a remainder of few persons is hidden however many events it has", async () => {
    const many = (n: number, denominator: number, areas: readonly string[]) => cell(n, { denominator, areas });
    expect(await fate([many(90, 300, region), many(80, 292, ["1833"])])).toEqual(["shown", "difference"]);
    expect(await fate([many(90, 300, region), many(80, 280, ["1833"])])).toEqual(["shown", "shown"]);
  });

  it("leaves a remainder of nobody alone", async () => {
    const of = (denominator: number, areas: readonly string[]) => cell(40, { denominator, areas });
    expect(await fate([of(300, region), of(300, ["1833"])])).toEqual(["shown", "shown"]);
  });

  it("takes no notice of parts that are more than the whole, for they are no parts", async () => {
    expect(await fate([cell(40, { areas: region }), cell(43, at("1833"))])).toEqual(["shown", "shown"]);
  });
});

describe("over breakdowns", () => {
  const alder = (codes: string, numerator: number) => cell(numerator, { breakdown: { alder: codes } });

  it("hides the other age where one is hidden and both together are shown", async () => {
    expect(await fate([alder("14+15", 30), alder("14", 4), alder("15", 26)])).toEqual([
      "shown",
      "small-numerator",
      "complementary",
    ]);
  });

  it("reads codes taken together in any order", async () => {
    expect(await fate([alder("15+14", 30), alder("14", 4), alder("15", 26)])).toEqual([
      "shown",
      "small-numerator",
      "complementary",
    ]);
  });

  it("treats a total that its codes add up to as their sum", async () => {
    const total = cell(30);
    expect(await fate([total, alder("14", 13), alder("15", 17)])).toEqual(["shown", "shown", "shown"]);
    expect(await fate([total, alder("14", 4), alder("15", 26)])).toEqual(["shown", "small-numerator", "complementary"]);
  });

  it("protects what a total holds beyond its codes", async () => {
    expect(await fate([cell(30), alder("14", 13), alder("15", 14)])).toEqual(["shown", "difference", "shown"]);
    expect(await fate([cell(30), alder("14", 12), alder("15", 12)])).toEqual(["shown", "shown", "shown"]);
  });

  it("knows that a total holds more when its denominator does", async () => {
    const of = (numerator: number, denominator: number, breakdown: Record<string, string>) =>
      cell(numerator, { denominator, breakdown });
    const cells = [of(30, 500, {}), of(13, 200, { alder: "14" }), of(17, 200, { alder: "15" })];
    expect(await fate(cells)).toEqual(["shown", "difference", "shown"]);
  });

  it("does not take a total for the sum of codes of which one is never stated with it", async () => {
    const elsewhere = cell(20, { breakdown: { alder: "16" }, areas: ["1804"] });
    expect(await fate([cell(20), alder("14", 20), elsewhere])).toEqual(["shown", "difference", "shown"]);
  });

  it("follows two breakdowns at once: the corner that both margins leave", async () => {
    const at2 = (alder: string, kjonn: string, n: number) => cell(n, { breakdown: { alder, kjonn } });
    const cells = [
      at2("14+15", "gutt+jente", 64),
      at2("14", "gutt+jente", 24),
      at2("15", "gutt+jente", 40),
      at2("14+15", "gutt", 34),
      at2("14+15", "jente", 30),
      at2("14", "gutt", 4),
      at2("14", "jente", 20),
      at2("15", "gutt", 30),
      at2("15", "jente", 10),
    ];
    expect((await fate(cells)).slice(5)).toEqual([
      "small-numerator",
      "complementary",
      "complementary",
      "complementary",
    ]);
    expect((await fate(cells)).slice(0, 5)).toEqual(Array(5).fill("shown"));
  });
});

describe("over time", () => {
  const over = (period: string, numerator: number, more = {}) => cell(numerator, { period, ...more });

  it("hides a second quarter where one is hidden and the year is shown", async () => {
    const year = [over("2027", 30), over("2027-Q1", 3), over("2027-Q2", 8), over("2027-Q3", 9), over("2027-Q4", 10)];
    expect(await fate(year)).toEqual(["shown", "small-numerator", "complementary", "shown", "shown"]);
  });

  it("takes a window from a longer one", async () => {
    expect(await fate([over("2027", 30), over("2027-Q1..2027-Q3", 28)])).toEqual(["shown", "difference"]);
  });

  it("takes rolling windows from each other, with the first quarters to start from", async () => {
    // 2027-Q1 is 2027-Q1..2027-Q4 less … : the windows differ by the quarter that enters less the one that leaves.
    const cells = [over("2026-Q1..2026-Q4", 40), over("2026-Q2..2027-Q1", 32), over("2026-Q1", 11), over("2027-Q1", 3)];
    expect(await fate(cells)).toEqual(["shown", "shown", "complementary", "small-numerator"]);
  });

  it("takes from a window what lies well inside it: the first and the last quarter are left", async () => {
    expect(await fate([over("2027", 30), over("2027-Q2..2027-Q3", 28)])).toEqual(["shown", "difference"]);
    expect(await fate([over("2027", 33), over("2027-Q2..2027-Q3", 28)])).toEqual(["shown", "shown"]);
  });

  it("takes several from it, those that leave least", async () => {
    const years = [over("2021..2027", 63), over("2022", 20), over("2024..2025", 20), over("2024", 6)];
    expect(await fate([...years, over("2026", 20)])).toEqual(["shown", "difference", "shown", "shown", "shown"]);
    expect(await fate(years)).toEqual(["shown", "shown", "shown", "shown"]);
    // 2025 had none, so 2024 goes; then 18 − 8 and 18 − 8 − 8 are too few for the years that are left.
    const none = [over("2021..2027", 18), over("2022", 8), over("2024", 8), over("2024..2025", 8)];
    expect(await fate(none)).toEqual(["shown", "difference", "difference", "difference"]);
  });

  it("holds the denominator that is left around a span to the rule", async () => {
    const of = (period: string, n: number, denominator: number | null, stock: boolean) =>
      over(period, n, { denominator, stock });
    const inner = "2027-Q2..2027-Q3";
    expect(await fate([of("2027", 60, 80, false), of(inner, 30, 72, false)])).toEqual(["shown", "difference"]);
    expect(await fate([of("2027", 60, 80, true), of(inner, 30, 72, true)])).toEqual(["shown", "shown"]);
    expect(await fate([of("2027", 60, 80, true), of(inner, 30, null, true)])).toEqual(["shown", "shown"]);
  });

  it("shows rolling windows without single quarters", async () => {
    const windows = ["2026-Q1..2026-Q4", "2026-Q2..2027-Q1", "2026-Q3..2027-Q2"].map((period) => over(period, 12));
    expect(await fate(windows)).toEqual(["shown", "shown", "shown"]);
  });

  it("holds what is left over three years to the limits of three years", async () => {
    expect(await fate([over("2020..2026", 40), over("2020..2023", 28)])).toEqual(["shown", "difference"]);
    expect(await fate([over("2020..2026", 41), over("2020..2023", 28)])).toEqual(["shown", "shown"]);
  });

  it("does not call a sum of shown periods a disclosure", async () => {
    const cells = [over("2022", 5), over("2023..2024", 6), over("2022..2024", 11)];
    expect(await fate(cells)).toEqual(["complementary", "shown", "small-numerator"]);
    expect(await fate(cells.slice(0, 2))).toEqual(["shown", "shown"]);
  });

  it("does not add a stock of persons over quarters", async () => {
    const stock = (period: string, n: number) => over(period, n, { denominator: 60, complement: true, stock: true });
    const year = [stock("2027", 40), stock("2027-Q1", 10), stock("2027-Q2", 10), stock("2027-Q3", 10)];
    expect(await fate(year)).toEqual(Array(4).fill("shown"));
  });

  it("adds trials over quarters", async () => {
    const trials = (period: string, n: number, denominator: number) =>
      over(period, n, { denominator, complement: true });
    expect(await fate([trials("2027", 40, 80), trials("2027-Q1..2027-Q3", 30, 72)])).toEqual(["shown", "difference"]);
    expect(await fate([trials("2027", 40, 92), trials("2027-Q1..2027-Q3", 30, 72)])).toEqual(["shown", "shown"]);
  });

  it("has no use for a denominator that only one of two periods states", async () => {
    expect(await fate([over("2027", 40, { denominator: 80 }), over("2027-Q1..2027-Q3", 30)])).toEqual([
      "shown",
      "shown",
    ]);
  });
});

describe("over several axes", () => {
  it("works out the year of the region from its quarters, and with it a hidden municipality", async () => {
    const quarters = ["Q1", "Q2", "Q3", "Q4"].map((q) => cell(20, { areas: region, period: `2027-${q}` }));
    const year = [cell(50, at("1833")), cell(27, at("1828")), cell(3, at("1826"))];
    expect(await fate([...quarters, ...year])).toEqual([
      ...Array(4).fill("shown"),
      "shown",
      "complementary",
      "small-numerator",
    ]);
  });

  it("finds the bridge between two blocks, which no line alone gives away", async () => {
    // Rows and columns each have at least two hidden; but what the blocks leave is one count.
    const rows = ["a", "b", "c", "d"];
    const columns = ["1", "2", "3", "4"];
    const small = new Set(["a1", "a2", "b1", "b2", "b3", "c3", "c4", "d3", "d4"]);
    const n = (row: string, column: string) => (small.has(row + column) ? 3 : 20);
    const sum = (rs: readonly string[], cs: readonly string[]) =>
      rs.flatMap((r) => cs.map((c) => n(r, c))).reduce((a, b) => a + b, 0);
    const at2 = (rs: readonly string[], cs: readonly string[]) =>
      cell(sum(rs, cs), { areas: rs, breakdown: { lovbruddsgruppe: cs.join("+") } });
    const cells = [
      ...rows.flatMap((r) => columns.map((c) => at2([r], [c]))),
      ...rows.map((r) => at2([r], columns)),
      ...columns.map((c) => at2(rows, [c])),
      at2(rows, columns),
    ];
    const shown = (await fate(cells)).filter((it) => it === "shown").length;
    expect(shown).toBeLessThan(cells.length - small.size);
  });
});

describe("disclose", () => {
  it("withholds together what shares a hidden count, and no more than that", async () => {
    const shared = cell(17, at("1828"));
    const benchmark = cell(300, { areas: ["1804"] });
    const rows = await released([
      estimate([cell(60, { areas: region })]),
      estimate([cell(40, at("1833"))]),
      estimate([shared]),
      estimate([shared, benchmark], { measure: "rate-ratio", comparator: "salten" }),
      estimate([cell(3, at("1826"))]),
      estimate([benchmark]),
    ]);
    expect(rows.map((row) => row.status)).toEqual([
      "released",
      "released",
      "withheld",
      "withheld",
      "withheld",
      "released",
    ]);
  });

  it("takes a count that is published only together with a hidden one as not published", async () => {
    const rows = await released([
      estimate([cell(60, { areas: region })]),
      estimate([cell(40, at("1833")), cell(3, { table: "other" })]),
      estimate([cell(17, at("1828"))]),
      estimate([cell(3, at("1826"))]),
    ]);
    expect(rows.map((row) => row.status)).toEqual(["released", "withheld", "released", "withheld"]);
  });

  it("counts what it hid, and how", async () => {
    const cells = [cell(60, { areas: region }), cell(40, at("1833")), cell(17, at("1828")), cell(3, at("1826"))];
    const outcome = await gate(cells.map((it) => estimate([it])));
    expect(outcome).toMatchObject({ ok: true, issues: [], value: { hidden: 2, primary: 1, secondary: 1, rounds: 2 } });
  });

  it("says yes to nothing at all", async () => {
    expect(await gate([])).toEqual({
      ok: true,
      issues: [],
      value: {
        released: [],
        hidden: 0,
        rounds: 0,
        primary: 0,
        secondary: 0,
        cells: [],
        proof: { attacked: 0, byCertificate: 0, bySolver: 0, narrowest: null, passes: 0 },
        exposed: [],
      },
    });
  });

  it("keeps tables apart", async () => {
    expect(await fate([cell(60, { areas: region }), cell(57, { table: "survey" })])).toEqual(["shown", "shown"]);
  });
});

describe("columns that are the sum of others", () => {
  const sums = [{ table: "followup", whole: "startet", parts: ["avbrutt", "flyttet", "fullfort", "pagaar"] }];
  const column = (measure: string, numerator: number, table = "followup"): CountCell =>
    cell(numerator, { table, breakdown: { measure } });
  const fates = (cells: readonly CountCell[], given = sums): Promise<readonly string[]> =>
    fate(cells, folkehelse, { ...noFacts, sums: given });
  const courses = [column("startet", 40), column("fullfort", 20), column("avbrutt", 9), column("pagaar", 8)];

  it("hide a second part when one is small, for the reader can subtract", async () => {
    const found = await fates([...courses, column("flyttet", 3)]);
    expect(found[4]).toBe("small-numerator");
    expect(found.filter((each) => each !== "shown")).toHaveLength(2);
    expect(found[0]).toBe("shown");
  });

  it("hide a second part also when the small one is not published at all", async () => {
    expect((await fates(courses)).filter((each) => each !== "shown")).toHaveLength(1);
  });

  it("hide nothing when every part is large", async () => {
    expect(
      await fates([
        column("startet", 40),
        column("fullfort", 20),
        column("avbrutt", 9),
        column("pagaar", 6),
        column("flyttet", 5),
      ]),
    ).toEqual(["shown", "shown", "shown", "shown", "shown"]);
  });

  it("say nothing of a table in which nobody declared them", async () => {
    expect((await fates([...courses, column("flyttet", 3)], [])).filter((each) => each !== "shown")).toHaveLength(1);
    const other = courses.map((it) => ({ ...it, table: "other" }));
    expect((await fates([...other, column("flyttet", 3, "other")])).filter((each) => each !== "shown")).toHaveLength(1);
  });
});

describe("groups over one and the same population", () => {
  const groups = ["annet", "okonomi", "rus", "seksual", "skadeverk", "trafikk", "tyveri", "vold"];
  const counts = [6, 3, 14, 8, 9, 7, 21, 12];
  const population = { denominator: 925, stock: true };
  const rows = (numerators: readonly number[]): readonly CountCell[] => [
    cell(
      numerators.reduce((sum, each) => sum + each, 0),
      population,
    ),
    ...numerators.map((each, i) => cell(each, { ...population, breakdown: { lovbruddsgruppe: groups[i]! } })),
  ];

  it("hide a second group when one is small, though every group has the whole population beneath it", async () => {
    const fates = await fate(rows(counts));
    expect(fates[0]).toBe("shown");
    expect(fates[2]).toBe("small-numerator");
    expect(fates.filter((each) => each !== "shown")).toHaveLength(2);
  });

  it("hide so many that what is left is no small number", async () => {
    const few = [2, 1, 14, 5, 9, 7, 21, 12];
    const fates = await fate(rows(few));
    const left = few.reduce((sum, each, i) => (fates[i + 1] === "shown" ? sum : sum + each), 0);
    expect(left).toBeGreaterThanOrEqual(5);
  });

  it("hide nothing when none is small", async () => {
    expect(await fate(rows(counts.map((each) => each + 5)))).toEqual(Array.from({ length: 9 }, () => "shown"));
  });
});
