/** DuckDB inside the process, loaded only when it is needed: it is the heaviest library of the house. */
import type { DuckDBConnection } from "@duckdb/node-api";

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path for a table function that expands wildcards, so that `[`, `*` and `?` in a folder's name stand for themselves. */
export function literalPath(path: string): string {
  return literal(path.replace(/[[*?]/g, (sign) => `[${sign}]`));
}

/**
 * Runs queries in an empty database in memory, which is closed afterwards.
 *
 * @param threads  null takes every core; no result depends on it
 */
export async function withEngine<T>(use: (db: DuckDBConnection) => Promise<T>, threads: number | null): Promise<T> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const settings: Record<string, string> = {
    temp_directory: "",
    ...(threads === null ? {} : { threads: `${threads}` }),
  };
  const instance = await DuckDBInstance.create(":memory:", settings);
  try {
    const connection = await instance.connect();
    try {
      return await use(connection);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
