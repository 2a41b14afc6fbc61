/** Deliveries are kept as they arrived, once, with every note that was made of them. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeliveryNote } from "../../src/model/delivery.ts";
import { wholeOf } from "../../src/model/file-bytes.ts";
import { listDeliveries, readDelivery, snapshot } from "../../src/store/deliveries.ts";
import { sha256 } from "../../src/store/hash.ts";
import type { InboxFile } from "../../src/store/inbox.ts";
import { unnoted } from "../../src/store/inbox.ts";
import { lastArrival } from "../../src/store/receipts.ts";
import { failingDisk } from "./broken-disk.ts";
import { findings, folder, note, tree } from "./workspace.ts";

function file(name: string, bytes: string | Uint8Array, said: Partial<DeliveryNote> | null = {}): InboxFile {
  const path = join(folder(), name);
  writeFileSync(path, bytes);
  return { path, note: said === null ? unnoted(name, "2027-10-06") : note(name, said), noted: said !== null };
}

function stored(work: string, it: InboxFile): ReturnType<typeof snapshot> & { readonly ok: true } {
  const outcome = snapshot(work, it);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome;
}

describe("snapshot", () => {
  it("keeps the bytes unaltered under their hash, closed to others", () => {
    const work = folder();
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0, 13, 10, 255]);
    const { value } = stored(work, file("politi.csv", bytes));
    const id = sha256(bytes);
    expect(value.delivery).toEqual({ id, ...note("politi.csv"), bytes: 7 });
    expect(value.fresh).toBe(true);
    expect(new Uint8Array(wholeOf(value.bytes))).toEqual(bytes);
    const path = join(work, "deliveries", id, "original");
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
  });

  it("takes the same bytes as the same delivery, whatever the file is called", () => {
    const work = folder();
    const first = stored(work, file("a.csv", "x", null));
    const before = tree(work);
    const again = stored(work, file("b.csv", "x", null));
    expect(again.value).toEqual({ ...first.value, fresh: false, noted: false });
    expect(tree(work)).toEqual(before);
  });

  it("takes an empty file", () => {
    expect(stored(folder(), file("empty.csv", "")).value.delivery.bytes).toBe(0);
  });

  it("keeps the date on which a file without a note was first seen", () => {
    const work = folder();
    stored(work, file("a.csv", "x", null));
    const later = file("a.csv", "x", null);
    const again = stored(work, { ...later, note: unnoted("a.csv", "2027-12-24") });
    expect(again.value.delivery.received).toBe("2027-10-06");
  });

  it("takes a note that is written later, or corrected, and keeps the earlier ones", () => {
    const work = folder();
    const { id } = stored(work, file("a.csv", "x", null)).value.delivery;
    stored(work, file("a.csv", "x", { received: "2027-10-01" }));
    stored(work, file("a.csv", "x", { received: "2027-10-02", provider: "Nordland politidistrikt" }));
    const again = stored(work, file("a.csv", "x", { received: "2027-10-02", provider: "Nordland politidistrikt" }));
    expect(again.value.delivery).toMatchObject({ received: "2027-10-02", provider: "Nordland politidistrikt" });
    expect(Object.keys(tree(join(work, "deliveries", id)))).toEqual([
      "note-2.json",
      "note-3.json",
      "note.json",
      "original",
    ]);
    expect(stored(work, file("a.csv", "x", null)).value.delivery.received).toBe("2027-10-02");
    const listed = listDeliveries(work);
    expect(listed.ok && listed.value[0]!.received).toBe("2027-10-02");
  });

  it("counts bytes that arrive again once, by the first date, remembers the later one, and says so", () => {
    const work = folder();
    const first = file("a.csv", "x", { received: "2027-10-01" });
    const twin = file("b.csv", "x", { received: "2027-12-01" });
    stored(work, first);
    for (let time = 0; time < 2; time += 1) {
      const outcome = stored(work, twin);
      expect(outcome.value.delivery).toMatchObject({ file: "a.csv", received: "2027-10-01" });
      expect(outcome.issues).toEqual([
        {
          code: "store.same-bytes",
          level: "warning",
          place: { file: twin.path },
          params: { other: "a.csv", received: "2027-10-01" },
        },
      ]);
      expect(stored(work, first).issues).toEqual([]);
    }
    const { delivery } = stored(work, first).value;
    expect(lastArrival(work, delivery, "2027-11-30")).toMatchObject({ file: "a.csv", received: "2027-10-01" });
    expect(lastArrival(work, delivery, "2027-12-01")).toMatchObject({ file: "b.csv", received: "2027-12-01" });
    expect(lastArrival(work, delivery, "2027-01-01")).toEqual(delivery);
    const listed = listDeliveries(work);
    expect(listed.ok && listed.value).toEqual([delivery]);
  });

  it("says the same of two arrivals of the same bytes whichever came first", () => {
    const [one, other] = [folder(), folder()];
    const a = file("a.csv", "x", { received: "2027-12-01" });
    const b = file("b.csv", "x", { received: "2027-10-01" });
    for (const it of [a, b]) stored(one, it);
    for (const it of [b, a]) stored(other, it);
    for (const work of [one, other]) {
      expect(stored(work, a)).toMatchObject({ value: { delivery: { file: "b.csv" } }, issues: [] });
      expect(stored(work, b)).toMatchObject({
        value: { delivery: { file: "b.csv" } },
        issues: [{ params: { other: "a.csv" } }],
      });
    }
    expect(listDeliveries(one)).toEqual(listDeliveries(other));
  });

  it("takes the first name when the same bytes arrive twice on one day", () => {
    for (const names of [
      ["a.csv", "b.csv", "c.csv"],
      ["c.csv", "b.csv", "a.csv"],
    ]) {
      const work = folder();
      for (const name of names) stored(work, file(name, "x"));
      const listed = listDeliveries(work);
      expect(listed.ok && listed.value.map((each) => each.file)).toEqual(["a.csv"]);
    }
  });

  it("refuses a file over the limit, and stores nothing of it", () => {
    const work = folder();
    const large = file("a.csv", "12345");
    expect(snapshot(work, large, { limit: 4 })).toEqual({
      ok: false,
      issues: [
        { code: "store.too-large", level: "error", place: { file: large.path }, params: { bytes: 5, limit: 4 } },
      ],
    });
    expect(tree(work)).toEqual({});
  });

  it("says that the disk is full, and stores nothing of it", () => {
    const work = folder();
    const it = file("a.csv", "12345");
    const path = join(work, "deliveries", sha256("12345"));
    expect(findings(() => snapshot(work, it, { disk: failingDisk(3, "ENOSPC") }))).toEqual([
      `${path}: The disk is full; the file was not written, and what was there before is unchanged. Free some space and run again; the run carries on where it stopped.`,
    ]);
    expect(existsSync(path)).toBe(false);
  });

  it("marks what is made up, and nothing else", () => {
    const work = folder();
    const made = stored(work, file("a.csv", "x", { synthetic: true })).value.delivery;
    const real = stored(work, file("b.csv", "y")).value.delivery;
    expect(made.synthetic).toBe(true);
    expect("synthetic" in real).toBe(false);
    const listed = listDeliveries(work);
    expect(listed.ok && listed.value.map((each) => each.synthetic)).toEqual(
      made.id < real.id ? [true, undefined] : [undefined, true],
    );
  });
});

describe("listDeliveries", () => {
  it("is empty before anything has arrived", () => {
    expect(listDeliveries(folder())).toEqual({ ok: true, value: [], issues: [] });
  });

  it("orders by date received, then by name", () => {
    const work = folder();
    const dates = ["2027-10-05", "2027-01-05", "2027-12-05"];
    const texts = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    for (const [i, text] of texts.entries()) stored(work, file(`${text}.csv`, text, { received: dates[i % 3]! }));
    const expected = [...dates].sort().flatMap((date) =>
      texts
        .filter((_, i) => dates[i % 3] === date)
        .map(sha256)
        .sort(),
    );
    const listed = listDeliveries(work);
    expect(listed.ok && listed.value.map((each) => each.id)).toEqual(expected);
  });

  it.each([
    ["is not JSON", "{", "store.damaged"],
    ["says something else", '{"file":1}', "store.damaged"],
    ["is gone", null, "store.missing-file"],
  ])("lists the others when a note %s", (_, text, code) => {
    const work = folder();
    const { id } = stored(work, file("a.csv", "x")).value.delivery;
    stored(work, file("b.csv", "y"));
    const path = join(work, "deliveries", id, "note.json");
    if (text === null) rmSync(path);
    else writeFileSync(path, text);
    const listed = listDeliveries(work);
    expect(listed.ok && listed.value.map((each) => each.file)).toEqual(["b.csv"]);
    expect(listed.issues).toMatchObject([{ code, place: { file: path } }]);
    expect(snapshot(work, file("a.csv", "x"))).toMatchObject({ ok: false, issues: [{ code }] });
    expect(readDelivery(work, id)).toMatchObject({ ok: false, issues: [{ code }] });
  });

  it("cannot look where a file lies in place of the folder", () => {
    const work = folder();
    writeFileSync(join(work, "deliveries"), "");
    expect(listDeliveries(work)).toMatchObject({ ok: false, issues: [{ code: "store.missing-file" }] });
  });
});

describe("readDelivery", () => {
  it("gives back what arrived", () => {
    const work = folder();
    const { delivery } = stored(work, file("a.csv", "x;y\n")).value;
    const read = readDelivery(work, delivery.id);
    expect(read.ok && read.value.delivery).toEqual(delivery);
    expect(read.ok && Buffer.from(wholeOf(read.value.bytes)).toString()).toBe("x;y\n");
  });

  it("notices bytes that changed, and bytes that are gone", () => {
    const work = folder();
    const { id } = stored(work, file("a.csv", "x")).value.delivery;
    const path = join(work, "deliveries", id, "original");
    writeFileSync(path, "y");
    expect(readDelivery(work, id)).toEqual({
      ok: false,
      issues: [{ code: "store.damaged", level: "critical", place: { file: path }, params: {} }],
    });
    rmSync(path);
    expect(readDelivery(work, id)).toMatchObject({ ok: false, issues: [{ code: "store.missing-file" }] });
  });

  it("says that a delivery never arrived", () => {
    expect(readDelivery(folder(), "a".repeat(64))).toMatchObject({
      ok: false,
      issues: [{ code: "store.missing-file" }],
    });
  });

  it("never leaves the store, whatever the name", () => {
    const work = folder();
    mkdirSync(join(work, "deliveries"));
    expect(() => readDelivery(work, "../../etc")).toThrow(new RangeError('not the name of a delivery: "../../etc"'));
  });
});
