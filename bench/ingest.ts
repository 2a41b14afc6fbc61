/** Ingest of the samples against csv-parse and zod alone on the same rows: same cells read, same rows accepted. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { ingest } from "../src/ingest/index.ts";
import type { Layout } from "../src/model/layout.ts";
import { isMeasure } from "../src/model/layout.ts";
import { defineFolder } from "../src/pipeline/define.ts";
import { rulesOf } from "../src/pipeline/rules.ts";
import { type Comparison, compare } from "./measure.ts";

const root = join(import.meta.dirname, "..");

/** What a script of ten lines would do: a schema of strings and numbers, and nothing else. */
function plainSchema(layout: Layout): z.ZodType {
  const number = z.string().transform((text) => Number(text.replace(/[\s\u00a0]/g, "").replace(",", ".")));
  const shape = layout.columns.map((column) => [column.name, (isMeasure(column) ? number : z.string()).optional()]);
  return z.object(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

export interface IngestBench extends Comparison {
  readonly rows: number;
  readonly rowsPerSecond: number;
}

export function benchIngest(rounds: number): IngestBench {
  const definitions = defineFolder(join(root, "pipelines"));
  const rules = { ...rulesOf(definitions), latest: null };
  const inbox = join(root, "data-samples", "inbox");
  const files = readdirSync(inbox)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((file) => ({ file, bytes: readFileSync(join(inbox, file)) }));
  const read = files.map(({ file, bytes }) => {
    const outcome = ingest({ file, bytes, kind: null }, rules);
    if (!outcome.ok) throw new RangeError(`${file} was refused`);
    const { table, kind, count } = outcome.value;
    const layout = definitions.layouts.find((each) => each.kind === kind)!;
    return { bytes, table, count, layout, schema: plainSchema(layout) };
  });
  const rows = read.reduce((sum, it) => sum + it.count.read, 0);
  const ours = (): void => {
    for (const { file, bytes } of files) ingest({ file, bytes, kind: null }, rules);
  };
  const theirs = (): void => {
    let seen = 0;
    for (const { bytes, table, schema } of read) {
      const text = new TextDecoder(table.dialect.encoding).decode(bytes);
      const parsed = parse(text, {
        delimiter: table.dialect.separator,
        from_line: table.headerLine,
        columns: true,
        bom: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
      }) as readonly unknown[];
      for (const row of parsed) if (schema.safeParse(row).success) seen += 1;
    }
    if (seen < rows * 0.99) throw new RangeError(`the plain way read ${seen} of ${rows} rows`);
  };
  const result = compare(ours, theirs, rounds);
  return { ...result, rows, rowsPerSecond: rows / (result.ours / 1000) };
}
