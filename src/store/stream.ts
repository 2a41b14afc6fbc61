/** Rows that the database takes chunk by chunk while it writes them: it never holds them all. */
import type { DuckDBInstance, DuckDBType } from "@duckdb/node-api";

/** The values of a column, some of them at a time. */
export interface Streamed {
  readonly name: string;
  readonly type: DuckDBType;
  readonly slice: (from: number, until: number) => readonly (string | number | boolean | null)[];
}

interface Stream {
  readonly columns: readonly Streamed[];
  readonly count: number;
}

/** Rows in one chunk: DuckDB's vector size. */
const chunkRows = 2048;

/** By the number that a query asks for. */
const streams = new Map<number, Stream>();

let opened = 0;

const source = "streamed_rows";

/** Lets the queries of an instance ask for streams. */
export async function takeStreams(instance: DuckDBInstance): Promise<void> {
  const { DuckDBTableFunction, INTEGER } = await import("@duckdb/node-api");
  const connection = await instance.connect();
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: source,
      parameterTypes: [INTEGER],
      bindFunction: (bind) => {
        const stream = streams.get(bind.getParameter(0) as number)!;
        for (const { name, type } of stream.columns) bind.addResultColumn(name, type);
        bind.setCardinality(stream.count, true);
        bind.setBindData(stream);
      },
      // One thread: the rows come in their order.
      initFunction: (init) => {
        init.setMaxThreads(1);
        init.setInitData({ at: 0 });
      },
      mainFunction: (call, chunk) => {
        const { columns, count } = call.bindData as Stream;
        const place = call.initData as { at: number };
        const from = place.at;
        const until = Math.min(from + chunkRows, count);
        place.at = until;
        chunk.rowCount = until - from;
        if (until > from) for (const [i, { slice }] of columns.entries()) chunk.setColumnValues(i, slice(from, until));
      },
    }),
  );
  connection.closeSync();
}

/** Makes rows a table of queries for a while, in the order in which they come. */
export async function withStream<T>(stream: Stream, use: (table: string) => Promise<T>): Promise<T> {
  opened += 1;
  const number = opened;
  streams.set(number, stream);
  try {
    return await use(`${source}(${number})`);
  } finally {
    streams.delete(number);
  }
}
