/** What earlier runs did, as their records tell. */
import { z } from "zod";
import { readText } from "../store/read.ts";
import { listRuns } from "../store/records.ts";

const shape = z.object({
  started: z.string(),
  pipeline: z.string(),
  period: z.string().nullable(),
  definition: z.string().nullable(),
  dryRun: z.boolean(),
  exit: z.number(),
  outputs: z.array(z.unknown()),
  deliveries: z.array(z.object({ sha256: z.string() })),
});

export type PastRun = z.infer<typeof shape>;

function read(path: string): readonly PastRun[] {
  const text = readText(path);
  if (!text.ok) return [];
  try {
    const parsed = shape.safeParse(JSON.parse(text.value));
    return parsed.success ? [parsed.data] : [];
  } catch {
    // A record that cannot be read tells of no finished run: the worst that follows is that a run is made again.
    return [];
  }
}

/** Runs that ended in a published report, oldest first. */
export function publishedRuns(work: string): readonly PastRun[] {
  const runs = listRuns(work);
  if (!runs.ok) return [];
  return runs.value
    .flatMap((record) => read(record.path))
    .filter((it) => !it.dryRun && it.outputs.length > 0 && it.period !== null)
    .sort((a, b) => (a.started < b.started ? -1 : 1));
}
