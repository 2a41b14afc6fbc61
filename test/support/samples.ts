/** What is kept in reports/samples: the pictures that the README shows, and the numbers that the samples give today. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../src/store/hash.ts";
import { launchBrowser, whyNoBrowser } from "./browser.ts";
import { runChild } from "./child.ts";
import { repository } from "./workspace.ts";

export const samplesFolder: string = join(repository, "reports", "samples");

/** Figures that the README or a reviewer looks at, copied as they are. */
const figures = ["offence-persons", "offences-since-baseline", "survey-beside-salten"] as const;

/** Photographs of the pages: language, width of the window, height of the picture. */
const photographs = [
  { name: "report-nb.png", lang: "nb", width: 1100, height: 1250 },
  { name: "report-en-320.png", lang: "en", width: 320, height: 1000 },
] as const;

/** The page that each photograph was taken of: a picture is today's when its page is. */
export const pagesFile = "pages.json";

export interface Made {
  /** Files that must be the same byte for byte. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** SHA-256 of the pages that are photographed, by the photograph's name. */
  readonly pages: Readonly<Record<string, string>>;
  /** The report's folder, for whoever wants to look at more. */
  readonly report: string;
  readonly discard: () => void;
}

/** Runs the quarterly pipeline on the samples in a folder of its own. */
export async function makeSamples(): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), "felles-samples-"));
  const places = ["--inbox", join(repository, "data-samples", "inbox"), "--work", join(folder, "work")];
  const argv = [
    "run",
    "pipelines/quarterly.yaml",
    ...places,
    "--reports",
    join(folder, "reports"),
    "--fail-on",
    "critical",
  ];
  const ended = await runChild(argv, { cwd: repository });
  if (ended.exit !== 0) throw new Error(`the quarterly run ended with ${ended.exit}\n${ended.stderr}`);
  const report = join(folder, "reports", "quarterly", "2027-Q3");
  const files = new Map<string, Uint8Array>([["estimates.csv", readFileSync(join(report, "estimates.csv"))]]);
  for (const id of figures) files.set(`${id}.png`, readFileSync(join(report, "figures", `${id}.png`)));
  const pages = Object.fromEntries(
    photographs.map(({ name, lang }) => [name, sha256(readFileSync(join(report, lang, "index.html")))]),
  );
  return { files, pages, report, discard: () => rmSync(folder, { recursive: true, force: true }) };
}

async function photograph(report: string, name: string, lang: string, width: number, height: number): Promise<void> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(`file://${join(report, lang, "index.html")}`);
    await page.screenshot({ path: join(samplesFolder, name) });
  } finally {
    await browser.close();
  }
}

/** Writes the folder anew. */
export async function writeSamples(): Promise<void> {
  if (whyNoBrowser !== null) throw new Error(whyNoBrowser);
  const made = await makeSamples();
  try {
    if (existsSync(samplesFolder)) rmSync(samplesFolder, { recursive: true });
    mkdirSync(samplesFolder, { recursive: true });
    for (const [name, bytes] of made.files) writeFileSync(join(samplesFolder, name), bytes);
    for (const { name, lang, width, height } of photographs) await photograph(made.report, name, lang, width, height);
    writeFileSync(join(samplesFolder, pagesFile), `${JSON.stringify(made.pages, null, 2)}\n`);
  } finally {
    made.discard();
  }
}
