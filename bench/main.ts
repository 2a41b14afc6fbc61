/** `npm run bench`: the figures that bench/README.md states, measured on this machine. */
import { cpus } from "node:os";
import { benchDisclose } from "./disclose.ts";
import { benchIngest } from "./ingest.ts";
import { privacyLines } from "./privacy.ts";
import { restrictedLine } from "./restricted.ts";
import { benchHelp, benchStart } from "./start.ts";
import { benchStats } from "./stats.ts";
import { benchGate, benchStore } from "./store.ts";

const one = (value: number): string => value.toFixed(1);

console.log(`Node ${process.versions.node}, ${cpus().length} cores`);
const ingest = benchIngest(7);
console.log(
  `ingest of the samples: ${ingest.rows} rows, ${Math.round(ingest.rowsPerSecond)} rows a second; ` +
    `${ingest.ratio.toFixed(2)} times the time of csv-parse + zod (${one(ingest.ours)} ms against ${one(ingest.theirs)} ms; reach: 3)`,
);
const help = benchHelp(7);
console.log(`felles --help: ${Math.round(help.seconds * 1000)} ms (reach: 250)`);
const start = benchStart(5);
const memory = start.megabytes === null ? "memory not measured" : `${Math.round(start.megabytes)} MB`;
console.log(`quarterly run on the samples: ${one(start.seconds)} s, ${memory} (reach: 6 s, 700 MB)`);
const store = await benchStore(5);
console.log(
  `store, ${store.rows} observations: saved in ${store.saveSeconds.toFixed(2)} s, loaded in ${store.loadSeconds.toFixed(2)} s`,
);
const gate = await benchGate(5);
console.log(`disclose() on the samples: ${gate.estimates} estimates in ${Math.round(gate.seconds * 1000)} ms`);
benchStats(console.log);
for (const line of privacyLines(2026, 3000)) console.log(line);
console.log(await restrictedLine(2_000_000, 3));
benchDisclose(console.log, process.argv.includes("country"));
