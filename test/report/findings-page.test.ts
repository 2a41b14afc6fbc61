/** The page of findings that a sender of files can be given: by file, escaped, complete, readable by everyone. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { issue } from "../../src/model/issue.ts";
import { type Lang, langs } from "../../src/model/labels.ts";
import type { CheckedFile } from "../../src/report/findings-page.ts";
import { renderFindings } from "../../src/report/findings-page.ts";
import { accessibilityViolations, launchBrowser, whyNoBrowser } from "../support/browser.ts";

const file = "politi <b>.csv";
const fonts = { regular: new Uint8Array(), semibold: new Uint8Array(), bold: new Uint8Array() };

function at(line: number): ReturnType<typeof issue> {
  return issue("ingest.not-whole", { file, line, column: 7, field: "personer" }, { cell: "12,5" });
}

const files: readonly CheckedFile[] = [
  {
    file,
    kind: "offences",
    read: 1234,
    accepted: 1200,
    rejected: 34,
    issues: [
      issue("ingest.remark", { file, line: 9 }),
      ...Array.from({ length: 23 }, (_, i) => at(i + 10)),
      issue("ingest.not-year", { file, line: 3, column: 2, field: "aar" }, { cell: "27" }),
      issue("ingest.not-year", { file, line: 4, column: 2, field: "aar" }, { cell: "28" }),
      issue("store.empty-inbox", null, {}),
    ],
  },
  {
    file: "tom.csv",
    kind: null,
    read: 0,
    accepted: 0,
    rejected: 0,
    issues: [issue("ingest.empty-file", { file: "tom.csv" })],
  },
  { file: "god.csv", kind: "offences", read: 2, accepted: 2, rejected: 0, issues: [] },
];

function page(lang: Lang, of: readonly CheckedFile[] = files): string {
  return renderFindings({ lang, files: of, kindLabel: () => "Lovbrudd", version: "0.1.0", fonts });
}

const text = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

describe("the page of findings", () => {
  it("puts the worst first, says where each is and what to do, and how many are not shown", () => {
    const shown = text(page("nb"));
    expect(shown).toContain("Filer: 3. Funn: 28.");
    expect(shown.indexOf("ingest.not-whole")).toBeLessThan(shown.indexOf("ingest.remark"));
    expect(shown).toContain("feil · ingest.not-whole · × 23");
    expect(shown).toContain("politi &lt;b&gt;.csv:10:7 personer er «12,5»; ventet et helt tall.");
    expect(shown).not.toContain("csv:30:7");
    expect(shown).toContain("… og 3 til som ikke er vist her.");
    expect(shown).toContain("Gjør dette: Se etter om desimaltegnet er rett, eller om kolonnene er forskjøvet.");
    expect(shown).toContain("tom.csv kunne ikke leses 0 0 0 1");
    expect(shown).toContain("Ingen funn.");
  });

  it("says what to do once where it is the same, else of each", () => {
    const shown = text(page("en"));
    expect(shown.match(/Check the decimal sign/g)).toHaveLength(1);
    expect(shown).toContain("aar is “27”; expected a year of four digits. Do this: Correct the year on line 3.");
    expect(shown).toContain("aar is “28”; expected a year of four digits. Do this: Correct the year on line 4.");
  });

  it("says so when all is well, in every language", () => {
    const good = files.slice(2);
    expect(langs.map((lang) => /<p>([^<]*)<\/p>\n<\/div>\n<\/header>/.exec(page(lang, good))?.[1])).toEqual([
      "Alt er i orden: alle rader er godtatt.",
      "Alt er i orden: alle rader er godtekne.",
      "All is well: every row is accepted.",
    ]);
  });

  it("is one file that loads nothing, and escapes what came with a delivery", () => {
    const made = page("nn");
    expect(made).not.toContain("<b>");
    expect(made).not.toMatch(/<script|<link|https?:\/\//);
    expect(made).toContain("default-src &#39;none&#39;");
    expect(made).toBe(page("nn"));
  });
});

describe.skipIf(whyNoBrowser !== null)("the page of findings in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "felles-findings-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    writeFileSync(join(folder, "nb.html"), page("nb"));
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([1280, 320])("breaks no rule of accessibility and needs no sideways scrolling at %i px", async (width) => {
    const tab = await browser.newPage({ viewport: { width, height: 900 } });
    await tab.goto(pathToFileURL(join(folder, "nb.html")).href);
    expect(await accessibilityViolations(tab)).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await tab.close();
  });
});
