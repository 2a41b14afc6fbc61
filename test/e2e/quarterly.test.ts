/** The quarterly report on the samples: what a newcomer gets from the first command, and everything it promises. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv } from "ajv";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../src/store/hash.ts";
import { accessibilityViolations, launchBrowser, whyNoBrowser } from "../support/browser.ts";
import { felles, type Ran } from "../support/felles.ts";
import { type AnswerJson, answer, csvRows, type RunJson, repository, runJson, samples } from "../support/workspace.ts";

const langs = ["nb", "en"] as const;
const figures = [
  "arrivals",
  "completion",
  "offence-ages",
  "offence-groups",
  "offence-persons",
  "offences-beside-salten",
  "offences-since-baseline",
  "quality",
  "survey-beside-salten",
];

interface Planted {
  readonly file: string;
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly rejects: number;
}

const folder = mkdtempSync(join(tmpdir(), "felles-quarterly-"));
const report = join(folder, "reports", "quarterly", "2027-Q3");
let ran: Ran;
let said: AnswerJson<RunJson>;
let record: RunJson;

beforeAll(async () => {
  const where = ["--work", join(folder, "work"), "--reports", join(folder, "reports")];
  const what = [
    "run",
    "pipelines/quarterly.yaml",
    "--inbox",
    join(samples, "inbox"),
    "--fail-on",
    "critical",
    "--json",
  ];
  ran = await felles([...what, ...where], { cwd: repository });
  said = answer<RunJson>(ran.stdout);
  record = runJson(report);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function page(lang: string): string {
  return readFileSync(join(report, lang, "index.html"), "utf8");
}

/** What a reader of the page reads, without marks. */
function prose(lang: string): string {
  return page(lang)
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
}

function figureFolder(lang: string): string {
  return join(report, "figures", ...(lang === "nb" ? [] : [lang]));
}

describe("the quarterly run on the samples", () => {
  it("ends well, says nothing on stderr when asked for JSON, and answers what run.json holds", () => {
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toBe("");
    expect([said.verb, said.exit]).toEqual(["run", 0]);
    const { folder: where, ...result } = said.result as RunJson & { readonly folder: string };
    expect(where).toBe(report);
    expect(result).toEqual(record);
    expect(said.findings).toEqual(record.findings);
  });

  it("writes the pages, the figures, their tables, every estimate and its record, and nothing else", () => {
    const drawn = ["png", "svg", "vl.json"].flatMap((kind) => figures.map((id) => `${id}.${kind}`));
    const expected = [
      "estimates.csv",
      "run.json",
      ...langs.map((lang) => `${lang}/index.html`),
      ...drawn.flatMap((name) => [`figures/${name}`, `figures/en/${name}`]),
      ...figures.map((id) => `tables/${id}.csv`),
    ];
    const written = readdirSync(report, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(report.length + 1));
    expect(written.sort()).toEqual(expected.sort());
  });

  it("leaves nothing half-written, neither in reports nor in the store", () => {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    expect(names.filter((name) => name.includes(".partial-"))).toEqual([]);
    expect(existsSync(join(folder, "work", "lock", "free"))).toBe(true);
  });

  it("hashes its outputs truly", () => {
    expect(record.outputs.length).toBeGreaterThan(figures.length);
    for (const { path, sha256: hash } of record.outputs) expect(sha256(readFileSync(join(report, path)))).toBe(hash);
  });

  it("names no folder of the machine that made it", () => {
    for (const text of [JSON.stringify(record), page("nb"), page("en")]) {
      expect([text.includes(folder), text.includes(repository)]).toEqual([false, false]);
    }
  });
});

