/** Statements in columns are stored as the same observations one by one are: the same bytes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { held } from "../../src/model/column.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { Stated, Statements } from "../../src/model/statements.ts";
import { observationsIn } from "../../src/model/statements.ts";
import { saveObservations } from "../../src/store/observations.ts";
import { statedColumns } from "../../src/store/stated.ts";
import { delivery, folder } from "./workspace.ts";

const { id } = delivery("a");
const summary = { kind: "offences", count: { read: 0, accepted: 0, rejected: 0 }, issues: [] };

async function bytesOf(what: readonly Observation[] | Statements, threads: number | null = null): Promise<Buffer> {
  const work = folder();
  await saveObservations(work, id, "v1", what, summary, { threads });
  return readFileSync(join(work, "observations", id, "v1.parquet"));
}

const known = (value: number): Stated => ({ value, missing: null, bounds: null, preliminary: false });
const hidden: Stated = {
  value: null,
  missing: "suppressed-at-source",
  bounds: { lower: 0, upper: 4 },
  preliminary: true,
};
const list: readonly Stated[] = [known(0), known(-0), known(2.5), hidden, known(7)];

/** Rows of which each is about another area, period or group, in any order. */
function statements(places: readonly number[], said: readonly number[]): Statements {
  const [areas, periods, dims] = [
    ["1833", "0301", "æ", "1804"],
    ["2027-Q1", "2026", "2027-Q3"],
    [{ kjonn: "jente", alder: "14" }, { alder: "14", kjonn: "gutt" }, {}],
  ];
  return {
    kind: "offences",
    count: places.length,
    lines: held(Int32Array.from(places, (_, row) => row + 2)),
    areas,
    area: held(Uint8Array.from(places, (place) => place % 4)),
    periods,
    period: held(Uint8Array.from(places, (place) => Math.floor(place / 4) % 3)),
    dims,
    dim: held(Uint8Array.from(places, (place) => Math.floor(place / 12))),
    measures: [
      { measure: "offences.saker", list, of: held(Uint8Array.from(places, (_, row) => said[row]!)) },
      {
        measure: "offences.personer",
        list,
        of: held(Uint8Array.from(places, (_, row) => (said[row]! + 1) % list.length)),
      },
    ],
  };
}

