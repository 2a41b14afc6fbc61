/** A proposed layout, saved as it is printed, makes the file validate: for sheets as senders make them. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { layoutName, layoutYaml } from "../../src/pipeline/suggest.ts";
import { parquetBytes } from "../../src/store/parquet.ts";
import { felles, inFolder } from "../support/felles.ts";
import { archiveOf, sheetRow, workbookParts } from "../support/format-samples.ts";

const shipped = join(import.meta.dirname, "..", "..", "pipelines");

interface Sheet {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly kind: string;
  /** Rows read and accepted with the proposal. */
  readonly read: number;
  readonly accepted: number;
}

const sheets: readonly Sheet[] = [
  {
    name: "periods side by side, two numbers each, municipalities once, a sum below",
    file: "Politi 2026.csv",
    text: "Registrerte lovbrudd blant unge, Nordland politidistrikt\n\nBosted;Alder;Lovbruddstype;2026K1 personer;2026K1 saker;2026K2 personer;2026K2 saker\n1833 Rana;14 år;alle lovbrudd;5;7;3;4\n;15 år;alle lovbrudd;2;2;1;1\n1834 Lurøy;14 år;alle lovbrudd;0;0;-;-\nSum;;;7;9;4;5\nKilde: politiet;;;;;;\n",
    kind: "offences",
    read: 8,
    accepted: 6,
  },
  {
    name: "one municipality, named in the title, other words in the header, a column of remarks",
    file: "oppfolging.csv",
    text: "Rana kommune – individuell oppfølging\n\nKvartal for oppstart;Kjønn;Antall henvist;Antall startet;Fullført;Avbrutt;Flyttet;Pågår nå;Merknad\n3. kvartal 2026;Gutter;5;4;1;1;0;2;\n3. kvartal 2026;Jenter;3;3;2;0;0;1;\n",
    kind: "followup",
    read: 2,
    accepted: 2,
  },
  {
    name: "a survey's shares, by municipality's name",
    file: "ungdata.csv",
    text: "Ungdata 2025;;;;\nKommune;Spørsmål;Klasse;Svarte;Andel ja\nBodø;cannabis;alle;1234;0,053\n1833 Rana;cannabis;alle;300;0,061\n",
    kind: "survey",
    read: 2,
    accepted: 2,
  },
  {
    name: "a column for each age and sex, in two rows of headers",
    file: "folk.csv",
    text: "Folkemengde 1. januar 2026;;;;\n;14 år;;15 år;\nKommunenummer;Gutter;Jenter;Gutter;Jenter\nRana;300;290;310;301\nNesna;26;27;25;24\n",
    kind: "population",
    read: 8,
    accepted: 8,
  },
  {
    name: "accounts in thousands",
    file: "regnskap.csv",
    text: "Regnskap (1000 kr);;;;\nÅr;Region;Finansiering;Budsjett;Rekneskap\n2026;Salten;Nordland fylkeskommune;2350;1200,5\n",
    kind: "economy",
    read: 1,
    accepted: 1,
  },
  {
    name: "one municipality and one quarter, both in the title, and a header that would be a formula",
    file: "slt.csv",
    text: "Nøkkeltall SLT;;\nHemnes kommune, 3. kvartal 2026;;\nMål;Verdi;=cmd|x\nSLT-møter;4;\nSLT-koordinator (andel av stilling);0,5;\n",
    kind: "activity",
    read: 2,
    accepted: 2,
  },
];

