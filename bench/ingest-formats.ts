/** `npx tsx bench/ingest-formats.ts [times] [format]`: rows a second and peak memory, read and stored, each file in a process of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { utils, write } from "@e965/xlsx";
import type { IngestRules } from "../src/ingest/index.ts";
import { ingest } from "../src/ingest/index.ts";
import type { Area } from "../src/model/area.ts";
import type { Layout, ProviderLayout } from "../src/model/layout.ts";
import { parquetReader } from "../src/pipeline/parquet.ts";
import { openBytes } from "../src/store/large-file.ts";
import { saveObservations } from "../src/store/observations.ts";
import { parquetBytes } from "../src/store/parquet.ts";
import { deliveryLimit } from "../src/store/read.ts";

const labels = { nb: "", nn: "", en: "" };
const plain = { labels, codes: null, total: null, optional: false, aliases: [] };

/** The kind `population` as pipelines/deliveries.yaml has it. */
const population: Layout = {
  kind: "population",
  labels,
  columns: [
    { ...plain, name: "kommunenr", type: "area" },
    { ...plain, name: "aar", type: "year" },
    { ...plain, name: "alder", type: "code", codes: ["12", "13", "14", "15", "16", "17"] },
    { ...plain, name: "kjonn", type: "code", codes: ["jente", "gutt", "alle"], total: "alle", optional: true },
    { ...plain, name: "personer", type: "count" },
  ],
  rowRules: [],
  totalRules: [{ measure: "personer", column: "kjonn", relation: "equal" }],
};

/** A kind whose rows are about what nobody has counted beforehand: two codes of any text. */
const cases: Layout = {
  kind: "cases",
  labels,
  columns: [
    { ...plain, name: "sak", type: "code" },
    { ...plain, name: "del", type: "code" },
    { ...plain, name: "antall", type: "count" },
  ],
  rowRules: [],
  totalRules: [],
};

const firstArea = 1000;
const areaCount = 9000;
const ages = ["12", "13", "14", "15", "16", "17"];

/** As many rows as are asked for, in whole municipalities, each total the sum of its parts. */
function* cellsOf(rows: number): Generator<readonly [string, number, string, string, number]> {
  let left = rows;
  for (let year = 2000; left > 0; year++)
    for (let area = firstArea; area < firstArea + areaCount && left > 0; area++)
      for (const age of ages) {
        const girls = (area * 7 + year * 13 + Number(age)) % 400;
        const boys = (area * 11 + year * 5 + Number(age)) % 400;
        yield [`${area}`, year, age, "jente", girls];
        yield [`${area}`, year, age, "gutt", boys];
        yield [`${area}`, year, age, "alle", girls + boys];
        left -= 3;
        if (left <= 0) break;
      }
}

/** A sender's own sheet, as a layout in pipelines/layouts/ has it: girls, boys and all side by side. */
const own: ProviderLayout = {
  id: "own",
  kind: "population",
  providers: [],
  sheet: null,
  range: null,
  headerRows: 1,
  columns: [
    { column: "kommunenr", headers: ["Kommune (kode)"], unit: null },
    { column: "aar", headers: ["Pr. 1. januar"], unit: null },
    { column: "alder", headers: ["Alder i år"], unit: null },
  ],
  wide: [{ headers: "Antall {kjonn}", value: "personer", unit: null }],
  constants: {},
  codes: { kjonn: { jente: ["jenter"], gutt: ["gutter"], alle: ["i alt"] } },
  fill: [],
  skip: ["Sum*"],
  ignore: [],
};

const header = ["kommunenr", "aar", "alder", "kjonn", "personer"];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function csv(rows: number): Uint8Array {
  const lines: string[] = [header.join(";")];
  for (const cells of cellsOf(rows)) lines.push(cells.join(";"));
  return bytesOf(`${lines.join("\n")}\n`);
}

/** The same lines in no order: by a linear congruential generator that comes round once. */
function shuffled(rows: number): Uint8Array {
  const all = [...cellsOf(rows)].map((cells) => cells.join(";"));
  const step = 1_000_003;
  return bytesOf(`${header.join(";")}\n${all.map((_, i) => all[(i * step) % all.length]!).join("\n")}\n`);
}

/** A number that no guard takes for a person's. */
const split = (number: number): string => `${Math.floor(number / 1000)}-${number % 1000}`;