describe("statements in columns", () => {
  it("are stored as the observations that they are", async () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 35 }), { maxLength: 36 });
    const said = fc.array(fc.integer({ min: 0, max: list.length - 1 }), { minLength: 36, maxLength: 36 });
    await fc.assert(
      fc.asyncProperty(places, said, async (at, what) => {
        const stated = statements(at, what);
        expect((await bytesOf(stated)).equals(await bytesOf(observationsIn(stated)))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("need a value or a reason why there is none, never both", async () => {
    const broken = {
      ...statements([0], [0]),
      measures: [{ measure: "m", list: [{ ...hidden, value: 3 }], of: held(Uint8Array.of(0)) }],
    };
    await expect(bytesOf(broken)).rejects.toThrow(
      new RangeError("an observation has a finite value or a reason why it has none, never both"),
    );
  });

  it("give the same bytes on any number of cores where they are more than one group of rows", async () => {
    const count = 150_000;
    const many: Statements = {
      kind: "population",
      count,
      lines: held(Int32Array.from({ length: count }, (_, row) => row + 2)),
      areas: Array.from({ length: 1000 }, (_, i) => `${9999 - i}`),
      area: held(Int32Array.from({ length: count }, (_, row) => row % 1000)),
      periods: Array.from({ length: 150 }, (_, i) => `${1900 + i}`),
      period: held(Int32Array.from({ length: count }, (_, row) => Math.floor(row / 1000))),
      dims: [{}],
      dim: held(new Uint8Array(count)),
      measures: [
        {
          measure: "population.personer",
          list,
          of: held(Uint8Array.from({ length: count }, (_, row) => (row * 7) % list.length)),
        },
      ],
    };
    const [first, ...others] = await Promise.all([1, 2, 4, null].map((threads) => bytesOf(many, threads)));
    for (const other of others) expect(other.equals(first!)).toBe(true);
  });

  it("are sorted where the keys are too far apart for an array of their own", async () => {
    const far = 300;
    const spread = (row: number): number => (row * 7919) % far;
    const few: Statements = {
      ...statements([], []),
      count: far,
      lines: held(Int32Array.from({ length: far }, (_, row) => row + 2)),
      areas: Array.from({ length: far }, (_, i) => `a${i}`),
      area: held(Int32Array.from({ length: far }, (_, row) => spread(row))),
      periods: Array.from({ length: far }, (_, i) => `p${i}`),
      period: held(Int32Array.from({ length: far }, (_, row) => spread(row))),
      dims: [{}],
      dim: held(new Uint8Array(far)),
      measures: [{ measure: "offences.saker", list, of: held(new Uint8Array(far).fill(4)) }],
    };
    expect((await bytesOf(few)).equals(await bytesOf(observationsIn(few)))).toBe(true);
  });
});

/** Lines of rows by area, then by period, then in the order in which they came: as a sort of all of them at once has it. */
function linesInOrder({ count, areas, area, periods, period, lines }: Statements): readonly number[] {
  const key = Array.from({ length: count }, (_, row) => `${areas[area.at(row)]} ${periods[period.at(row)]}`);
  const rows = Array.from({ length: count }, (_, row) => row);
  rows.sort((a, b) => (key[a]! < key[b]! ? -1 : key[a]! > key[b]! ? 1 : a - b));
  return rows.map((row) => lines.at(row));
}

describe("more rows than are put in order at once", () => {
  const count = 300_000;
  const place = (row: number): number => (row * 7919) % count;
  /** @param step  1: in their order */
  const texts = (sign: string, length: number, step: number): readonly string[] =>
    Array.from({ length }, (_, i) => `${sign}${`${(i * step) % length}`.padStart(6, "0")}`);
  const rowsOf = (
    areas: number,
    periods: number,
    at: (row: number) => readonly [area: number, period: number],
    step = 37,
  ): Statements => ({
    kind: "offences",
    count,
    lines: held(Int32Array.from({ length: count }, (_, row) => row + 2)),
    areas: texts("a", areas, step),
    area: held(Int32Array.from({ length: count }, (_, row) => at(row)[0])),
    periods: texts("p", periods, step),
    period: held(Int32Array.from({ length: count }, (_, row) => at(row)[1])),
    dims: [{}],
    dim: held(new Uint8Array(count)),
    measures: ["offences.personer", "offences.saker"].map((measure) => ({
      measure,
      list,
      of: held(new Uint8Array(count)),
    })),
  });

  it.each<readonly [string, Statements]>([
    ["in no order", rowsOf(1000, 600, (row) => [place(row) % 1000, Math.floor(place(row) / 1000)])],
    ["in another order", rowsOf(1000, 600, (row) => [row % 1000, Math.floor(row / 1000)])],
    ["in their own order", rowsOf(1000, 600, (row) => [Math.floor(row / 300), row % 300], 1)],
    ["in few places of very many", rowsOf(9973, 5003, (row) => [place(row >> 1) % 9973, place(row >> 1) % 5003])],
    ["most of them about the same", rowsOf(3, 2, (row) => [row % 10 === 0 ? 1 : 2, row % 30 === 0 ? 1 : 0])],
  ])("come in it: %s", (_, it) => {
    const { sources, count: all } = statedColumns(it);
    expect(all).toBe(2 * count);
    const expected = linesInOrder(it);
    const found: number[] = [];
    for (let from = 0; from < all; from += 2048)
      found.push(...(sources[4]!.slice(from, Math.min(all, from + 2048)) as number[]));
    expect(found.every((line, i) => line === expected[i % count])).toBe(true);
    expect(sources[4]!.slice(5, 8)).toEqual(expected.slice(5, 8));
  });
});
