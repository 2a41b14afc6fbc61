/** A figure in HTML: caption, wide and narrow drawing, what it rests on, and its numbers as a table. */
import type { Figure } from "../../model/figure.ts";
import { fill } from "../../text/fill.ts";
import type { FrameWords } from "../../text/words/report.ts";
import type { Html } from "../html.ts";
import { html, nothing, trusted } from "../html.ts";
import { renderFolded } from "./table.ts";

/** The same picture for a page and for a telephone, as drawSvg made them. */
export interface Drawings {
  readonly wide: string;
  readonly narrow: string;
}

function fact(label: string, text: string): Html {
  return html`<div><dt>${label}</dt> <dd>${text}</dd></div>\n`;
}

export function renderFigure(figure: Figure, number: number, drawings: Drawings, words: FrameWords): Html {
  const id = `figure-${number}`;
  const label = fill(words.figure, { number });
  const subtitle = figure.subtitle === "" ? nothing : html`<p>${figure.subtitle}</p>\n`;
  const remarks =
    figure.notes.length === 0
      ? nothing
      : html`<ul class="remarks">${figure.notes.map((note) => html`<li>${note}</li>\n`)}</ul>\n`;
  return html`<figure id="${id}" aria-labelledby="${id}-caption">
<figcaption class="caption" id="${id}-caption">
<h3>${label}. ${figure.title}</h3>
${subtitle}</figcaption>
<div class="picture wide">${trusted(drawings.wide)}</div>
<div class="picture narrow">${trusted(drawings.narrow)}</div>
<dl class="facts">
${fact(words.n, figure.n)}${fact(words.source, figure.source)}${fact(words.period, figure.period)}${fact(words.hidden, figure.suppression)}</dl>
${remarks}${renderFolded(`${id}-table`, fill(words.asTable, { number }), `${label}. ${figure.title}`, figure.table)}</figure>
`;
}
