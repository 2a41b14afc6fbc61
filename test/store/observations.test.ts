/** What a delivery states is stored as Parquet, the same bytes every time, and comes back as it was. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { issue } from "../../src/model/issue.ts";
import type { Observation } from "../../src/model/observation.ts";
import { observationKey } from "../../src/model/observation.ts";
import { literal, literalPath, withEngine } from "../../src/store/engine.ts";
import { sha256 } from "../../src/store/hash.ts";
import type { ObservationSummary } from "../../src/store/observations.ts";
import { hasObservations, readSummary, saveObservations } from "../../src/store/observations.ts";
import { parquetBytes, writeParquet } from "../../src/store/parquet.ts";
import { dimsText } from "../../src/store/stated.ts";
import { loadObservations } from "../../src/store/vintages.ts";
import { failingDisk } from "./broken-disk.ts";
import { delivery, findingsOf, folder, observation, tree } from "./workspace.ts";

const summary: ObservationSummary = { kind: "offences", count: { read: 3, accepted: 2, rejected: 1 }, issues: [] };
const asOf = "2027-12-31";
const a = delivery("a");

async function saved(observations: readonly Observation[], threads: number | null = null): Promise<string> {
  const work = folder();
  await saveObservations(work, a.id, "v1", observations, summary, { threads });
  return work;
}

function byKey(observations: readonly Observation[]): readonly Observation[] {
  const key = (it: Observation): string => `${it.measure}\u0000${it.area}\u0000${it.period}\u0000${dimsText(it.dims)}`;
  return [...observations].sort((x, y) => (Buffer.compare(Buffer.from(key(x)), Buffer.from(key(y))) < 0 ? -1 : 1));
}

async function reloaded(work: string): Promise<readonly Observation[]> {
  const loaded = await loadObservations(work, [a], { asOf, fingerprint: "v1" });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues));
  return loaded.value.observations.map(({ stated, ...rest }) => {
    expect(stated).toBe(a.received);
    return rest;
  });
}

const several: readonly Observation[] = [
  observation(),
  observation({ area: "0301", value: 0, line: 3 }),
  observation({ area: "1835", value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper: 4 }, line: 4 }),
  observation({ area: "1826", value: null, missing: "not-applicable", preliminary: true, line: 5 }),
  observation({ measure: "offences.saker", value: -1.5e-7, line: 6 }),
  observation({ kind: "milestones", measure: "milestones.faktisk", area: "", period: "", dims: {}, value: 20_000 }),
];

/** Bytes of the one Parquet file in a store. */
function parquetIn(work: string): Buffer {
  return readFileSync(join(work, "observations", a.id, "v1.parquet"));
}

