/** DuckDB inside the process, loaded only when it is needed: it is the heaviest library of the house. */
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { takeStreams } from "./stream.ts";

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A path for a table function that expands wildcards, so that `[`, `*` and `?` in a folder's name stand for themselves. */
export function literalPath(path: string): string {
  return literal(path.replace(/[[*?]/g, (sign) => `[${sign}]`));
}

/** Started once: a run stores dozens of deliveries, and each start takes as long as a small delivery. */
const engines = new Map<number | null, Promise<DuckDBInstance>>();

let opened = 0;

function engine(threads: number | null): Promise<DuckDBInstance> {
  let started = engines.get(threads);
  if (!started) {
    const settings: Record<string, string> = {
      temp_directory: "",
      ...(threads === null ? {} : { threads: `${threads}` }),
    };
    started = import("@duckdb/node-api").then(async ({ DuckDBInstance }) => {
      const instance = await DuckDBInstance.create(":memory:", settings);
      await takeStreams(instance);
      return instance;
    });
    engines.set(threads, started);
  }
  return started;
}

/**
 * Runs queries in an empty database in memory, which is gone afterwards.
 *
 * @param threads  null takes every core; no result depends on it
 */
export async function withEngine<T>(use: (db: DuckDBConnection) => Promise<T>, threads: number | null): Promise<T> {
  const connection = await (await engine(threads)).connect();
  opened += 1;
  const room = `room_${opened}`;
  try {
    await connection.run(`attach ':memory:' as ${room}`);
    await connection.run(`use ${room}`);
    try {
      return await use(connection);
    } finally {
      await connection.run("use memory");
      await connection.run(`detach ${room}`);
    }
  } finally {
    connection.closeSync();
  }
}
