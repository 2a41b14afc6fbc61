/** What a run has done so far: a run that stops half-way still leaves a record of it. */
import type { Issue } from "../model/issue.ts";
import type { Host, Step } from "./host.ts";
import { deliveryRecords, type RunFacts, runRecord } from "./record.ts";

export interface Trail {
  readonly facts: () => RunFacts;
  /** Adds to what is known. */
  readonly learn: (facts: Partial<RunFacts>) => void;
  /** A step is done: how many rows it handled, and what it found. */
  readonly note: (step: Step, rows: number, findings?: readonly Issue[]) => void;
  /** Shows the step as begun, and times it; throws instead when the run was interrupted. */
  readonly timed: <T>(step: Step, work: () => T | Promise<T>) => Promise<T>;
  /** With the clock, the seconds and the hash of each delivery: for work/runs, never for an output. */
  readonly diary: (started: string, seconds: number) => Readonly<Record<string, unknown>>;
}

/** An empty trail for a run that was asked for. */
export function trailOf(initial: RunFacts, host: Host): Trail {
  let facts = initial;
  const timings: { readonly step: Step; readonly seconds: number }[] = [];
  return {
    facts: () => facts,
    learn: (more) => {
      facts = { ...facts, ...more };
    },
    note: (step, rows, findings = []) => {
      facts = { ...facts, steps: [...facts.steps, { step, rows }], findings: [...facts.findings, ...findings] };
    },
    timed: async (step, work) => {
      host.step(step);
      await host.pause();
      host.interrupted.throwIfAborted();
      const begun = host.elapsed();
      try {
        return await work();
      } finally {
        timings.push({ step, seconds: (host.elapsed() - begun) / 1000 });
      }
    },
    diary: (started, seconds) => ({
      started,
      seconds,
      timings,
      ...runRecord(facts),
      deliveries: deliveryRecords(facts.deliveries),
    }),
  };
}
