/** A file that is read piece by piece says what it says when it is held whole, wherever the pieces end. */
import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/ingest/decode.ts";
import { ingest } from "../../src/ingest/index.ts";
import { longestLine } from "../../src/ingest/limits.ts";
import { codeRows } from "../../src/ingest/rows/coded.ts";
import { emptyRuns, rowIn, take, taken } from "../../src/ingest/rows/runs.ts";
import { openSheets } from "../../src/ingest/sheets.ts";
import type { Column } from "../../src/model/column.ts";
import { held, listed, pieces, translated } from "../../src/model/column.ts";
import type { Bytes, FileBytes } from "../../src/model/file-bytes.ts";
import { wholeOf } from "../../src/model/file-bytes.ts";
import { blockRows } from "../../src/model/rows.ts";
import { mutated, seedlings } from "../fuzz/fuzz.ts";
import { bytesOf, rules } from "./fixtures.ts";

/** Bytes as a file gives them that is not held: some at a time, and each piece gone when the next one is there. */
function pieced(bytes: Uint8Array, size: number, head = 64 * 1024): FileBytes {
  return {
    length: bytes.length,
    sha256: "",
    head: bytes.subarray(0, head),
    *pieces() {
      const room = new Uint8Array(size);
      for (let from = 0; from < bytes.length; from += size) {
        const piece = bytes.subarray(from, from + size);
        room.fill(255).set(piece);
        yield room.subarray(0, piece.length);
      }
    },
    whole: () => bytes,
  };
}

function said(file: string, bytes: Bytes): unknown {
  const outcome = ingest({ file, bytes, kind: null }, rules);
  if (!outcome.ok) return outcome.issues;
  const { kind, table, observations, count, rejectedRows } = outcome.value;
  return { kind, table: { ...table }, observations, count, rejectedRows, issues: outcome.issues };
}

function decoded(bytes: Bytes): unknown {
  const text = decode(bytes, "a.csv");
  if (!text.ok) return text.issues;
  const { encoding, pieces: all } = text.value;
  const some: Uint8Array[] = [];
  const from = all();
  for (let next = from.next(); next.done !== true; next = from.next()) some.push(next.value.slice());
  return [encoding, Buffer.concat(some).toString("latin1")];
}

describe("a file in pieces", () => {
  it("is read as the whole file is, every sample and what mishaps make of it", () => {
    const seeds = seedlings();
    for (const { file, bytes } of seeds) expect(said(file, pieced(bytes, 1000)), file).toEqual(said(file, bytes));
    for (let number = 0; number < 100; number++) {
      const { file, bytes } = mutated(seeds, 7, number);
      expect(said(file, pieced(bytes, 97)), `${number} ${file}`).toEqual(said(file, bytes));
    }
  });

  it("is decoded alike, though a mark, a letter or a line break is cut", () => {
    const line = "år;ø\r\nå;€\rb;🙂\n\n";
    const wide = Buffer.from(`\ufeff${line}`, "utf16le");
    const files = [
      bytesOf(line),
      bytesOf(`\ufeff${line}`),
      bytesOf(line).subarray(0, 14),
      bytesOf("å;a;å").subarray(0, 6),
      new Uint8Array(wide),
      new Uint8Array(Buffer.from(wide).swap16()),
      new Uint8Array(Buffer.from("år;\x80\r\nå\r", "latin1")),
      new Uint8Array(),
    ];
    for (const bytes of files)
      for (const size of [1, 2, 3, 5, 100]) expect(decoded(pieced(bytes, size))).toEqual(decoded(bytes));
    expect(decoded(pieced(files[3]!, 1))).toEqual(["utf-8", Buffer.from("å;a;\ufffd").toString("latin1")]);
  });

  it("that cannot be read to its end is no file in another encoding", () => {
    const gone = new Error("gone");
    let readings = 0;
    const bytes: FileBytes = {
      ...pieced(bytesOf("a;b\n"), 2),
      *pieces() {
        readings += 1;
        yield bytesOf("a;b");
        if (readings === 2) throw gone;
      },
    };
    expect(() => decode(bytes, "a.csv")).toThrow(gone);
    expect(readings).toBe(2);
  });

  it("has its overlong line found, and its number", () => {
    const long = "x".repeat(longestLine + 2);
    for (const ending of ["\n", "\r\n", "\r"]) {
      const bytes = bytesOf(`a;b${ending}c;d${ending}${long}${ending}e;f${ending}`);
      for (const size of [1000, longestLine, 3 * longestLine])
        expect(decode(pieced(bytes, size), "a.csv")).toMatchObject({
          ok: false,
          issues: [{ code: "ingest.line-too-long", place: { file: "a.csv", line: 3 } }],
        });
      const whole = bytesOf(`a;b${ending}${long.slice(2)}${ending}e;f`);
      for (const size of [1000, longestLine, 3 * longestLine])
        expect(decode(pieced(whole, size), "a.csv").ok).toBe(true);
    }
  });

  it("is held whole by what cannot read pieces: a workbook whose beginning does not tell it apart, JSON below blank lines", () => {
    const cells = Array.from({ length: 3000 }, (_, i) => [`${i}`, `${(i * 7919) % 9973}`]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([["a", "b"], ...cells]), "Tall");
    const workbook = new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
    const json = bytesOf(`${" ".repeat(500)}{"class":"dataset","id":["x"],"size":[1],"dimension":{},"value":[1]}`);
    for (const bytes of [workbook, json, bytesOf(`\ufeff${" ".repeat(500)}{}`), bytesOf(" ".repeat(500))]) {
      const open = (it: Bytes): unknown => openSheets({ file: "x.dat", bytes: it, isHeader: () => false });
      expect(open(pieced(bytes, 64, 400))).toEqual(open(bytes));
    }
    expect(wholeOf(pieced(json, 64))).toBe(json);
  });
});

