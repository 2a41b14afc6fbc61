/** The decision year on a full simulated history: the truth that was simulated lies in the interval, and no word goes further than the numbers. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatNumber, formatP } from "../../src/text/numbers.ts";
import { felles, type Ran } from "../support/felles.ts";
import { csvRows, runJson } from "../support/workspace.ts";

type Row = Readonly<Record<string, string>>;

const root = mkdtempSync(join(tmpdir(), "felles-2029-"));
const folder = join(root, "demo");
const report = join(folder, "reports", "final-2029", "2028");
let made: Ran;
let ran: Ran;

beforeAll(async () => {
  made = await felles(["init", "demo", "--demo", "2029"], { cwd: root });
  ran = await felles(["run", "pipelines/final-2029.yaml", "--fail-on", "critical"], {
    cwd: folder,
    now: "2029-05-02T08:00:00Z",
  });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function estimates(): readonly Row[] {
  return csvRows(readFileSync(join(report, "estimates.csv"), "utf8"));
}

function effect(): Row {
  return estimates().find((row) => row.analysis === "effect")!;
}

/** The parameters of a note on a row, as written in estimates.csv. */
function note(row: Row, code: string): Readonly<Record<string, string>> {
  const text = row.notes!.split(";").find((each) => each.startsWith(`${code}?`))!;
  return Object.fromEntries(new URLSearchParams(text.slice(code.length + 1)));
}

/** What a reader of the page reads, without marks and drawings. */
function prose(lang: string): string {
  return readFileSync(join(report, lang, "index.html"), "utf8")
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replace(/\s+/g, " ");
}

describe("a demonstration of the decision year", () => {
  it("is made by one command, which says what to do next", () => {
    expect(made.stdout).toBe(
      "Arbeidsmappen demo er klar.\nInnboksen har 70 syntetiske leveranser.\nNeste: cd demo og felles run pipelines/final-2029.yaml\n",
    );
    expect(made.exit).toBe(0);
  });

  it("runs to a report on 2028 in both languages", () => {
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain("Ferdig: final-2029 for 2028\n");
    expect(ran.stdout).toContain(`Rapporten ligger i ${join("reports", "final-2029", "2028")}\n`);
    expect([runJson(report).period, runJson(report).exit]).toEqual(["2028", 0]);
    expect(prose("nb").includes("sluttevaluering")).toBe(true);
    expect(prose("en").includes("final evaluation")).toBe(true);
  });
});

describe("the effect", () => {
  it("holds the rate ratio that was simulated within its interval", () => {
    const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as {
      offences: { effect: { rateRatio: number } };
    };
    const { rateRatio } = truth.offences.effect;
    expect(rateRatio).toBe(0.7);
    const { value, lower, upper, status } = effect();
    expect(status).toBe("released");
    expect(Number(lower)).toBeLessThan(rateRatio);
    expect(Number(upper)).toBeGreaterThan(rateRatio);
    expect(Number(lower)).toBeLessThan(Number(value));
    expect(Number(upper)).toBeGreaterThan(Number(value));
  });

  it.each(["nb", "en"] as const)(
    "is told in %s with its interval, its p and the smallest p that could be reached",
    (lang) => {
      const text = prose(lang);
      const { value, lower, upper } = effect();
      const number = (it: string | undefined): string => formatNumber(Number(it), 2, lang).replace(/\s/g, " ");
      expect(text.includes(`${number(value)} `), `${number(value)} `).toBe(true);
      expect(text.includes(`${number(lower)}–${number(upper)}`), `${number(lower)}–${number(upper)}`).toBe(true);
      const p = formatP(Number(note(effect(), "randomisation-p").p), lang);
      const smallest = formatP(Number(note(effect(), "smallest-p").p), lang);
      const said = {
        nb: [`p = ${p}`, `Med så få områder er ${smallest} den minste p-verdien som kan oppnås.`],
        en: [`p = ${p}`, `With so few areas, ${smallest} is the smallest p-value that can be reached.`],
      }[lang];
      for (const sentence of said) expect(text.includes(sentence.replace(/\s+/g, " ")), sentence).toBe(true);
    },
  );

  it("is never told in stronger words than the rule allows", () => {
    expect(Number(note(effect(), "randomisation-p").p)).toBeLessThan(0.05);
    const strong =
      /dokumentert effekt|Klar virkning|[Bb]evis|førte til|documented effect|Clear effect|[Pp]rove[sn]|caused by/g;
    for (const [lang, allowed] of [
      ["nb", "Tegn til virkning"],
      ["en", "Signs of effect"],
    ] as const) {
      expect(prose(lang).includes(allowed)).toBe(true);
      expect(prose(lang).match(strong)).toBeNull();
    }
  });

  it("is labelled exploratory, for no plan was locked", () => {
    expect(new Set(estimates().map((row) => row.label))).toEqual(new Set(["exploratory"]));
  });

  it("never takes Salten as a donor", () => {
    const rows = estimates().filter((row) => row.analysis!.startsWith("effect"));
    expect(new Set(rows.map((row) => row.comparator))).toEqual(new Set(["donors", "donors-narrow"]));
  });
});

