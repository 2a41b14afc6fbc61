/** The remarks and reasons that must stand beside rows, each once. */
import type { NoteCode } from "../model/estimate.ts";
import type { Released } from "../model/released.ts";
import { describeNote, describeReason } from "../text/describe.ts";
import type { BlockContext } from "./block.ts";
import { areaName } from "./naming.ts";
import { distinct } from "./rows.ts";

export function remarksOn(
  rows: readonly Released[],
  context: BlockContext,
  except: readonly NoteCode[] = [],
): readonly string[] {
  return distinct(
    rows
      .flatMap((row) => row.notes)
      .filter((note) => !except.includes(note.code))
      .map((note) => describeNote(note, context.lang, (code) => areaName(code, context))),
  );
}

/** Why a row has no number; empty for a row that has one. */
export function reasonFor(row: Released, context: BlockContext): string {
  if (row.status === "released") return "";
  return describeReason(row.reason, context.lang, (code) => areaName(code, context));
}
