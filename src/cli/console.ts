/** The world as the command line sees it, passed as an argument so that tests can stand in for it. */

export interface Console {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Is stderr a terminal, so that a bar may be redrawn? */
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly now: () => Date;
  /** Milliseconds since some moment, for durations only. */
  readonly elapsed: () => number;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

/** The real one. */
export function systemConsole(interrupted: AbortSignal): Console {
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    columns: process.stderr.columns ?? 100,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    elapsed: () => performance.now(),
    interrupted,
  };
}
