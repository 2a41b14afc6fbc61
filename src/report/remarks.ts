/** The remarks and reasons that must stand beside rows, each once. */
import type { Released } from "../model/released.ts";
import { describeNote, describeReason } from "../text/describe.ts";
import type { BlockContext } from "./block.ts";
import { areaName } from "./naming.ts";
import { distinct } from "./rows.ts";

export function remarksOn(rows: readonly Released[], context: BlockContext): readonly string[] {
  const nameOf = (code: string): string => areaName(code, context);
  return distinct(rows.flatMap((row) => row.notes).map((note) => describeNote(note, context.lang, nameOf)));
}

/** Why a row has no number; empty for a row that has one. */
export function reasonFor(row: Released, context: BlockContext): string {
  if (row.status === "released") return "";
  return describeReason(row.reason, context.lang, (code) => areaName(code, context));
}

/** Why rows have no number, each reason once. */
export function reasonsFor(rows: readonly Released[], context: BlockContext): readonly string[] {
  return distinct(rows.map((row) => reasonFor(row, context)).filter((reason) => reason !== ""));
}
