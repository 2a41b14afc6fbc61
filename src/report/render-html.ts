/** Report → one HTML file: no script, no request, every word escaped. */
import type { Block, Report } from "../model/report.ts";
import { catalogues } from "../text/index.ts";
import type { FrameWords } from "../text/words/report.ts";
import type { Html } from "./html.ts";
import { html, nothing } from "./html.ts";
import { renderBlock } from "./page/blocks.ts";
import type { PageFonts } from "./page/document.ts";
import { documentOf } from "./page/document.ts";
import type { Drawings } from "./page/figure.ts";

export interface HtmlAssets {
  /** By the figure's id. */
  readonly svgs: ReadonlyMap<string, Drawings>;
  readonly fonts: PageFonts;
}

/** How many blocks of the same kind stand before each block, plus one. */
function numbered(report: Report): ReadonlyMap<Block, number> {
  const seen = new Map<Block["kind"], number>();
  const numbers = new Map<Block, number>();
  const figures = new Set<string>();
  for (const block of report.sections.flatMap((section) => section.blocks)) {
    const number = (seen.get(block.kind) ?? 0) + 1;
    seen.set(block.kind, number);
    numbers.set(block, number);
    if (block.kind !== "figure") continue;
    if (figures.has(block.figure.id)) throw new RangeError(`figure ${block.figure.id} stands twice in the report`);
    figures.add(block.figure.id);
  }
  return numbers;
}

function contents(report: Report, words: FrameWords): Html {
  const entries = report.sections.map(
    (section, i) =>
      html`<li><a href="#${section.id}"><span class="number">${i + 1}</span> <span>${section.title}</span></a></li>\n`,
  );
  return html`<nav class="contents" aria-labelledby="contents-title">
<h2 id="contents-title">${words.contents}</h2>
<ol>
${entries}</ol>
</nav>
`;
}

function body(report: Report, assets: HtmlAssets, words: FrameWords): Html {
  const numbers = numbered(report);
  const sections = report.sections.map((section, i) => {
    const blocks = section.blocks.map((block) =>
      renderBlock(block, { number: numbers.get(block)!, drawings: assets.svgs, words }),
    );
    return html`<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title"><span class="number">${i + 1}</span> <span>${section.title}</span></h2>
${blocks}</section>
`;
  });
  const synthetic = report.synthetic
    ? html`<div class="synthetic"><div class="page"><p><strong>${words.synthetic.title}</strong> ${words.synthetic.text}</p></div></div>\n`
    : nothing;
  return html`<a class="skip" href="#content">${words.skip}</a>
<header>
${synthetic}<div class="page masthead">
<h1>${report.title.replaceAll(" –", "\u00a0–")}</h1>
<p>${report.subtitle}</p>
</div>
</header>
<div class="page columns">
${contents(report, words)}<main id="content" tabindex="-1">
${sections}</main>
</div>
<footer class="page">
<h2>${words.colophon}</h2>
${report.colophon.map((line) => html`<p>${line}</p>\n`)}</footer>
`;
}

/**
 * Renders a report.
 *
 * @param report  its texts are escaped here; nothing in it is trusted
 * @param assets  the drawings of every figure in the report, and the fonts
 * @returns       a whole HTML document that loads nothing
 * @throws RangeError when a figure has no drawing or stands twice, or a table row does not fit its header
 */
export function renderHtml(report: Report, assets: HtmlAssets): string {
  const words = catalogues[report.lang].report.frame;
  const title = `${report.title} – ${report.subtitle}`;
  return documentOf({ lang: report.lang, title, fonts: assets.fonts, body: body(report, assets, words) });
}
