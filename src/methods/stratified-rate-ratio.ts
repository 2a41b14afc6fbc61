/** The rate of each unit over the comparator's, compared within groups and put together: Mantel–Haenszel. */
import { z } from "zod";
import type { Estimate } from "../model/estimate.ts";
import { mantelHaenszelRateRatio, type RateStratum } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, type Subject, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { againstComparator, type Pair } from "./pairs.ts";
import { codeOf, over, type Stratified, stratify } from "./strata.ts";
import { treatedNote } from "./treated-note.ts";
import { exposedOf } from "./trials.ts";

const id = "stratified-rate-ratio";
const kinds = ["rate"] as const;

const optionsSchema = z.strictObject({ over });

function estimateOne(manner: Manner, { parts, ...place }: Stratified<Pair>): Estimate {
  const { indicator, analysis } = manner;
  const subject: Subject = { ...place, comparator: analysis.comparator };
  const strata: RateStratum[] = [];
  const basis = [];
  for (const { cell, other } of parts) {
    const [first, second] = [exposedOf(indicator, cell), exposedOf(indicator, other)];
    const unlike = [first, second].find((it) => !it.ok);
    // Where nobody belongs to a group on one side there is nothing to compare within it.
    if (unlike && !unlike.ok && unlike.reason.code === "no-denominator") continue;
    if (!first.ok) return withheld(manner, subject, first.reason, first.basis);
    if (!second.ok) return withheld(manner, subject, second.reason, second.basis);
    strata.push({ first, second });
    basis.push(...basisOf(indicator, cell, first.events, first.exposure));
    basis.push(...basisOf(indicator, other, second.events, second.exposure));
  }
  if (strata.length === 0) return withheld(manner, subject, reason("no-denominator"));
  const events = (side: keyof RateStratum): number => strata.reduce((sum, it) => sum + it[side].events, 0);
  if (events("first") === 0 || events("second") === 0) return withheld(manner, subject, reason("no-events"), basis);
  const { estimate, lower, upper } = mantelHaenszelRateRatio(strata, analysis.level);
  const denominator = strata.reduce((sum, it) => sum + it.first.exposure, 0);
  const value = { value: estimate, lower, upper, numerator: events("first"), denominator };
  return measured(manner, subject, value, basis, [
    ...notesOn(
      indicator,
      parts.flatMap(({ cell, other }) => [cell, other]),
    ),
    { code: "stratified", params: { strata: strata.length } },
    ...treatedNote([parts[0]!.other.unit]),
  ]);
}

/**
 * One rate ratio for all groups, as if it were the same in each: 14- and 15-year-olds are recorded under different rules, and are
 * compared with their own kind.
 *
 *   Σ x₁ t₂/t ÷ Σ x₂ t₁/t
 */
export const stratifiedRateRatio: Method = {
  id,
  source:
    "Rothman & Boice (1979), Epidemiologic Analysis with a Programmable Calculator; Greenland & Robins (1985), Biometrics 41:55–68, for the variance.",
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
