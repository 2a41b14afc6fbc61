/** Whether a proportion is not worse than the comparator's by more than a margin. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import { farringtonManning, type NonInferiority, newcombeNonInferiority, type Proportion } from "../stats/index.ts";
import { type Manner, reason, requireKind, withheld } from "./compose.ts";
import { differenceOf } from "./difference.ts";
import type { Method } from "./method.ts";
import { againstComparator, type Pair } from "./pairs.ts";
import { treatedNote } from "./treated-note.ts";
import { trialsOf } from "./trials.ts";

const id = "non-inferiority";
const kinds = ["proportion"] as const;

const optionsSchema = z.strictObject({
  margin: z.number().gt(0).lt(1).describe("the greatest shortfall that would still do, as a proportion: 0.1"),
  test: z.enum(["newcombe", "farrington-manning"]).describe("what decides: the interval shown, or the score test"),
});

type Choice = z.infer<typeof optionsSchema>;

function decide(
  first: Proportion,
  second: Proportion,
  { margin, test }: Choice,
  level: number,
): { readonly outcome: NonInferiority; readonly notes: readonly Note[] } {
  if (test === "newcombe") return { outcome: newcombeNonInferiority(first, second, margin, level).outcome, notes: [] };
  const { outcome, p } = farringtonManning(first, second, margin, level);
  return { outcome, notes: [{ code: "score-test", params: { p } }] };
}

/** The outcome, and what decided it; nothing where one of the two is no proportion, for then the estimate says why. */
function outcomeNotes(manner: Manner, { cell, other }: Pair, choice: Choice): readonly Note[] {
  const { indicator, analysis } = manner;
  const [first, second] = [trialsOf(indicator, cell), trialsOf(indicator, other)];
  if (!first.ok || !second.ok) return [];
  // The tests take more for better: where less is, they are asked of those without an event.
  const good = ({ x, n }: Proportion): Proportion => (indicator.better === "lower" ? { x: n - x, n } : { x, n });
  const { outcome, notes } = decide(good(first), good(second), choice, analysis.level);
  return [{ code: outcome, params: { margin: choice.margin } }, ...notes];
}

/**
 * The difference with Newcombe's interval, and one of three outcomes as a note: not inferior, inferior, not decided.
 *
 *   not inferior when p₁ − p₂ > −margin,   inferior when p₁ − p₂ < −margin,   each at the analysis' level
 *
 * An indicator of which less is better is turned round; one of which neither is has no shortfall, and is withheld.
 */
export const nonInferiority: Method = {
  id,
  source:
    "Newcombe (1998), Stat Med 17:873–890, method 10; Farrington & Manning (1990), Stat Med 9:1447–1454; Piaggio et al. (2012), JAMA 308:2594–2604.",
  kinds,
  compares: true,
  options: optionsSchema,
  windows: () => [],
  estimate: (panel, analysis, context): readonly Estimate[] => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const choice = optionsSchema.parse(analysis.options);
    const manner: Manner = { method: id, measure: "difference", level: analysis.level, indicator, analysis, context };
    return againstComparator(panel, analysis).map((pair) => {
      const subject = { ...pair.cell, area: pair.cell.unit.id, comparator: analysis.comparator };
      if (indicator.better === "neither") return withheld(manner, subject, reason("not-applicable"));
      const notes = [...outcomeNotes(manner, pair, choice), ...treatedNote([pair.other.unit])];
      return differenceOf(manner, subject, pair, notes);
    });
  },
};
