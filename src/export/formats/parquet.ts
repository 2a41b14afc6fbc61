/** Released rows as Parquet, with types that need no guessing. */
import { parquetBytes } from "../../store/parquet.ts";
import { releasedCells, releasedColumns } from "../columns.ts";
import type { ExportFormat } from "../format.ts";

export const parquet: ExportFormat = {
  id: "parquet",
  mediatype: "application/vnd.apache.parquet",
  encoding: null,
  about: "estimatesParquet",
  write: (rows) => parquetBytes(releasedColumns, releasedCells(rows)),
};
