/** The row by which a template shows how it is filled in: left standing, it is no delivery. */
import type { TableRow } from "../model/table.ts";
import { writtenCells } from "../model/table.ts";
import { tidy } from "./fold.ts";

const mark = /^(?:eksempel|døme|example):/i;

/** Whether a row's first cell says that it is the example. */
export function isExample(row: TableRow): boolean {
  return mark.test(tidy(writtenCells(row)[0]!));
}
