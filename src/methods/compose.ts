/** How every method writes an estimate: its address, how it was made, and why there is none. */
import type { CountCell, Estimate, EstimateKey, EstimateMeta, Measure, Note, Reason } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { PanelCell, Quantity } from "../model/panel.ts";
import type { PeriodId } from "../model/period.ts";
import { quarterOf, quarterSpan } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import type { MethodContext } from "./method.ts";

/** What is the same for all estimates of one method on one panel. */
export interface Manner {
  readonly method: string;
  readonly measure: Measure;
  /** Null for a method without an interval. */
  readonly level: number | null;
  readonly indicator: Indicator;
  readonly analysis: AnalysisDefinition;
  readonly context: MethodContext;
}

export interface Subject {
  readonly area: string;
  readonly period: PeriodId;
  readonly breakdown: Readonly<Record<string, string>>;
  readonly comparator: string | null;
}

export interface Value {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

function head(manner: Manner, subject: Subject, notes: readonly Note[]): EstimateKey & EstimateMeta {
  const { indicator, context } = manner;
  return {
    analysis: manner.analysis.id,
    indicator: indicator.id,
    area: subject.area,
    period: subject.period,
    group: breakdownId(subject.breakdown),
    measure: manner.measure,
    comparator: subject.comparator,
    method: manner.method,
    level: manner.level,
    unit: indicator.unit,
    per: indicator.per,
    label: context.label,
    plan: context.plan,
    notes,
  };
}

export function measured(
  manner: Manner,
  subject: Subject,
  value: Value,
  basis: readonly CountCell[],
  notes: readonly Note[],
): Estimate {
  return { ...head(manner, subject, notes), status: "measured", ...value, basis };
}

/** @param basis  the counts that the reason would tell, so that disclosure control can replace it */
export function withheld(manner: Manner, subject: Subject, reason: Reason, basis: readonly CountCell[] = []): Estimate {
  return { ...head(manner, subject, []), status: "withheld", reason, ...(basis.length > 0 && { basis }) };
}

export function reason(code: Reason["code"], params: Reason["params"] = {}): Reason {
  return { code, params };
}

/** Why the first of some quantities that is unknown is unknown; one of them must be. */
export function unknownReason(cell: Pick<PanelCell, "unit">, quantities: readonly (Quantity | null)[]): Reason {
  const isUnknown = (it: Quantity | null): it is Quantity & { readonly known: false } => it !== null && !it.known;
  const quantity = quantities.find(isUnknown)!;
  if (quantity.reason !== "missing") return reason(quantity.reason);
  // A group that states its own numbers lacks no municipality's.
  if (cell.unit.kind === "area" || quantity.areas.includes(cell.unit.id)) return reason("missing");
  return reason("missing-area", { areas: quantity.areas.join(",") });
}

function breakSpan(from: string): number {
  return quarterSpan(/^\d{4}-\d{2}-\d{2}$/.test(from) ? quarterOf(from) : from)[0];
}

/** The remarks that follow from the data alone: breaks inside what is spoken of, preliminary numbers, person-years. */
export function notesOn(indicator: Indicator, cells: readonly PanelCell[]): readonly Note[] {
  const spans = cells.map((cell) => quarterSpan(cell.period));
  const first = Math.min(...spans.map(([start]) => start));
  const last = Math.max(...spans.map(([, end]) => end));
  const breaks = indicator.breaks
    .filter((each) => first < breakSpan(each.from) && breakSpan(each.from) <= last)
    .map((each): Note => ({ code: "break-in-series", params: { from: each.from } }));
  const personQuarters = (indicator.denominator?.personTime ?? false) && spans.some(([start, end]) => end > start);
  return [
    ...(personQuarters ? [{ code: "person-quarters", params: {} } as const] : []),
    ...(cells.some((cell) => cell.preliminary) ? [{ code: "preliminary", params: {} } as const] : []),
    ...breaks,
  ];
}

/** @throws RangeError when the method does not understand the indicator's kind: the definition's check lets none through */
export function requireKind(method: string, indicator: Indicator, kinds: readonly string[]): void {
  if (!kinds.includes(indicator.kind))
    throw new RangeError(`method ${method} does not understand ${indicator.id}, a ${indicator.kind}`);
}
