/** The registry of column types, and the reader of a column: a schema built once, each distinct text parsed once. */
import type { Area } from "../../model/area.ts";
import type { Column, ColumnType } from "../../model/layout.ts";
import type { PeriodId } from "../../model/period.ts";
import { tidy } from "../fold.ts";
import { isQuotable } from "../guard.ts";
import { areaSchema } from "./area.ts";
import type { CellSchema, Fault, IngestCode, Statement } from "./cell.ts";
import { faultOf } from "./cell.ts";
import { codeSchema, groupSchema, periodSchema, yearSchema } from "./dimensions.ts";
import { countSchema, dateSchema, numberSchema, percentSchema } from "./measures.ts";

/** What the schemas of a file depend on besides the layout. */
export interface CellRules {
  readonly areas: readonly Area[];
  readonly groups: readonly string[];
  readonly latest: PeriodId | null;
  /** Whether the point is the file's decimal sign: when commas stand between the cells. */
  readonly point: boolean;
}

const schemas: Readonly<Record<ColumnType, (column: Column, rules: CellRules) => CellSchema>> = {
  area: (_, rules) => areaSchema(rules.areas),
  group: (_, rules) => groupSchema(rules.groups),
  period: (_, rules) => periodSchema(rules.latest),
  year: (_, rules) => yearSchema(rules.latest),
  code: (column) => codeSchema(column),
  count: (_, rules) => countSchema(rules.point),
  percent: (_, rules) => percentSchema(rules.point),
  amount: (_, rules) => numberSchema(rules.point),
  number: (_, rules) => numberSchema(rules.point),
  date: () => dateSchema(),
};

/** What is said instead when the cell cannot be quoted. */
const unquoted: Partial<Readonly<Record<IngestCode, IngestCode>>> = {
  "ingest.not-number": "ingest.text-for-number",
  "ingest.not-period": "ingest.text-for-period",
  "ingest.not-year": "ingest.text-for-year",
  "ingest.unknown-area": "ingest.text-for-area",
};

export type CellResult =
  | { readonly ok: true; readonly value: string | Statement }
  | { readonly ok: false; readonly fault: Fault };

function guarded(it: Fault, text: string): Fault {
  if (isQuotable(text)) return { code: it.code, params: { ...it.params, cell: text } };
  return { code: unquoted[it.code] ?? it.code, params: { ...it.params, cell: "…" } };
}

/** Distinct texts of one column that are remembered; more, and each is parsed anew. */
const mostRemembered = 100_000;

/** The reader of a column's cells. A delivery says the same few things over and over: each is parsed once. */
export function cellReader(column: Column, rules: CellRules): (cell: string) => CellResult {
  const schema = schemas[column.type](column, rules);
  const seen = new Map<string, CellResult>();
  return (cell) => {
    const before = seen.get(cell);
    if (before) return before;
    const text = tidy(cell);
    const parsed = schema.safeParse(text);
    const result: CellResult = parsed.success
      ? { ok: true, value: parsed.data }
      : { ok: false, fault: guarded(faultOf(parsed.error), text) };
    if (seen.size >= mostRemembered) seen.clear();
    seen.set(cell, result);
    return result;
  };
}
