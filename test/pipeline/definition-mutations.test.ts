/** Whatever happens to a definition's text, loading it ends in a value or in issues with a place: never in a crash. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../src/model/issue.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { files, load } from "./definition-fixture.ts";

const names = Object.keys(files);

/** Pieces that mean something to YAML, to JavaScript, or to the grammar. */
const pieces = fc.constantFrom(
  ..."{}[]:,-?&*!|>%@`#\"'\n\t ",
  "\r\n",
  "\u0000",
  "\ufeff",
  "null",
  "[]",
  "{}",
  "- ",
  "? ",
  "~",
  "1833",
  "0x1F",
  "__proto__",
  "constructor: 1\n",
  "toString",
  "x".repeat(120),
);

const edit = fc.record({
  file: fc.constantFrom(...names),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(40),
  put: pieces,
});

function place({ place: it }: Issue): boolean {
  return it !== null && names.includes(it.file) && (it.line === undefined || it.line > 0);
}

describe("a definition changed at random", () => {
  it("is loaded, or refused with sentences that have a place", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const texts = new Map(Object.entries(files));
        for (const { file, at, cut, put } of edits) {
          const text = texts.get(file)!;
          const from = Math.floor(at * text.length);
          texts.set(file, text.slice(0, from) + put + text.slice(from + cut));
        }
        const outcome = load(texts);
        if (outcome.ok) return;
        expect(outcome.issues.length).toBeGreaterThan(0);
        for (const it of outcome.issues) {
          expect(place(it)).toBe(true);
          for (const lang of ["nb", "nn", "en"] as const) expect(describeIssue(it, lang).message).not.toBe("");
        }
      }),
      { numRuns: 150, seed: 2026 },
    );
  });

  it("is refused, or loaded, when a line is lost", () => {
    for (const file of names) {
      const lines = files[file]!.split("\n");
      for (const index of lines.keys()) {
        const outcome = load(new Map(Object.entries({ ...files, [file]: lines.toSpliced(index, 1).join("\n") })));
        expect(outcome.issues.every(place)).toBe(true);
      }
    }
  });
});
