/** Text widths against the font files themselves. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advances, characters, missingAdvance, type Weight } from "../../src/report/advances.ts";
import { drawnWeight, textWidth } from "../../src/report/measure.ts";
import { fontFiles } from "./fixtures.ts";

const exact = 1e-12;

/** Advance widths by character, read from the tables head, hhea, hmtx and cmap (format 4) of an OpenType file. */
function readAdvances(path: string): (character: string) => number {
  const bytes = readFileSync(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const record = 12 + 16 * i;
    tables.set(bytes.toString("latin1", record, record + 4), view.getUint32(record + 8));
  }
  const at = (name: string): number => tables.get(name)!;
  const unitsPerEm = view.getUint16(at("head") + 18);
  const metrics = view.getUint16(at("hhea") + 34);
  const cmap = at("cmap");
  const encodings = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i));
  const map = encodings.find((offset) => view.getUint16(offset) === 4)!;
  const segments = view.getUint16(map + 6) / 2;
  const [ends, starts] = [map + 14, map + 16 + 2 * segments];
  const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
  const glyphOf = (code: number): number => {
    for (let i = 0; i < segments; i += 1) {
      if (code > view.getUint16(ends + 2 * i)) continue;
      const start = view.getUint16(starts + 2 * i);
      const delta = view.getInt16(deltas + 2 * i);
      const range = view.getUint16(ranges + 2 * i);
      if (code < start) return 0;
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(ranges + 2 * i + range + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
  return (character) => {
    const glyph = glyphOf(character.codePointAt(0)!);
    if (glyph === 0) throw new RangeError(`no glyph for ${character}`);
    return (view.getUint16(at("hmtx") + 4 * Math.min(glyph, metrics - 1)) * 1000) / unitsPerEm;
  };
}

describe("the table of advance widths", () => {
  it.each([
    [400, 0],
    [600, 1],
    [700, 2],
  ] as const)("is what the font file of weight %i says", (weight, file) => {
    const read = readAdvances(fontFiles[file]!);
    expect([...characters].map((character) => [character, read(character)])).toEqual(
      [...characters].map((character, i) => [character, advances[weight][i]]),
    );
  });

  it("knows every character once, the Norwegian and Sámi letters among them", () => {
    expect(new Set(characters).size).toBe([...characters].length);
    for (const character of "æøåÆØÅáčđŋšŧž−–\u00a0\u202f%") expect(characters).toContain(character);
  });
});

describe("textWidth", () => {
  it("is 0 for nothing and for size 0", () => {
    expect(textWidth("", 12, undefined)).toBe(0);
    expect(textWidth("Rana", 0, "bold")).toBe(0);
  });

  it("adds the advances of its characters", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom<Weight>(400, 600, 700), (a, b, weight) => {
        const sum = textWidth(a, 10, weight) + textWidth(b, 10, weight);
        expect(Math.abs(textWidth(a + b, 10, weight) - sum)).toBeLessThan(exact * (1 + sum));
      }),
    );
  });

  it("takes a wide box for a character without a glyph", () => {
    expect(textWidth("漢", 10, undefined)).toBe(missingAdvance / 100);
  });

  it("is wider in bold than in regular for a word", () => {
    expect(textWidth("Polarsirkelregionen", 12, 700)).toBeGreaterThan(textWidth("Polarsirkelregionen", 12, 400));
  });
});

describe("drawnWeight", () => {
  it.each([
    [undefined, 400],
    ["normal", 400],
    ["bold", 700],
    [400, 400],
    [500, 400],
    ["600", 600],
    [650, 700],
    [900, 700],
  ])("draws %s as %i", (given, expected) => {
    expect(drawnWeight(given)).toBe(expected);
  });
});
