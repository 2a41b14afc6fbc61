/** The release ledger: nothing that was told is forgotten, and whatever is done to it shows. */
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerCell } from "../../src/model/ledger.ts";
import type { Disk } from "../../src/store/disk.ts";
import { disk } from "../../src/store/disk.ts";
import { appendEntry, type Ledger, lastHash, mendHead, readLedger } from "../../src/store/ledger.ts";
import { canonical, linked, origin, type Prepared, readEntry, type Statement } from "../../src/store/ledger-entry.ts";
import { asTold, releasesIn } from "../../src/store/ledger-releases.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { countingDisk, Dead, dyingDisk, failingDisk } from "./broken-disk.ts";
import { pathsFor } from "./paths.ts";
import { folder } from "./workspace.ts";

const told: LedgerCell = {
  status: "told",
  table: "offences",
  areas: ["1833"],
  period: "2027-Q3",
  breakdown: { alder: "14+15", measure: "personer" },
  lower: 12,
  upper: 12,
  denominators: [{ indicator: "offence-persons", complement: true, stock: true, value: 608 }],
};

const hidden: LedgerCell = {
  status: "hidden",
  table: "offences",
  areas: ["1826", "1828"],
  period: "2027-Q3",
  breakdown: { alder: "14", measure: "personer" },
  reason: "complementary",
  protects: { table: "offences", areas: ["1826"], period: "2027-Q3", breakdown: { alder: "14", measure: "personer" } },
  earlier: "a".repeat(64),
};

function prepared(period: string, cells: readonly LedgerCell[] = [told, hidden]): Prepared {
  return {
    kind: "prepared",
    facts: {
      pipeline: "quarterly",
      period,
      asOf: "2027-11-05",
      version: "0.1.0",
      definition: "b".repeat(64),
      plan: null,
      inputs: ["c".repeat(64)],
      languages: ["nb", "en"],
      rule: {
        preset: "folkehelse",
        minimumNumerator: 5,
        minimumComplement: 5,
        minimumDenominator: 10,
        threeYears: { minimumNumerator: 13, minimumComplement: 13, minimumDenominator: 28 },
      },
    },
    cells,
  };
}

function published(release: string): Statement {
  return { kind: "published", release, on: "2027-11-20", outputs: [{ path: "run.json", sha256: "d".repeat(64) }] };
}

function withdrawn(release: string): Statement {
  return { kind: "withdrawn", release, on: "2027-11-21", reason: "politiet trakk tallene tilbake" };
}

/** A workspace's working folder, prepared. */
function newWork(): string {
  const paths = pathsFor(folder());
  prepareWork(paths);
  return paths.work;
}

function read(work: string): Ledger {
  const ledger = readLedger(work);
  if (!ledger.ok) throw new Error(ledger.issues.map((it) => it.code).join(", "));
  return ledger.value;
}

/** Two releases, each published: four entries. */
function fourEntries(): string {
  const work = newWork();
  let ledger = read(work);
  for (const period of ["2027-Q3", "2027-Q4"]) {
    ledger = appendEntry(work, ledger, prepared(period));
    ledger = appendEntry(work, ledger, published(lastHash(ledger)));
  }
  return work;
}

function at(work: string, name: string): string {
  return join(work, "ledger", name);
}

/** What reading finds wrong, as `file: code`. */
function wrong(work: string): readonly string[] {
  const ledger = readLedger(work);
  if (ledger.ok) return [];
  return ledger.issues.map((it) => `${it.place!.file.slice(join(work, "ledger").length + 1)}: ${it.code}`);
}

