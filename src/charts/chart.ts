/** What a chart is: an entry in the registry that turns released rows into a figure, without drawing it. */
import type { z } from "zod";
import type { Arrival } from "../model/arrival.ts";
import type { Figure } from "../model/figure.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Labels, Lang } from "../model/labels.ts";
import type { PeriodId } from "../model/period.ts";
import type { FigureDefinition } from "../model/pipeline.ts";
import type { Programme } from "../model/programme.ts";
import type { Released } from "../model/released.ts";

export interface ChartContext {
  readonly lang: Lang;
  readonly programme: Programme;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** The report's period. */
  readonly period: PeriodId;
  readonly baseline: PeriodId;
  /** Who delivered each kind, for `source`. */
  readonly providers: Readonly<Record<string, readonly string[]>>;
  /** What arrived and what did not. */
  readonly arrivals: readonly Arrival[];
  /** Labels of breakdown codes by column: `{ alder: { "14": {nb, nn, en} } }`. */
  readonly codeLabels: Readonly<Record<string, Readonly<Record<string, Labels>>>>;
}

export interface Chart {
  /** `trend`, as written in `chart:`. */
  readonly id: string;
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly draw: (rows: readonly Released[], definition: FigureDefinition, context: ChartContext) => Figure;
}
