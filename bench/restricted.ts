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

/** Seconds on the clock, and of all the processor's threads together: on a busy machine those are what to compare. */
interface Spent {
  readonly clock: number;
  readonly processor: number;
}

async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { clock: (performance.now() - begun) / 1000, processor: (user + system) / 1e6 };
}

export interface RestrictedBench {
  readonly rows: number;
  readonly megabytes: number;
  readonly ours: Spent;
  readonly bare: Spent;
}

/** Medians over rounds, the two taking turns. */
export async function benchRestricted(rows: number, rounds: number): Promise<RestrictedBench> {
  const definitions = defineFolder(join(import.meta.dirname, "..", "pipelines"));
  const folder = mkdtempSync(join(tmpdir(), "felles-bench-"));
  const path = join(folder, "cases.csv");
  const ours: Spent[] = [];
  const bare: Spent[] = [];
  try {
    writeCases(path, rows);
    for (let round = 0; round < rounds; round++) {
      bare.push(
        await spentOn(() =>
          withEngine(
            (db) =>
              db.run(
                `select kommunenr, kjonn, utfall, count(*), min(henvist), max(startet), max(forste_samtale), max(avsluttet), max(lopenr)
                 from read_csv(${literal(path)}) group by all`,
              ),
            null,
          ),
        ),
      );
      ours.push(
        await spentOn(async () => {
          const outcome = await addUp({ source: "followup-cases", path }, asOf, definitions);
          const read = outcome.issues[0]!.params.read;
          if (!outcome.ok || read !== rows) throw new RangeError(`${String(read)} of ${rows} rows were read`);
        }),
      );
    }
    const megabytes = statSync(path).size / 1024 / 1024;
    return { rows, megabytes, ours: medianOf(ours), bare: medianOf(bare) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function medianOf(all: readonly Spent[]): Spent {
  return { clock: median(all.map((it) => it.clock)), processor: median(all.map((it) => it.processor)) };
}

export async function restrictedLine(rows: number, rounds: number): Promise<string> {
  const { megabytes, ours, bare } = await benchRestricted(rows, rounds);
  const told = ({ clock, processor }: Spent): string =>
    `${processor.toFixed(1)} s of processor, ${clock.toFixed(1)} s on the clock`;
  return (
    `restricted source, ${rows} rows (${Math.round(megabytes)} MB): ${told(ours)}; a bare read_csv aggregate: ${told(bare)}; ` +
    `${(bare.processor / ours.processor).toFixed(2)} times its speed (by the clock ${(bare.clock / ours.clock).toFixed(2)}; reach: 0.5)`
  );
}