/** Codes that are nearly all different, in two columns: as many keys as could be are far more than there are rows. */
function distinct(rows: number): Uint8Array {
  const lines: string[] = ["sak;del;antall"];
  for (let i = 0; i < rows; i++) lines.push(`s${split(i >> 1)};d${split((i * 7) % rows)};${i % 400}`);
  return bytesOf(`${lines.join("\n")}\n`);
}

function mapped(rows: number): Uint8Array {
  const lines: string[] = ["Kommune (kode);Pr. 1. januar;Alder i år;Antall jenter;Antall gutter;Antall i alt"];
  let said: number[] = [];
  for (const [area, year, age, , count] of cellsOf(rows)) {
    said.push(count);
    if (said.length < 3) continue;
    lines.push([area, year, age, ...said].join(";"));
    said = [];
  }
  return bytesOf(`${lines.join("\n")}\n`);
}

function parquet(rows: number): Promise<Uint8Array> {
  const columns = header.map((name, i) => ({ name, type: i === 1 || i === 4 ? "integer" : "text" }) as const);
  return parquetBytes(
    columns,
    [...cellsOf(rows)].map((cells) => [...cells]),
  );
}

function workbook(rows: number, bookType: "xlsx" | "ods"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...[...cellsOf(rows)].map((cells) => [...cells])]), "Tall");
  return new Uint8Array(write(book, { type: "buffer", bookType, compression: true }) as Buffer);
}

function jsonStat(rows: number): Uint8Array {
  const years = Math.max(1, Math.floor(rows / (areaCount * 18)));
  const areas = Math.min(areaCount, Math.floor(rows / 18));
  const list = [...cellsOf(years * areas * 18)];
  const dimension = (codes: readonly string[]): unknown => ({ category: { index: codes } });
  const ids = Array.from({ length: areas }, (_, i) => `${firstArea + i}`);
  return bytesOf(
    JSON.stringify({
      class: "dataset",
      id: ["aar", "kommunenr", "alder", "kjonn", "ContentsCode"],
      size: [years, areas, 6, 3, 1],
      dimension: {
        aar: dimension(Array.from({ length: years }, (_, i) => `${2000 + i}`)),
        kommunenr: dimension(ids),
        alder: dimension(ages),
        kjonn: dimension(["jente", "gutt", "alle"]),
        ContentsCode: dimension(["personer"]),
      },
      value: list.map((cells) => cells[4]),
    }),
  );
}

const makers: Readonly<Record<string, (rows: number) => Uint8Array | Promise<Uint8Array>>> = {
  csv,
  shuffled,
  distinct,
  mapped,
  parquet,
  xlsx: (rows) => workbook(rows, "xlsx"),
  ods: (rows) => workbook(rows, "ods"),
  "json-stat": jsonStat,
};

const endings: Readonly<Record<string, string>> = {
  shuffled: "csv",
  distinct: "csv",
  mapped: "csv",
  "json-stat": "json",
};

function rulesFor(): Omit<IngestRules, "readParquet"> {
  const areas = Array.from(
    { length: areaCount },
    (_, i): Area => ({
      code: `${firstArea + i}`,
      name: `${firstArea + i}`,
      valid: { from: "1964-01-01", until: null },
      formerly: [],
      memberships: [],
    }),
  );
  return { layouts: [population, cases], providerLayouts: [own], areas, groups: [], latest: null };
}

interface Measured {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds of all cores together, where they are told. */
  readonly processor?: number;
  /** Megabytes that the process had at most, the file among them. */
  readonly peak: number;
  /** The same of storing what was read, and all that the process had at most by then. */
  readonly stored?: Pick<Measured, "seconds" | "peak"> & { readonly processor: number };
}

const peakNow = (): number => process.resourceUsage().maxRSS / 1e3;

