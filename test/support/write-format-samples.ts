/** `npx tsx test/support/write-format-samples.ts`: writes test/ingest/samples anew. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatSamples } from "./format-samples.ts";

const folder = join(import.meta.dirname, "..", "ingest", "samples");
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of formatSamples()) writeFileSync(join(folder, name), bytes);
