/**
 * Nothing that is hidden stands anywhere in what is written: deliveries in which every count is unmistakable, a rule that
 * hides many of them, and a walk through every file for what was hidden.
 */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CellAddress, LedgerCell } from "../../src/model/ledger.ts";
import { quartersIn, yearsIn } from "../../src/model/period.ts";
import { recall } from "../../src/pipeline/memory.ts";
import { type Sheet, writeSheet } from "../../src/simulate/dialect.ts";
import { sampleTruth, simulateSheets } from "../../src/simulate/index.ts";
import { deliveryList } from "../../src/simulate/package.ts";
import { parquetBytes } from "../../src/store/parquet.ts";
import { felles, type Ran } from "../support/felles.ts";
import { digitsOf, type Walked, walk } from "../support/walk.ts";
import { csvRows, repository, shared } from "../support/workspace.ts";

const root = mkdtempSync(join(tmpdir(), "felles-planted-"));
const pipelines = ["quarterly", "research-export"] as const;

/** Columns that count persons or cases, by kind; the others are money, meetings and dates. */
const counts: Readonly<Record<string, readonly string[]>> = {
  population: ["personer"],
  offences: ["personer", "saker"],
  survey: ["antall"],
  followup: ["henvist", "startet", "fullfort", "avbrutt", "flyttet", "pagaar"],
};

/** Headers of the samples' older forms. */
const plainNames: Readonly<Record<string, string>> = {
  kommunenummer: "kommunenr",
  kvartal: "periode",
  kjønn: "kjonn",
  lovbruddstype: "lovbruddsgruppe",
  digitalt: "digital",
  antall_personer: "personer",
  antall_saker: "saker",
};

type Row = Readonly<Record<string, string | number>>;

function namesOf(sheet: Sheet): readonly string[] {
  return sheet.columns.map((name) => plainNames[name] ?? name);
}

function rowsOf(sheet: Sheet): readonly Row[] {
  const names = namesOf(sheet);
  return sheet.rows.map(({ cells }) => Object.fromEntries(names.map((name, i) => [name, cells[i]!])));
}

const periodOf = (row: Row): string => String(row.periode ?? row.startperiode ?? row.aar);

/** What one event becomes: five digits for the many who answer a survey, else six, another for every municipality and period. */
function weight(kind: string, area: string, period: string): number {
  const year = Number(period.slice(0, 4));
  const quarter = period.includes("-Q") ? Number(period.at(-1)) : 0;
  return (kind === "survey" ? 40_009 : 100_003) + 13 * ((Number(area) % 97) + 97 * ((year - 2016) * 5 + quarter));
}

/** The sheet with every count made unmistakable; sums within a municipality and a period stay sums. */
function planted(sheet: Sheet): Sheet {
  const names = namesOf(sheet);
  const columns = counts[sheet.kind] ?? [];
  const rows = rowsOf(sheet).map((row, i) => {
    const by = columns.length === 0 ? 1 : weight(sheet.kind, String(row.kommunenr), periodOf(row));
    const cells = sheet.rows[i]!.cells.map((cell, at) => (columns.includes(names[at]!) ? Number(cell) * by : cell));
    return { cells, plants: [] };
  });
  return { ...sheet, rows };
}

const sheets = simulateSheets({ ...sampleTruth, first: "2021-Q1", plantErrors: false, absences: [] }).map(planted);

/** The rows of a kind that hold in the end: of several statements the last received. */
function standing(kind: string): readonly Row[] {
  const byKey = new Map<string, Row>();
  for (const sheet of sheets.filter((it) => it.kind === kind))
    for (const row of rowsOf(sheet)) {
      const dims = Object.entries(row).filter(([name]) => !counts[kind]!.includes(name));
      byKey.set(JSON.stringify(dims), row);
    }
  return [...byKey.values()];
}

