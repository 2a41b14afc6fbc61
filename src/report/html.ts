/** The only way to make markup: a tagged template that escapes everything except markup made by itself. */

/** Control characters, and those that reorder what stands beside them: never needed in nb, nn or en. */
const unwanted = /[^\P{Cc}\t\n\r]|\p{Bidi_Control}|\ufeff/gu;

const loneSurrogate = /\p{Cs}/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text made safe between tags and inside quoted attributes, of HTML and of SVG. */
export function escapeText(text: string): string {
  return text
    .replace(unwanted, "")
    .replace(loneSurrogate, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character]!);
}

/** Markup that is safe as it stands. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Content = string | number | Html | readonly Content[];

function written(content: Content): string {
  if (content instanceof Html) return content.markup;
  if (typeof content === "string" || typeof content === "number") return escapeText(String(content));
  return content.map(written).join("");
}

/** `` html`<p>${text}</p>` ``: what is put in is escaped; lists are written one after another. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.reduce((markup, part, i) => markup + written(contents[i - 1]!) + part));
}

/** Nothing, where a part is left out. */
export const nothing: Html = new Html("");

/** For markup from elsewhere that is known to be safe: a stylesheet, a drawing by drawSvg. */
export function trusted(markup: string): Html {
  return new Html(markup);
}
