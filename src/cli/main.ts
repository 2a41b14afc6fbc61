#!/usr/bin/env node
/** The `felles` program: hands the real world to the command line and leaves with its exit code. */
import { systemConsole } from "./console.ts";
import { main } from "./program.ts";

const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());
// Whoever reads our output may stop early, as `head` does: that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
// While something is awaited that only V8 works at, Node takes the program for idle and waits for every compiler thread
// (0.35 s after the solver of the attack). A timer that never comes tells it better.
const awake = setInterval(() => undefined, 2 ** 30);
try {
  process.exitCode = await main(process.argv.slice(2), systemConsole(interruption.signal));
} finally {
  clearInterval(awake);
}
