/** The quarterly run on the samples as a user starts it: seconds and memory, from an empty store. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "./measure.ts";

const root = join(import.meta.dirname, "..");
const program = join(root, "dist", "cli", "main.js");
/** What `npm start` gives Node: on two cores, more threads that compile only wait for each other, and hold memory. */
const flags = ["--v8-pool-size=1"];

export interface StartBench {
  readonly seconds: number;
  /** Peak resident memory, where the system tells it. */
  readonly megabytes: number | null;
}

/** Peak resident set of a child, by GNU time where it is installed. */
function run(argv: readonly string[]): StartBench {
  const folder = mkdtempSync(join(tmpdir(), "felles-bench-"));
  const timed = existsSync("/usr/bin/time");
  const peak = join(folder, "peak");
  const command = [process.execPath, ...flags, program, ...argv.map((word) => word.replace("@", folder))];
  const whole = timed ? ["/usr/bin/time", "-f", "%M", "-o", peak, ...command] : command;
  const begun = performance.now();
  const { status } = spawnSync(whole[0]!, whole.slice(1), { cwd: root, stdio: "ignore" });
  const seconds = (performance.now() - begun) / 1000;
  if (status !== 0) throw new RangeError(`felles ${argv[0]} ended with ${status}`);
  const megabytes = timed ? Number(readFileSync(peak, "utf8")) / 1024 : null;
  rmSync(folder, { recursive: true, force: true });
  return { seconds, megabytes };
}

function several(argv: readonly string[], rounds: number): StartBench {
  const runs = Array.from({ length: rounds }, () => run(argv));
  const megabytes = runs.flatMap((it) => it.megabytes ?? []);
  return {
    seconds: median(runs.map((it) => it.seconds)),
    megabytes: megabytes.length > 0 ? Math.max(...megabytes) : null,
  };
}

/** `npm start` without the compiler, as an installed felles runs it. */
export function benchStart(rounds: number): StartBench {
  const inbox = ["--inbox", "data-samples/inbox", "--work", "@/work", "--reports", "@/reports"];
  return several(["run", "pipelines/quarterly.yaml", ...inbox, "--fail-on", "critical"], rounds);
}

export function benchHelp(rounds: number): StartBench {
  return several(["--help"], rounds);
}