/** Those of a kind by municipality and period: the sums below look at few rows each. */
const indexed = new Map(
  Object.keys(counts).map((kind) => {
    const byPlace = new Map<string, Row[]>();
    for (const row of standing(kind)) {
      const key = `${row.kommunenr}|${periodOf(row)}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), row]);
    }
    return [kind, byPlace] as const;
  }),
);

/** The count at an address, worked out from the deliveries alone. */
function truth(cell: CellAddress): number {
  const { measure, ...codes } = cell.breakdown;
  const periods = ["survey", "population"].includes(cell.table)
    ? yearsIn(cell.period).map(String)
    : quartersIn(cell.period);
  const within = (row: Row): boolean =>
    Object.entries(row).every(([name, value]) => {
      const asked = codes[name];
      if (asked !== undefined) return asked.split("+").includes(String(value));
      return !["kjonn", "lovbruddsgruppe", "digital", "trinn"].includes(name) || value === "alle";
    });
  const rows = cell.areas
    .flatMap((area) => periods.flatMap((period) => indexed.get(cell.table)!.get(`${area}|${period}`) ?? []))
    .filter(within);
  const columns = measure!.split("+");
  return rows.reduce((sum, row) => sum + columns.reduce((all, name) => all + Number(row[name]), 0), 0);
}

/** Person-years behind a count of offences: a quarter of the year's inhabitants for each quarter. */
function personYears({ areas, period, breakdown }: CellAddress): number {
  const codes = { measure: "personer", alder: breakdown.alder ?? "14+15" };
  const inYear = (year: string): number => truth({ table: "population", areas, period: year, breakdown: codes });
  return quartersIn(period).reduce((sum, quarter) => sum + inYear(quarter.slice(0, 4)) / 4, 0);
}

interface World {
  readonly folder: string;
  readonly cells: readonly LedgerCell[];
  /** Said on the terminal. */
  readonly said: Readonly<Record<string, string>>;
  readonly runs: readonly Ran[];
}

async function make(): Promise<World> {
  const folder = join(root, "world");
  const inbox = join(folder, "inbox");
  for (const path of [inbox, join(folder, "pipelines")]) mkdirSync(path, { recursive: true });
  for (const sheet of sheets) writeFileSync(join(inbox, sheet.file), writeSheet(sheet));
  writeFileSync(join(inbox, "deliveries.yaml"), deliveryList(sheets));
  for (const name of [...shared, ...pipelines.map((it) => `${it}.yaml`)])
    cpSync(join(repository, "pipelines", name), join(folder, "pipelines", name));
  writeFileSync(
    join(folder, "pipelines", "disclosure.yaml"),
    "preset: folkehelse\ntighten: { minimumNumerator: 1500000, minimumComplement: 1500000, minimumDenominator: 1500000 }\n",
  );
  const said: Record<string, string> = {};
  const runs: Ran[] = [];
  for (const [name, argv] of [
    ["quarterly", ["run", "pipelines/quarterly.yaml", "--fail-on", "never"]],
    ["export", ["export", "--fail-on", "never"]],
    ["again", ["export", "--fail-on", "never", "--json"]],
    ["explain", ["disclose", "explain"]],
    ["explain json", ["disclose", "explain", "--json"]],
  ] as const) {
    const ran = await felles(argv, { cwd: folder });
    runs.push(ran);
    said[`${name} (stdout)`] = ran.stdout;
    said[`${name} (stderr)`] = ran.stderr;
  }
  return { folder, cells: recall(join(folder, "work")).flatMap((it) => it.cells), said, runs };
}

/** Digits so many that two unlike quotients never begin with the same. */
const precise = 10;

interface Targets {
  /** Digits of hidden counts, with their address. */
  readonly whole: ReadonlyMap<string, string>;
  /** The first digits of hidden counts over the person-years that everybody knows. */
  readonly quotients: ReadonlyMap<string, string>;
}

/** What must not be found: hidden counts that no told count is equal to, and their quotients. */
function targetsOf(cells: readonly LedgerCell[]): Targets {
  const told = new Set(cells.flatMap((it) => (it.status === "told" ? [it.lower, it.upper] : [])));
  const whole = new Map<string, string>();
  const quotients = new Map<string, string>();
  for (const it of cells) {
    if (it.status !== "hidden") continue;
    const value = truth(it);
    if (value === 0 || told.has(value)) continue;
    const address = `${it.table} ${it.areas.join("+")} ${it.period} ${JSON.stringify(it.breakdown)}`;
    whole.set(digitsOf(String(value)), address);
    if (it.table === "offences") quotients.set(digitsOf(value / personYears(it)).slice(0, precise), address);
  }
  return { whole, quotients };
}

/** What was found of what must not be: the file and the address, never the number. */
function leaks({ numbers }: Walked, { whole, quotients }: Targets): readonly string[] {
  return [...numbers].flatMap(([digits, file]) => {
    const address =
      whole.get(digits) ?? (digits.length > precise ? quotients.get(digits.slice(0, precise)) : undefined);
    return address === undefined ? [] : [`${file}: ${address}`];
  });
}

let world: World;
let targets: Targets;
let walked: Walked;

const written = (folder: string): readonly string[] => [
  join(folder, "reports"),
  join(folder, "work", "ledger"),
  join(folder, "work", "runs"),
];

beforeAll(async () => {
  world = await make();
  targets = targetsOf(world.cells);
  walked = await walk(written(world.folder), world.said);
}, 600_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("deliveries in which every count is unmistakable", () => {
  it("give a report and an export that hide much and tell much", () => {
    expect(world.runs.map((it) => it.exit)).toEqual([0, 0, 0, 0, 0]);
    for (const status of ["told", "hidden"])
      expect(world.cells.filter((it) => it.status === status).length).toBeGreaterThan(90);
    expect(targets.whole.size).toBeGreaterThan(50);
    expect(targets.quotients.size).toBeGreaterThan(20);
  });

  it("are worked out here as the report works them out: every told count is the sum of what was delivered", () => {
    const wrong = world.cells.filter((it) => it.status === "told" && it.lower === it.upper && truth(it) !== it.lower);
    expect(wrong).toEqual([]);
  });
});

describe("a walk through every file that a run writes", () => {
  it("looks into all of them: pages, pictures, specifications, tables, packages, records and the ledger", () => {
    const endings = new Set(walked.files.map((path) => path.slice(path.lastIndexOf("."))));
    for (const ending of [".csv", ".html", ".json", ".parquet", ".png", ".svg"]) expect(endings).toContain(ending);
    for (const part of ["run.json", "datapackage.json", ".vl.json", "estimates.csv", "000001.json", "head.json"])
      expect(
        walked.files.some((path) => path.endsWith(part)),
        part,
      ).toBe(true);
  });

  it("finds what is told, so that it would find what is hidden", () => {
    const told = world.cells.flatMap((it) => (it.status === "told" && it.lower === it.upper ? [String(it.lower)] : []));
    expect(told.filter((digits) => digits !== "0" && !walked.numbers.has(digits))).toEqual([]);
  });

  it("finds no hidden count and no quotient of one", () => {
    expect(leaks(walked, targets)).toEqual([]);
  });

  it("finds no value, bound, numerator or denominator in a row that is withheld", () => {
    const text = readFileSync(join(world.folder, "reports", "quarterly", "2027-Q3", "estimates.csv"), "utf8");
    const withheld = csvRows(text).filter((row) => row.status === "withheld");
    expect(withheld.length).toBeGreaterThan(50);
    for (const row of withheld)
      expect([row.value, row.lower, row.upper, row.numerator, row.denominator]).toEqual(["", "", "", "", ""]);
  });
});

/** A chunk of a PNG, without a true checksum: whoever reads texts does not ask for it. */
function pngText(text: string): Buffer {
  const data = Buffer.from(`Comment\0${text}`, "latin1");
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write("tEXt", 4, "latin1");
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

describe("a leak that is planted in a copy is found", () => {
  const grouping = (digits: string, sign: string): string => digits.replace(/\B(?=(\d{3})+$)/g, sign);

  it.each<readonly [string, string, (path: string, digits: string) => void | Promise<void>]>([
    [
      "in a page, with spaces",
      "reports/quarterly/2027-Q3/nb/index.html",
      (path, digits) => appendFileSync(path, `<p>${grouping(digits, "\u00a0")}</p>`),
    ],
    [
      "in a page, as an entity",
      "reports/quarterly/2027-Q3/en/index.html",
      (path, digits) => appendFileSync(path, grouping(digits, "&nbsp;")),
    ],
    [
      "in an attribute of a picture",
      "reports/quarterly/2027-Q3/figures/offence-persons.svg",
      (path, digits) => appendFileSync(path, `<g data-n="${digits}"/>`),
    ],
    [
      "in a specification",
      "reports/quarterly/2027-Q3/figures/offence-persons.vl.json",
      (path, digits) => appendFileSync(path, `{"n":${digits}}`),
    ],
    [
      "in English, with commas",
      "reports/quarterly/2027-Q3/tables/offence-persons.csv",
      (path, digits) => appendFileSync(path, `"${grouping(digits, ",")}"`),
    ],
    ["in the record", "reports/quarterly/2027-Q3/run.json", (path, digits) => appendFileSync(path, digits)],
    ["in the ledger", "work/ledger/000001.json", (path, digits) => appendFileSync(path, `"lower":${digits},`)],
    [
      "in a text inside a picture",
      "reports/quarterly/2027-Q3/figures/offence-persons.png",
      (path, digits) => appendFileSync(path, pngText(digits)),
    ],
    [
      "in a Parquet file",
      "reports/research-export/2027-Q3/leak.parquet",
      async (path, digits) =>
        writeFileSync(path, await parquetBytes([{ name: "n", type: "number" }], [[Number(digits)]])),
    ],
  ])("%s", async (_, path, plant) => {
    const folder = join(root, "copy");
    const [digits, address] = [...targets.whole].find(([each]) => each.length >= 7)!;
    try {
      const target = join(folder, path);
      mkdirSync(join(target, ".."), { recursive: true });
      if (!path.includes("leak")) cpSync(join(world.folder, path), target);
      await plant(target, digits);
      expect(leaks(await walk([folder]), targets)).toEqual([`${target}: ${address}`]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("as a rate at full precision", async () => {
    const [digits, address] = [...targets.quotients][0]!;
    expect(leaks(await walk([], { log: `rate 0.00${digits}71` }), targets)).toEqual([`log: ${address}`]);
  });

  it("and one on the terminal", async () => {
    const [digits, address] = [...targets.whole][0]!;
    expect(leaks(await walk([], { stderr: `n = ${digits}.` }), targets)).toEqual([`stderr: ${address}`]);
  });
});
