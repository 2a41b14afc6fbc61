/** The committed samples are what the simulator makes, byte for byte; every planted row is found by line and code. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ingest } from "../../src/ingest/index.ts";
import { loadDefinitions } from "../../src/pipeline/definition/index.ts";
import { writeSheet } from "../../src/simulate/dialect.ts";
import { demo2029, sampleTruth, simulate, simulateSheets, type Truth } from "../../src/simulate/index.ts";
import { plantedErrors } from "../../src/simulate/package.ts";
import { plantFaults } from "../../src/simulate/planted.ts";

const committed = new URL("../../data-samples/", import.meta.url);
const made = simulate(sampleTruth);
const megabyte = 1_000_000;

/** The same world, told from 2025 on only. */
const recent: Truth = { ...sampleTruth, first: "2025-Q1" };

function committedFiles(): readonly string[] {
  const files = readdirSync(committed).filter((name) => name !== "inbox");
  return [...files, ...readdirSync(new URL("inbox/", committed)).map((name) => `inbox/${name}`)].sort();
}

function text(path: string): string {
  return new TextDecoder().decode(made.get(path)!);
}

describe("data-samples", () => {
  it("holds the files that the simulator makes, and no other", () => {
    expect(committedFiles()).toEqual([...made.keys()].sort());
  });

  it("holds them byte for byte", () => {
    const changed = [...made].filter(([path, bytes]) => !readFileSync(new URL(path, committed)).equals(bytes));
    expect(changed.map(([path]) => path)).toEqual([]);
  });

  it("is under five megabytes", () => {
    expect([...made.values()].reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThan(5 * megabyte);
  });

  it("lists every delivery, in the order in which they were received", () => {
    const list = parse(text("inbox/deliveries.yaml")) as { file: string; received: string }[];
    const csv = [...made.keys()].filter((path) => path.endsWith(".csv"));
    expect(list.map((it) => `inbox/${it.file}`)).toEqual(csv);
    expect(list.map((it) => it.received)).toEqual(list.map((it) => it.received).sort());
    expect(Object.keys(list[0]!)).toEqual(["file", "provider", "kind", "received", "period", "note", "synthetic"]);
  });

  it("says everywhere that it is synthetic", () => {
    expect(text("README.md").startsWith("# Syntetiske data / Synthetic data\n")).toBe(true);
    const list = parse(text("inbox/deliveries.yaml")) as { provider: string; synthetic: boolean }[];
    for (const { provider, synthetic } of list)
      expect([provider.endsWith(" (syntetisk)"), synthetic]).toEqual([true, true]);
    expect(JSON.parse(text("truth.json"))).toMatchObject({ synthetic: true, seed: sampleTruth.seed });
  });

  it("is described by a data package whose hashes, sizes and headers are right", () => {
    const descriptor = JSON.parse(text("datapackage.json")) as {
      synthetic: boolean;
      resources: {
        path: string;
        hash: string;
        bytes: number;
        encoding: string;
        dialect: { delimiter: string; headerRows: [number] };
        schema: { fields: { name: string }[] };
      }[];
    };
    expect(descriptor.synthetic).toBe(true);
    expect(descriptor.resources.map((it) => it.path)).toEqual([...made.keys()].filter((path) => path.endsWith(".csv")));
    for (const { path, hash, bytes, encoding, dialect, schema } of descriptor.resources) {
      const file = made.get(path)!;
      expect(hash).toBe(`sha256:${createHash("sha256").update(file).digest("hex")}`);
      expect(bytes).toBe(file.length);
      const header = new TextDecoder(encoding).decode(file).split(/\r?\n/)[dialect.headerRows[0] - 1]!;
      expect(header.split(dialect.delimiter)).toEqual(schema.fields.map((field) => field.name));
    }
  });

  it("states the effect, the drawn factors and every planted error", () => {
    const stated = JSON.parse(text("truth.json")) as Truth & {
      drawnAreaFactors: Record<string, number>;
      plantedErrors: { file: string; line: number }[];
    };
    expect(stated.offences.effect).toEqual({ rateRatio: 0.7, from: "2027-Q1" });
    expect(Object.keys(stated.drawnAreaFactors)).toHaveLength(41);
    expect(stated.plantedErrors).toEqual(plantedErrors(simulateSheets(sampleTruth)));
    for (const { file, line } of stated.plantedErrors) expect(text("README.md")).toContain(`\`${file}:${line}\``);
  });
});

describe("simulate", () => {
  it("tells the same quarters whether or not it tells what was before them", () => {
    const short = simulate(recent);
    const quarterly = [...short.keys()].filter((path) => /politi-202[67]/.test(path));
    expect(quarterly).toHaveLength(8);
    for (const path of quarterly) expect(Buffer.from(short.get(path)!).equals(made.get(path)!)).toBe(true);
  });

  it("makes the same bytes again, and others from another seed", () => {
    const again = simulate(sampleTruth);
    const other = simulate({ ...recent, seed: 1 });
    for (const [path, bytes] of made) expect(Buffer.from(again.get(path)!).equals(bytes)).toBe(true);
    for (const path of ["inbox/politi-2026k1.csv", "inbox/oppfolging-salten-2027k3.csv"])
      expect(Buffer.from(other.get(path)!).equals(made.get(path)!)).toBe(false);
  });

  it("goes on from the samples in the demonstration: what was delivered stays as it was delivered", () => {
    const demo = simulate(demo2029);
    const deliveries = [...made.keys()].filter((path) => path.endsWith(".csv"));
    const changed = deliveries.filter((path) => !Buffer.from(demo.get(path)!).equals(made.get(path)!));
    expect(changed).toEqual([]);
    expect([...demo.keys()]).toContain("inbox/politi-2028k4.csv");
    expect([...demo.keys()]).toContain("inbox/undersokelse-2028.csv");
    expect([...demo.values()].reduce((sum, bytes) => sum + bytes.length, 0)).toBeLessThan(5 * megabyte);
  });

  it("changes offences alone when the effect is another, from its quarter on", () => {
    const offences = { ...sampleTruth.offences, effect: { rateRatio: 1, from: "2027-Q1" } };
    const without = simulate({ ...recent, offences });
    const changed = [...simulate(recent)].filter(([path, bytes]) => !Buffer.from(without.get(path)!).equals(bytes));
    expect(changed.map(([path]) => path).filter((path) => path.endsWith(".csv"))).toEqual([
      "inbox/politi-2027k1.csv",
      "inbox/politi-2027k2.csv",
      "inbox/politi-2027k3.csv",
    ]);
  });

  it("plants nothing when it is asked not to", () => {
    const clean = { ...recent, plantErrors: false };
    expect(plantedErrors(simulateSheets(clean))).toEqual([]);
    expect(new TextDecoder().decode(simulate(clean).get("README.md"))).toContain("Ingen. / None.");
  });

  it("cannot plant where there is no row for it", () => {
    const [empty] = simulateSheets(sampleTruth).filter((sheet) => sheet.file === "undersokelse-2025.csv");
    expect(() => plantFaults([{ ...empty!, rows: [] }])).toThrow(
      new RangeError("no row begins with 1860, 2025, skulk, 10, alle, nei"),
    );
  });
});

describe("reading the samples", () => {
  const folder = new URL("../../pipelines/", import.meta.url);
  const names = ["programme.yaml", "deliveries.yaml", "indicators.yaml", "disclosure.yaml"];
  const definitions = loadDefinitions(
    new Map(names.map((name) => [name, readFileSync(new URL(name, folder), "utf8")])),
  );
  if (!definitions.ok) throw new Error("the definitions have faults");
  const { layouts, programme } = definitions.value;

  it.each([
    ["the samples", sampleTruth],
    ["the demonstration of 2029", demo2029],
  ])("finds in %s exactly what was planted, line by line, and rejects no other row", (_, truth) => {
    const sheets = simulateSheets(truth);
    const planted = plantedErrors(sheets);
    for (const sheet of sheets) {
      const groups = programme.groups.map((group) => group.id);
      const rules = { layouts, areas: programme.areas, groups, latest: truth.last };
      const outcome = ingest({ file: sheet.file, bytes: writeSheet(sheet), kind: sheet.kind }, rules);
      const own = planted.filter((it) => it.file === sheet.file);
      expect(outcome.issues.map(({ code, place }) => [place!.line, place!.field ?? null, code])).toEqual(
        own.map((it) => [it.line, it.field, it.code]),
      );
      if (!outcome.ok) throw new Error(`${sheet.file} was refused`);
      const { read, accepted, rejected } = outcome.value.count;
      expect([read, rejected]).toEqual([sheet.rows.length, own.reduce((sum, it) => sum + it.rejects, 0)]);
      expect(accepted).toBe(read - rejected);
    }
  });
});

describe("the picture that the samples give", () => {
  const sheets = simulateSheets({ ...sampleTruth, plantErrors: false });
  const persons = new Map<string, number>();
  const youths = new Map<string, number>();
  for (const sheet of sheets)
    for (const { cells } of sheet.rows) {
      if (sheet.kind === "offences" && cells[3] === "alle" && cells[4] === "alle" && cells[5] === "alle")
        persons.set(`${cells[0]}|${cells[1]}|${cells[2]}`, cells[6] as number);
      if (sheet.kind === "population" && cells[3] === "alle")
        youths.set(`${cells[0]}|${cells[1]}|${cells[2]}`, cells[4] as number);
    }
  const members = {
    programme: ["1826", "1828", "1832", "1833", "1834", "1835", "1836"],
    salten: ["1804", "1837", "1838", "1839", "1840", "1841", "1845", "1848", "1875"],
  };
  /** Persons with a recorded offence per 1000 a year. */
  const rate = (group: keyof typeof members, quarters: readonly string[]): number => {
    let events = 0;
    let personYears = 0;
    for (const area of members[group])
      for (const quarter of quarters)
        for (const age of ["14", "15"]) {
          events += persons.get(`${area}|${quarter}|${age}`)!;
          personYears += youths.get(`${area}|${quarter.slice(0, 4)}|${age}`)! / 4;
        }
    return (events / personYears) * 1000;
  };
  const yearsOf = (...years: readonly number[]) => years.flatMap((year) => [1, 2, 3, 4].map((q) => `${year}-Q${q}`));

  it("is a region with 50 to 70 persons per 1000 a year before the effect, and Salten lower", () => {
    const before = yearsOf(2022, 2023, 2024, 2025);
    expect(rate("programme", before)).toBeGreaterThan(50);
    expect(rate("programme", before)).toBeLessThan(70);
    expect(rate("salten", before)).toBeLessThan(0.85 * rate("programme", before));
  });

  it("is a visible fall in 2027", () => {
    const after = ["2027-Q1", "2027-Q2", "2027-Q3"];
    expect(rate("programme", after)).toBeLessThan(0.85 * rate("programme", yearsOf(2022, 2023, 2024, 2025)));
  });
});
