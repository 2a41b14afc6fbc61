/** Released rows as a danfo.js data frame, for researchers who script in JavaScript. */

import { IssueError, issue } from "../model/issue.ts";
import type { Released } from "../model/released.ts";
import type { ParquetValue } from "../store/parquet.ts";
import { releasedCells, releasedColumns } from "./columns.ts";

/** The part of danfo's DataFrame that is promised here; the object is danfo's own, with all its methods. */
export interface DataFrame {
  readonly columns: readonly string[];
  readonly dtypes: readonly string[];
  readonly shape: readonly number[];
  readonly values: readonly (readonly ParquetValue[])[];
}

interface Danfo {
  readonly DataFrame: new (
    rows: readonly (readonly ParquetValue[])[],
    options: { readonly columns: readonly string[]; readonly dtypes: readonly string[] },
  ) => DataFrame;
}

// In a variable, so that the compiler asks for no optional package.
const packageName: string = "danfojs-node";

async function loadDanfo(): Promise<unknown> {
  return import(packageName);
}

/** Modules of the older kind arrive inside `default`. */
function unwrapped(loaded: unknown): Danfo {
  const outer = loaded as Danfo & { readonly default?: Danfo };
  return outer.default ?? outer;
}

/**
 * Released rows as a danfo.js DataFrame, sorted by address. Codes stay text: danfo by itself reads 0101 as 101.
 *
 * @throws IssueError export.missing-package when danfojs-node is not installed
 * @throws RangeError when a row was not released, or two share an address
 */
export async function toDataFrame(
  rows: readonly Released[],
  load: () => Promise<unknown> = loadDanfo,
): Promise<DataFrame> {
  const cells = releasedCells(rows);
  const danfo = await load().then(unwrapped, (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new IssueError([issue("export.missing-package", null, { package: packageName })], 2);
  });
  return new danfo.DataFrame(cells, {
    columns: releasedColumns.map(({ name }) => name),
    dtypes: releasedColumns.map(({ type }) => (type === "text" ? "string" : "float32")),
  });
}
