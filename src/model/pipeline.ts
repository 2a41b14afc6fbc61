/** What a pipeline file asks for: analyses, figures, blocks. Nouns of pipelines/*.yaml, already checked. */
import type { Labels, Lang } from "./labels.ts";
import type { PeriodId } from "./period.ts";

/** monitoring: quarterly, no tests; the others are the four questions of the evaluation, kept apart. */
export type Question = "monitoring" | "benchmark" | "delivery" | "effect" | "support";

/** `quarter`, `year`, `rolling-4` (quarters), `half-year` and `calendar-year` (quarters, none in two), `years-3`, or a fixed period. */
export type Window =
  | { readonly kind: "single" }
  | { readonly kind: "rolling"; readonly length: number }
  | { readonly kind: "calendar"; readonly length: number }
  | { readonly kind: "fixed"; readonly period: PeriodId };

/** confirmatory: hypotheses of the plan, by Holm; exploratory: the rest, by Benjamini and Hochberg. */
export type Family = "confirmatory" | "exploratory";

/** What was merged to tell an analysis coarser than it is asked for. */
export type Coarsened = "areas" | "groups" | "periods";

/** A step to longer periods, larger areas or fewer breakdowns; it keeps what it does not name. */
export interface CoarserStep {
  readonly window?: Window;
  readonly units?: readonly string[];
  readonly by?: readonly string[];
}

/** Steps from the finest to the coarsest, and when they are taken. */
export interface Coarsening {
  /** Where the rule by itself would hide more than this share of the rows, the next step is taken. In [0, 1). */
  readonly hiddenAbove: number;
  readonly steps: readonly CoarserStep[];
}

export interface AnalysisDefinition {
  readonly id: string;
  readonly question: Question;
  /** Registry id of the method. */
  readonly method: string;
  readonly indicators: readonly string[];
  /** Group ids, municipality codes, or `each:GROUP`. */
  readonly units: readonly string[];
  /** Group id or null: what the method compares each unit with. */
  readonly comparator: string | null;
  /** Breakdown dimensions; empty for totals only. */
  readonly by: readonly string[];
  readonly window: Window;
  /** How many windows back from the report's period; or all since `from`. */
  readonly periods: { readonly last: number } | { readonly from: PeriodId };
  readonly level: number;
  /** p-values are adjusted together with those of the same family. Undefined: as they are. */
  readonly family?: Family | undefined;
  /** How it is told where too much of it would be hidden. Undefined: as it is asked for, whatever is hidden. */
  readonly coarsen?: Coarsening | undefined;
  /** Set on an analysis that is told coarser than it is asked for. */
  readonly coarsened?: readonly Coarsened[] | undefined;
  /** The method's own settings, already parsed by its schema. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface FigureDefinition {
  readonly id: string;
  /** Registry id of the chart. */
  readonly chart: string;
  readonly analyses: readonly string[];
  readonly title: Labels;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface BlockDefinition {
  /** Registry id of the block: `figure`, `key-numbers`, `findings`, `deliveries`, … */
  readonly block: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface SectionDefinition {
  readonly id: string;
  readonly title: Labels;
  readonly blocks: readonly BlockDefinition[];
}

export interface PipelineDefinition {
  readonly id: string;
  readonly kind: "report" | "export";
  readonly title: Labels;
  readonly grain: "quarter" | "year";
  readonly languages: readonly Lang[];
  /** Days after the period's end on which it falls due. */
  readonly dueDays: number;
  /** The first period for which it falls due, and the last; without them there is no such limit. */
  readonly dueFrom?: PeriodId | undefined;
  readonly dueUntil?: PeriodId | undefined;
  readonly seed: number;
  /** The baseline window of the programme region. */
  readonly baseline: PeriodId;
  /** Delivery kinds that it reads. */
  readonly sources: readonly string[];
  readonly analyses: readonly AnalysisDefinition[];
  readonly figures: readonly FigureDefinition[];
  readonly sections: readonly SectionDefinition[];
}