describe("felles validate --suggest-layout", () => {
  it.each(sheets)("makes a sheet validate: $name", async ({ file, text, kind, read, accepted }) => {
    await inFolder(async (cwd) => {
      cpSync(shipped, join(cwd, "pipelines"), { recursive: true });
      writeFileSync(join(cwd, file), text);
      const proposed = await felles(["validate", "--suggest-layout", file, "--lang", "en"], { cwd });
      expect(proposed.exit).toBe(0);
      const [, path] = /^# Proposed layout. Save as (.*)$/m.exec(proposed.stdout)!;
      mkdirSync(join(cwd, "pipelines", "layouts"), { recursive: true });
      writeFileSync(join(cwd, path!), proposed.stdout);
      const name = /([^/\\]+)\.yaml$/.exec(path!)![1]!;
      const after = await felles(["validate", file, "--json", "--kind", name], { cwd });
      expect(JSON.parse(after.stdout)).toMatchObject({
        exit: 0,
        result: [{ kind, read, accepted, rejected: read - accepted }],
      });
    });
  });

  it("says what it assumed and what it found nothing for, and still exits with the findings", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "x.csv"), "Kommune;Henvist;Startet;Avbrutt\n1833;5;4;1\n1834;3;2;1\n");
      const proposed = await felles(["validate", "--suggest-layout", "x.csv"], { cwd });
      expect(proposed.exit).toBe(1);
      expect(proposed.stdout).toContain("# Fant ingenting som fyller startperiode, fullfort, flyttet og pagaar.");
      expect(proposed.stdout).toContain("# Med dette forslaget kan filen ikke leses ennå; se funnene.");
    });
  });

  it.each([
    ["2026.csv", "sheet-2026"],
    ["økonomi & drift.csv", "okonomi-drift"],
    ["activity.csv", "activity-sheet"],
    ["---.csv", "sheet"],
    [`${"b".repeat(59)} c.csv`, "b".repeat(59)],
  ])("calls the layout of %s %s", (file, name) => {
    expect(layoutName(file, ["activity"])).toBe(name);
  });

  it("says which file cannot be read", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "x.csv"), "");
      const proposed = await felles(["validate", "--suggest-layout", "x.csv", "nowhere.csv"], { cwd });
      expect(proposed.exit).toBe(1);
      expect(proposed.stderr).toContain("ingest.empty-file");
      expect(proposed.stderr).toContain("store.missing-file");
    });
  });

  it("has nothing to propose for what is no table", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "x.csv"), "bare tekst\n");
      const proposed = await felles(["validate", "--suggest-layout", "x.csv"], { cwd });
      expect(proposed).toMatchObject({ exit: 1, stdout: "" });
      expect(proposed.stderr).toContain("ingest.no-table");
    });
  });
});

/** Proposes a layout for a file, saves it, and reads the file by it. */
async function proposeAndRead(file: string, bytes: Uint8Array | string): Promise<{ yaml: Layouts; result: unknown }> {
  return await inFolder(async (cwd) => {
    cpSync(shipped, join(cwd, "pipelines"), { recursive: true });
    writeFileSync(join(cwd, file), bytes);
    const proposed = await felles(["validate", "--suggest-layout", file, "--lang", "en"], { cwd });
    const [, path] = /^# Proposed layout. Save as (.*)$/m.exec(proposed.stdout)!;
    mkdirSync(join(cwd, "pipelines", "layouts"), { recursive: true });
    writeFileSync(join(cwd, path!), proposed.stdout);
    const name = /([^/\\]+)\.yaml$/.exec(path!)![1]!;
    const after = await felles(["validate", file, "--json", "--kind", name], { cwd });
    return { yaml: parse(proposed.stdout) as Layouts, result: JSON.parse(after.stdout).result };
  });
}

type Layouts = { readonly sheet?: string; readonly range?: string };

