/** Each unit's rate over the comparator's, with the limits within which chance alone would leave it. */
import { z } from "zod";
import type { CountCell, Estimate, Note } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import {
  normalMultiplier,
  overdispersedFunnel,
  overdispersion,
  poissonFunnel,
  standardisedRatio,
} from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, type Subject, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { againstComparator, type Pair } from "./pairs.ts";
import type { PooledCell } from "./pool.ts";
import { treatedNote } from "./treated-note.ts";
import { exposedOf } from "./trials.ts";

const id = "funnel";
const kinds = ["rate"] as const;

/** Two areas tell next to nothing of how much areas vary. */
const fewest = 3;

const optionsSchema = z.strictObject({
  winsorise: z.number().min(0).lt(0.5).describe("the share pulled in at each end before dispersion is measured: 0.1"),
});

/** A unit's own numbers, how many events the comparator's rate would make there, and the counts of both. */
interface Placed extends PooledCell {
  readonly subject: Subject;
  readonly expected: number;
  readonly basis: readonly CountCell[];
}

function place(manner: Manner, { cell, other }: Pair): Placed | Estimate {
  const { indicator, analysis } = manner;
  const subject: Subject = { ...cell, area: cell.unit.id, comparator: analysis.comparator };
  const [own, target] = [exposedOf(indicator, cell), exposedOf(indicator, other)];
  if (!own.ok) return withheld(manner, subject, own.reason, own.basis);
  if (!target.ok) return withheld(manner, subject, target.reason, target.basis);
  const targetBasis = basisOf(indicator, other, target.events, target.exposure);
  if (target.events === 0) return withheld(manner, subject, reason("no-events"), targetBasis);
  const { events: numerator, exposure: denominator } = own;
  const expected = (denominator * target.events) / target.exposure;
  const basis = [...basisOf(indicator, cell, numerator, denominator), ...targetBasis];
  return { subject, cell, numerator, denominator, expected, basis };
}

const isPlaced = (it: Placed | Estimate): it is Placed => !("status" in it);

/** How much the municipalities of one period and breakdown vary beyond chance, and the counts that this rests on: each of theirs. */
interface Spread {
  readonly units: number;
  readonly phi: number;
  readonly between: number;
  readonly basis: readonly CountCell[];
}

function spreadOf({ indicator }: Manner, pool: readonly Placed[], winsorise: number): Spread | null {
  if (pool.length < fewest) return null;
  const ordered = pool.toSorted((a, b) => (a.cell.unit.id < b.cell.unit.id ? -1 : 1));
  const { phi, between } = overdispersion(
    ordered.map((it) => it.numerator),
    ordered.map((it) => it.expected),
    winsorise,
  );
  const basis = ordered.flatMap(({ cell, numerator, denominator }) => basisOf(indicator, cell, numerator, denominator));
  return { units: pool.length, phi, between, basis };
}

function spreadNotes(spread: Spread | null, expected: number, level: number): readonly Note[] {
  if (spread === null) return [];
  const { lower, upper } = overdispersedFunnel(expected, spread.between, normalMultiplier(level));
  const params = { dispersion: spread.phi, units: spread.units, lower, upper };
  return [{ code: "over-dispersion", params, basis: spread.basis }];
}

const poolKey = ({ period, breakdown }: Pair["cell"]): string => `${period}|${breakdownId(breakdown)}`;

/**
 * The ratio of observed to expected events with its exact interval; the limits are remarks.
 *
 *   limits = quantiles of Poisson(E) / E,   E = exposure · the comparator's rate, taken as known
 *
 * and, where three municipalities or more are placed, limits that allow for their over-dispersion: a remark that is a function of every
 * municipality's count, and is left out where one of them is hidden. The level of the analysis is that
 * of the interval and of the limits.
 */
export const funnel: Method = {
  id,
  source:
    "Spiegelhalter (2005), Stat Med 24:1185–1202, section 2.2; Spiegelhalter (2005), Qual Saf Health Care 14:347–351, for over-dispersion.",
  kinds,
  compares: true,
  options: optionsSchema,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const { winsorise } = optionsSchema.parse(analysis.options);
    const { level } = analysis;
    const manner: Manner = { method: id, measure: "rate-ratio", level, indicator, analysis, context };
    const places = againstComparator(panel, analysis).map((pair) => ({ pair, it: place(manner, pair) }));
    const pools = new Map<string, Placed[]>();
    for (const { pair, it } of places) {
      const pool = pools.get(poolKey(pair.cell)) ?? [];
      pools.set(poolKey(pair.cell), pool);
      if (isPlaced(it) && pair.cell.unit.kind === "area") pool.push(it);
    }
    const spreads = new Map([...pools].map(([key, pool]) => [key, spreadOf(manner, pool, winsorise)]));
    return places.map(({ pair: { cell, other }, it }) => {
      if (!isPlaced(it)) return it;
      const { numerator, denominator, expected } = it;
      const spread = spreads.get(poolKey(cell))!;
      const { estimate, lower, upper } = standardisedRatio(numerator, expected, level);
      const value = { value: estimate, lower, upper, numerator, denominator };
      return measured(manner, it.subject, value, it.basis, [
        ...notesOn(indicator, [cell, other]),
        { code: "funnel-limits", params: { ...poissonFunnel(1, expected, level) } },
        ...spreadNotes(spread, expected, level),
        ...treatedNote([other.unit]),
      ]);
    });
  },
};