describe("a ledger", () => {
  it("is empty where nothing was released", () => {
    expect(read(newWork())).toEqual({ entries: [], counted: 0 });
    expect(read(folder())).toEqual({ entries: [], counted: 0 });
  });

  it("gives back what was put in, each entry linked to the one before", () => {
    const { entries, counted } = read(fourEntries());
    expect(counted).toBe(4);
    expect(entries.map((it) => it.number)).toEqual([1, 2, 3, 4]);
    expect(entries[0]!.previous).toBe("0".repeat(64));
    for (const [i, entry] of entries.entries()) if (i > 0) expect(entry.previous).toBe(entries[i - 1]!.hash);
    expect(entries[0]!.statement).toEqual(prepared("2027-Q3"));
    expect(entries[3]!.statement).toEqual(published(entries[2]!.hash));
  });

  it("is open to its owner alone", () => {
    const work = fourEntries();
    for (const name of readdirSync(join(work, "ledger"))) expect(statSync(at(work, name)).mode & 0o777).toBe(0o600);
  });

  it("keeps whatever a rule asks for", () => {
    const work = newWork();
    const { facts, ...rest } = prepared("2027-Q3");
    const asking = { ...rest, facts: { ...facts, rule: { ...facts.rule, protection: { side: 2, width: 6 } } } };
    appendEntry(work, read(work), asking);
    expect(read(work).entries[0]!.statement).toEqual(asking);
  });

  it("keeps how much coarser than asked for an analysis was told, and takes no level that is none", () => {
    const work = newWork();
    const { facts, ...rest } = prepared("2027-Q3");
    const coarse = { ...rest, facts: { ...facts, coarsened: { municipalities: 2 } } };
    appendEntry(work, read(work), coarse);
    expect(read(work).entries[0]!.statement).toEqual(coarse);
    const { text } = linked(1, origin, { ...rest, facts: { ...facts, coarsened: { municipalities: 0 } } });
    expect(readEntry(text, "000001.json").ok).toBe(false);
  });

  it("has the same bytes for the same statements", () => {
    const [a, b] = [fourEntries(), fourEntries()];
    const names = readdirSync(join(a, "ledger"));
    expect(names).toEqual(["000001.json", "000002.json", "000003.json", "000004.json", "head.json"]);
    for (const name of names) expect(readFileSync(at(a, name))).toEqual(readFileSync(at(b, name)));
  });

  it("is written in canonical form: the order in which keys were given does not matter", () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: "x" })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
    expect(canonical({ a: "x", b: [{ c: null, d: 1 }] })).toBe(canonical({ b: [{ d: 1, c: null }], a: "x" }));
  });
});

describe("the releases in a ledger", () => {
  it("are none in an empty one", () => {
    expect(releasesIn({ entries: [], counted: 0 })).toEqual([]);
  });

  it("count as told from the moment they are prepared", () => {
    const work = newWork();
    appendEntry(work, read(work), prepared("2027-Q3"));
    const [release] = releasesIn(read(work));
    expect(release).toMatchObject({ number: 1, published: null, withdrawn: null });
    expect(asTold(release!)).toEqual({
      hash: read(work).entries[0]!.hash,
      pipeline: "quarterly",
      period: "2027-Q3",
      asOf: "2027-11-05",
      withdrawn: false,
      cells: [told, hidden],
    });
  });

  it("stay told when they are withdrawn, until they are published anew", () => {
    const work = fourEntries();
    const first = read(work).entries[0]!.hash;
    let ledger = appendEntry(work, read(work), withdrawn(first));
    expect(releasesIn(ledger).map((it) => [it.facts.period, asTold(it).withdrawn])).toEqual([
      ["2027-Q3", true],
      ["2027-Q4", false],
    ]);
    expect(asTold(releasesIn(ledger)[0]!).cells).toEqual([told, hidden]);
    ledger = appendEntry(work, ledger, published(first));
    expect(releasesIn(ledger).map((it) => asTold(it).withdrawn)).toEqual([false, false]);
  });
});

