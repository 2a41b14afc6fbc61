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
process.exitCode = await main(process.argv.slice(2), systemConsole(interruption.signal));
