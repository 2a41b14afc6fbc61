/** A second thread for pixels: packing eighteen pictures takes a fifth of a second of the thread that draws them. */
import { Worker } from "node:worker_threads";
import type { DrawPng } from "../pipeline/pixels.ts";
import type { Answered, Asked } from "./png-worker.ts";

interface Waiting {
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Draws on a thread that is started with the first picture, and that keeps no program from ending once nothing is asked of it.
 *
 * @param script  the compiled png-worker: a thread cannot be started from its TypeScript
 */
export function pngThread(script: URL): DrawPng {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let count = 0;
  const settle = (number: number, how: (it: Waiting) => void): void => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker?.unref();
    if (one) how(one);
  };
  const start = (): Worker => {
    const fresh = new Worker(script);
    fresh.on("message", (it: Answered) =>
      settle(it.number, ({ resolve, reject }) => ("png" in it ? resolve(it.png) : reject(it.error))),
    );
    fresh.on("error", (error) => {
      worker = null;
      for (const number of [...waiting.keys()]) settle(number, ({ reject }) => reject(error));
    });
    return fresh;
  };
  return (...of) =>
    new Promise((resolve, reject) => {
      worker ??= start();
      count += 1;
      waiting.set(count, { resolve, reject });
      worker.ref();
      worker.postMessage({ number: count, of } satisfies Asked);
    });
}
