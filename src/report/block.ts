/** What a report block is: an entry in the registry that turns released rows and what is known of the deliveries into blocks. */
import type { z } from "zod";
import type { Arrival } from "../model/arrival.ts";
import type { Delivery, DeliveryCount } from "../model/delivery.ts";
import type { Figure } from "../model/figure.ts";
import type { Indicator } from "../model/indicator.ts";
import type { Issue } from "../model/issue.ts";
import type { Labels, Lang } from "../model/labels.ts";
import type { PeriodId } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import type { Programme } from "../model/programme.ts";
import type { Released } from "../model/released.ts";
import type { Block } from "../model/report.ts";

export interface BlockContext {
  readonly lang: Lang;
  readonly period: PeriodId;
  readonly baseline: PeriodId;
  readonly programme: Programme;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly analyses: readonly AnalysisDefinition[];
  /** Everything that this run released. */
  readonly rows: readonly Released[];
  readonly figures: ReadonlyMap<string, Figure>;
  readonly deliveries: readonly (Delivery & DeliveryCount)[];
  readonly arrivals: readonly Arrival[];
  readonly issues: readonly Issue[];
  readonly codeLabels: Readonly<Record<string, Readonly<Record<string, Labels>>>>;
  /** Labels of the delivery kinds, from their layouts: `{ offences: {nb, nn, en} }`. */
  readonly kindLabels: Readonly<Record<string, Labels>>;
  /** ISO date. */
  readonly asOf: string;
}

export interface BlockKind {
  /** `key-numbers`, as written in `block:`. */
  readonly id: string;
  readonly options: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly compose: (options: Readonly<Record<string, unknown>>, context: BlockContext) => readonly Block[];
}

/** A block kind whose composer sees its own options, typed by their schema. */
export function blockKind<T extends Readonly<Record<string, unknown>>>(
  id: string,
  options: z.ZodType<T>,
  compose: (options: T, context: BlockContext) => readonly Block[],
): BlockKind {
  return { id, options, compose: (given, context) => compose(options.parse(given), context) };
}
