/** What speaks of the ledger from outside its folder: how long it is, and the reports that it must know. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Disk } from "../../src/store/disk.ts";
import { sha256 } from "../../src/store/hash.ts";
import { appendEntry, type Ledger, lastHash, readLedger } from "../../src/store/ledger.ts";
import type { Prepared, Statement } from "../../src/store/ledger-entry.ts";
import { unknownReports } from "../../src/store/ledger-reports.ts";
import { type Paths, prepareWork } from "../../src/store/prepare.ts";
import { countingDisk, Dead, dyingDisk } from "./broken-disk.ts";
import { pathsFor } from "./paths.ts";
import { folder } from "./workspace.ts";

function prepared(period: string): Prepared {
  const rule = {
    preset: "ssb",
    minimumNumerator: 3,
    minimumComplement: 3,
    minimumDenominator: 3,
    threeYears: null,
  } as const;
  return {
    kind: "prepared",
    facts: {
      pipeline: "quarterly",
      period,
      asOf: "2027-11-05",
      version: "0.1.0",
      definition: "b".repeat(64),
      plan: null,
      inputs: [],
      languages: ["nb"],
      rule,
    },
    cells: [],
  };
}

const published = (release: string, text: string): Statement => ({
  kind: "published",
  release,
  on: "2027-11-20",
  outputs: [
    { path: "estimates.csv", sha256: sha256("a,b") },
    { path: "run.json", sha256: sha256(text) },
  ],
});

function newPaths(): Paths {
  const paths = pathsFor(folder());
  prepareWork(paths);
  return paths;
}

function read(work: string): Ledger {
  const ledger = readLedger(work);
  if (!ledger.ok) throw new Error(ledger.issues.map((it) => it.code).join());
  return ledger.value;
}

const wrong = (work: string): readonly unknown[] => {
  const ledger = readLedger(work);
  return ledger.ok ? [] : ledger.issues.map((it) => [it.code, it.place!.file.slice(work.length + 1), it.params]);
};

/** Appends, and gives back the ledger. */
function say(work: string, said: Statement, disk?: Disk): Ledger {
  return disk ? appendEntry(work, read(work), said, disk) : appendEntry(work, read(work), said);
}