describe("saveObservations", () => {
  it("gives back what was stored, codes with their zeros and all", async () => {
    expect(await reloaded(await saved(several))).toEqual(byKey(several));
  });

  it("gives back anything that an observation may hold", async () => {
    const text = fc.string({ unit: "binary", maxLength: 8 }).filter((it) => !it.includes("\0"));
    const dims = fc.dictionary(text, text, { maxKeys: 3 }).map((it) => ({ ...it }));
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((it) => (it === 0 ? 0 : it));
    const stated = fc.oneof(
      fc.record({ value: finite, missing: fc.constant(null) }),
      fc.record({ value: fc.constant(null), missing: fc.constantFrom("missing" as const, "not-applicable" as const) }),
    );
    const one = fc
      .tuple(text, text, text, dims, stated, fc.nat(), fc.boolean())
      .map(([measure, area, period, dim, value, line, preliminary]) =>
        observation({ measure, area, period, dims: dim, ...value, line, preliminary }),
      );
    const many = fc.uniqueArray(one, {
      maxLength: 12,
      selector: (it) => JSON.stringify([it.measure, it.area, it.period, dimsText(it.dims)]),
    });
    await fc.assert(
      fc.asyncProperty(many, async (observations) => {
        const back = await reloaded(await saved(observations));
        expect(back).toEqual(byKey(observations));
      }),
      { numRuns: 40 },
    );
  });

  it("writes the same bytes twice, whatever the order of the rows and the number of cores", async () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      observation({
        area: String(1800 + (i % 37)),
        period: `${2000 + (i % 28)}-Q1`,
        dims: { alder: `${i}` },
        line: i + 2,
      }),
    );
    const first = parquetIn(await saved(many, 1));
    expect(parquetIn(await saved(many, 4)).equals(first)).toBe(true);
    expect(parquetIn(await saved([...many].reverse())).equals(first)).toBe(true);
  });

  it("writes no bytes that depend on the order in which dimensions are named", async () => {
    const first = parquetIn(await saved([observation({ dims: { alder: "14", kjonn: "gutt" } })]));
    expect(parquetIn(await saved([observation({ dims: { kjonn: "gutt", alder: "14" } })])).equals(first)).toBe(true);
  });

  it("stores a zero without a sign", async () => {
    const signed = [observation({ value: -0 }), observation({ area: "1826", value: -0.5, line: 3 })];
    const back = await reloaded(await saved(signed));
    expect(back.map((it) => it.value)).toEqual([-0.5, 0]);
  });

  it("keeps apart dimensions that look alike when run together", async () => {
    const alike = [
      observation({ dims: { a: "1|b=2" }, line: 2 }),
      observation({ dims: { a: "1", b: "2" }, line: 3 }),
      observation({ dims: { ab: "" }, line: 4 }),
      observation({ dims: { a: "b" }, line: 5 }),
    ];
    expect(observationKey(alike[0]!)).toBe(observationKey(alike[1]!));
    expect(await reloaded(await saved(alike))).toHaveLength(4);
  });

  it("writes a file that any engine reads", async () => {
    const work = await saved(several);
    const path = join(work, "observations", a.id, "v1.parquet");
    const rows = await withEngine(
      async (db) =>
        (
          await db.run(`select area, dims->>'alder', value from read_parquet(${literalPath(path)}) where line = 3`)
        ).getRows(),
      null,
    );
    expect(rows).toEqual([["0301", "14", 0]]);
  });

  it("stores a delivery that states nothing", async () => {
    const work = await saved([]);
    expect(hasObservations(work, a.id, "v1")).toBe(true);
    expect(await reloaded(work)).toEqual([]);
  });

  it("keeps the summary with every issue", async () => {
    const work = folder();
    const issues = [
      issue("store.note-syntax", { file: "a.csv", line: 3, column: 1, field: "personer" }, { key: "x", line: 1 }),
      issue("store.empty-inbox", null),
    ];
    await saveObservations(work, a.id, "v1", several, { ...summary, kind: null, issues });
    expect(readSummary(work, a.id, "v1")).toEqual({ ok: true, value: { ...summary, kind: null, issues }, issues: [] });
    expect(hasObservations(work, a.id, "v2")).toBe(false);
    expect(readSummary(work, a.id, "v2")).toMatchObject({ ok: false, issues: [{ code: "store.missing-file" }] });
  });

  it.each([
    ["both a value and a reason", { missing: "missing" as const }],
    ["neither", { value: null }],
    ["no number", { value: Number.NaN }],
    ["a number without end", { value: Infinity }],
  ])("refuses an observation with %s", async (_, more) => {
    await expect(saved([observation(more)])).rejects.toThrow(
      new RangeError("an observation has a finite value or a reason why it has none, never both"),
    );
  });

  it("says that the disk is full, and leaves no summary of what is not there", async () => {
    for (const step of [1, 2, 3, 5, 6]) {
      const work = folder();
      const broken = failingDisk(step, "ENOSPC");
      const [sentence] = await findingsOf(saveObservations(work, a.id, "v1", several, summary, { disk: broken }));
      expect(sentence).toContain("The disk is full; the file was not written");
      expect(hasObservations(work, a.id, "v1")).toBe(false);
      expect(Object.keys(tree(work)).filter((path) => path.includes(".partial-"))).toEqual([]);
    }
  });

  it("passes on what is no fault of the disk", async () => {
    const work = folder();
    const tooLarge = observation({ line: 2 ** 40 });
    await expect(saveObservations(work, a.id, "v1", [tooLarge], summary)).rejects.toThrow();
    expect(hasObservations(work, a.id, "v1")).toBe(false);
  });
});

