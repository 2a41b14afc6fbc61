/** The report in a real browser: offline, without a request, readable by everyone, wide and on a telephone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Lang } from "../../src/model/labels.ts";
import { accessibilityViolations, drawingFaults, launchBrowser, whyNoBrowser } from "../support/browser.ts";
import { wholeHtml } from "./whole.ts";

if (whyNoBrowser !== null) console.warn(whyNoBrowser);

const wide = 1280;
const telephone = 320;

describe.skipIf(whyNoBrowser !== null)("the report in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "felles-report-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
    for (const lang of ["nb", "en"] as const) writeFileSync(join(folder, `${lang}.html`), await wholeHtml(lang));
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(lang: Lang, width: number): Promise<{ page: Page; requests: string[]; messages: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    const requests: string[] = [];
    const messages: string[] = [];
    page.on("request", (request) => requests.push(request.url().slice(0, 80)));
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(error.message));
    await page.goto(pathToFileURL(join(folder, `${lang}.html`)).href);
    await page.evaluate(() => document.fonts.ready);
    return { page, requests, messages };
  }

  describe.each([
    ["nb", wide],
    ["nb", telephone],
    ["en", wide],
    ["en", telephone],
  ] as const)("in %s at %i px", (lang, width) => {
    let page: Page;
    let requests: string[];
    let messages: string[];
    beforeAll(async () => {
      ({ page, requests, messages } = await open(lang, width));
    });
    afterAll(async () => {
      await page.close();
    });

    it("asks for nothing but itself and its embedded fonts, and has nothing to complain of", () => {
      expect(requests.filter((url) => !url.startsWith("data:font/woff2;base64,"))).toEqual([
        pathToFileURL(join(folder, `${lang}.html`)).href.slice(0, 80),
      ]);
      expect(messages).toEqual([]);
    });

    it("is set in the embedded font", async () => {
      expect(
        await page.evaluate(() => [...document.fonts].map((font) => `${font.weight} ${font.status}`).sort()),
      ).toEqual(["400 loaded", "600 loaded", "700 loaded"]);
    });

    it("has no accessibility violation, opened tables included", async () => {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = false;
      });
    });

    it("does not scroll sideways", async () => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });

    it("shows one of the two drawings of each figure, inside the page, with no text cut off", async () => {
      expect(await drawingFaults(page)).toEqual([]);
      const [drawn, figures] = await page.evaluate(() => [
        [...document.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0).length,
        document.querySelectorAll("figure").length,
      ]);
      expect([drawn, figures]).toEqual([1, 1]);
    });

    it("can be walked through by keyboard: the skip link first, then the contents", async () => {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#content");
      const seen = await page.evaluate(() => document.activeElement!.getBoundingClientRect().left >= 0);
      expect(seen).toBe(true);
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    });
  });

  it.each(["nb", "en"] as const)("hides no column of a table behind a scroll on a telephone, in %s", async (lang) => {
    const { page } = await open(lang, telephone);
    const faults = await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      return [...document.querySelectorAll(".scroll")]
        .filter((region) => region.scrollWidth > region.clientWidth)
        .map((region) => region.textContent);
    });
    expect(faults).toEqual([]);
    const [label, shown] = await page.evaluate(() => {
      const cell = document.querySelector(".scroll[role] td")!;
      return [cell.getAttribute("data-label"), getComputedStyle(cell, "::before").content];
    });
    expect(shown).toContain(`"${label}"`);
    await page.close();
  });

  it("sets a wide table as a table where there is room", async () => {
    const { page } = await open("nb", wide);
    const display = await page.evaluate(() => {
      const cell = document.querySelector(".scroll[role] td")!;
      return [getComputedStyle(cell).display, getComputedStyle(cell, "::before").content];
    });
    expect(display).toEqual(["table-cell", "none"]);
    await page.close();
  });

  it("finds a planted cut: the gate works", async () => {
    const { page } = await open("nb", wide);
    await page.evaluate(() => {
      for (const svg of document.querySelectorAll("svg")) {
        const text = svg.querySelector("text")!;
        text.removeAttribute("transform");
        text.setAttribute("x", "-2000");
        text.textContent = "planted";
      }
    });
    expect(await drawingFaults(page)).toEqual(["Personer 14–15 år med registrert lovbrudd: planted"]);
    await page.close();
  });

  it("finds a planted violation: the gate works", async () => {
    const { page } = await open("nb", wide);
    await page.evaluate(() => {
      document.querySelector("svg title")!.remove();
      document.querySelector("html")!.removeAttribute("lang");
    });
    expect((await accessibilityViolations(page)).map((violation) => violation.split(":")[0])).toEqual([
      "html-has-lang",
      "svg-img-alt",
    ]);
    await page.close();
  });

  it("runs no script that is smuggled in, for the policy forbids it", async () => {
    const html = readFileSync(join(folder, "nb.html"), "utf8");
    const path = join(folder, "smuggled.html");
    writeFileSync(path, html.replace("<main", "<script>document.title = 'broken'</script><main"));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(path).href);
    expect(await page.title()).not.toBe("broken");
    await page.close();
  });

  it("prints every table, open or not, and neither contents nor skip link", async () => {
    const { page } = await open("nb", wide);
    await page.emulateMedia({ media: "print" });
    const printed = await page.evaluate(() => ({
      table: document.querySelector("details table")!.getBoundingClientRect().height > 0,
      contents: document.querySelector(".contents")!.getBoundingClientRect().height,
      skip: document.querySelector(".skip")!.getBoundingClientRect().height,
    }));
    expect(printed).toEqual({ table: true, contents: 0, skip: 0 });
    await page.close();
  });

  it("measures text as the browser does", async () => {
    const { textWidth } = await import("../../src/report/measure.ts");
    const { page } = await open("nb", wide);
    const samples = [
      "Polarsirkelregionen",
      "4. kv. 2026–3. kv. 2027",
      "Personer 14–15 år med registrert lovbrudd",
      "−5,2 %",
    ];
    for (const weight of [400, 600, 700]) {
      for (const text of samples) {
        const drawn = await page.evaluate(
          ([line, font]) => {
            const canvas = document.createElement("canvas").getContext("2d")!;
            canvas.font = font!;
            canvas.fontKerning = "none";
            return canvas.measureText(line!).width;
          },
          [text, `${weight} 100px "Source Sans 3"`],
        );
        expect(Math.abs(textWidth(text, 100, weight) - drawn)).toBeLessThan(1);
      }
    }
    await page.close();
  });
});
