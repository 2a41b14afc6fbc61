/** The world as a run sees it, made of the console. */
import type { Host } from "../pipeline/host.ts";
import { dateInNorway } from "../store/clock.ts";
import { pngThread } from "./png-thread.ts";
import type { Call } from "./verb.ts";
import { version } from "./version.ts";

/** Compiled, as users have it, the program has a thread to start; run from its source, it has none. */
const worker = new URL("./png-worker.js", import.meta.url);
const drawPng = import.meta.url.endsWith(".js") ? pngThread(worker) : undefined;

export function hostOf(call: Call): Host {
  const { console, progress, words } = call;
  return {
    step: (step, done, total) => progress.step(words.step[step], done, total),
    today: () => dateInNorway(console.now()),
    now: console.now,
    elapsed: console.elapsed,
    pause: console.pause,
    interrupted: console.interrupted,
    drawPng,
    version,
  };
}
