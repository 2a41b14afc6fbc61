/** What may be said of an estimate of effect: chosen by rule, never by an author. */
import type { NoteCode } from "../model/estimate.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import type { EffectOutcome } from "../text/words/report.ts";
import type { BlockContext } from "./block.ts";
import { reasonFor } from "./remarks.ts";
import { intervalText, levelText, valueText } from "./values.ts";
import { verdict } from "./verdict.ts";

/** A p-value that a note carries, or undefined. */
function noted(row: Released, code: NoteCode): number | undefined {
  const p = row.notes.find((note) => note.code === code)?.params.p;
  return typeof p === "number" ? p : undefined;
}

/** Whether even the smallest attainable p lies above what the level asks for. */
export function unreachable(row: Released): boolean {
  const smallest = noted(row, "smallest-p");
  return smallest !== undefined && row.level !== null && smallest > 1 - row.level;
}

/**
 * Signs need an interval on the good side of 1 and a randomisation p of at most 1 − level; the claim gate's other checks
 * (leave-one-out, both donor pools, degrees of freedom, negative control) are what a stronger wording would need.
 */
export function effectOutcome(row: Released, context: BlockContext): EffectOutcome {
  const better = context.indicators.get(row.indicator)?.better ?? "neither";
  if (row.status === "withheld" || better === "neither" || unreachable(row)) return "undecided";
  const p = noted(row, "randomisation-p");
  if (p === undefined || row.level === null || p > 1 - row.level) return "undecided";
  const found = verdict(row);
  if (found !== "lower" && found !== "higher") return "undecided";
  return found === better ? "signs" : "against";
}

/** The estimate with its interval as a sentence, or the reason why there is none. */
export function effectEstimate(row: Released, context: BlockContext): string {
  if (row.status === "withheld") return reasonFor(row, context);
  const words = catalogues[context.lang].report.effect;
  const interval = intervalText(row, context.lang);
  return fill(interval === "" ? words.estimateAlone : words.estimate, {
    value: valueText(row, context.lang),
    level: levelText(row, context.lang),
    interval,
  });
}
