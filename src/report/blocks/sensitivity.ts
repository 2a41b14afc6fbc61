/** The estimate of effect beside the same question asked otherwise: other methods, donors, weights, dates and beliefs. */
import { z } from "zod";
import type { NoteCode } from "../../model/estimate.ts";
import type { Released } from "../../model/released.ts";
import type { Block } from "../../model/report.ts";
import { describeNote } from "../../text/describe.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatP, formatPlain } from "../../text/numbers.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName } from "../naming.ts";
import { reasonFor } from "../remarks.ts";
import { shownInterval, shownValue } from "../row-columns.ts";
import { distinct, matching } from "../rows.ts";
import { verdict } from "../verdict.ts";

const words = z.strictObject({ nb: z.string(), nn: z.string(), en: z.string() });

const options = z
  .strictObject({
    /** The primary analysis first. */
    analyses: z.array(z.string()).min(1),
    /** What each is called, in the same order. */
    labels: z.array(words).min(1),
    /** Those of them in which nothing should be found: a start that was none, an outcome that nobody worked on. */
    quiet: z.array(z.string()).prefault([]),
    caption: words,
  })
  .refine((it) => it.analyses.length === it.labels.length, { error: "one label for each analysis" })
  .refine((it) => it.quiet.every((id) => it.analyses.includes(id)), { error: "quiet names some of the analyses" });

/** The remarks that carry a p-value; a method states one of them. */
const tests: readonly NoteCode[] = ["randomisation-p", "placebo-p", "cluster-p", "series-p", "bootstrap-p"];

/** The remarks without which a number of this table would mislead; the others stand in estimates.csv. */
const telling: ReadonlySet<NoteCode> = new Set([
  "fit-before",
  "leave-one-donor-out",
  "unlike-size",
  "level-change",
  "slope-change",
  "effective-clusters",
  "weighted",
  "always-treated",
  "empty-areas",
  "dropped-units",
  "normal-likelihood",
  "posterior-flat",
  "posterior-sceptical",
  "posterior-review",
  "pre-trend",
  "pre-trend-power",
]);

function pText(row: Released, context: BlockContext): string {
  const p = row.notes.find((note) => tests.includes(note.code))?.params.p;
  return typeof p === "number" ? formatP(p, context.lang) : "";
}

/** On which side of no difference a number lies; 0 for none. */
function sideOf(row: Released): number {
  if (row.status !== "released") return 0;
  return Math.sign(row.value - (row.measure === "difference" ? 0 : 1));
}

interface Line {
  readonly row: Released;
  /** Of the analysis; and of the row, where the analysis has several. */
  readonly analysis: string;
  readonly label: string;
}

/** How many of the others point the same way as the first; empty where the first points nowhere. */
function direction([primary, ...others]: readonly Line[], context: BlockContext): readonly string[] {
  const side = sideOf(primary!.row);
  const shown = others.filter(({ row }) => row.status === "released" && row.analysis !== primary!.row.analysis);
  if (side === 0 || shown.length === 0) return [];
  const same = shown.filter(({ row }) => sideOf(row) === side).length;
  return [
    fill(catalogues[context.lang].report.sensitivity.direction, {
      same: formatPlain(same, context.lang),
      count: formatPlain(shown.length, context.lang),
    }),
  ];
}

/** Whether those in which nothing should be found found nothing. */
function silence(lines: readonly Line[], context: BlockContext): readonly string[] {
  const { quiet, loud } = catalogues[context.lang].report.sensitivity;
  return lines.flatMap(({ row, label }) => {
    if (row.status === "withheld") return [];
    const found = verdict(row);
    return [fill(found === "lower" || found === "higher" ? loud : quiet, { label })];
  });
}

/** The rows of each analysis under its label, in the order asked for. */
function linesOf(given: z.infer<typeof options>, context: BlockContext): readonly Line[] {
  return given.analyses.flatMap((analysis, i) => {
    const name = given.labels[i]![context.lang];
    const rows = matching(context.rows, { analyses: [analysis] });
    return rows.map((row): Line => {
      const when = formatPeriod(row.period, context.lang);
      const label = rows.length === 1 ? name : given.analyses.length === 1 ? when : `${name}, ${when}`;
      return { row, analysis: name, label };
    });
  });
}

/** Reasons and remarks, each once, with the analysis that they are of where there are several. */
function remarksOf(lines: readonly Line[], alone: boolean, context: BlockContext): readonly string[] {
  const nameOf = (code: string): string => areaName(code, context);
  return distinct(
    lines.flatMap(({ row, analysis }) => {
      const notes = row.notes.filter((note) => telling.has(note.code));
      const reason = reasonFor(row, context);
      const texts = [...(reason === "" ? [] : [reason]), ...notes.map((it) => describeNote(it, context.lang, nameOf))];
      return alone ? texts : texts.map((text) => `${analysis}: ${text}`);
    }),
  );
}

export const sensitivity = blockKind("sensitivity", options, (given, context): readonly Block[] => {
  const { columns, nothing, sensitivity: own } = catalogues[context.lang].report;
  const lines = linesOf(given, context);
  if (lines.length === 0) return [{ kind: "paragraph", text: nothing }];
  const isQuiet = ({ row }: Line): boolean => given.quiet.includes(row.analysis);
  const asking = lines.filter((line) => !isQuiet(line));
  const alone = given.analyses.length === 1;
  const remarks = remarksOf(lines, alone, context);
  const said = [...(asking.length > 0 ? direction(asking, context) : []), ...silence(lines.filter(isQuiet), context)];
  return [
    ...said.map((text): Block => ({ kind: "paragraph", text })),
    {
      kind: "table",
      caption: given.caption[context.lang],
      table: {
        columns: [
          { label: alone ? columns.period : own.analysis, align: "start" },
          { label: columns.value, align: "end" },
          { label: columns.interval, align: "end" },
          { label: own.p, align: "end" },
        ],
        rows: lines.map(({ row, label }) => [
          label,
          shownValue(row, context),
          shownInterval(row, context),
          pText(row, context),
        ]),
      },
      folded: false,
    },
    ...(remarks.length === 0 ? [] : [{ kind: "list", small: true, items: remarks } as const]),
  ];
});
