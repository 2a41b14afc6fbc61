/** A real browser for tests, from the package alone: no download, no network; a reason to skip where it cannot run. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

/** Where the packaged browser has a binary that a test may rely on. */
const supported = process.platform === "linux" && process.arch === "x64";

/** Why browser tests are skipped on this machine; null where they run. */
export const whyNoBrowser: string | null = supported
  ? null
  : `browser tests need Linux on x64; this is ${process.platform} on ${process.arch}`;

/**
 * Unpacks the packaged Chromium and the libraries it needs, once per machine: written beside and then renamed, so that
 * two test processes cannot see half of it.
 */
async function unpack(): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8")) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const version = manifest.devDependencies["@sparticuz/chromium"];
  const folder = join(tmpdir(), `felles-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const beside = mkdtempSync(`${folder}-`);
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  // The package unpacks into TMPDIR, and its shared libraries only where it believes it is on the platform it was made for.
  process.env.TMPDIR = beside;
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  try {
    renameSync(beside, folder);
  } catch {
    // Another process was first; its copy is the same.
    rmSync(beside, { recursive: true, force: true });
  }
  return folder;
}

/** Starts the browser without a network. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpack();
  const { chromium } = await import("playwright-core");
  const home = join(folder, "home");
  mkdirSync(home, { recursive: true });
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--host-resolver-rules=MAP * ~NOTFOUND"],
    env: { ...process.env, HOME: home, LD_LIBRARY_PATH: join(folder, "al2023", "lib") },
  });
}

/** Rules that the report must keep: WCAG 2.1 A and AA, and good practice beyond them. */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

interface AxeWindow {
  readonly axe: {
    readonly run: (options: object) => Promise<{
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    }>;
  };
}

/** Accessibility violations on a page, sorted: `rule: element`. The engine is injected, never loaded. */
export async function accessibilityViolations(page: Page): Promise<readonly string[]> {
  const engine = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(readFileSync(engine, "utf8"));
  return page.evaluate(async (values) => {
    const { axe } = window as unknown as AxeWindow;
    const { violations } = await axe.run({ runOnly: { type: "tag", values }, preload: false });
    return violations.flatMap((it) => it.nodes.map((node) => `${it.id}: ${node.html.slice(0, 200)}`)).sort();
  }, rules);
}

/** Texts that stick out of their drawing, and drawings that stick out of the page: `title: text`. */
export async function drawingFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const slack = 1;
    const faults: string[] = [];
    for (const svg of document.querySelectorAll("svg")) {
      const frame = svg.getBoundingClientRect();
      if (frame.width === 0) continue;
      const title = svg.querySelector("title")?.textContent ?? "";
      if (frame.right > document.documentElement.clientWidth) faults.push(`${title}: wider than the page`);
      for (const text of svg.querySelectorAll("text")) {
        const box = text.getBoundingClientRect();
        const inside =
          box.left >= frame.left - slack &&
          box.right <= frame.right + slack &&
          box.top >= frame.top - slack &&
          box.bottom <= frame.bottom + slack;
        if (!inside) faults.push(`${title}: ${text.textContent ?? ""}`);
      }
    }
    return faults;
  });
}