describe("whatever is done to a ledger shows", () => {
  it("a changed byte, wherever it is", () => {
    const work = fourEntries();
    const names = readdirSync(join(work, "ledger"));
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (which, where, by) => {
        const path = at(work, names[which % names.length]!);
        const bytes = readFileSync(path);
        const changed = Buffer.from(bytes);
        changed[where % bytes.length]! ^= by;
        writeFileSync(path, changed);
        const found = readLedger(work);
        writeFileSync(path, bytes);
        // White space around the head's JSON is the one thing that may change.
        const harmless = /^\s*\{"entries":4,"hash":"[0-9a-f]{64}"\}\s*$/.test(changed.toString("utf8"));
        return !found.ok || (harmless && found.value.entries.length === 4);
      }),
      { numRuns: 300 },
    );
  });

  it("a changed entry, with its place and what to do, in three languages", () => {
    const work = fourEntries();
    const path = at(work, "000003.json");
    writeFileSync(path, readFileSync(path, "utf8").replace('"lower":12', '"lower":13'));
    const found = readLedger(work);
    expect(found.ok).toBe(false);
    expect(found.issues.map((it) => [it.code, it.level, it.place])).toEqual([
      ["store.ledger-damaged", "critical", { file: path }],
    ]);
    expect(describeIssue(found.issues[0]!, "nb")).toEqual({
      message: "Denne delen av protokollen over utgivelser er endret eller skadet siden den ble skrevet.",
      remedy:
        "Hent work/ledger fra en sikkerhetskopi. Ingenting gis ut så lenge det ikke er kjent hva som er fortalt før.",
    });
    expect(describeIssue(found.issues[0]!, "nn").message).toBe(
      "Denne delen av protokollen over utgjevingar er endra eller skadd sidan han vart skriven.",
    );
    expect(describeIssue(found.issues[0]!, "en").message).toBe(
      "This part of the ledger of releases has been changed or damaged since it was written.",
    );
  });

  it("an entry rewritten with a hash of its own, by the one that follows", () => {
    const work = fourEntries();
    const other = newWork();
    appendEntry(other, read(other), prepared("2027-Q3", [told]));
    copyFileSync(at(other, "000001.json"), at(work, "000001.json"));
    expect(wrong(work)).toEqual(["000002.json: store.ledger-order"]);
  });

  it("the last entry rewritten with a hash of its own, by the head", () => {
    const work = newWork();
    appendEntry(work, read(work), prepared("2027-Q3"));
    const other = newWork();
    appendEntry(other, read(other), prepared("2027-Q3", [told]));
    copyFileSync(at(other, "000001.json"), at(work, "000001.json"));
    expect(wrong(work)).toEqual(["head.json: store.ledger-head"]);
  });

  it.each([
    ["000001.json", ["000001.json: store.ledger-missing"]],
    ["000002.json", ["000002.json: store.ledger-missing"]],
    ["000004.json", ["head.json: store.ledger-cut"]],
    ["head.json", ["head.json: store.ledger-head"]],
  ])("%s gone", (name, found) => {
    const work = fourEntries();
    rmSync(at(work, name));
    expect(wrong(work)).toEqual(found);
  });

  it("several gone, each by its number", () => {
    const work = fourEntries();
    for (const name of ["000001.json", "000002.json"]) rmSync(at(work, name));
    expect(wrong(work)).toEqual(["000001.json: store.ledger-missing", "000002.json: store.ledger-missing"]);
  });

  it("all entries gone", () => {
    const work = fourEntries();
    for (let number = 1; number <= 4; number += 1) rmSync(at(work, `00000${number}.json`));
    expect(wrong(work)).toEqual(["head.json: store.ledger-cut"]);
  });

  it("two entries exchanged", () => {
    const work = fourEntries();
    renameSync(at(work, "000001.json"), at(work, "x"));
    renameSync(at(work, "000003.json"), at(work, "000001.json"));
    renameSync(at(work, "x"), at(work, "000003.json"));
    expect(wrong(work)).toContain("000001.json: store.ledger-order");
    expect(wrong(work)).toContain("000003.json: store.ledger-order");
  });

  it("an entry put in between, and the rest moved on", () => {
    const work = fourEntries();
    for (const [from, to] of [
      [4, 5],
      [3, 4],
    ] as const)
      renameSync(at(work, `00000${from}.json`), at(work, `00000${to}.json`));
    copyFileSync(at(work, "000001.json"), at(work, "000003.json"));
    expect(wrong(work)).toContain("000003.json: store.ledger-order");
    expect(wrong(work)).toContain("000004.json: store.ledger-order");
  });

  it("entries of ours put after the head", () => {
    const work = fourEntries();
    const behind = readFileSync(at(work, "head.json"));
    let ledger = appendEntry(work, read(work), prepared("2028-Q1"));
    ledger = appendEntry(work, ledger, published(lastHash(ledger)));
    writeFileSync(at(work, "head.json"), behind);
    expect(wrong(work)).toEqual(["head.json: store.ledger-head"]);
  });

  it("a release that is published or withdrawn and was never prepared", () => {
    const work = newWork();
    appendEntry(work, read(work), withdrawn("e".repeat(64)));
    expect(wrong(work)).toEqual(["000001.json: store.ledger-order"]);
  });

  it.each(["000005 (copy).json", "notes.txt", "5.json"])("a strange file: %s", (name) => {
    const work = fourEntries();
    writeFileSync(at(work, name), "{}");
    expect(wrong(work)).toEqual([`${name}: store.ledger-foreign`]);
  });

  it.each([
    ['{"entries":4}', "store.ledger-damaged"],
    ['{"entries":4,', "store.ledger-damaged"],
    [`{"entries":4,"hash":"${"0".repeat(64)}"}`, "store.ledger-head"],
    [`{"entries":2,"hash":"${"0".repeat(64)}"}`, "store.ledger-head"],
  ])("a head that reads %s", (text, code) => {
    const work = fourEntries();
    writeFileSync(at(work, "head.json"), text);
    expect(wrong(work)).toEqual([`head.json: ${code}`]);
  });

  it("a well-linked entry that says something no version of ours says", () => {
    const work = newWork();
    appendEntry(work, read(work), { ...prepared("2027-Q3"), kind: "erased" } as unknown as Statement);
    expect(wrong(work)).toEqual(["000001.json: store.ledger-damaged"]);
  });

  it("a ledger that is a file, or cannot be read, is told of", () => {
    const work = folder();
    writeFileSync(join(work, "ledger"), "");
    const found = readLedger(work);
    expect(found.ok ? [] : found.issues.map((it) => it.code)).toEqual(["store.missing-file"]);
  });
});

