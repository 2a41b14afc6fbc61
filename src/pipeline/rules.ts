/** What ingest needs to know of the definitions and of a delivery's note. */
import type { IngestRules, ParquetReader } from "../ingest/index.ts";
import type { Definitions } from "./definition/index.ts";

/** What ingest needs to know of the definitions. */
export function rulesOf(definitions: Definitions, readParquet?: ParquetReader): Omit<IngestRules, "latest"> {
  const { programme, layouts, providerLayouts } = definitions;
  const groups = programme.groups.map((group) => group.id);
  return { layouts, providerLayouts, areas: programme.areas, groups, readParquet };
}

/** Who sent a file; null where nobody said. */
export function senderOf(provider: string): string | null {
  return provider === "unknown" ? null : provider;
}
