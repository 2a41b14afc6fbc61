/** Observed over expected events, had every group the comparator's rate: indirect standardisation. */
import { z } from "zod";
import type { Estimate } from "../model/estimate.ts";
import { standardisedRatio } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, type Subject, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { againstComparator, type Pair } from "./pairs.ts";
import { codeOf, over, type Stratified, stratify } from "./strata.ts";
import { treatedNote } from "./treated-note.ts";
import { exposedOf } from "./trials.ts";

const id = "standardised-ratio";
const kinds = ["rate"] as const;

const optionsSchema = z.strictObject({ over });

function estimateOne(manner: Manner, { parts, ...place }: Stratified<Pair>): Estimate {
  const { indicator, analysis } = manner;
  const subject: Subject = { ...place, comparator: analysis.comparator };
  const strata: { readonly observed: number; readonly exposure: number; readonly expected: number }[] = [];
  const basis = [];
  for (const { cell, other } of parts) {
    const [own, reference] = [exposedOf(indicator, cell), exposedOf(indicator, other)];
    // A group to which nobody belongs here neither has nor expects an event.
    if (!own.ok && own.reason.code === "no-denominator") continue;
    if (!own.ok) return withheld(manner, subject, own.reason, own.basis);
    if (!reference.ok) return withheld(manner, subject, reference.reason, reference.basis);
    strata.push({
      observed: own.events,
      exposure: own.exposure,
      expected: (own.exposure * reference.events) / reference.exposure,
    });
    basis.push(...basisOf(indicator, cell, own.events, own.exposure));
    basis.push(...basisOf(indicator, other, reference.events, reference.exposure));
  }
  const [observed, exposure, expected] = [0, 0, 0].map((_, i) =>
    strata.reduce((sum, it) => sum + [it.observed, it.exposure, it.expected][i]!, 0),
  ) as [number, number, number];
  if (strata.length === 0) return withheld(manner, subject, reason("no-denominator"));
  if (expected === 0) return withheld(manner, subject, reason("no-events"), basis);
  const { estimate, lower, upper } = standardisedRatio(observed, expected, analysis.level);
  const value = { value: estimate, lower, upper, numerator: observed, denominator: exposure };
  return measured(manner, subject, value, basis, [
    ...notesOn(
      indicator,
      parts.flatMap(({ cell, other }) => [cell, other]),
    ),
    { code: "indirectly-standardised", params: { expected } },
    ...treatedNote([parts[0]!.other.unit]),
  ]);
}

/**
 * The standardised ratio with its exact interval, the comparator's rates taken as known.
 *
 *   Σ yₕ / Σ nₕ rₕ,   rₕ the comparator's rate in group h
 *
 * For small areas, where direct standardisation would rest on groups with hardly anybody. Ratios of two areas are not to be compared
 * with each other: each is weighed by its own composition.
 */
export const standardisedRatioMethod: Method = {
  id,
  source: "Breslow & Day (1987), Statistical Methods in Cancer Research II, section 2.3.",
  kinds,
  compares: true,
  options: optionsSchema,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const column = optionsSchema.parse(analysis.options).over;
    const manner: Manner = { method: id, measure: "rate-ratio", level: analysis.level, indicator, analysis, context };
    const pairs = againstComparator(panel, analysis);
    for (const { cell } of pairs) codeOf(cell, column, analysis);
    return stratify(pairs, ({ cell }) => cell, column).map((it) => estimateOne(manner, it));
  },
};