describe("the same question asked otherwise", () => {
  const one = (analysis: string): Row => {
    const [row, ...more] = estimates().filter((each) => each.analysis === analysis);
    expect(more).toEqual([]);
    return row!;
  };

  it.each(["effect-unmatched", "effect-narrow-donors", "effect-series", "effect-beliefs"])(
    "holds the rate ratio that was simulated within the interval of %s",
    (analysis) => {
      const { lower, upper, status } = one(analysis);
      expect(status).toBe("released");
      expect(Number(lower)).toBeLessThan(0.7);
      expect(Number(upper)).toBeGreaterThan(0.7);
    },
  );

  it("comes near it beside a synthetic region, whose weights are proven", () => {
    const { value, lower } = one("effect-synthetic");
    expect(Math.abs(Math.log(Number(value) / 0.7))).toBeLessThan(0.3);
    expect(lower).toBe("");
    expect(Number(note(one("effect-synthetic"), "optimal-weights").kkt)).toBeLessThan(1e-9);
  });

  it.each(["effect-staggered", "effect-bootstrap"])(
    "finds a fall, and cannot exclude none, with municipalities alike: %s",
    (analysis) => {
      const { value, lower, upper } = one(analysis);
      expect(Number(value)).toBeLessThan(0);
      expect(Number(lower)).toBeLessThan(0);
      expect(Number(upper)).toBeGreaterThan(0);
    },
  );

  it.each(["effect-poisson", "effect-weighted"])(
    "refuses %s, where Rana outweighs the others, and says why",
    (analysis) => {
      expect(one(analysis)).toMatchObject({ status: "withheld", reason: "few-df", value: "" });
    },
  );

  it("finds nothing where nothing was simulated, and says so in both languages", () => {
    const { lower, upper } = one("effect-placebo-date");
    expect(Number(lower)).toBeLessThan(1);
    expect(Number(upper)).toBeGreaterThan(1);
    expect(prose("nb")).toContain("Tenkt oppstart i 2022: ingenting er funnet, slik det skal være.");
    expect(prose("en")).toContain("As if begun in 2022: nothing is found, as it should be.");
  });

  it("says how little the test of the years before could have seen", () => {
    const rows = estimates().filter((row) => row.analysis === "effect-years");
    expect(rows.map((row) => row.period)).toEqual([...rows.map((row) => row.period)].sort());
    const { share, power } = note(rows[0]!, "pre-trend-power");
    expect([Number(share) > 0, Number(power)]).toEqual([true, 0.8]);
    expect(prose("nb")).toContain("Mindre skjevhet kan ha gått den forbi.");
  });
});

describe("the cost", () => {
  it("stands per started and per completed course, beside Salten, for each year", () => {
    const rows = estimates().filter((row) => row.analysis === "cost");
    expect(rows.map((row) => `${row.indicator} ${row.area} ${row.period}`).sort()).toEqual(
      ["cost-per-completed", "cost-per-started"].flatMap((indicator) =>
        ["programme", "salten"].flatMap((area) =>
          ["2026", "2027", "2028"].map((year) => `${indicator} ${area} ${year}`),
        ),
      ),
    );
    const shown = rows.filter((row) => row.status === "released");
    expect(shown.length).toBeGreaterThanOrEqual(rows.length / 2);
    for (const row of shown) {
      expect(Number(row.value)).toBeCloseTo(Number(row.numerator) / Number(row.denominator), 6);
      expect(prose("nb").includes(formatNumber(Number(row.value), 0, "nb").replace(/\s/g, " "))).toBe(true);
      expect(prose("en").includes(formatNumber(Number(row.value), 0, "en"))).toBe(true);
    }
  });
});