/** In a process of its own: one file, read and stored once, every row of it accepted. */
async function measureHere(path: string, kindOf: string): Promise<void> {
  const opened = openBytes(path, deliveryLimit);
  if (!opened.ok) throw new RangeError("the file cannot be read");
  const bytes = opened.value;
  const rules = rulesFor();
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const readParquet = await parquetReader([path]);
  const outcome = ingest({ file: basename(path), bytes, kind: kindOf }, { ...rules, readParquet });
  const seconds = (performance.now() - begun) / 1000;
  const used = process.cpuUsage(cpu);
  const peak = peakNow();
  if (!outcome.ok) throw new RangeError(outcome.issues.map((each) => each.code).join(", "));
  const { count, kind, statements } = outcome.value;
  if (count.accepted !== count.read) throw new RangeError(`${count.accepted} of ${count.read} rows accepted`);
  const work = mkdtempSync(join(dirname(path), "work-"));
  const again = process.cpuUsage();
  const saving = performance.now();
  await saveObservations(work, "0".repeat(64), "bench", statements, { kind, count, issues: [] });
  const saved = process.cpuUsage(again);
  const stored = {
    seconds: (performance.now() - saving) / 1000,
    processor: (saved.user + saved.system) / 1e6,
    peak: peakNow(),
  };
  console.log(JSON.stringify({ rows: count.read, seconds, processor: (used.user + used.system) / 1e6, peak, stored }));
}

/** Of several processes the least time, since the machine has other things to do, and the most memory. */
function best(measure: () => Measured, times: number): Measured {
  const all = Array.from({ length: times }, measure);
  const least = all.reduce((best, each) => (each.seconds < best.seconds ? each : best));
  const peak = Math.max(...all.map((each) => each.peak));
  const { stored } = least;
  return stored
    ? { ...least, peak, stored: { ...stored, peak: Math.max(...all.map((each) => each.stored!.peak)) } }
    : { ...least, peak };
}

function run(program: string, args: readonly string[]): string {
  const ran = spawnSync(program, args, { encoding: "utf8" });
  if (ran.error || ran.status !== 0) throw new RangeError(ran.error?.message ?? ran.stderr);
  return ran.stdout;
}

function answer(program: string, args: readonly string[]): Measured {
  return JSON.parse(run(program, args)) as Measured;
}

const sizes: readonly (readonly [format: string, rows: number])[] = [
  ["csv", 125_001],
  ["csv", 500_001],
  ["csv", 2_000_001],
  ["csv", 10_000_002],
  ["shuffled", 500_001],
  ["shuffled", 2_000_001],
  ["distinct", 500_000],
  ["distinct", 2_000_000],
  ["mapped", 500_001],
  ["mapped", 2_000_001],
  ["parquet", 500_001],
  ["parquet", 1_599_000],
  ["xlsx", 100_002],
  ["xlsx", 900_000],
  ["ods", 100_002],
  ["ods", 300_000],
  ["json-stat", 162_000],
  ["json-stat", 1_296_000],
];

function say(name: string, { rows, seconds, processor, peak, stored }: Measured): void {
  const speed = Math.round(rows / seconds);
  const cost = processor === undefined ? "" : `, ${processor.toFixed(2)} s of processor`;
  const after = stored
    ? `; stored in ${stored.seconds.toFixed(2)} s, ${stored.processor.toFixed(2)} s of processor, peak ${Math.round(stored.peak)} MB`
    : "";
  console.log(
    `${name}: ${rows} rows in ${seconds.toFixed(2)} s${cost}, ${speed} rows a second, peak ${Math.round(peak)} MB${after}`,
  );
}

function benchAll(times: number, only: string | undefined): void {
  const folder = mkdtempSync(join(tmpdir(), "felles-bench-"));
  try {
    for (const [format, rows] of sizes) {
      if (only !== undefined && only !== format) continue;
      const path = join(folder, `tall.${endings[format] ?? format}`);
      const itself = [...process.execArgv, import.meta.filename];
      // Elsewhere: what this process holds when it starts another one would be counted as that one's.
      run(process.execPath, [...itself, "--make", path, format, `${rows}`]);
      const here = [...itself, "--one", path, format === "distinct" ? "cases" : "population"];
      say(
        format,
        best(() => answer(process.execPath, here), times),
      );
      if (format !== "csv") continue;
      const script = join(import.meta.dirname, "python", "ingest_pandas.py");
      try {
        say(
          "  pandas, rules by hand",
          best(() => answer("/usr/bin/python3", [script, path]), times),
        );
      } catch (error) {
        console.log(`  pandas could not run: ${(error as Error).message.trim().split("\n").at(-1)}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [flag = "3", path, what, rows] = process.argv.slice(2);
if (flag === "--one") await measureHere(path!, what!);
else if (flag === "--make") writeFileSync(path!, await makers[what!]!(Number(rows)));
else benchAll(Number(flag), path);