describe("the rows", () => {
  it("were each accepted or rejected, delivery by delivery and in all", () => {
    const sum = (of: "read" | "accepted" | "rejected"): number =>
      record.deliveries.reduce((total, it) => total + it[of], 0);
    for (const it of record.deliveries) expect(it.accepted + it.rejected, it.file).toBe(it.read);
    expect(sum("accepted") + sum("rejected")).toBe(sum("read"));
    expect(record.steps.find((step) => step.step === "ingest")!.rows).toBe(sum("read"));
    expect(sum("rejected")).toBe(planted().reduce((total, it) => total + it.rejects, 0));
  });

  it("that are wrong on purpose are found by code, line and column name, and no other is", () => {
    const found = record.findings.filter((it) => it.code.startsWith("ingest."));
    const key = (it: { file: string | null; line: number | null; field: string | null; code: string }): string =>
      `${it.file}:${it.line} ${it.field} ${it.code}`;
    expect(found.map(key).sort()).toEqual(planted().map(key).sort());
    const others = record.findings.filter((it) => !it.code.startsWith("ingest."));
    expect(others.map((it) => [it.code, it.level])).toEqual([
      ["store.same-bytes", "warning"],
      ["run.missing-area", "warning"],
      ["run.missing-area", "warning"],
    ]);
  });

  function planted(): readonly Planted[] {
    const truth = JSON.parse(readFileSync(join(samples, "truth.json"), "utf8")) as {
      plantedErrors: readonly Planted[];
    };
    return truth.plantedErrors;
  }
});

describe("Lurøy, that delivered nothing on follow-up and coordination", () => {
  it("is named as a finding, by code and name", () => {
    const messages = record.findings.filter((it) => it.code === "run.missing-area").map((it) => it.message);
    expect(messages).toEqual([
      {
        nb: "1834 Lurøy har ikke levert «Individuell oppfølging» for 3. kvartal 2027.",
        en: "1834 Lurøy has not delivered “Individual follow-up” for Q3 2027.",
      },
      {
        nb: "1834 Lurøy har ikke levert «Samordning og aktivitet» for 3. kvartal 2027.",
        en: "1834 Lurøy has not delivered “Coordination and activity” for Q3 2027.",
      },
    ]);
  });

  it("is named in the report, with what can therefore not be said", () => {
    expect(prose("nb").includes("Tall mangler fra Lurøy, så summen for området kan ikke regnes ut.")).toBe(true);
    expect(
      prose("en").includes("Numbers are missing from Lurøy, so the total for the area cannot be worked out."),
    ).toBe(true);
  });
});

const columns = [
  "analysis",
  "indicator",
  "area",
  "period",
  "group",
  "measure",
  "comparator",
  "value",
  "lower",
  "upper",
  "level",
  "unit",
  "per",
  "numerator",
  "denominator",
  "method",
  "status",
  "reason",
  "label",
  "plan",
  "notes",
];

function estimates(): readonly Readonly<Record<string, string>>[] {
  return csvRows(readFileSync(join(report, "estimates.csv"), "utf8"));
}

describe("estimates.csv", () => {
  it("has its columns, and one row for each estimate", () => {
    expect(readFileSync(join(report, "estimates.csv"), "utf8").split("\n")[0]).toBe(columns.join(","));
    expect(estimates()).toHaveLength(record.steps.find((step) => step.step === "disclose")!.rows);
  });

  it("has a number on a released row, and none at all on a withheld one", () => {
    for (const row of estimates()) {
      expect(["released", "withheld"]).toContain(row.status);
      if (row.status === "released") {
        expect(row.value).toMatch(/^-?\d/);
        expect(row.reason).toBe("");
      } else {
        expect([row.value, row.lower, row.upper, row.numerator, row.denominator]).toEqual(["", "", "", "", ""]);
        expect(row.reason).not.toBe("");
      }
    }
    expect(estimates().filter((row) => row.status === "withheld").length).toBeGreaterThan(20);
  });
});

/** Every object that stands in some `data.values` of a specification. */
function dataIn(spec: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(spec)) return spec.flatMap(dataIn);
  if (typeof spec !== "object" || spec === null) return [];
  return Object.entries(spec).flatMap(([key, inner]) =>
    key === "values" && Array.isArray(inner) && typeof inner[0] === "object" ? inner : dataIn(inner),
  );
}

