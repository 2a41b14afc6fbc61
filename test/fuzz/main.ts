/** `npm run fuzz [minutes] [seed]`: mutated files for as long as one likes; what breaks is kept in work/fuzz. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defineFolder } from "../../src/pipeline/define.ts";
import { rulesOf } from "../../src/pipeline/rules.ts";
import { fuzz } from "./fuzz.ts";

const [minutes = "10", seed = "1"] = process.argv.slice(2);
const root = join(import.meta.dirname, "..", "..");
const rules = { ...rulesOf(defineFolder(join(root, "pipelines"))), latest: "2027-Q3" };
const folder = join(root, "work", "fuzz");
const end = performance.now() + Number(minutes) * 60_000;

const share = { seed: Number(seed), from: 0, files: Number.POSITIVE_INFINITY, isTime: () => performance.now() > end };
const result = fuzz(rules, share, (number, { file, bytes }) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${seed}-${number}-${file}`), bytes);
});
for (const { number, file, breaches } of result.failures) console.log(`${number} ${file}: ${breaches.join("; ")}`);
console.log(`${result.files} files, ${result.failures.length} of them break what must hold (seed ${seed})`);
process.exitCode = result.failures.length === 0 ? 0 : 1;
