/** The registry of formats: one file and one line here add one. The first that recognises a file reads it. */
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";
import { healthCsv } from "./health-csv.ts";
import { jsonStat } from "./json-stat.ts";
import { ods } from "./ods.ts";
import { parquet } from "./parquet.ts";
import { refused } from "./refused.ts";
import { xlsx } from "./xlsx.ts";

/** CSV comes last: it takes whatever the others do not. */
export const formats: readonly Format[] = [xlsx, ods, parquet, refused, jsonStat, healthCsv, csv];
