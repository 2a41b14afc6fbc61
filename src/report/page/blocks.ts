/** Each kind of block in HTML. */
import type { Block, KeyNumber, Term } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import type { FrameWords } from "../../text/words/report.ts";
import type { Html } from "../html.ts";
import { html } from "../html.ts";
import type { Drawings } from "./figure.ts";
import { renderFigure } from "./figure.ts";
import { prose } from "./prose.ts";
import { renderFolded, renderTable } from "./table.ts";

/** Where a block stands: figures, tables and notices are numbered through the report. */
export interface Position {
  readonly number: number;
  readonly drawings: ReadonlyMap<string, Drawings>;
  readonly words: FrameWords;
}

type Renderers = { readonly [K in Block["kind"]]: (block: Extract<Block, { kind: K }>, at: Position) => Html };

/** A number, and the unit that follows it after a plain space. */
const numberAndUnit = /^([+\u2212]?\d(?:[^ ]*[^ .])?)(?: (.+))?$/;

/** The number is set large, its unit small; a phrase (hidden, a date) between the two. */
function value(text: string): Html {
  const parts = numberAndUnit.exec(text);
  if (!parts) return html`<dd class="value words">${text}</dd>`;
  return html`<dd class="value"><strong>${parts[1]!}</strong>${parts[2] === undefined ? "" : ` ${parts[2]}`}</dd>`;
}

function card(it: KeyNumber): Html {
  const lines = it.detail.split("\n").map((line) => html`<span>${prose(line)}</span> `);
  return html`<div><dt>${it.label}</dt>${value(it.value)}<dd class="detail">${lines}</dd></div>\n`;
}

function terms(items: readonly Term[]): Html {
  const entries = items.map(
    (item) => html`<div><dt>${item.term}</dt>${item.texts.map((text) => html`<dd>${prose(text)}</dd>`)}</div>\n`,
  );
  return html`<dl class="terms">\n${entries}</dl>\n`;
}

function foldedTerms(items: readonly Term[]): Html {
  const entries = items.map(
    (item) =>
      html`<details><summary>${item.term}</summary>${item.texts.map((text) => html`<p>${prose(text)}</p>`)}</details>\n`,
  );
  return html`<div class="terms folded">\n${entries}</div>\n`;
}

const renderers: Renderers = {
  paragraph: (block) => html`<p>${prose(block.text)}</p>\n`,
  list: (block) =>
    html`<ul class="${block.small ? "remarks" : "items"}">\n${block.items.map((item) => html`<li>${prose(item)}</li>\n`)}</ul>\n`,
  terms: (block) => (block.folded ? foldedTerms(block.items) : terms(block.items)),
  notice: (block, at) => html`<div class="notice ${block.tone}" role="note" aria-labelledby="notice-${at.number}">
<h3 id="notice-${at.number}">${block.title}</h3>
<p>${prose(block.text)}</p>
</div>
`,
  "key-numbers": (block) => html`<dl class="numbers">\n${block.numbers.map(card)}</dl>\n`,
  figure: (block, at) => {
    const drawings = at.drawings.get(block.figure.id);
    if (!drawings) throw new RangeError(`figure ${block.figure.id} was not drawn`);
    return renderFigure(block.figure, at.number, drawings, at.words);
  },
  table: (block, at) => {
    const label = `${fill(at.words.table, { number: at.number })}. ${block.caption}`;
    const id = `table-${at.number}`;
    return block.folded ? renderFolded(id, label, label, block.table) : renderTable(id, label, block.table);
  },
};

export function renderBlock(block: Block, at: Position): Html {
  return (renderers[block.kind] as (block: Block, at: Position) => Html)(block, at);
}
