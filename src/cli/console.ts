/** The world as the command line sees it, passed as an argument so that tests can stand in for it. */
import { setTimeout } from "node:timers/promises";

export interface Console {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Which of the two streams a person watches: colours there, and on stderr a bar that may be redrawn. */
  readonly isTerminal: { readonly stdout: boolean; readonly stderr: boolean };
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  /** Milliseconds since some moment, for durations only. */
  readonly elapsed: () => number;
  /** Lets signals in. */
  readonly pause: () => Promise<void>;
  /** Waits so many milliseconds; rejects when interrupted. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

/** The real one. */
export function systemConsole(interrupted: AbortSignal): Console {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: { stdout: process.stdout.isTTY === true, stderr: process.stderr.isTTY === true },
    columns: process.stderr.columns ?? 100,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    elapsed: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    sleep: (milliseconds) => setTimeout(milliseconds, undefined, { signal: interrupted }),
    interrupted,
  };
}
