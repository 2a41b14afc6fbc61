/** What a run needs of the world: progress, the clock, and a way to be told to stop. */

import type { DrawPng } from "./pixels.ts";

export type Step = "define" | "receive" | "ingest" | "load" | "estimate" | "disclose" | "draw" | "report" | "publish";

export interface Host {
  /** A step begins, or goes on: `done` of `total`. */
  readonly step: (step: Step, done?: number, total?: number) => void;
  /** Today in Norway, ISO. */
  readonly today: () => string;
  readonly now: () => Date;
  /** Milliseconds since some moment. */
  readonly elapsed: () => number;
  /** Lets the world in for a moment: a Ctrl-C is heard between pieces of work, never in one. */
  readonly pause: () => Promise<void>;
  readonly interrupted: AbortSignal;
  /** Draws pixels beside the run; where it is left out, the run draws them itself. */
  readonly drawPng?: DrawPng | undefined;
  /** The product's version, as outputs carry it. */
  readonly version: string;
}
