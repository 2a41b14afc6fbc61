/** A register with a row for each course through DuckDB, against the barest query that reads the same file. */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineFolder } from "../src/pipeline/define.ts";
import { addUp } from "../src/pipeline/restricted/index.ts";
import { literal, withEngine } from "../src/store/engine.ts";
import { courseHeader, courseLine, madeCourses } from "../test/support/case-files.ts";
import { median } from "./measure.ts";

const asOf = "2028-06-30";

/** Rows are made in parts, each with identifiers of its own. */
const part = 50_000;

function writeCases(path: string, rows: number): void {
  const file = openSync(path, "w");
  try {
    writeSync(file, `${courseHeader}\n`);
    for (let from = 0; from < rows; from += part) {
      const made = madeCourses(from + 1, Math.min(part, rows - from));
      writeSync(file, `${made.map((it, i) => courseLine({ ...it, id: `S-${from + i}` }, "x")).join("\n")}\n`);
    }
  } finally {
    closeSync(file);
  }
}

export interface RestrictedBench {
  readonly rows: number;
  readonly megabytes: number;
  readonly oursSeconds: number;
  readonly bareSeconds: number;
}

/** Medians over rounds, the two taking turns. */
export async function benchRestricted(rows: number, rounds: number): Promise<RestrictedBench> {
  const definitions = defineFolder(join(import.meta.dirname, "..", "pipelines"));
  const folder = mkdtempSync(join(tmpdir(), "felles-bench-"));
  const path = join(folder, "cases.csv");
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    writeCases(path, rows);
    for (let round = 0; round < rounds; round++) {
      let begun = performance.now();
      await withEngine(async (db) => {
        await db.run(
          `select kommunenr, kjonn, utfall, count(*), min(henvist), max(startet), max(forste_samtale), max(avsluttet), max(lopenr)
           from read_csv(${literal(path)}) group by all`,
        );
      }, null);
      bare.push((performance.now() - begun) / 1000);
      begun = performance.now();
      const outcome = await addUp({ source: "followup-cases", path }, asOf, definitions);
      ours.push((performance.now() - begun) / 1000);
      const read = outcome.issues[0]!.params.read;
      if (!outcome.ok || read !== rows) throw new RangeError(`${String(read)} of ${rows} rows were read`);
    }
    const megabytes = statSync(path).size / 1024 / 1024;
    return { rows, megabytes, oursSeconds: median(ours), bareSeconds: median(bare) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function restrictedLine(rows: number, rounds: number): Promise<string> {
  const { megabytes, oursSeconds, bareSeconds } = await benchRestricted(rows, rounds);
  return (
    `restricted source, ${rows} rows (${Math.round(megabytes)} MB): ${oursSeconds.toFixed(2)} s, a bare read_csv aggregate ` +
    `${bareSeconds.toFixed(2)} s: ${(bareSeconds / oursSeconds).toFixed(2)} times its speed (reach: 0.5), ` +
    `${Math.round(rows / oursSeconds)} rows a second`
  );
}
