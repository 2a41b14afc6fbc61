/** A report's folder as one side of a comparison: its estimates.csv and how they were made. */
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Outcome } from "../../model/issue.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import { readText } from "../../store/read.ts";
import type { Making } from "./cause.ts";
import type { Statement } from "./compare.ts";

export interface Side {
  /** The pipeline that made it; null for a delivery. */
  readonly pipeline: string | null;
  /** null for a delivery. */
  readonly making: Making | null;
  readonly statements: readonly Statement[];
}

const record = z.object({
  pipeline: z.string(),
  version: z.string(),
  period: z.string().nullable(),
  asOf: z.string().nullable(),
  definition: z.string().nullable(),
  inputs: z.string(),
});

const text = z.string();

const row = z.object({
  analysis: text,
  indicator: text,
  area: text,
  period: text,
  group: text,
  measure: text,
  comparator: text,
  value: text,
  lower: text,
  upper: text,
  numerator: text,
  denominator: text,
  method: text,
  reason: text,
});

export type EstimateRow = z.output<typeof row>;

/** A row of estimates.csv as a statement. */
export function statementOf(it: EstimateRow): Statement {
  const { analysis, indicator, area, period, group, measure, comparator } = it;
  const subject = { analysis, indicator, area, group, measure, comparator };
  const series = Object.values(subject).join("|");
  return {
    address: `${series}|${period}`,
    series,
    period,
    subject,
    value: it.value === "" ? null : Number(it.value),
    rest: [it.lower, it.upper, it.numerator, it.denominator, it.method].join("|"),
    reason: it.reason,
  };
}

/** Reads a report's folder. */
export function reportSide(folder: string): Outcome<Side> {
  const unfit = rejected([issue("diff.not-a-report", { file: folder })]);
  const [json, csv] = [readText(join(folder, "run.json")), readText(join(folder, "estimates.csv"))];
  if (!json.ok || !csv.ok) return unfit;
  try {
    const made = record.safeParse(JSON.parse(json.value));
    const rows = z.array(row).safeParse(parse(csv.value, { columns: true }));
    if (!made.success || !rows.success) return unfit;
    const { pipeline, ...making } = made.data;
    return accepted({ pipeline, making, statements: rows.data.map(statementOf) });
  } catch {
    return unfit;
  }
}
