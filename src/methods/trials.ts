/** A panel cell as events among trials, or as events over exposure; or the reason why it is neither. */
import type { CountCell, Reason } from "../model/estimate.ts";
import type { Indicator } from "../model/indicator.ts";
import type { PanelCell } from "../model/panel.ts";
import { quarterSpan } from "../model/period.ts";
import { basisOf } from "./basis.ts";
import { reason, unknownReason } from "./compose.ts";

interface Neither {
  readonly ok: false;
  readonly reason: Reason;
  /** The counts that the reason tells. */
  readonly basis: readonly CountCell[];
}

export interface Trials {
  readonly ok: true;
  readonly x: number;
  readonly n: number;
}

/**
 * Events among trials.
 *
 * More events than trials is not a proportion: two columns of a delivery that contradict each other, which validation reports.
 */
export function trialsOf(indicator: Indicator, cell: PanelCell): Trials | Neither {
  const { numerator } = cell;
  const denominator = cell.denominator!;
  if (!numerator.known || !denominator.known)
    return { ok: false, reason: unknownReason(cell, [numerator, denominator]), basis: [] };
  const [x, n] = [numerator.value, denominator.value];
  if (n === 0) return { ok: false, reason: reason("no-denominator"), basis: basisOf(indicator, cell, null, 0) };
  if (x > n) return { ok: false, reason: reason("not-applicable"), basis: [] };
  return { ok: true, x, n };
}

export interface Exposed {
  readonly ok: true;
  readonly events: number;
  readonly exposure: number;
}

/** Events over exposure: person-years, units of the denominator, or quarters where a count has no denominator. */
export function exposedOf(indicator: Indicator, cell: PanelCell): Exposed | Neither {
  const { numerator, denominator } = cell;
  if (!numerator.known || (denominator && !denominator.known))
    return { ok: false, reason: unknownReason(cell, [numerator, denominator]), basis: [] };
  const [first, last] = quarterSpan(cell.period);
  const exposure = denominator ? denominator.value : last - first + 1;
  if (exposure === 0) return { ok: false, reason: reason("no-denominator"), basis: basisOf(indicator, cell, null, 0) };
  return { ok: true, events: numerator.value, exposure };
}

/** Either of the two, as what an area has of so much: events among trials of a proportion, events over exposure of a rate. */
export function eventsAmong(
  indicator: Indicator,
  cell: PanelCell,
): Neither | { readonly ok: true; readonly numerator: number; readonly denominator: number } {
  if (indicator.kind === "proportion") {
    const found = trialsOf(indicator, cell);
    return found.ok ? { ok: true, numerator: found.x, denominator: found.n } : found;
  }
  const found = exposedOf(indicator, cell);
  return found.ok ? { ok: true, numerator: found.events, denominator: found.exposure } : found;
}
