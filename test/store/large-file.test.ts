/** Files that are not held are read piece by piece, the same each time, and told when they have changed. */
import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FileBytes } from "../../src/model/file-bytes.ts";
import { areHeld, headOf, pieceLength, piecesOf, wholeOf } from "../../src/model/file-bytes.ts";
import type { Issue } from "../../src/model/issue.ts";
import { IssueError } from "../../src/model/issue.ts";
import { readDelivery, snapshot } from "../../src/store/deliveries.ts";
import { sha256 } from "../../src/store/hash.ts";
import type { InboxFile } from "../../src/store/inbox.ts";
import { largestHeld, openBytes, troubleOf } from "../../src/store/large-file.ts";
import { failingDisk } from "./broken-disk.ts";
import { findings, folder, note, tree } from "./workspace.ts";

const noLimit = Number.MAX_SAFE_INTEGER;

/** Bytes of which no two stretches are the same. */
function someBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = (i * 31 + (i >>> 8) * 7 + (i >>> 16)) & 255;
  return bytes;
}

function written(bytes: Uint8Array): string {
  const path = join(folder(), "large.csv");
  writeFileSync(path, bytes);
  return path;
}

function opened(path: string): FileBytes {
  const bytes = openBytes(path, noLimit, 0);
  if (!bytes.ok || areHeld(bytes.value)) throw new Error("held");
  return bytes.value;
}

/** Whole, with pieces copied: each is there until the next one is asked for. */
function put(pieces: Iterable<Uint8Array>): Uint8Array {
  return new Uint8Array(
    Buffer.concat([
      ...(function* () {
        for (const piece of pieces) yield piece.slice();
      })(),
    ]),
  );
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

function issuesOf(read: () => unknown, path: string): readonly Issue[] {
  try {
    read();
  } catch (error) {
    return troubleOf(error, path);
  }
  return [];
}

const changed = (path: string): Issue => ({
  code: "store.failed",
  level: "error",
  place: { file: path },
  params: { error: "ESTALE" },
});

describe("a file's bytes", () => {
  it.each([0, 1, pieceLength - 1, pieceLength, pieceLength + 1, 3 * pieceLength + 5])(
    "%d of them come back however often they are read",
    (length) => {
      const bytes = someBytes(length);
      const path = written(bytes);
      if (length === 0)
        return expect(openBytes(path, noLimit, 0)).toEqual({ ok: true, value: Buffer.alloc(0), issues: [] });
      const file = opened(path);
      expect(file.length).toBe(length);
      expect(file.sha256).toBe(sha256(bytes));
      for (let time = 0; time < 2; time++) {
        expect(same(put(file.pieces()), bytes)).toBe(true);
        expect(same(wholeOf(file), bytes)).toBe(true);
      }
      expect(same(headOf(file), bytes.subarray(0, 64 * 1024))).toBe(true);
      for (const until of [0, 1, length - 1, length])
        expect(same(put(piecesOf(file, until)), bytes.subarray(0, until))).toBe(true);
    },
  );

  it("are held where they are few", () => {
    const path = written(someBytes(10));
    const bytes = openBytes(path, noLimit);
    expect(bytes.ok && areHeld(bytes.value)).toBe(true);
    expect(bytes.ok && headOf(bytes.value)).toEqual(Buffer.from(someBytes(10)));
    const larger = openBytes(written(someBytes(largestHeld + 1)), noLimit);
    expect(larger.ok && areHeld(larger.value)).toBe(false);
  });

  it("are not read where they are too many, no file, or not there", () => {
    const path = written(someBytes(10));
    expect(openBytes(path, 9, 0)).toMatchObject({ ok: false, issues: [{ code: "store.too-large" }] });
    expect(openBytes(join(path, ".."), noLimit, 0)).toMatchObject({
      ok: false,
      issues: [{ code: "store.not-a-file" }],
    });
    rmSync(path);
    expect(openBytes(path, noLimit, 0)).toMatchObject({ ok: false, issues: [{ code: "store.missing-file" }] });
  });

  it("are told to have changed: others, more, fewer, none", () => {
    const path = written(someBytes(3 * pieceLength));
    const file = opened(path);
    const read = (): unknown => put(file.pieces());
    const other = someBytes(3 * pieceLength);
    other[pieceLength + 3]! ^= 1;
    writeFileSync(path, other);
    expect(issuesOf(read, path)).toEqual([changed(path)]);
    writeFileSync(path, someBytes(3 * pieceLength));
    expect(issuesOf(read, path)).toEqual([]);
    appendFileSync(path, someBytes(9 * pieceLength));
    expect(issuesOf(read, path)).toEqual([changed(path)]);
    truncateSync(path, pieceLength);
    expect(issuesOf(read, path)).toEqual([changed(path)]);
    rmSync(path);
    expect(issuesOf(read, path)).toMatchObject([{ code: "store.missing-file", place: { file: path } }]);
  });

  it("that fail are no trouble of another file", () => {
    const error = new IssueError([changed("a.csv")], 2);
    expect(troubleOf(error, "a.csv")).toEqual([changed("a.csv")]);
    expect(() => troubleOf(error, "b.csv")).toThrow(error);
    expect(() => troubleOf(new RangeError("x"), "a.csv")).toThrow(new RangeError("x"));
  });
});

describe("a delivery that is not held", () => {
  const bytes = someBytes(largestHeld + 12_345);
  const delivery = (): InboxFile => ({ path: written(bytes), note: note("large.csv"), noted: true });

  it("is kept unaltered under its hash, and read back", () => {
    const work = folder();
    const kept = snapshot(work, delivery());
    const id = sha256(bytes);
    expect(kept.ok && kept.value.delivery).toEqual({ id, ...note("large.csv"), bytes: bytes.length });
    expect(sha256(readFileSync(join(work, "deliveries", id, "original")))).toBe(id);
    const back = readDelivery(work, id);
    expect(back.ok && sha256(wholeOf(back.value.bytes))).toBe(id);
  });

  it("is not kept where it changes after it was looked through", () => {
    const work = folder();
    const file = delivery();
    const refuse = (): readonly Issue[] => {
      appendFileSync(file.path, "x");
      return [];
    };
    expect(snapshot(work, file, { refuse })).toEqual({ ok: false, issues: [changed(file.path)] });
    expect(tree(work)).toEqual({ "deliveries/": "" });
  });

  it("is not kept where it changes while it is looked through", () => {
    const work = folder();
    const file = delivery();
    const refuse = (it: Uint8Array | FileBytes): readonly Issue[] => {
      truncateSync(file.path, 5);
      put(piecesOf(it));
      return [];
    };
    expect(snapshot(work, file, { refuse })).toEqual({ ok: false, issues: [changed(file.path)] });
    expect(tree(work)).toEqual({});
  });

  it("stops the batch where the store cannot be written", () => {
    const work = folder();
    expect(findings(() => snapshot(work, delivery(), { disk: failingDisk(3, "ENOSPC") }))).toEqual([
      `${join(work, "deliveries", sha256(bytes))}: The disk is full; the file was not written, and what was there before is unchanged. Free some space and run again; the run carries on where it stopped.`,
    ]);
  });

  it("is damaged where the store's copy has other bytes", () => {
    const work = folder();
    snapshot(work, delivery());
    const path = join(work, "deliveries", sha256(bytes), "original");
    appendFileSync(path, "x");
    const damaged = { code: "store.damaged", level: "critical", place: { file: path }, params: {} };
    expect(readDelivery(work, sha256(bytes))).toEqual({ ok: false, issues: [damaged] });
  });
});
