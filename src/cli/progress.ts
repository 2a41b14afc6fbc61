/** Progress on stderr: one redrawn line on a terminal, plain lines otherwise. */
import type { Console } from "./console.ts";
import { safe } from "./terminal.ts";

export interface Progress {
  /** A step begins; `done` of `total` units of it are finished. */
  readonly step: (label: string, done?: number, total?: number) => void;
  /** Ends the line so that other text may follow. */
  readonly end: () => void;
}

const width = 24;

function bar(done: number, total: number): string {
  const filled = total === 0 ? width : Math.round((done / total) * width);
  return `[${"#".repeat(filled)}${"-".repeat(width - filled)}] ${done}/${total}`;
}

/** Silent when `quiet`. */
export function progressOn(console: Console, quiet: boolean): Progress {
  if (quiet) return { step: () => undefined, end: () => undefined };
  let open = false;
  let last = "";
  return {
    step: (label, done, total) => {
      const text = safe(label);
      if (!console.isTerminal.stderr) {
        if (text !== last) console.stderr(`${text}\n`);
        last = text;
        return;
      }
      const line = done === undefined || total === undefined ? text : `${text} ${bar(done, total)}`;
      console.stderr(`\r\u001b[2K${line.slice(0, console.columns - 1)}`);
      open = true;
    },
    end: () => {
      if (open) console.stderr("\r\u001b[2K");
      open = false;
    },
  };
}