describe("what is told beside the ledger", () => {
  it("is how long it is and the hash of its last entry, open to its owner alone", () => {
    const { work } = newPaths();
    const hash = lastHash(say(work, prepared("2027-Q3")));
    const file = join(work, "told.json");
    expect(readFileSync(file, "utf8")).toBe(`{"entries":1,"hash":"${hash}"}\n`);
    expect(readFileSync(file)).toEqual(readFileSync(join(work, "ledger", "head.json")));
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("shows that the ledger is gone, or shorter", () => {
    const { work } = newPaths();
    say(work, prepared("2027-Q3"));
    say(work, prepared("2027-Q4"));
    rmSync(join(work, "ledger"), { recursive: true });
    expect(wrong(work)).toEqual([["store.ledger-cut", "told.json", { counted: 2, entries: 0 }]]);
    mkdirSync(join(work, "ledger"));
    expect(wrong(work)).toEqual([["store.ledger-cut", "told.json", { counted: 2, entries: 0 }]]);
  });

  it("shows that another ledger stands in its place, however long", () => {
    const [{ work }, other] = [newPaths(), newPaths()];
    say(work, prepared("2027-Q3"));
    for (const period of ["2027-Q4", "2028-Q1"]) say(other.work, prepared(period));
    copyFileSync(join(work, "told.json"), join(other.work, "told.json"));
    expect(wrong(other.work)).toEqual([["store.ledger-head", "told.json", { entries: 2 }]]);
  });

  it.each(["", "{}", '{"entries":0,"hash":""}', "\u{fffd}"])("is not believed when it reads %j", (text) => {
    const { work } = newPaths();
    say(work, prepared("2027-Q3"));
    writeFileSync(join(work, "told.json"), text);
    expect(wrong(work)).toEqual([["store.ledger-damaged", "told.json", {}]]);
  });

  it("cannot be a folder", () => {
    const { work } = newPaths();
    say(work, prepared("2027-Q3"));
    rmSync(join(work, "told.json"));
    mkdirSync(join(work, "told.json"));
    expect(wrong(work)).toEqual([["store.not-a-file", "told.json", {}]]);
  });

  it("is made by the next entry where a working folder has none yet", () => {
    const { work } = newPaths();
    say(work, prepared("2027-Q3"));
    rmSync(join(work, "told.json"));
    expect(wrong(work)).toEqual([]);
    say(work, prepared("2027-Q4"));
    expect(existsSync(join(work, "told.json"))).toBe(true);
  });

  it("may be behind after a kill at any step, and the next entry is written all the same", () => {
    let steps = 0;
    const whole = newPaths().work;
    say(whole, prepared("2027-Q3"));
    say(
      whole,
      prepared("2027-Q4"),
      countingDisk((count) => {
        steps = count;
      }),
    );
    expect(steps).toBeGreaterThan(8);
    for (let step = 0; step < steps; step += 1) {
      const { work } = newPaths();
      say(work, prepared("2027-Q3"));
      expect(() => say(work, prepared("2027-Q4"), dyingDisk(step)), `${step}`).toThrow(Dead);
      const left = 3 - read(work).entries.length;
      expect([1, 2], `${step}`).toContain(left);
      for (let more = 0; more < left; more += 1) say(work, prepared("2028-Q1"));
      expect(wrong(work), `${step}`).toEqual([]);
      expect(read(work).entries.length).toBe(3);
    }
  });
});

describe("a published report", () => {
  const put = (paths: Paths, path: string, text: string): string => {
    const file = join(paths.reports, ...path.split("/"));
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const unknown = (paths: Paths): readonly unknown[] =>
    unknownReports(paths.reports, read(paths.work)).map((it) => [it.code, it.place!.file]);

  /** A report that was released, and lies there. */
  function released(): Paths {
    const paths = newPaths();
    const release = lastHash(say(paths.work, prepared("2027-Q3")));
    put(paths, "quarterly/2027-Q3/run.json", "first");
    say(paths.work, published(release, "first"));
    return paths;
  }

  it("is known to the ledger that saw it published, and so is one that was published before it", () => {
    const paths = released();
    expect(unknown(paths)).toEqual([]);
    const { hash } = read(paths.work).entries[0]!;
    say(paths.work, published(hash, "second"));
    expect(unknown(paths)).toEqual([]);
    put(paths, "quarterly/2027-Q3/run.json", "second");
    expect(unknown(paths)).toEqual([]);
  });

  it("is missed where the ledger does not know it, one by one", () => {
    const paths = released();
    const changed = put(paths, "quarterly/2027-Q3/run.json", "other");
    const more = put(paths, "final/2029/run.json", "first, elsewhere");
    expect(unknown(paths)).toEqual([
      ["store.ledger-behind", more],
      ["store.ledger-behind", changed],
    ]);
  });

  it("may be there before the ledger knows, while a release is under way or taken back", () => {
    const paths = newPaths();
    const release = lastHash(say(paths.work, prepared("2027-Q3")));
    put(paths, "quarterly/2027-Q3/run.json", "first");
    expect(unknown(paths)).toEqual([]);
    const other = put(paths, "quarterly/2027-Q4/run.json", "first");
    expect(unknown(paths)).toEqual([["store.ledger-behind", other]]);
    rmSync(other);
    say(paths.work, published(release, "first"));
    put(paths, "quarterly/2027-Q3/run.json", "second");
    expect(unknown(paths).length).toBe(1);
    say(paths.work, { kind: "withdrawn", release, on: "2027-11-21", reason: "x" });
    expect(unknown(paths)).toEqual([]);
  });

  it("is nothing else that lies among the reports", () => {
    const paths = released();
    for (const path of [
      "samples/estimates.csv",
      "sign-off/a.html",
      "notes.txt",
      "run.json",
      "other/run.json",
      "x/y/z/run.json",
    ])
      put(paths, path, "x");
    expect(unknown(paths)).toEqual([]);
    rmSync(paths.reports, { recursive: true });
    expect(unknown(paths)).toEqual([]);
  });

  it("that cannot be read is not taken for known", () => {
    const paths = released();
    rmSync(join(paths.reports, "quarterly", "2027-Q3", "run.json"));
    mkdirSync(join(paths.reports, "quarterly", "2027-Q3", "run.json"));
    expect(unknown(paths)).toEqual([["store.not-a-file", join(paths.reports, "quarterly", "2027-Q3", "run.json")]]);
  });
});
