/** The built program in a process of its own, for what only a process can show: time zones, locales, signals, sudden death. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./workspace.ts";

const program = join(repository, "dist", "cli", "main.js");

export interface ChildWorld {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ended {
  /** null when a signal ended it. */
  readonly exit: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stderr holds the words, or the process has ended. */
  readonly says: (words: string) => Promise<void>;
}

/** `felles ...argv` in a process that inherits nothing but the path. */
export function start(argv: readonly string[], world: ChildWorld): Started {
  if (!existsSync(program)) throw new Error(`${program} is missing: these tests run what "npm run build" makes`);
  const env = { PATH: process.env.PATH, FELLES_LANG: "en", ...world.env };
  const child = spawn(process.execPath, [program, ...argv], { cwd: world.cwd, env });
  let stdout = "";
  let stderr = "";
  let exited = false;
  const waiting: { readonly words: string; readonly resolve: () => void }[] = [];
  const look = (): void => {
    for (const { words, resolve } of waiting) if (exited || stderr.includes(words)) resolve();
  };
  child.stdout.on("data", (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr.on("data", (data: Buffer) => {
    stderr += data.toString();
    look();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (exit, signal) => {
      exited = true;
      look();
      resolve({ exit, signal, stdout, stderr });
    });
  });
  const says = (words: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ words, resolve });
      look();
    });
  return { child, ended, says };
}

export function runChild(argv: readonly string[], world: ChildWorld): Promise<Ended> {
  return start(argv, world).ended;
}
