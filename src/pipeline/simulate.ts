/** Synthetic deliveries by name: the samples, or the whole course up to the decision year. */
import { demo2029, sampleTruth, simulate } from "../simulate/index.ts";

/** The worlds that can be asked for. */
const truths = { samples: sampleTruth, "2029": demo2029 } as const;

export type DemoName = keyof typeof truths;

/** A sample folder by path; `seed` null takes the world's own. */
export function simulatedFolder(name: DemoName, seed: number | null): ReadonlyMap<string, Uint8Array> {
  const truth = truths[name];
  return simulate(seed === null ? truth : { ...truth, seed });
}
