/** What holds for every file, whatever has happened to it on the way. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv } from "../../src/ingest/formats/csv.ts";
import type { Ingested } from "../../src/ingest/index.ts";
import { quarantineCsv } from "../../src/ingest/quarantine.ts";
import type { Issue } from "../../src/model/issue.ts";
import { langs } from "../../src/model/labels.ts";
import { observationKey } from "../../src/model/observation.ts";
import { bytesOf, ingested, readBytes, sentences } from "./fixtures.ts";

const header = "kommunenr;periode;alder;kjonn;lovbruddsgruppe;personer;saker";

const rows = ["1833", "1835", "1806"].flatMap((area) =>
  ["14", "15"].flatMap((age) =>
    ["jente", "gutt", "alle"].map((sex) => `${area};2027K1;${age};${sex};alle;${sex === "alle" ? 4 : 2};<5`),
  ),
);

const sample = `Lovbrudd etter alder\n\n${header}\n${rows.join("\n")}\n`;

type Mutation = (bytes: Uint8Array) => Uint8Array;

const at = fc.double({ min: 0, max: 1, noNaN: true });

const fragments = fc.constantFrom(
  '"',
  '""',
  ";",
  "\n",
  "\r\n",
  "\r",
  ",",
  "\t",
  "\u00a0",
  "å",
  "\ufeff",
  "=1+1",
  "-",
  "…",
  header,
  "9".repeat(300),
);

function cut(bytes: Uint8Array, share: number): number {
  return Math.floor(share * bytes.length);
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  at.map(
    (share): Mutation =>
      (bytes) =>
        bytes.subarray(0, cut(bytes, share)),
  ),
  at.map(
    (share): Mutation =>
      (bytes) =>
        bytes.subarray(cut(bytes, share)),
  ),
  fc.tuple(at, fragments).map(
    ([share, text]): Mutation =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, cut(bytes, share)), bytesOf(text), bytes.subarray(cut(bytes, share))]),
  ),
  fc.tuple(at, fc.integer({ min: 0, max: 255 })).map(
    ([share, byte]): Mutation =>
      (bytes) => {
        const copy = Uint8Array.from(bytes);
        if (copy.length > 0) copy[Math.min(cut(bytes, share), copy.length - 1)] = byte;
        return copy;
      },
  ),
  fc.tuple(at, at).map(
    ([a, b]): Mutation =>
      (bytes) => {
        const [start, end] = [cut(bytes, Math.min(a, b)), cut(bytes, Math.max(a, b))];
        return Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
      },
  ),
  fc.constant<Mutation>((bytes) =>
    Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll("\n", "\r\n"), "latin1"),
  ),
);

const mutated = fc
  .array(mutation, { minLength: 1, maxLength: 6 })
  .map((mutations) => mutations.reduce((bytes, mutate) => mutate(bytes), bytesOf(sample)));

/** Every way in which a result could contradict itself. */
function expectSound(value: Ingested, issues: readonly Issue[]): void {
  const { count, table, observations, rejectedRows } = value;
  expect(count.read).toBe(count.accepted + count.rejected);
  expect(count.read).toBe(table.rows.length);
  expect(count.rejected).toBe(rejectedRows.length);
  const rejected = rejectedRows.map((row) => row.line);
  const stated = new Set(observations.map((it) => it.line));
  expect(stated.size).toBe(count.accepted);
  expect([...rejected, ...stated].sort((a, b) => a - b)).toEqual(table.rows.map((row) => row.line));
  expect(rejected).toEqual([...rejected].sort((a, b) => a - b));
  for (const row of rejectedRows) {
    expect(row.issues.length).toBeGreaterThan(0);
    for (const each of row.issues) expect(issues).toContain(each);
  }
  expect(new Set(observations.map(observationKey)).size).toBe(observations.length);
  for (const it of observations) {
    expect(it.value === null).toBe(it.missing !== null);
    expect(Number.isNaN(it.value)).toBe(false);
  }
  const lines = issues.map((each) => each.place!.line!);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
}

