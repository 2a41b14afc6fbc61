/** The page: whole, closed, escaped, and in order for those who hear it. */
import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { langs } from "../../src/model/labels.ts";
import type { Block, Report } from "../../src/model/report.ts";
import { type HtmlAssets, renderHtml } from "../../src/report/render-html.ts";
import { catalogues } from "../../src/text/index.ts";
import { assetsFor, trendFigure } from "./fixtures.ts";
import { wholeHtml } from "./whole.ts";

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>\u202e</style>`;
const harmless =
  "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&lt;/style&gt;";

const bare: HtmlAssets = {
  svgs: new Map(),
  fonts: { regular: new Uint8Array([1]), semibold: new Uint8Array([2]), bold: new Uint8Array([3]) },
};

function report(blocks: readonly Block[], rest: Partial<Report> = {}): Report {
  return {
    pipeline: "quarterly",
    lang: "nb",
    period: "2027-Q3",
    title: "Rapport",
    subtitle: "3. kvartal 2027",
    colophon: ["felles 0.1.0"],
    synthetic: false,
    sections: [{ id: "first", title: "Først", blocks }],
    ...rest,
  };
}

/** The markup of one block. */
function rendered(block: Block): string {
  const page = renderHtml(report([block]), bare);
  return page.slice(page.indexOf("</h2>", page.indexOf('id="first-title"')) + 6, page.indexOf("</section>"));
}

describe.each(langs)("a whole report in %s", (lang) => {
  let page = "";
  beforeAll(async () => {
    page = await wholeHtml(lang);
  });

  it("says its language and its title, and has the skip link first", () => {
    expect(page).toContain(`<!doctype html>\n<html lang="${lang}">`);
    expect(page).toMatch(/<title>Felles Ansvar – [^<]+<\/title>/);
    expect(page).toContain(`<body>\n<a class="skip" href="#content">${catalogues[lang].report.frame.skip}</a>`);
  });

  it("loads nothing: no address, no script, no event handler, no link out", () => {
    const withoutNames = page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
    expect(withoutNames).not.toMatch(/https?:|<script|<link|<iframe|<object|<img| on[a-z]+=|@import|javascript:/);
    expect(
      [...withoutNames.matchAll(/url\(([^)]{5})/g)]
        .map((match) => match[1]!)
        .filter((start) => !/^(data:|#offe)/.test(start)),
    ).toEqual([]);
    for (const [, target] of page.matchAll(/ href="([^"]*)"/g)) expect(target).toMatch(/^#/);
  });

  it("states a policy that allows this stylesheet and nothing else", () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)![1]!;
    const hash = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; font-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    );
    expect(page).not.toMatch(/ style="/);
  });

  it("has one h1, no level of heading left out, and every id once", () => {
    const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries()) if (i > 0) expect(level - levels[i - 1]!).toBeLessThanOrEqual(1);
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const [, target] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(target);
    for (const [, names] of page.matchAll(/ aria-(?:labelledby|describedby)="([^"]*)"/g))
      for (const name of names!.split(" ")) expect(ids).toContain(name);
  });

  it("explains hidden numbers, and fills every template", () => {
    expect(page).toContain(catalogues[lang].report.guide.items[0]!);
    expect(page.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<svg[\s\S]*?<\/svg>/g, "")).not.toMatch(/\{[a-z]/i);
  });

  it("is the same text twice", async () => {
    expect(await wholeHtml(lang)).toBe(page);
  });
});

describe("renderHtml", () => {
  it("shows the banner for synthetic data, and only then", () => {
    const words = catalogues.nb.report.frame.synthetic;
    expect(renderHtml(report([], { synthetic: true }), bare)).toContain(
      `<strong>${words.title}</strong> ${words.text}`,
    );
    expect(renderHtml(report([]), bare)).not.toContain(words.title);
  });

  it("numbers figures, tables and notices through the whole report", async () => {
    const table: Block = {
      kind: "table",
      caption: "T",
      table: { columns: [{ label: "a", align: "start" }], rows: [["1"]] },
    };
    const notice: Block = { kind: "notice", tone: "caution", title: "N", text: "n" };
    const [a, b] = [trendFigure("nb", "a"), trendFigure("nb", "b")];
    const page = renderHtml(
      report([table, { kind: "figure", figure: a }, notice], {
        sections: [
          { id: "first", title: "1", blocks: [table, { kind: "figure", figure: a }, notice] },
          { id: "second", title: "2", blocks: [{ ...table }, { kind: "figure", figure: b }, { ...notice }] },
        ],
      }),
      await assetsFor([a, b]),
    );
    for (const id of ["table-1", "table-2", "notice-1", "notice-2", "figure-1", "figure-2"])
      expect(page).toMatch(new RegExp(` id="${id}(?:-title)?"`));
    expect(page).toContain(">Tabell 2. T</p>");
    expect(page).toContain("<h3>Figur 2. Personer 14–15 år med registrert lovbrudd</h3>");
  });

  it("refuses a figure without a drawing, or one that stands twice", async () => {
    const figure = trendFigure("nb");
    expect(() => renderHtml(report([{ kind: "figure", figure }]), bare)).toThrow(
      new RangeError("figure offences-trend was not drawn"),
    );
    const assets = await assetsFor([figure]);
    expect(() =>
      renderHtml(
        report([
          { kind: "figure", figure },
          { kind: "figure", figure },
        ]),
        assets,
      ),
    ).toThrow(new RangeError("figure offences-trend stands twice in the report"));
  });

  it("refuses a table row that does not fit its header", () => {
    const block: Block = {
      kind: "table",
      caption: "T",
      table: { columns: [{ label: "a", align: "start" }], rows: [["1", "2"]] },
    };
    expect(() => renderHtml(report([block]), bare)).toThrow(
      new RangeError("table table-1: a row has 2 cells, the header 1"),
    );
  });

  it("leaves out the subtitle and the remarks of a figure that has none", async () => {
    const figure = { ...trendFigure("nb"), subtitle: "", notes: [] };
    const page = renderHtml(report([{ kind: "figure", figure }]), await assetsFor([figure]));
    expect(page).toContain("</h3>\n</figcaption>");
    expect(page).not.toContain('class="remarks"');
  });
});

describe("hostile text", () => {
  const figure = {
    ...trendFigure("nb", "hostile"),
    title: hostile,
    subtitle: hostile,
    alt: hostile,
    n: hostile,
    source: hostile,
    period: hostile,
    suppression: hostile,
    notes: [hostile],
    table: { columns: [{ label: hostile, align: "start" as const }], rows: [[hostile]] },
  };
  const blocks: readonly Block[] = [
    { kind: "paragraph", text: hostile },
    { kind: "list", items: [hostile] },
    { kind: "terms", items: [{ term: hostile, texts: [hostile] }] },
    { kind: "notice", tone: "information", title: hostile, text: hostile },
    { kind: "key-numbers", numbers: [{ label: hostile, value: hostile, detail: hostile }] },
    { kind: "table", caption: hostile, table: figure.table },
    { kind: "figure", figure },
  ];

  it("is text wherever it stands, and cannot turn the direction of writing", async () => {
    const page = renderHtml(
      report(blocks, {
        title: hostile,
        subtitle: hostile,
        colophon: [hostile],
        sections: [{ id: "a", title: hostile, blocks }],
      }),
      await assetsFor([figure]),
    );
    expect(page).not.toMatch(/<script|<img|\u202e/);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page.split(harmless).length - 1).toBeGreaterThanOrEqual(25);
  });
});

describe("each kind of block", () => {
  it("paragraph keeps a range of numbers on one line", () => {
    expect(rendered({ kind: "paragraph", text: "Nivå (9,1–16,2) og −2–+3." })).toBe(
      '<p>Nivå <span class="whole">(9,1–16,2)</span> og <span class="whole">−2–+3.</span></p>\n',
    );
  });

  it("list", () => {
    expect(rendered({ kind: "list", items: ["a", "b"] })).toBe('<ul class="items">\n<li>a</li>\n<li>b</li>\n</ul>\n');
  });

  it("terms", () => {
    expect(rendered({ kind: "terms", items: [{ term: "t", texts: ["a", "b"] }] })).toBe(
      '<dl class="terms">\n<div><dt>t</dt><dd>a</dd><dd>b</dd></div>\n</dl>\n',
    );
  });

  it("terms to look things up in are folded, as is a long table", () => {
    expect(rendered({ kind: "terms", folded: true, items: [{ term: "t", texts: ["a", "b"] }] })).toBe(
      '<div class="terms folded">\n<details><summary>t</summary><p>a</p><p>b</p></details>\n</div>\n',
    );
    const table = { columns: [{ label: "a", align: "start" as const }], rows: [["1"]] };
    expect(rendered({ kind: "table", caption: "c", folded: true, table })).toMatch(
      /^<details>\n<summary><span>Tabell 1\. c<\/span><\/summary>\n<div class="table">[\s\S]*<\/details>\n$/,
    );
  });

  it("a folded table of more than 24 rows is marked, so that it is not printed", () => {
    const folded = (length: number): string =>
      rendered({
        kind: "table",
        caption: "c",
        folded: true,
        table: { columns: [{ label: "a", align: "start" }], rows: Array.from({ length }, () => ["1"]) },
      });
    expect(folded(24)).toMatch(/^<details>/);
    expect(folded(25)).toMatch(/^<details class="long">/);
  });

  it("small lists are remarks", () => {
    expect(rendered({ kind: "list", small: true, items: ["a"] })).toBe('<ul class="remarks">\n<li>a</li>\n</ul>\n');
  });

  it("a table of many columns is set closer", () => {
    const columns = ["a", "b", "c", "d", "e"].map((label) => ({ label, align: "start" as const }));
    expect(rendered({ kind: "table", caption: "c", table: { columns, rows: [["1", "2", "3", "4", "5"]] } })).toContain(
      '<table class="dense" role="table" aria-labelledby="table-1-title">',
    );
  });

  it("notice", () => {
    expect(rendered({ kind: "notice", tone: "caution", title: "t", text: "a" })).toBe(
      '<div class="notice caution" role="note" aria-labelledby="notice-1">\n<h3 id="notice-1">t</h3>\n<p>a</p>\n</div>\n',
    );
  });

  it.each([
    ["14", "<strong>14</strong>"],
    ["8", "<strong>8</strong>"],
    ["12,3 per 1000", "<strong>12,3</strong> per 1000"],
    ["281\u00a0000\u00a0kr", "<strong>281\u00a0000\u00a0kr</strong>"],
    ["\u22125,2 prosentpoeng", "<strong>\u22125,2</strong> prosentpoeng"],
    ["+6,1 prosentpoeng", "<strong>+6,1</strong> prosentpoeng"],
  ])("key-numbers sets the number %s large and its unit small", (value, markup) => {
    expect(rendered({ kind: "key-numbers", numbers: [{ label: "l", value, detail: "a\nb" }] })).toBe(
      `<dl class="numbers">\n<div><dt>l</dt><dd class="value">${markup}</dd><dd class="detail"><span>a</span> <span>b</span> </dd></div>\n</dl>\n`,
    );
  });

  it.each(["Skjult", "29. august 2026", "a"])("key-numbers sets the phrase %s between the two", (value) => {
    expect(rendered({ kind: "key-numbers", numbers: [{ label: "l", value, detail: "" }] })).toContain(
      `<dd class="value words">${value}</dd>`,
    );
  });

  it("table scrolls in a named region that the keyboard reaches, once it is wide", () => {
    const column = (label: string, align: "start" | "end") => ({ label, align });
    const wide = rendered({
      kind: "table",
      caption: "c",
      table: { columns: [column("a", "start"), column("b", "end"), column("c", "end")], rows: [["1", "2", "3"]] },
    });
    expect(wide).toContain('<p class="table-title" id="table-1-title">Tabell 1. c</p>');
    expect(wide).toContain('<div class="scroll" role="region" aria-labelledby="table-1-title" tabindex="0">');
    expect(wide).toContain(
      '<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">a</th><th scope="col" role="columnheader" class="end">b</th><th scope="col" role="columnheader" class="end">c</th></tr></thead>',
    );
    expect(wide).toContain(
      '<tr role="row"><th scope="row" role="rowheader">1</th><td role="cell" data-label="b" class="end">2</td><td role="cell" data-label="c" class="end">3</td></tr>',
    );
    const small = rendered({ kind: "table", caption: "c", table: { columns: [column("a", "start")], rows: [["1"]] } });
    expect(small).toContain('<div class="scroll">\n<table aria-labelledby="table-1-title">');
  });
});
