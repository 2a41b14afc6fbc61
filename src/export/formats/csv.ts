/** Released rows as CSV. */
import { estimatesCsv } from "../estimates-csv.ts";
import type { ExportFormat } from "../format.ts";

export const csv: ExportFormat = {
  id: "csv",
  mediatype: "text/csv",
  encoding: "utf-8",
  about: "estimatesCsv",
  write: async (rows) => estimatesCsv(rows),
};