describe("ingest of any file", () => {
  it("never throws, loses no row, and can say in every language what it found", () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        const outcome = readBytes(bytes);
        for (const lang of langs) expect(sentences(outcome.issues, lang)).toHaveLength(outcome.issues.length);
        if (outcome.ok) {
          expectSound(outcome.value, outcome.issues);
          expect(quarantineCsv(outcome.value, (each) => each.code).startsWith("\ufeffline")).toBe(true);
        } else expect(outcome.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 800 },
    );
  });

  it("never throws on bytes out of nowhere, either", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { ok, issues } = readBytes(bytes);
        expect(ok || issues.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("never throws on text below a header that fits", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fragments,
      fc.constantFrom("1833", "2027K1", "14", "gutt", "alle", "3"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 8 }), (cells) => {
        const outcome = readBytes(bytesOf(`${header}\n${cells.map((row) => row.join(";")).join("\n")}\n`));
        if (outcome.ok) expectSound(outcome.value, outcome.issues);
      }),
      { numRuns: 500 },
    );
  });

  it("reads as many rows as there are lines with something on them, when no cell spans lines", () => {
    const line = fc.constantFrom(...rows, "", ";;;", "tull", "1833;2027", '1833;"', `${rows[0]};;;`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const { count } = ingested(`${header}\n${lines.join("\n")}\n`);
        expect(count.read).toBe(lines.filter((text) => /[^;\s]/.test(text)).length);
      }),
      { numRuns: 300 },
    );
  });

  it("accepts the same statements in whatever order the rows come", () => {
    const plain = ingested(sample);
    const keys = plain.observations.map((it) => `${observationKey(it)}=${it.value}`).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const { observations, count } = ingested(`${header}\n${shuffled.join("\n")}\n`);
        expect(count).toEqual(plain.count);
        expect(observations.map((it) => `${observationKey(it)}=${it.value}`).sort()).toEqual(keys);
      }),
      { numRuns: 100 },
    );
    expect(plain.count).toEqual({ read: 18, accepted: 18, rejected: 0 });
  });

  it("reads back every cell and its line, whatever is quoted and wherever lines break", () => {
    const cell = fc.oneof(
      fc.constantFrom("1833", "", '"', '""', "a b", 'ab"c', "æøå"),
      fc.constantFrom(";", "a;b"),
      fc.constantFrom("\n", "a\nb", '"\n', "\n\n"),
    );
    const quote = (text: string, always: boolean): string =>
      always || /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const record = fc.tuple(fc.array(cell, { minLength: 2, maxLength: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(record, { maxLength: 40 }), fc.boolean(), (records, ended) => {
        const text = records.map(([cells, always]) => cells.map((each) => quote(each, always)).join(";")).join("\n");
        const sheet = readCsv({
          bytes: bytesOf(ended && text !== "" ? `${text}\n` : text),
          file: "x.csv",
          isHeader: () => false,
        });
        if (!sheet.ok) throw new RangeError("refused");
        const { rows: read, broken, complete } = sheet.value;
        let line = 1;
        const expected = records.map(([cells]) => {
          const row = { line, cells };
          line += cells.join("").split("\n").length;
          return row;
        });
        expect(broken.size).toBe(0);
        expect(read).toEqual(expected);
        expect(complete).toBe(ended && text !== "");
      }),
      { numRuns: 1000 },
    );
  });

  it("takes a time that grows with the file, also when every quote in it is open", () => {
    const nasty = [
      `${header}\n${'"a;\n'.repeat(50_000)}`,
      `${header}\n${'"\n'.repeat(50_001)}`,
      `${header}\n"${"x\n".repeat(100_000)}`,
      `${header}\n${'"";""a\n'.repeat(30_000)}`,
      `${header}\n${";".repeat(60_000)}\n`.repeat(20),
    ];
    const start = process.cpuUsage();
    for (const text of nasty) expect(readBytes(bytesOf(text)).issues.length).toBeGreaterThan(0);
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(30);
  });
});
