/** The data package describes itself truly: every hash, every column, every code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import type { ExportContext } from "../../src/export/context.ts";
import { buildPackage, exportFormats } from "../../src/export/index.ts";
import type { Released } from "../../src/model/released.ts";
import { literalPath, withEngine } from "../../src/store/engine.ts";
import { sha256 } from "../../src/store/hash.ts";
import { folder } from "../store/workspace.ts";
import { context, rows, value } from "./released.ts";

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: { readonly required: boolean };
  readonly missingValues?: readonly string[];
  readonly categories?: readonly { readonly value: string; readonly label: string }[];
}

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly hash: string;
  readonly title: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey?: readonly string[];
    readonly uniqueKeys?: readonly (readonly string[])[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly [string];
      readonly reference: { readonly resource: string; readonly fields: readonly [string] };
    }[];
  };
}

type Files = ReadonlyMap<string, string | Uint8Array>;

function text(files: Files, path: string): string {
  return files.get(path) as string;
}

function descriptorOf(files: Files): Readonly<Record<string, unknown>> & { readonly resources: readonly Resource[] } {
  return JSON.parse(text(files, "datapackage.json"));
}

function table(files: Files, path: string): readonly Readonly<Record<string, string>>[] {
  return parse(text(files, path), { columns: true });
}

const shapes: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  // Table Schema, "number": an XML Schema double, with INF and -INF.
  number: /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|-?INF)$/,
  boolean: /^(?:true|false)$/,
};

describe("buildPackage", () => {
  it("holds the rows in every format, the code lists, a page, a description and checksums", async () => {
    const files = await buildPackage(rows, context);
    expect([...files.keys()].sort()).toEqual([
      "README.md",
      "SHA256SUMS",
      "codelists/areas.csv",
      "codelists/breakdowns.csv",
      "codelists/groups.csv",
      "codelists/indicators.csv",
      "codelists/measures.csv",
      "codelists/memberships.csv",
      "codelists/methods.csv",
      "codelists/notes.csv",
      "codelists/reasons.csv",
      "data/estimates.csv",
      "data/estimates.parquet",
      "datapackage.json",
    ]);
    expect(exportFormats.map(({ id }) => id)).toEqual(["csv", "parquet"]);
  });

  it("has the same bytes twice, whatever the order of rows, areas, groups and labels", async () => {
    const { programme, codeLabels } = context;
    const turned: ExportContext = {
      ...context,
      programme: { ...programme, areas: [...programme.areas].reverse(), groups: [...programme.groups].reverse() },
      codeLabels: Object.fromEntries(Object.entries(codeLabels).reverse()),
    };
    const first = await buildPackage(rows, context);
    const second = await buildPackage([...rows].reverse(), turned);
    const hashes = (files: Files) => Object.fromEntries([...files].map(([path, data]) => [path, sha256(data)]));
    expect(hashes(second)).toEqual(hashes(first));
  });

  it("gives the checksum of every file but the list itself, as sha256sum writes it", async () => {
    const files = await buildPackage(rows, context);
    const expected = [...files]
      .filter(([path]) => path !== "SHA256SUMS")
      .map(([path, data]) => `${sha256(data)}  ${path}\n`)
      .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
    expect(text(files, "SHA256SUMS")).toBe(expected.join(""));
  });

  it("describes every data file with its size, hash and columns", async () => {
    const files = await buildPackage(rows, context);
    const { resources } = descriptorOf(files);
    const described = [...files.keys()].filter((path) => /\.(?:csv|parquet)$/.test(path)).sort();
    expect(resources.map(({ path }) => path).sort()).toEqual(described);
    for (const { path, bytes, hash, schema, format } of resources) {
      const data = files.get(path)!;
      expect(bytes, path).toBe(Buffer.byteLength(data));
      expect(hash, path).toBe(`sha256:${sha256(data)}`);
      if (format !== "csv") continue;
      const [header] = parse(text(files, path), { toLine: 1 }) as string[][];
      expect(header, path).toEqual(schema.fields.map(({ name }) => name));
    }
  });

  it("keeps what the schemas promise: types, required cells, codes and keys", async () => {
    const files = await buildPackage(rows, context);
    const { resources } = descriptorOf(files);
    const csv = resources.filter(({ format }) => format === "csv");
    for (const { path, schema } of csv) {
      const cells = table(files, path);
      expect(cells.length, path).toBeGreaterThan(0);
      for (const row of cells) {
        for (const field of schema.fields) {
          const cell = row[field.name]!;
          const missing = (field.missingValues ?? [""]).includes(cell);
          if (field.constraints?.required) expect(missing, `${path} ${field.name}`).toBe(false);
          if (missing) continue;
          expect(cell, `${path} ${field.name}`).toMatch(shapes[field.type]!);
        }
        for (const { fields, reference } of schema.foreignKeys ?? []) {
          const other = csv.find(({ name }) => name === reference.resource)!;
          const known = table(files, other.path).map((each) => each[reference.fields[0]]);
          const cell = row[fields[0]];
          if (cell !== "") expect(known, `${path} ${fields[0]}`).toContain(cell);
        }
      }
      const keys = schema.primaryKey ?? schema.uniqueKeys![0]!;
      const seen = cells.map((row) => JSON.stringify(keys.map((name) => row[name])));
      expect(new Set(seen).size, path).toBe(cells.length);
    }
  });

  it("names every code that its rows use, areas and groups alike", async () => {
    const known = rows.filter((row) => row.area !== "0101");
    const files = await buildPackage(known, context);
    const { fields } = descriptorOf(files).resources[0]!.schema;
    const withCategories = fields.filter(({ categories }) => categories);
    expect(withCategories.map(({ name }) => name)).toEqual([
      "indicator",
      "area",
      "measure",
      "status",
      "reason",
      "label",
    ]);
    for (const { name, categories } of withCategories)
      for (const row of table(files, "data/estimates.csv"))
        if (row[name] !== "") expect(categories!.map((each) => each.value)).toContain(row[name]);
    const area = fields.find(({ name }) => name === "area")!;
    expect(area.categories!.map((each) => each.label)).toEqual([
      "Rana",
      "Hamarøy",
      "Donors (nb)",
      "Polarsirkel (nb)",
      "Salten (nb)",
    ]);
  });

  it("says the same in Parquet as in CSV, codes with their zeros", async () => {
    const files = await buildPackage(rows, context);
    const path = join(folder(), "estimates.parquet");
    writeFileSync(path, files.get("data/estimates.parquet")!);
    const read = await withEngine(
      async (db) => (await db.run(`from read_parquet(${literalPath(path)})`)).getRowObjects(),
      null,
    );
    const shown = (cell: unknown): string => {
      if (cell === null) return "";
      return cell === Infinity ? "INF" : cell === -Infinity ? "-INF" : String(cell);
    };
    const asText = read.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, shown(cell)])),
    );
    expect(asText).toEqual(table(files, "data/estimates.csv"));
    expect(read[0]!.area).toBe("0101");
  });

  it("names itself, its licence, its sources and its languages", async () => {
    const delivery = {
      ...{ id: "a".repeat(64), file: "politi.csv", provider: "Politiet", kind: null, received: "2027-10-05" },
      ...{ period: null, note: "not for others", bytes: 5 },
    };
    const other = { ...delivery, id: "b".repeat(64), received: "2027-01-05" };
    const licence = { name: "CC-BY-4.0", title: "CC BY 4.0", path: "https://creativecommons.org/licenses/by/4.0/" };
    const full = await buildPackage(rows, { ...context, deliveries: [delivery, other, delivery], licence });
    expect(descriptorOf(full)).toMatchObject({
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: "research-export-2026-q4-2027-q3",
      title: "Research export (nb)",
      titles: context.title,
      version: "2026-Q4..2027-Q3+2027-10-05",
      created: "2027-10-05T00:00:00Z",
      languages: ["nb", "nn", "en"],
      synthetic: false,
      licenses: [licence],
      sources: [
        { title: "Politiet", version: "2027-01-05" },
        { title: "Politiet", version: "2027-10-05" },
      ],
    });
    for (const secret of ["not for others", "politi.csv", delivery.id])
      expect([...full.values()].some((data) => Buffer.from(data).includes(secret))).toBe(false);
    const bare = descriptorOf(await buildPackage(rows, context));
    expect(bare.licenses).toMatchObject([{ name: "NLOD-2.0" }]);
    expect(bare).not.toHaveProperty("sources");
  });

  it("tells no disclosure rule from another in any file", async () => {
    const files = await buildPackage(rows, context);
    for (const [path, data] of files)
      for (const code of ["small-numerator", "small-complement", "small-denominator", "complementary"])
        expect(Buffer.from(data).includes(code), `${path} ${code}`).toBe(false);
  });

  it("leaves a method's source empty when nobody says where it is published", async () => {
    const { methods: _, ...silent } = context;
    expect(table(await buildPackage(rows, silent), "codelists/methods.csv")).toEqual([{ id: "rate", source: "" }]);
    expect(table(await buildPackage(rows, context), "codelists/methods.csv")).toEqual([
      { id: "rate", source: "Garwood (1936), Biometrika 28:437–442" },
    ]);
  });

  it("packs no rows at all", async () => {
    const files = await buildPackage([], context);
    expect(table(files, "data/estimates.csv")).toEqual([]);
    expect(table(files, "codelists/methods.csv")).toEqual([]);
  });

  it("refuses a row that was not released", async () => {
    const forged = { ...value() } as Released;
    await expect(buildPackage([forged], context)).rejects.toThrow(
      new RangeError("a value that was not released reached an output"),
    );
  });
});

describe("the page of a package", () => {
  it("says in both languages what it is, what is in it and how to check it", async () => {
    const page = text(await buildPackage(rows, context), "README.md");
    expect(page.startsWith("# Research export (nb)\n\nTall fra evalueringen av Felles \\*Ansvar\\* (nb) for ")).toBe(
      true,
    );
    expect(page).toContain("\n\n---\n\n# Research export (en)\n\nNumbers from the evaluation of ");
    expect(page).toContain(
      "- `data/estimates.csv`: Every number that is released or withheld, one row each, as CSV.\n",
    );
    expect(page).toContain("- `SHA256SUMS`: SHA-256 of all files.\n");
    expect(page).not.toContain("Sources");
    expect(page).not.toContain("made up");
  });

  it("warns in bold when the deliveries are made up, as the description does", async () => {
    const files = await buildPackage(rows, { ...context, synthetic: true });
    expect(text(files, "README.md")).toContain(
      "\n\n**The numbers are made up and say nothing of any real municipality.**\n\n",
    );
    expect(descriptorOf(files)).toMatchObject({
      synthetic: true,
      description: "Tallene er oppdiktede og sier ingenting om noen virkelig kommune.",
    });
  });

  it("lists each sender once, with the last date, and lets no name take hold of the page", async () => {
    const delivery = {
      ...{ id: "a".repeat(64), file: "a.csv", provider: "[x](http://x)\n# <b>", kind: null, received: "2027-07-05" },
      ...{ period: null, note: "", bytes: 5 },
    };
    const deliveries = [
      delivery,
      { ...delivery, id: "b".repeat(64), received: "2027-10-05" },
      { ...delivery, id: "c".repeat(64), received: "2027-01-05" },
      { ...delivery, id: "d".repeat(64), provider: "Politiet" },
      { ...delivery, id: "e".repeat(64), provider: "SSB" },
    ];
    for (const order of [deliveries, [...deliveries].reverse()]) {
      const page = text(await buildPackage(rows, { ...context, deliveries: order }), "README.md");
      expect(page).toContain(
        [
          "## Sources\n",
          "- Politiet, last delivery received 5 July 2027",
          "- SSB, last delivery received 5 July 2027",
          "- \\[x\\](http://x) \\# \\<b\\>, last delivery received 5 October 2027\n",
        ].join("\n"),
      );
    }
  });
});