/** Prepares and publishes on a disk, whatever lies there already. */
function release(work: string, on: Disk): void {
  let ledger = mendHead(work, read(work), on);
  const known = releasesIn(ledger)[0];
  if (!known) ledger = appendEntry(work, ledger, prepared("2027-Q3"), on);
  const { hash, published: done } = releasesIn(ledger)[0]!;
  if (!done) appendEntry(work, ledger, published(hash), on);
}

describe("a ledger whose writing is killed", () => {
  it("at any step holds what was complete, loses nothing, and the next run ends as if nothing had happened", () => {
    const whole = newWork();
    let steps = 0;
    release(
      whole,
      countingDisk((count) => {
        steps = count;
      }),
    );
    expect(steps).toBeGreaterThan(12);
    const counts = new Set<number>();
    for (let step = 0; step < steps; step += 1) {
      const paths = pathsFor(folder());
      prepareWork(paths);
      expect(() => release(paths.work, dyingDisk(step))).toThrow(Dead);
      counts.add(read(paths.work).entries.length);
      prepareWork(paths);
      release(paths.work, disk);
      expect(read(paths.work), `killed at step ${step}`).toEqual(read(whole));
    }
    expect([...counts]).toEqual([0, 1, 2]);
  });

  it("or fails, leaves the ledger readable", () => {
    for (let step = 1; step <= 12; step += 1) {
      const work = newWork();
      expect(() => release(work, failingDisk(step, "ENOSPC"))).toThrow("store.no-space");
      expect(read(work).entries.length).toBeLessThanOrEqual(2);
    }
  });
});
