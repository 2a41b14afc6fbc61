/** Runs the command line inside the test, in a folder of its own, with a clock that stands still. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Console } from "../../src/cli/console.ts";
import { main } from "../../src/cli/program.ts";

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly cwd: string;
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly columns?: number;
  readonly interrupted?: AbortSignal;
  /** Sees each piece of stderr as it comes. */
  readonly onStderr?: (text: string) => void;
}

/** `felles ...argv` in a world; never touches the test's own stdout. */
export async function felles(argv: readonly string[], world: World): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  let ticks = 0;
  const console: Console = {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
      world.onStderr?.(text);
    },
    isTerminal: { stdout: world.isTerminal ?? false, stderr: world.isTerminal ?? false },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    sleep: () => Promise.resolve(),
    columns: world.columns ?? 100,
    env: world.env ?? {},
    cwd: world.cwd,
    now: () => new Date(world.now ?? "2027-11-20T09:00:00Z"),
    elapsed: () => {
      ticks += 1;
      return ticks;
    },
    interrupted: world.interrupted ?? new AbortController().signal,
  };
  const exit = await main(argv, console);
  return { exit, stdout, stderr };
}

/** A folder that is gone after the work. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "felles-test-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