describe("stored observations", () => {
  it("are not loaded when their bytes changed, or are gone", async () => {
    const work = await saved(several);
    const path = join(work, "observations", a.id, "v1.parquet");
    const damaged = { code: "store.damaged", level: "critical", place: { file: path }, params: {} };
    const bytes = parquetIn(work);
    bytes[10] = bytes[10]! ^ 1;
    writeFileSync(path, bytes);
    expect(await loadObservations(work, [a], { asOf, fingerprint: "v1" })).toEqual({ ok: false, issues: [damaged] });
    rmSync(path);
    expect(await loadObservations(work, [a], { asOf, fingerprint: "v1" })).toMatchObject({
      ok: false,
      issues: [{ code: "store.missing-file", place: { file: path } }],
    });
  });

  it.each(["", "{", '{"kind":1}'])("are not trusted when the summary is %j", async (text) => {
    const work = await saved(several);
    const path = join(work, "observations", a.id, "v1.json");
    writeFileSync(path, text);
    expect(readSummary(work, a.id, "v1")).toEqual({
      ok: false,
      issues: [{ code: "store.damaged", level: "critical", place: { file: path }, params: {} }],
    });
    expect(hasObservations(work, a.id, "v1")).toBe(false);
    expect((await loadObservations(work, [a], { asOf, fingerprint: "v1" })).ok).toBe(false);
  });
});

describe("parquetBytes", () => {
  const columns = [
    { name: "code", type: "text" },
    { name: 'a "number"', type: "number" },
    { name: "whole", type: "integer" },
    { name: "truth", type: "boolean" },
  ] as const;
  const rows = [
    ["0101", 1.5, 3, true],
    [null, null, null, null],
    ["æ'ø\"å", -Infinity, -3, false],
  ];

  it("keeps the order of the rows and every value", async () => {
    const path = join(folder(), "it's [a] *test*?.parquet");
    writeFileSync(path, await parquetBytes(columns, rows));
    const read = await withEngine(
      async (db) => (await db.run(`from read_parquet(${literalPath(path)})`)).getRows(),
      null,
    );
    expect(read).toEqual(rows);
  });

  it("keeps columns that say the same in every row, though no other is there", async () => {
    const path = join(folder(), "same.parquet");
    const some = [
      ["0101", true],
      ["0101", true],
    ];
    writeFileSync(path, await parquetBytes([columns[0], columns[3]], some));
    const read = await withEngine(
      async (db) => (await db.run(`from read_parquet(${literalPath(path)})`)).getRows(),
      null,
    );
    expect(read).toEqual(some);
  });

  it("puts rows in order by every column, what is not there last, where it is asked to", async () => {
    const path = join(folder(), "sorted.parquet");
    const ordered = [
      ["a", -1, 2, false],
      ["a", -1, 2, true],
      ["a", 0, null, true],
      ["a", 0, null, null],
      ["a", null, 1, null],
      ["b", 5, 1, true],
      [null, 0, 1, true],
      [null, 0, 1, true],
    ];
    const given = [3, 7, 0, 5, 6, 2, 1, 4].map((row) => ordered[row]!);
    const values = columns.map((_, i) => given.map((row) => row[i]!));
    await writeParquet(path, columns, values, { order: "columns" });
    const read = await withEngine(
      async (db) => (await db.run(`from read_parquet(${literalPath(path)})`)).getRows(),
      null,
    );
    expect(read).toEqual(ordered);
  });

  it("gives the same bytes twice, for no rows too", async () => {
    for (const some of [rows, []]) {
      const first = await parquetBytes(columns, some);
      expect(sha256(await parquetBytes(columns, some))).toBe(sha256(first));
    }
  });

  it("says that the machine's temporary folder cannot be written, and harms nothing there", async () => {
    const parent = folder();
    const file = join(parent, "temporary");
    writeFileSync(file, "mine");
    vi.stubEnv("TMPDIR", file);
    try {
      expect(await findingsOf(parquetBytes(columns, rows))).toEqual([
        `${file}: A file lies where a folder was expected. Move the file, or choose another folder.`,
      ]);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("refuses a text that would end a query before its time", async () => {
    const message = "a text with a zero in it cannot be stored";
    await expect(parquetBytes([columns[0]], [["a\0b"]])).rejects.toThrow(new RangeError(message));
  });

  it("refuses columns of different lengths, and none at all", async () => {
    const message = "every column needs a value in every row";
    await expect(parquetBytes([], [])).rejects.toThrow(new RangeError(message));
    await expect(writeParquet("x", [columns[0], columns[1]], [["a"], []])).rejects.toThrow(new RangeError(message));
    await expect(writeParquet("x", [columns[0]], [])).rejects.toThrow(new RangeError(message));
  });
});

describe("a text in a query", () => {
  it("stays a text, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }).filter((text) => !text.includes("\0")),
        async (text) => {
          const rows = await withEngine(async (db) => (await db.run(`select ${literal(text)}`)).getRows(), 1);
          expect(rows).toEqual([[text]]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