describe.each(langs)("the figures in %s", (lang) => {
  it.each(figures)("%s is drawn as SVG and as PNG", (id) => {
    expect(readFileSync(join(figureFolder(lang), `${id}.svg`), "utf8")).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    const png = readFileSync(join(figureFolder(lang), `${id}.png`));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(1080);
  });

  it.each(figures.filter((id) => id !== "arrivals" && id !== "quality"))(
    "%s draws no value that is not on a released row",
    (id) => {
      const rows = csvRows(readFileSync(join(report, "tables", `${id}.csv`), "utf8"));
      const released = rows.filter((row) => row.status === "released");
      const at = (row: Readonly<Record<string, unknown>>): string => `${row.area} ${row.period}`;
      const spec: unknown = JSON.parse(readFileSync(join(figureFolder(lang), `${id}.vl.json`), "utf8"));
      const drawn = dataIn(spec).filter((it) => "value" in it);
      expect(drawn.length).toBeGreaterThan(0);
      for (const it of drawn) {
        const own = released.filter((row) => at(row) === at(it));
        const close = own.some((row) => {
          const shown = Number(row.value) * (row.measure === "difference" || row.measure === "proportion" ? 100 : 1);
          const scaled = shown * (row.measure === "rate" ? Number(row.per) : 1);
          return Math.abs(scaled - (it.value as number)) < 1e-6;
        });
        expect(close, `${id} ${at(it)} ${String(it.value)}`).toBe(true);
      }
    },
  );
});

describe("the Vega-Lite of the figures", () => {
  it("is valid by the schema of Vega-Lite 6", () => {
    const path = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
    const schema = JSON.parse(readFileSync(path, "utf8")) as object;
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const validate = ajv.compile(schema);
    for (const lang of langs) {
      for (const id of figures) {
        validate(JSON.parse(readFileSync(join(figureFolder(lang), `${id}.vl.json`), "utf8")));
        expect(validate.errors, `${id} in ${lang}`).toBeNull();
      }
    }
    expect(validate({ mark: "no such mark" })).toBe(false);
  });
});

describe("the page", () => {
  it.each([
    ["nb", "skjult"],
    ["en", "hidden"],
  ])("in %s shows a sign, and no number, for a municipality with few persons", (lang, sign) => {
    const html = page(lang);
    const hidden = estimates().filter(
      (row) => row.analysis === "offences-by-municipality" && row.status === "withheld",
    );
    expect(hidden.map((row) => row.area)).toContain("1835");
    const row = /<tr[^>]*>\s*<th scope="row"[^>]*>Træna<\/th>([\s\S]*?)<\/tr>/.exec(html)![1]!;
    expect(row.replace(/<[^>]+>/g, " ").trim()).toBe(sign);
  });

  it("says that every number is synthetic", () => {
    expect(/syntetisk/i.test(prose("nb"))).toBe(true);
    expect(/synthetic/i.test(prose("en"))).toBe(true);
  });
});

describe.skipIf(whyNoBrowser !== null)("the page in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    ["nb", 1280],
    ["nb", 320],
    ["en", 1280],
    ["en", 320],
  ] as const)(
    "in %s at %i px asks for nothing, complains of nothing, and everyone can read it",
    async (lang, width) => {
      const tab = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const requests: string[] = [];
      const messages: string[] = [];
      tab.on("request", (request) => requests.push(request.url()));
      tab.on("console", (message) => messages.push(message.text()));
      tab.on("pageerror", (error) => messages.push(error.message));
      const { href } = pathToFileURL(join(report, lang, "index.html"));
      await tab.goto(href);
      await tab.evaluate(() => document.fonts.ready);
      expect(requests.filter((url) => !url.startsWith("data:"))).toEqual([href]);
      expect(messages).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      expect(await tab.evaluate(() => document.documentElement.lang)).toBe(lang);
      expect(await accessibilityViolations(tab)).toEqual([]);
      await tab.close();
    },
  );
});
