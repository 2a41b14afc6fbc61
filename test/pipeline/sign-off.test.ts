/** The document that the data owner signs: rule, scope, what is told and hidden, the attack, the chain, a place to sign. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Lang, langs } from "../../src/model/labels.ts";
import type { LedgerCell } from "../../src/model/ledger.ts";
import type { Block, Report } from "../../src/model/report.ts";
import { attackText, type SignOff, signOff } from "../../src/pipeline/disclosure/sign-off.ts";
import { renderHtml } from "../../src/report/render-html.ts";
import { fontFiles } from "../../src/store/fonts.ts";
import type { Remembered } from "../../src/store/ledger-releases.ts";
import { accessibilityViolations, launchBrowser, whyNoBrowser } from "../support/browser.ts";

const hash = (sign: string): string => sign.repeat(64);

const cell = (table: string, alder: string, reason: string | null): LedgerCell => {
  const address = { table, areas: ["1833"], period: "2027-Q3", breakdown: { alder } };
  return reason === null
    ? { status: "told", ...address, lower: 7654321, upper: 7654321, denominators: [] }
    : { status: "hidden", ...address, reason: reason as "complementary", protects: null, earlier: null };
};

const release: Remembered = {
  hash: hash("a"),
  number: 7,
  facts: {
    pipeline: "quarterly",
    period: "2027-Q3",
    asOf: "2027-11-05",
    version: "0.1.0",
    definition: hash("b"),
    plan: null,
    inputs: [hash("c"), hash("d")],
    languages: ["nb", "en"],
    rule: {
      preset: "folkehelse",
      minimumNumerator: 5,
      minimumComplement: 6,
      minimumDenominator: 10,
      threeYears: { minimumNumerator: 13, minimumComplement: 14, minimumDenominator: 28 },
    },
  },
  cells: [
    cell("followup", "14", "small-numerator"),
    cell("offences", "14", null),
    cell("offences", "15", "small-denominator"),
    cell("offences", "14+15", "complementary"),
    cell("offences", "16", "difference"),
  ],
  published: {
    kind: "published",
    release: hash("a"),
    on: "2027-11-20",
    outputs: [{ path: "run.json", sha256: hash("e") }],
  },
  withdrawn: null,
};

const document = (more: Partial<SignOff> = {}): SignOff => ({
  release,
  earlier: 3,
  ledgerHash: hash("f"),
  title: { nb: "Kvartalsrapport", nn: "Kvartalsrapport", en: "Quarterly report" },
  kindLabels: new Map([["offences", { nb: "Lovbrudd", nn: "Lovbrot", en: "Offences" }]]),
  attack: { releases: 4, attacked: 1234, narrowest: 5, unsafe: [], holds: true, issues: [] },
  synthetic: true,
  version: "0.1.0",
  ...more,
});

const { woff2 } = fontFiles();
const font = (weight: number): Uint8Array => woff2.find((each) => each.weight === weight)!.bytes;
const fonts = { regular: font(400), semibold: font(600), bold: font(700) };

const page = (it: SignOff, lang: Lang): string => renderHtml(signOff(it, lang), { svgs: new Map(), fonts });

function blocks<K extends Block["kind"]>(report: Report, kind: K): readonly Extract<Block, { kind: K }>[] {
  return report.sections.flatMap((it) => it.blocks).filter((it): it is Extract<Block, { kind: K }> => it.kind === kind);
}

describe("the document", () => {
  it("says which release it is about, in words and by hash", () => {
    const report = signOff(document(), "en");
    expect([report.title, report.subtitle]).toEqual([
      "Disclosure control: Quarterly report",
      "Q3 2027, with what was known on 5 November 2027",
    ]);
    expect(report.sections.map((it) => it.title)).toEqual([
      "The release",
      "The rule",
      "Shown and hidden",
      "The attack",
      "The files",
      "Signature",
    ]);
    expect(blocks(report, "terms")[0]!.items.map(({ term, texts }) => [term, ...texts])).toEqual([
      ["State", "published 20 November 2027"],
      ["Deliveries it rests on", "2"],
      ["Languages", "nb, en"],
      ["Definition", hash("b")],
      ["Analysis plan", "none is locked"],
      ["Chain hash of the entry", hash("a")],
      ["Chain hash of the whole ledger", hash("f")],
    ]);
  });

  it("states the rule with its limits, and what it was tried together with", () => {
    const report = signOff(document(), "en");
    expect(blocks(report, "paragraph").map((it) => it.text)).toEqual([
      "This is entry number 7 in the ledger. Number of files: 1.",
      "Hidden are counts under 5, counts with fewer than 6 outside them, and counts among fewer than 10. What would give a hidden number away is hidden, too.",
      "For three years or more together the limits are 13, 14 and 28.",
      "A count of cases is also hidden where fewer than 5 persons stand behind it, wherever the delivery says how many they are.",
      "I have seen the release and this document, and accept that the release is shared.",
    ]);
    expect(blocks(report, "list")[0]!.items).toEqual([
      "All numbers of the release were tried together, and together with all that was told before it from here (earlier releases: 3).",
      "What others have released, and what readers know already, is not known here.",
    ]);
  });

  it.each([
    [
      "nb",
      "Vist for lengre perioder eller større områder, eller mindre oppdelt, enn det først er bedt om: ages, areas. Av det følger ikke annet for en leser enn at regelen, her eller i en tidligere utgivelse, ville ha skjult for mange av radene.",
    ],
    [
      "nn",
      "Vist for lengre periodar eller større område, eller mindre oppdelt, enn det først er bede om: ages, areas. Av det følgjer ikkje anna for ein lesar enn at regelen, her eller i ei tidlegare utgjeving, ville ha skjult for mange av radene.",
    ],
    [
      "en",
      "Shown for longer periods or larger areas, or less divided, than is asked for first: ages, areas. Nothing more follows from that for a reader than that the rule, here or in an earlier release, would have hidden too many of the rows.",
    ],
  ] as const)("names in %s what is told coarser, where anything is", (lang, sentence) => {
    const facts = { ...release.facts, coarsened: { areas: 1, ages: 2 } };
    const texts = (it: SignOff) => blocks(signOff(it, lang), "paragraph").map(({ text }) => text);
    expect(texts(document({ release: { ...release, facts } }))).toContain(sentence);
    expect(texts(document()).filter((text) => text.includes(sentence.slice(0, 20)))).toEqual([]);
  });

  it("states the protection where the rule asks for more, and no limits for three years where there are none", () => {
    const more = { protection: { side: 2, width: 6 }, dominance: 12.5, minimumEffective: 40, rounding: { base: 5 } };
    const rule = { ...release.facts.rule, threeYears: null, ...more };
    const report = signOff(document({ release: { ...release, facts: { ...release.facts, rule } } }), "en");
    const texts = blocks(report, "paragraph").map((it) => it.text);
    expect(texts.filter((it) => it.startsWith("For three years"))).toEqual([]);
    expect(texts).toContain(
      "Whoever works out all that can be worked out shall be left, for each hidden number, with at least 2 possible values on each side and at least 6 between the ends.",
    );
    expect(texts).toContain(
      "Counts under 5 are not hidden, but rounded to 0 or 5 where they are delivered. All numbers of the release are worked out from the rounded ones, and a count is rounded alike in all releases from here.",
    );
    expect(texts).toContain(
      "A count of cases is hidden, too, where somebody who stands behind it could work out to within 12.5 per cent how many the one with most has.",
    );
    expect(texts).toContain(
      "Answers to a survey are hidden where their weights make them worth fewer than 40 equal ones.",
    );
  });

  it("counts cells told and hidden by source and reason, and never says what they are", () => {
    for (const lang of langs) expect(page(document(), lang)).not.toMatch(/7.?654.?321/);
    const [counts, files, signatures] = blocks(signOff(document(), "nb"), "table");
    expect(counts!.table.rows).toEqual([
      ["followup", "0", "1", "0"],
      ["Lovbrudd", "1", "1", "2"],
      ["Alle", "1", "2", "2"],
    ]);
    expect(files!.table.rows).toEqual([["run.json", hash("e")]]);
    expect(signatures!.table.rows.map((row) => row[0])).toEqual(["Dataeier", "Ansvarlig for evalueringen"]);
  });

  it("tells what the attack found", () => {
    const [safe] = blocks(signOff(document(), "en"), "notice");
    expect(safe).toEqual({
      kind: "notice",
      tone: "information",
      title: "The attack found nothing",
      text: "The attack on all that has been told found nothing. Releases: 4. Hidden numbers attacked: 1234. Fewest values left for a hidden number: 5.",
    });
    const attack = {
      releases: 4,
      attacked: 1234,
      narrowest: 5,
      unsafe: ["offences/1833/2027-Q3/"],
      holds: false,
      issues: [],
    };
    const report = signOff(document({ attack }), "en");
    expect(blocks(report, "notice")[0]).toMatchObject({
      tone: "caution",
      title: "The attack found something",
      text: "1 of 1234 hidden numbers are not safe:",
    });
    expect(blocks(report, "list")[1]!.items).toEqual(["offences/1833/2027-Q3/"]);
    const refused = signOff(document({ attack: { ...attack, unsafe: [] } }), "en");
    expect(blocks(refused, "notice")[0]!.title).toBe("The attack found something");
    expect(blocks(refused, "list").length).toBe(1);
    expect(attackText({ ...attack, unsafe: [], holds: true, attacked: 0, narrowest: null }, "en")).toBe(
      "None of the releases (4) hides a number.",
    );
  });

  it("says when a release was withdrawn and why, and lists no files of one that was only prepared", () => {
    const withdrawn = { kind: "withdrawn", release: hash("a"), on: "2027-12-01", reason: "feil i tallene" } as const;
    const taken = signOff(document({ release: { ...release, withdrawn } }), "nb");
    expect(blocks(taken, "terms")[0]!.items.slice(0, 2)).toEqual([
      { term: "Tilstand", texts: ["trukket tilbake 1. desember 2027"] },
      { term: "Grunn til at den er trukket tilbake", texts: ["feil i tallene"] },
    ]);
    const prepared = signOff(document({ release: { ...release, published: null } }), "nb");
    expect(prepared.sections.map((it) => it.id)).not.toContain("files");
    expect(blocks(prepared, "terms")[0]!.items[0]).toEqual({
      term: "Tilstand",
      texts: ["forberedt, kan ha vært sett"],
    });
  });

  it("escapes whatever somebody wrote", () => {
    const hostile = '<script>alert("x")</script><img src=x onerror=y>';
    const withdrawn = { kind: "withdrawn", release: hash("a"), on: "2027-12-01", reason: hostile } as const;
    const html = page(
      document({ release: { ...release, withdrawn }, title: { nb: hostile, nn: hostile, en: hostile } }),
      "nb",
    );
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;script&gt;");
  });
});

describe.skipIf(whyNoBrowser)("the document in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "felles-sign-off-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(langs)(
    "has no fault of accessibility in %s, wide and at 320 px, and does not scroll sideways",
    async (lang) => {
      const path = join(folder, `${lang}.html`);
      writeFileSync(path, page(document(), lang));
      for (const width of [1100, 320]) {
        const view = await browser.newPage({ viewport: { width, height: 900 } });
        await view.goto(`file://${path}`);
        expect(await accessibilityViolations(view)).toEqual([]);
        expect(await view.evaluate(() => window.document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await view.close();
      }
    },
  );
});
