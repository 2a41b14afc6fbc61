/** The grammar of indicators.yaml, and the indicators that it becomes. */
import { z } from "zod";
import type { Denominator, Indicator, Selector } from "../../model/indicator.ts";
import type { Labels } from "../../model/labels.ts";
import { columnName, id, labels, measure, quarter } from "./atoms.ts";

const codes = z.array(id).min(1);

const selector = z.strictObject({
  measure,
  plus: z.array(measure).min(1).optional().describe("further columns of the same kind, added"),
  where: z
    .record(columnName, codes)
    .prefault({})
    .describe("the codes to add, by column; a column not named takes its total"),
});

const indicator = z.strictObject({
  id,
  theme: id,
  labels,
  short: labels.describe("a short name for axes and tables"),
  definition: labels.describe("what is counted, in plain words"),
  source: id,
  kind: z.enum(["rate", "proportion", "count", "amount"]),
  numerator: selector,
  denominator: selector.extend({ personTime: z.boolean().prefault(false) }).optional(),
  share: selector
    .optional()
    .describe("the column of the percentage itself, for deliveries that state no counts; for proportions"),
  per: z.int().min(1).optional().describe("what a rate is shown per"),
  unit: z.string().regex(/^(?:[a-z]+(?:-[a-z]+)*|NOK)$/, { error: "persons" }),
  better: z.enum(["lower", "higher", "neither"]),
  grain: z.enum(["quarter", "year"]),
  breakdowns: z.record(columnName, codes).prefault({}).describe("the codes to show, by column"),
  goal: id,
  maturity: z.int().min(0).prefault(0).describe("days that a cohort must have had before it is counted"),
  open: measure
    .optional()
    .describe(
      "the column of those still in progress: while any are, what was said before the cohort had had its days is not used",
    ),
  breaks: z.array(id).prefault([]),
  personal: z.boolean().prefault(true).describe("false only for money, meetings and dates"),
  disclosure: z
    .strictObject({ minimumNumerator: z.int().min(1), minimumDenominator: z.int().min(1) })
    .optional()
    .describe("stricter limits for this indicator alone"),
});

export const indicatorsGrammar = z.strictObject({
  themes: z.record(id, labels),
  sources: z.record(id, labels),
  breaks: z.record(id, z.strictObject({ from: quarter, note: labels })),
  indicators: z.array(indicator).min(1),
});

export type IndicatorsText = z.output<typeof indicatorsGrammar>;
export type IndicatorText = IndicatorsText["indicators"][number];
export type SelectorText = z.output<typeof selector>;

export type Themes = Readonly<Record<string, Labels>>;

function selectorOf({ measure, plus, where }: SelectorText): Selector {
  return plus ? { measure, plus, where } : { measure, where };
}

function denominatorOf(it: IndicatorText): Denominator | null {
  return it.denominator ? { ...selectorOf(it.denominator), personTime: it.denominator.personTime } : null;
}

/** A proportion is shown in per cent, what is not a rate per one. */
function perOf({ kind, per }: IndicatorText): number {
  return kind === "proportion" ? 100 : (per ?? 1);
}

/** Indicators by id, in the order of the file. */
export function indicatorsOf(text: IndicatorsText): ReadonlyMap<string, Indicator> {
  return new Map(
    text.indicators.map((it) => [
      it.id,
      {
        ...it,
        source: text.sources[it.source]!,
        numerator: selectorOf(it.numerator),
        denominator: denominatorOf(it),
        share: it.share && selectorOf(it.share),
        per: perOf(it),
        breaks: it.breaks.map((name) => text.breaks[name]!),
        disclosure: it.disclosure ?? null,
      },
    ]),
  );
}
