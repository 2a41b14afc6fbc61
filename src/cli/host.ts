/** The world as a run sees it, made of the console. */
import type { Host } from "../pipeline/host.ts";
import { dateInNorway } from "../store/clock.ts";
import type { Call } from "./verb.ts";
import { version } from "./version.ts";

export function hostOf(call: Call): Host {
  const { console, progress, words } = call;
  return {
    step: (step, done, total) => progress.step(words.step[step], done, total),
    today: () => dateInNorway(console.now()),
    now: console.now,
    elapsed: console.elapsed,
    pause: console.pause,
    interrupted: console.interrupted,
    version,
  };
}
