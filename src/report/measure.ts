/** How wide a line of Source Sans 3 is: what Vega needs to place labels, without a canvas. */
import type { Weight } from "./advances.ts";
import { advances, characters, missingAdvance } from "./advances.ts";

const widths: Readonly<Record<Weight, ReadonlyMap<string, number>>> = {
  400: table(400),
  600: table(600),
  700: table(700),
};

function table(weight: Weight): ReadonlyMap<string, number> {
  return new Map([...characters].map((character, i) => [character, advances[weight][i]!]));
}

/** The weight that is drawn for a CSS or Vega weight: a browser takes the nearest heavier one above 500. */
export function drawnWeight(weight: string | number | undefined): Weight {
  if (weight === "bold") return 700;
  const number = Number(weight);
  if (!(number > 500)) return 400;
  return number > 600 ? 700 : 600;
}

/**
 * The width of one line, kerning left out (it would make the line at most a little narrower).
 *
 * @param text    one line
 * @param size    font size in pixels, ≥ 0
 * @param weight  as in CSS: `bold`, 600, undefined for regular
 * @returns       pixels
 */
export function textWidth(text: string, size: number, weight: string | number | undefined): number {
  const known = widths[drawnWeight(weight)];
  let thousandths = 0;
  for (const character of text) thousandths += known.get(character) ?? missingAdvance;
  return (thousandths * size) / 1000;
}
