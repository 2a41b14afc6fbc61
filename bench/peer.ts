/** Runs the other half of a comparison, in R or Python, where it is installed. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PeerAnswer {
  /** Of the work alone, without starting the program and reading its input. */
  readonly seconds: number;
  readonly [name: string]: number | readonly number[];
}

export interface Skipped {
  readonly skipped: string;
}

const programs = { r: ["Rscript", "--vanilla"], python: ["python3"] } as const;

/** A table of numbers as CSV, in columns. */
export function csvOf(columns: Readonly<Record<string, ArrayLike<number>>>): string {
  const lists = Object.values(columns);
  const rows = Array.from({ length: lists[0]!.length }, (_, row) => lists.map((list) => list[row]!).join(","));
  return `${Object.keys(columns).join(",")}\n${rows.join("\n")}\n`;
}

/** The answer of `bench/r/<task>.R` or `bench/python/<task>.py` to a file; why not, when it cannot run here. */
export function askPeer(language: keyof typeof programs, task: string, input: string): PeerAnswer | Skipped {
  const folder = mkdtempSync(join(tmpdir(), "felles-peer-"));
  try {
    const file = join(folder, "input.csv");
    writeFileSync(file, input);
    const script = join(import.meta.dirname, language, `${task}.${language === "r" ? "R" : "py"}`);
    const [program, ...flags] = programs[language];
    const ran = spawnSync(program, [...flags, script, file], { encoding: "utf8" });
    if (ran.error) return { skipped: `${program} is not installed` };
    if (ran.status !== 0) {
      // Python says it last and R first, both with this word.
      const reason = ran.stderr.split("\n").find((line) => line.includes("Error")) ?? "it ended without a reason";
      return { skipped: `${program} could not run ${task}: ${reason}` };
    }
    return JSON.parse(ran.stdout) as PeerAnswer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
