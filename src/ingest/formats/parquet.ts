/** Parquet, which only a database reads: the reader is handed in by whoever has one. */
import { issue, rejected } from "../../model/issue.ts";
import { tooLarge } from "../decode.ts";
import { largestFile, largestUnpacked, mostCells, mostColumns } from "../limits.ts";
import type { Format } from "./format.ts";

const mark = [0x50, 0x41, 0x52, 0x31];

/** Whether bytes begin as Parquet does: then somebody must read them before ingest can. */
export function isParquet(bytes: Uint8Array): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

/** How large the table in a Parquet file may be. */
export const parquetLimits = { columns: mostColumns, cells: mostCells, bytes: largestUnpacked } as const;

export const parquet: Format = {
  id: "Parquet",
  endings: ["parquet", "pq"],
  recognises: isParquet,
  read: ({ bytes, file, readParquet }) => {
    const large = tooLarge(bytes, file, largestFile);
    if (large) return rejected([large]);
    return readParquet ? readParquet(bytes, file) : rejected([issue("ingest.no-engine", { file })]);
  },
};