/** The numbers of a column, read some at a time and one by one. */
function numbersOf(column: Column, count: number): readonly number[] {
  const all: number[] = [];
  for (const { from, size, numbers } of pieces([column], count)) {
    expect(from).toBe(all.length);
    expect(numbers[0]).toHaveLength(size);
    all.push(...numbers[0]!);
  }
  for (const row of [0, 1, count >> 1, count - 1]) if (row >= 0 && row < count) expect(column.at(row)).toBe(all[row]);
  return all;
}

describe("a column of numbers", () => {
  const count = 2 * blockRows + 17;
  const rows = codeRows(
    Array.from({ length: count }, (_, i) => ({
      line: i + 1,
      cells: i < blockRows ? [`${i % 3}`] : [`${i % 3}`, `${i % 7}`],
    })),
  );

  it("is what the table's texts are by a list, blocks that a column does not reach too", () => {
    const by = Int32Array.of(9, 10, 11, 12, 13, 14, 15, 16);
    expect(numbersOf(translated(rows, 0, by), count)).toEqual(Array.from({ length: count }, (_, i) => 10 + (i % 3)));
    const texts = rows.texts[1]!;
    expect(numbersOf(translated(rows, 1, by), count)).toEqual(
      Array.from({ length: count }, (_, i) => (i < blockRows ? 9 : by[texts.indexOf(`${i % 7}`)]!)),
    );
    expect(numbersOf(translated(rows, 2, by), count)).toEqual(Array.from({ length: count }, () => 9));
  });

  it("may be taken of some rows, and turned into others", () => {
    const numbers = held(Int32Array.from({ length: count }, (_, i) => i % 1000));
    for (const takes of [() => true, (i: number) => i % 5 !== 0, (i: number) => i > 9000 && i < 30_000, () => false]) {
      const runs = emptyRuns();
      const expected: number[] = [];
      for (let i = 0; i < count; i++) {
        if (!takes(i)) continue;
        take(runs, i);
        expected.push(i);
      }
      expect(runs.count).toBe(expected.length);
      expect(numbersOf(taken(numbers, runs), runs.count)).toEqual(expected.map((i) => i % 1000));
      const doubled = listed(
        taken(numbers, runs),
        Int32Array.from({ length: 1000 }, (_, i) => 2 * i),
      );
      expect(numbersOf(doubled, runs.count)).toEqual(expected.map((i) => 2 * (i % 1000)));
      for (const place of [0, expected.length - 1])
        if (expected.length > 0) expect(rowIn(runs, place)).toBe(expected[place]);
    }
  });
});
