/** The remarks and reasons that must stand beside rows, each once. */
import type { Released } from "../model/released.ts";
import { describeNote, describeReason } from "../text/describe.ts";
import type { BlockContext } from "./block.ts";
import { areaName, shortIndicatorName } from "./naming.ts";
import { distinct } from "./rows.ts";

/** A remark that only one of several indicators carries is said of that one. */
export function remarksOn(rows: readonly Released[], context: BlockContext): readonly string[] {
  const nameOf = (code: string): string => areaName(code, context);
  const carriers = new Map<string, Set<string>>();
  for (const row of rows)
    for (const note of row.notes) {
      const text = describeNote(note, context.lang, nameOf);
      carriers.set(text, (carriers.get(text) ?? new Set()).add(row.indicator));
    }
  const several = new Set(rows.map((row) => row.indicator)).size > 1;
  return [...carriers].map(([text, indicators]) => {
    const [only] = indicators;
    return several && indicators.size === 1 ? `${shortIndicatorName(only!, context)}: ${text}` : text;
  });
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
