#!/usr/bin/env node
/** The `felles` program: hands the real world to the command line and leaves with its exit code. */
import { systemConsole } from "./console.ts";
import { main } from "./program.ts";

const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());
process.exitCode = await main(process.argv.slice(2), systemConsole(interruption.signal));
