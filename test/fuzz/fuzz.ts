/** Reads mutated files through ingest and says of each how it breaks what must hold for every file. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IngestRules } from "../../src/ingest/index.ts";
import { ingest, quarantineCsv } from "../../src/ingest/index.ts";
import { langs } from "../../src/model/labels.ts";
import { integer, type Stream, stream } from "../../src/stats/random.ts";
import { describeIssue, placeText } from "../../src/text/describe.ts";
import { quirks } from "../support/quirk-samples.ts";
import { mutate } from "./mutations.ts";

export interface Seedling {
  readonly file: string;
  readonly bytes: Uint8Array;
}

const root = join(import.meta.dirname, "..", "..");

/** So much of a long delivery is enough to be broken. */
const longest = 1500;

/** The top of a delivery, down to the end of a line. */
function topOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= longest) return bytes;
  return bytes.subarray(0, bytes.lastIndexOf(10, longest) + 1);
}

/** Every sample of the inbox, cut to its top, every small sample of a format, and every quirk. */
export function seedlings(): readonly Seedling[] {
  const folders = [join(root, "data-samples", "inbox"), join(root, "test", "ingest", "samples")];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => !file.endsWith(".yaml"))
      .sort()
      .map((file) => {
        const bytes = readFileSync(join(folder, file));
        return { file, bytes: /\.(?:csv|txt)$/.test(file) ? topOf(bytes) : bytes };
      }),
  );
  return [...files, ...quirks.map(({ file, bytes }, i) => ({ file: `${i}-${file}`, bytes }))];
}

/** Milliseconds of processor time after which a file hangs. */
export const longestMilliseconds = 5000;

/** How reading a file broke what must hold; empty when all is well. */
export function breaches({ file, bytes }: Seedling, rules: IngestRules): readonly string[] {
  const found: string[] = [];
  const begun = process.cpuUsage();
  try {
    const outcome = ingest({ file, bytes, kind: null }, rules);
    if (!outcome.ok && outcome.issues.length === 0) found.push("refused without a reason");
    for (const it of outcome.issues) {
      for (const lang of langs) describeIssue(it, lang);
      if (it.place) placeText(it.place);
    }
    if (outcome.ok) {
      const { count, rejectedRows, observations } = outcome.value;
      if (count.read !== count.accepted + count.rejected) found.push("a row is unaccounted for");
      if (rejectedRows.length !== count.rejected) found.push("a rejected row has no entry");
      if (rejectedRows.some((row) => row.issues.length === 0)) found.push("a row is rejected without a reason");
      if (observations.some((it) => (it.value === null) === (it.missing === null)))
        found.push("a value without a reason");
      if (observations.some((it) => it.value !== null && !Number.isFinite(it.value)))
        found.push("a value that is none");
      quarantineCsv(outcome.value, (it) => describeIssue(it, "nb").message);
    }
  } catch (error) {
    found.push(`a crash: ${(error as Error).stack ?? String(error)}`);
  }
  const { user, system } = process.cpuUsage(begun);
  if ((user + system) / 1000 > longestMilliseconds) found.push(`${Math.round((user + system) / 1000)} ms`);
  return found;
}

export interface FuzzResult {
  readonly files: number;
  /** The number of the file, by which it can be made again, and what went wrong. */
  readonly failures: readonly {
    readonly number: number;
    readonly file: string;
    readonly breaches: readonly string[];
  }[];
}

/** The mutated file with a number, under a seed. */
export function mutated(
  seeds: readonly Seedling[],
  seed: number,
  number: number,
  onMutation?: (name: string) => void,
): Seedling {
  const random: Stream = stream(seed, number);
  const { file, bytes } = seeds[integer(random, seeds.length)]!;
  return { file, bytes: mutate(bytes, random, onMutation) };
}

/** Which of the endless row of mutated files are read. */
export interface Share {
  readonly seed: number;
  /** The number of the first. */
  readonly from: number;
  /** How many at most. */
  readonly files: number;
  readonly isTime: () => boolean;
}

/** Reads mutated files until there are enough, or until it is time. */
export function fuzz(
  rules: IngestRules,
  { seed, from, files: most, isTime }: Share,
  onFailure: (number: number, file: Seedling) => void = () => undefined,
): FuzzResult {
  const seeds = seedlings();
  const failures: FuzzResult["failures"][number][] = [];
  let files = 0;
  while (files < most && !isTime()) {
    const number = from + files;
    const it = mutated(seeds, seed, number);
    const found = breaches(it, rules);
    if (found.length > 0) {
      failures.push({ number, file: it.file, breaches: found });
      onFailure(number, it);
    }
    files += 1;
  }
  return { files, failures };
}
