/** The estimate of effect, worded by rule: never stronger than signs of effect, and undecided is a result. */
import { z } from "zod";
import { membersOn } from "../../model/area.ts";
import type { NoteCode } from "../../model/estimate.ts";
import { dayAfter } from "../../model/period.ts";
import type { Released } from "../../model/released.ts";
import type { Block, Term } from "../../model/report.ts";
import { describeNote } from "../../text/describe.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { EffectOutcome } from "../../text/words/report.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName, indicatorName } from "../naming.ts";
import { reasonFor } from "../remarks.ts";
import { matching } from "../rows.ts";
import { intervalText, levelText, valueText } from "../values.ts";
import { verdict } from "../verdict.ts";

const options = z.strictObject({ analysis: z.string() });

/** A p-value that a note carries, or undefined. */
function noted(row: Released, code: NoteCode): number | undefined {
  const p = row.notes.find((note) => note.code === code)?.params.p;
  return typeof p === "number" ? p : undefined;
}

/** Whether even the smallest attainable p lies above what the level asks for. */
function unreachable(row: Released): boolean {
  const smallest = noted(row, "smallest-p");
  return smallest !== undefined && row.level !== null && smallest > 1 - row.level;
}

/**
 * Signs need an interval on the good side of 1 and a randomisation p under 1 − level; the claim gate's other checks
 * (leave-one-out, both donor pools, degrees of freedom, negative control) are what a stronger wording would need.
 */
export function outcome(row: Released, better: "lower" | "higher" | "neither"): EffectOutcome {
  if (row.status === "withheld" || better === "neither" || unreachable(row)) return "undecided";
  const p = noted(row, "randomisation-p");
  if (p === undefined || row.level === null || p > 1 - row.level) return "undecided";
  const found = verdict(row);
  if (found !== "lower" && found !== "higher") return "undecided";
  return found === better ? "signs" : "against";
}

function donorsOf(row: Released, context: BlockContext): readonly string[] {
  const comparator = context.analyses.find((analysis) => analysis.id === row.analysis)?.comparator ?? null;
  if (comparator === null) return [];
  const count = membersOn(context.programme.areas, comparator, dayAfter(context.period)).length;
  const template = catalogues[context.lang].report.effect.donors;
  return [fill(template, { donors: areaName(comparator, context), count: formatPlain(count, context.lang) })];
}

function terms(row: Released, context: BlockContext): readonly Term[] {
  const words = catalogues[context.lang].report.effect;
  const { lang } = context;
  const subject = fill(words.subject, {
    indicator: indicatorName(row.indicator, context),
    area: areaName(row.area, context),
    period: formatPeriod(row.period, lang),
  });
  const notes = row.notes.map((note) => describeNote(note, lang, (code) => areaName(code, context)));
  const certainty = [...notes, ...(unreachable(row) ? [words.unreachable] : []), words.power];
  let estimate = reasonFor(row, context);
  if (row.status === "released") {
    const interval = intervalText(row, lang);
    estimate = fill(interval === "" ? words.estimateAlone : words.estimate, {
      value: valueText(row, lang),
      level: levelText(row, lang),
      interval,
    });
  }
  return [
    { term: words.terms.subject, texts: [subject, ...donorsOf(row, context)] },
    { term: words.terms.estimate, texts: [estimate] },
    { term: words.terms.certainty, texts: certainty },
    { term: words.terms.shows, texts: [words.shows] },
    { term: words.terms.showsNot, texts: words.showsNot },
  ];
}

export const effect = blockKind("effect", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const rows = matching(context.rows, { analyses: [given.analysis], measures: ["effect-ratio"] });
  if (rows.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  return rows.flatMap((row): readonly Block[] => {
    const found = outcome(row, context.indicators.get(row.indicator)?.better ?? "neither");
    return [
      {
        kind: "notice",
        tone: found === "against" ? "caution" : "information",
        title: words.effect.title[found],
        text: words.effect.text[found],
      },
      { kind: "terms", items: terms(row, context) },
    ];
  });
});
