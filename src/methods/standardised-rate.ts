/** Rates as they would be had every area the same composition. */
import { z } from "zod";
import type { Estimate } from "../model/estimate.ts";
import type { PanelCell } from "../model/panel.ts";
import { dobson } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, type Subject, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { over, type Stratified, standard, stratify, weightOf } from "./strata.ts";
import { exposedOf } from "./trials.ts";

const id = "standardised-rate";
const kinds = ["rate"] as const;

/** With fewer, the interval of the weighted sum does not hold. */
const fewestEvents = 10;

const optionsSchema = z.strictObject({ over, standard });

type Standard = z.infer<typeof optionsSchema>;

function estimateOne(manner: Manner, { parts: cells, ...place }: Stratified<PanelCell>, choice: Standard): Estimate {
  const { indicator, analysis } = manner;
  const subject: Subject = { ...place, comparator: null };
  const strata: { readonly events: number; readonly exposure: number; readonly weight: number }[] = [];
  for (const cell of cells) {
    const weight = weightOf(cell, choice.over, choice.standard, analysis);
    const found = exposedOf(indicator, cell);
    if (!found.ok) return withheld(manner, subject, found.reason, found.basis);
    strata.push({ events: found.events, exposure: found.exposure, weight });
  }
  const basis = cells.flatMap((cell, i) => basisOf(indicator, cell, strata[i]!.events, strata[i]!.exposure));
  const events = strata.reduce((sum, it) => sum + it.events, 0);
  if (events < fewestEvents) return withheld(manner, subject, reason("few-events", { minimum: fewestEvents }), basis);
  const { estimate, lower, upper } = dobson(strata, analysis.level, "exact");
  const denominator = strata.reduce((sum, it) => sum + it.exposure, 0);
  return measured(manner, subject, { value: estimate, lower, upper, numerator: events, denominator }, basis, [
    ...notesOn(indicator, cells),
    { code: "standardised", params: {} },
  ]);
}

/**
 * Direct standardisation with Dobson's interval: the exact interval of the total count, scaled.
 *
 *   D = Σ wᵢ yᵢ/nᵢ / Σ wᵢ;   bounds D + √(Var(D)/O) (O_bound − O)
 *
 * As the weights and the populations are known, the rate tells the count of every stratum: all of them are its basis.
 */
export const standardisedRate: Method = {
  id,
  source: "Dobson, Kuulasmaa, Eberle & Scherer (1991), Stat Med 10:457–462.",
  kinds,
  compares: false,
  options: optionsSchema,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind(id, indicator, kinds);
    const choice = optionsSchema.parse(analysis.options);
    const manner: Manner = { method: id, measure: "rate", level: analysis.level, indicator, analysis, context };
    return stratify(cells, (cell) => cell, choice.over).map((it) => estimateOne(manner, it, choice));
  },
};
