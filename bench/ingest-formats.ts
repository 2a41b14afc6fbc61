/** `npx tsx bench/ingest-formats.ts [times] [format]`: rows a second and peak memory, each file in a process of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { utils, write } from "@e965/xlsx";
import type { IngestRules } from "../src/ingest/index.ts";
import { ingest } from "../src/ingest/index.ts";
import type { Area } from "../src/model/area.ts";
import type { Layout } from "../src/model/layout.ts";

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

const header = ["kommunenr", "aar", "alder", "kjonn", "personer"];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function csv(rows: number): Uint8Array {
  const lines: string[] = [header.join(";")];
  for (const cells of cellsOf(rows)) lines.push(cells.join(";"));
  return bytesOf(`${lines.join("\n")}\n`);
}

function workbook(rows: number, bookType: "xlsx" | "ods"): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...[...cellsOf(rows)].map((cells) => [...cells])]), "Tall");
  return new Uint8Array(write(book, { type: "buffer", bookType, compression: true }) as Buffer);
}

function jsonStat(rows: number): Uint8Array {
  const areas = Math.floor(rows / 18);
  const list = [...cellsOf(areas * 18)];
  const dimension = (codes: readonly string[]): unknown => ({ category: { index: codes } });
  const ids = Array.from({ length: areas }, (_, i) => `${firstArea + i}`);
  return bytesOf(
    JSON.stringify({
      class: "dataset",
      id: ["aar", "kommunenr", "alder", "kjonn", "ContentsCode"],
      size: [1, areas, 6, 3, 1],
      dimension: {
        aar: dimension(["2000"]),
        kommunenr: dimension(ids),
        alder: dimension(ages),
        kjonn: dimension(["jente", "gutt", "alle"]),
        ContentsCode: dimension(["personer"]),
      },
      value: list.map((cells) => cells[4]),
    }),
  );
}

const makers: Readonly<Record<string, (rows: number) => Uint8Array>> = {
  csv,
  xlsx: (rows) => workbook(rows, "xlsx"),
  ods: (rows) => workbook(rows, "ods"),
  "json-stat": jsonStat,
};

function rulesFor(): IngestRules {
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
  return { layouts: [population], areas, groups: [], latest: null };
}

interface Measured {
  readonly rows: number;
  readonly seconds: number;
  /** Seconds of all cores together, where they are told. */
  readonly processor?: number;
  /** Megabytes that the process had at most, the file among them. */
  readonly peak: number;
}

/** In a process of its own: one file, read once, every row of it accepted. */
function measureHere(path: string): void {
  const bytes = readFileSync(path);
  const rules = rulesFor();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const outcome = ingest({ file: basename(path), bytes, kind: "population" }, rules);
  const seconds = (performance.now() - begun) / 1000;
  const used = process.cpuUsage(cpu);
  if (!outcome.ok) throw new RangeError(outcome.issues.map((each) => each.code).join(", "));
  const { count } = outcome.value;
  if (count.accepted !== count.read) throw new RangeError(`${count.accepted} of ${count.read} rows accepted`);
  const peak = process.resourceUsage().maxRSS / 1e3;
  console.log(JSON.stringify({ rows: count.read, seconds, processor: (used.user + used.system) / 1e6, peak }));
}

/** The best of several processes: the machine has other things to do. */
function best(run: () => Measured, times: number): Measured {
  return Array.from({ length: times }, run).reduce((least, each) => (each.seconds < least.seconds ? each : least));
}

function answer(program: string, args: readonly string[]): Measured {
  const ran = spawnSync(program, args, { encoding: "utf8" });
  if (ran.error || ran.status !== 0) throw new RangeError(ran.error?.message ?? ran.stderr);
  return JSON.parse(ran.stdout) as Measured;
}

const sizes: readonly (readonly [format: string, rows: number])[] = [
  ["csv", 125_001],
  ["csv", 500_001],
  ["csv", 2_000_001],
  ["xlsx", 25_002],
  ["xlsx", 100_002],
  ["ods", 25_002],
  ["ods", 100_002],
  ["json-stat", 25_002],
  ["json-stat", 162_000],
];

function say(name: string, { rows, seconds, processor, peak }: Measured): void {
  const speed = Math.round(rows / seconds);
  const cost = processor === undefined ? "" : `, ${processor.toFixed(2)} s of processor`;
  console.log(
    `${name}: ${rows} rows in ${seconds.toFixed(2)} s${cost}, ${speed} rows a second, peak ${Math.round(peak)} MB`,
  );
}

function benchAll(times: number, only: string | undefined): void {
  const folder = mkdtempSync(join(tmpdir(), "felles-bench-"));
  try {
    for (const [format, rows] of sizes) {
      if (only !== undefined && only !== format) continue;
      const path = join(folder, `tall.${format === "json-stat" ? "json" : format}`);
      writeFileSync(path, makers[format]!(rows));
      const here = [...process.execArgv, import.meta.filename, "--one", path];
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

const [flag = "3", path] = process.argv.slice(2);
if (flag === "--one") measureHere(path!);
else benchAll(Number(flag), path);
