/** Vega-Lite specification → SVG text: closed to the network, equal bytes everywhere, one accessible picture. */
import type { LoggerInterface } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { VegaLiteSpec } from "../model/figure.ts";
import { escapeText } from "./html.ts";
import { textWidth } from "./measure.ts";
import { guardSpec } from "./spec-guard.ts";

export interface DrawingWords {
  /** Prefixes every id in the drawing: unique on the page, a letter first. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

/** An exported object of Vega's that its typings leave out. */
interface TextMetrics {
  readonly textMetrics: { width: (item: TextItem, text: unknown) => number };
}

/** Vega's own size when none is stated. */
const vegaFontSize = 11;

/** The family that every drawing is set in: embedded in the page, given to resvg. */
const family = "'Source Sans 3', sans-serif";

/** Where everything is hidden, a layer has no row and its scale no extent: a fact of the data, not a fault. */
const emptyLayer = /^Infinite extent for field/;

function collector(into: string[]): LoggerInterface {
  const silent = (): LoggerInterface => logger;
  const keep = (...messages: readonly unknown[]): LoggerInterface => {
    const message = messages.map(String).join(" ");
    if (!emptyLayer.test(message)) into.push(message);
    return logger;
  };
  const logger = { level: silent, error: keep, warn: keep, info: silent, debug: silent } as LoggerInterface;
  return logger;
}

function refuse(address: string): Promise<never> {
  return Promise.reject(new RangeError(`a figure may not load ${address}`));
}

/** guardSpec refuses addresses first; this holds even for one that it did not recognise. */
export const closedLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/** Vega describes each mark in English; the picture as a whole is described in the reader's language instead. */
const unspoken = / (?:aria-[a-z]+|role|class|version|font-family|pointer-events|xmlns(?::xlink)?)="[^"]*"/g;

/** Gives the drawing its own ids, its description and its font. Vega escapes `<` and `>` everywhere, so a tag ends at the first `>`. */
function finish(svg: string, words: DrawingWords): string {
  const ids = new Map<string, string>();
  for (const match of svg.matchAll(/<[^>]* id="([^"]*)"/g)) ids.set(match[1]!, `${words.id}-${ids.size + 1}`);
  const body = svg.replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(unspoken, "")
      .replace(/ id="([^"]*)"/g, (_, id: string) => ` id="${ids.get(id)}"`)
      .replace(/url\(#([^)]*)\)/g, (_, id: string) => `url(#${ids.get(id)})`),
  );
  const end = body.indexOf(">");
  const opening = `${body.slice(0, end)} xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${words.id}-title" aria-describedby="${words.id}-desc" font-family="${family}">`;
  const title = `<title id="${words.id}-title">${escapeText(words.title)}</title>`;
  const desc = `<desc id="${words.id}-desc">${escapeText(words.description)}</desc>`;
  return `${opening}${title}${desc}${body.slice(end + 1)}`;
}

type Libraries = readonly [typeof import("vega"), typeof import("vega-lite")];

/** Vega and Vega-Lite: some three hundred files, which a run may begin to read before it has anything to draw. */
export function drawingLibraries(): Promise<Libraries> {
  return Promise.all([import("vega"), import("vega-lite")]);
}

/**
 * Draws a specification.
 *
 * @param spec   Vega-Lite with its data inside
 * @param words  id, title and description of the picture
 * @returns      SVG with a viewBox, without a request, without an id that another drawing has
 * @throws RangeError when the specification names an address or a local time, or when Vega has anything to warn of
 */
export async function drawSvg(spec: VegaLiteSpec, words: DrawingWords): Promise<string> {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(words.id)) throw new RangeError(`not an id for a drawing: ${words.id}`);
  guardSpec(spec);
  const [vega, { compile }] = await drawingLibraries();
  (vega as unknown as TextMetrics).textMetrics.width = (item, text) =>
    textWidth(String(text ?? ""), item.fontSize ?? vegaFontSize, item.fontWeight);
  const warnings: string[] = [];
  const logger = collector(warnings);
  const compiled = compile(spec as unknown as TopLevelSpec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none", loader: closedLoader as never, logger });
  const svg = await view.toSVG();
  view.finalize();
  if (warnings.length > 0) throw new RangeError(`figure ${words.id}: ${warnings.join("; ")}`);
  return finish(svg, words);
}
