/** An empty delivery that a coordinator fills in: the header of a layout, in the dialect that Excel in Norway reads. */
import type { Layout } from "../model/layout.ts";

/** UTF-8 with BOM, semicolons and CRLF: what Excel opens as a table on a Norwegian machine. */
export function templateCsv(layout: Layout): string {
  return `\ufeff${layout.columns.map((column) => column.name).join(";")}\r\n`;
}
