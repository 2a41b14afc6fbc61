/** The grammar of a pipeline file, made from the registries that it may name, and the PipelineDefinition that it becomes. */
import { z } from "zod";
import type { IndicatorKind } from "../../model/indicator.ts";
import type { Coarsening, PipelineDefinition, Window } from "../../model/pipeline.ts";
import { id, labels, lang, period } from "./atoms.ts";
import { tellBesides } from "./besides.ts";
import { raised } from "./disclosure.ts";

/** What a method asks of an analysis. */
export interface Demand {
  /** The kinds of indicator that it understands. */
  readonly kinds: readonly IndicatorKind[];
  /** Does it need a comparator? */
  readonly compares: boolean;
  /** Does it speak of the municipalities of every group, not of the group? */
  readonly expands?: true;
  /** Does it speak of one group's municipalities together? */
  readonly oneGroup?: true;
}

/** The options that each method, chart and block takes, by registry id. */
export interface Grammar {
  readonly methods: ReadonlyMap<string, z.ZodType>;
  readonly demands: ReadonlyMap<string, Demand>;
  readonly charts: ReadonlyMap<string, z.ZodType>;
  readonly blocks: ReadonlyMap<string, z.ZodType>;
}

type Options = Readonly<Record<string, unknown>>;

const windowShape =
  /^(?:quarter|half-year|calendar-year|year|rolling-[1-9]\d?|years-[1-9]\d?|\d{4}-Q[1-4](?:\.\.\d{4}-Q[1-4])?|\d{4}(?:\.\.\d{4})?)$/;

const window = z
  .string()
  .regex(windowShape, { error: "quarter, rolling-4, year, years-3, 2022-Q1..2025-Q4" })
  .describe(
    "quarter, rolling-N (quarters), half-year or calendar-year for quarterly numbers, year or years-N for yearly ones, or a fixed period",
  );

const level = z.number().gt(0.5).lt(1).describe("coverage of the intervals: 0.95, never 95");

const units = z.array(z.string().min(1)).min(1);

const coarsen = z.strictObject({
  hiddenAbove: z
    .number()
    .min(0)
    .lt(1)
    .prefault(0.5)
    .describe("where the rule by itself would hide more than this share of the rows, the next step is taken: 0.5"),
  steps: z
    .array(
      z.strictObject({
        window: window.exactOptional().describe("a longer window, of quarters or of years as before"),
        units: units.exactOptional().describe("groups that hold the municipalities named before"),
        by: z.array(z.string()).exactOptional().describe("fewer of the columns named before; none at all: []"),
      }),
    )
    .min(1)
    .describe("from the finest to the coarsest; each keeps what it does not name"),
});

const analysis = z.strictObject({
  id,
  question: z.enum(["monitoring", "benchmark", "delivery", "effect", "support"]),
  indicators: z.array(id).min(1),
  units: units.describe("groups, municipality codes in quotes, or each:GROUP"),
  comparator: id.optional().describe("the group with which each unit is compared"),
  by: z.array(z.string()).prefault([]).describe("columns by which the indicators are divided"),
  window,
  periods: z.union([
    z.strictObject({ last: z.int().min(1).describe("so many windows back from the report's period") }),
    z.strictObject({ from: period }),
  ]),
  coarsen: coarsen
    .optional()
    .describe("longer periods, larger areas or fewer breakdowns, where too much would be hidden"),
  level: level.optional().describe("when it differs from the pipeline's"),
  family: z
    .enum(["confirmatory", "exploratory"])
    .optional()
    .describe("p-values are adjusted together with those of the same family: by Holm, or by Benjamini and Hochberg"),
});

const figure = z.strictObject({ id, analyses: z.array(id), title: labels });

/** Can the options be left out? Only where all of them may. */
function optionsOf(schema: z.ZodType): z.ZodType<Options> {
  const options = schema as z.ZodType<Options>;
  return schema.safeParse({}).success ? (options.prefault({}) as unknown as z.ZodType<Options>) : options;
}

/** One shape for each registry entry, told apart by the key that names it. */
function oneOf<Shape extends z.core.$ZodLooseShape>(
  key: string,
  registry: ReadonlyMap<string, z.ZodType>,
  shape: Shape,
): z.ZodType<z.output<z.ZodObject<Shape>> & { readonly options: Options } & Readonly<Record<string, unknown>>> {
  const entries = [...registry].map(([name, options]) =>
    z.strictObject({ ...shape, [key]: z.literal(name), options: optionsOf(options) }),
  );
  const union = z.discriminatedUnion(key, entries as never);
  tellBesides(union, z.strictObject({ ...shape, [key]: z.unknown().optional(), options: z.unknown().optional() }));
  return union as never;
}

export type PipelineGrammar = ReturnType<typeof pipelineGrammar>;

export function pipelineGrammar(grammar: Grammar) {
  return z.strictObject({
    id,
    kind: z.enum(["report", "export"]),
    title: labels,
    grain: z.enum(["quarter", "year"]),
    languages: z.array(lang).min(1),
    dueDays: z.int().min(0).describe("days after the period's end on which it falls due"),
    dueFrom: period.optional().describe("the first period for which it falls due"),
    dueUntil: period.optional().describe("the last period for which it falls due; without it, it goes on"),
    seed: z.int().min(0),
    baseline: period.describe("the years before the programme that changes are measured from"),
    level,
    disclosure: raised.optional().describe("higher limits than disclosure.yaml's, for this pipeline alone"),
    sources: z.array(id).min(1).describe("the kinds of delivery that it reads"),
    analyses: z.array(oneOf("method", grammar.methods, analysis.shape)).min(1),
    figures: z.array(oneOf("chart", grammar.charts, figure.shape)).prefault([]),
    sections: z
      .array(z.strictObject({ id, title: labels, blocks: z.array(oneOf("block", grammar.blocks, {})).min(1) }))
      .prefault([]),
  });
}

export type PipelineText = z.output<PipelineGrammar>;
export type AnalysisText = PipelineText["analyses"][number];

/** `rolling-4` → four quarters, `years-3` → three years, `quarter` and `year` → one; what has no name is a fixed period. */
export function windowOf(text: string): Window {
  if (text === "quarter" || text === "year") return { kind: "single" };
  if (text === "half-year" || text === "calendar-year")
    return { kind: "calendar", length: text === "half-year" ? 2 : 4 };
  const counted = /^(?:rolling|years)-(\d+)$/.exec(text);
  return counted ? { kind: "rolling", length: Number(counted[1]) } : { kind: "fixed", period: text };
}

function coarseningOf({ hiddenAbove, steps }: z.output<typeof coarsen>): Coarsening {
  return {
    hiddenAbove,
    steps: steps.map(({ window: longer, ...it }) => ({
      ...it,
      ...(longer !== undefined && { window: windowOf(longer) }),
    })),
  };
}

export function pipelineOf(text: PipelineText): PipelineDefinition {
  const { level: general, disclosure: _, ...rest } = text;
  return {
    ...rest,
    analyses: text.analyses.map(({ level: own, coarsen: coarser, ...it }) => ({
      ...it,
      ...(coarser && { coarsen: coarseningOf(coarser) }),
      method: String(it.method),
      comparator: it.comparator ?? null,
      window: windowOf(it.window),
      level: own ?? general,
    })),
    figures: text.figures.map((it) => ({ ...it, chart: String(it.chart) })),
    sections: text.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((it) => ({ block: String(it.block), options: it.options })),
    })),
  };
}