describe("a proposal for a table among others", () => {
  const head = ["Kommune", "År", "Alder", "Kjønn", "Antall unge"];
  const table = (from: number): readonly string[] => [
    sheetRow(from, head),
    sheetRow(from + 1, ["1833", 2026, 14, "gutt", 300]),
    sheetRow(from + 2, ["1833", 2026, 14, "jente", 290]),
  ];
  const book = (...sheets: readonly (readonly [name: string, ...rows: string[]])[]): Uint8Array =>
    archiveOf(
      workbookParts(sheets.map(([name, ...rows]) => ({ name, xml: `<sheetData>${rows.join("")}</sheetData>` }))),
    );

  it("names the sheet where it is not the first", async () => {
    const explained = sheetRow(1, ["Dette arket forklarer tallene"]);
    const file = book(["Les meg", explained], ["Tabell", sheetRow(1, ["Folkemengde"]), ...table(3)]);
    const { yaml, result } = await proposeAndRead("folk.xlsx", file);
    expect([yaml.sheet, yaml.range]).toEqual(["Tabell", undefined]);
    expect(result).toMatchObject([{ kind: "population", read: 2, accepted: 2 }]);
  });

  it("names no sheet whose name has a number in it, for the next one will have another", async () => {
    const { yaml } = await proposeAndRead("folk.xlsx", book(["Les meg"], ["2026", ...table(1)]));
    expect(yaml.sheet).toBeUndefined();
  });

  it("says the range where another table stands below", async () => {
    const below = [sheetRow(6, ["Ansvarlig", "Enhet"]), sheetRow(7, ["Statistikk", "Plan"])];
    const { yaml, result } = await proposeAndRead("folk.xlsx", book(["Ark", ...table(2), ...below]));
    expect([yaml.sheet, yaml.range]).toEqual([undefined, "A2:E4"]);
    expect(result).toMatchObject([{ read: 2, accepted: 2 }]);
  });

  it("says the columns where another table stands beside, and lets its own grow downwards", async () => {
    const text =
      "Kommune;År;Alder;Kjønn;Antall unge;;Kode;Betyr\n1833;2026;14;gutt;300;;x;ukjent\n1833;2026;15;gutt;310;;y;annet\n";
    const { yaml, result } = await proposeAndRead("folk.csv", text);
    expect(yaml.range).toBe("A1:E1048576");
    expect(result).toMatchObject([{ read: 2, accepted: 2 }]);
  });

  it("says no range where nothing but titles and remarks stand around", async () => {
    const text = "Folkemengde\n\nKommune;År;Alder;Kjønn;Antall unge\n1833;2026;14;gutt;300\n\nKilde: SSB\n";
    const { yaml } = await proposeAndRead("folk.csv", text);
    expect(yaml.range).toBeUndefined();
  });

  it("reads Parquet, too", async () => {
    const columns = ["Kommune", "År", "Alder", "Kjønn", "Antall unge"].map((name) => ({ name, type: "text" as const }));
    const rows = [["1833", "2026", "14", "gutt", "300"]];
    const { result } = await proposeAndRead("folk.parquet", await parquetBytes(columns, rows));
    expect(result).toMatchObject([{ kind: "population", read: 1, accepted: 1 }]);
  });

  it("is not made of a file that holds personal data", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "x.csv"), "Navn;Antall unge\nKari Nordmann;1\nOla Nordmann;2\nPer Hansen;1\n");
      const proposed = await felles(["validate", "--suggest-layout", "x.csv"], { cwd });
      expect([proposed.exit, proposed.stdout]).toEqual([1, ""]);
      expect(proposed.stderr).toContain("privacy.person-column");
    });
  });
});

describe("a layout as YAML", () => {
  it("keeps hostile headers as text, and shows every mark in them", () => {
    const header = "Ant:\n  extends: x # \u202e \"'{}[] {{ *a &b !c";
    const yaml = layoutYaml({
      id: "x",
      kind: "activity",
      providers: [],
      sheet: null,
      range: null,
      headerRows: 2,
      columns: [
        { column: "verdi", headers: [header, "b"], unit: "thousand" },
        { column: "maal", headers: ["*a"], unit: null },
      ],
      wide: [],
      constants: { periode: "2027" },
      codes: { maal: { "slt-moter": ["no", "0101"] } },
      fill: ["kommunenr"],
      skip: [],
      ignore: ["=1+1"],
    });
    expect(yaml).not.toMatch(/\p{Cf}/u);
    expect(parse(yaml)).toEqual({
      extends: "activity",
      headerRows: 2,
      columns: { verdi: { headers: [header, "b"], unit: "thousand" }, maal: "*a" },
      constants: { periode: "2027" },
      codes: { maal: { "slt-moter": ["no", "0101"] } },
      fill: ["kommunenr"],
      ignore: ["=1+1"],
    });
  });
});
