/** How much of some estimates the rule by itself hides: what coarsening is decided by. */
import type { Estimate } from "../model/estimate.ts";
import { withBehind } from "./behind.ts";
import { gather } from "./counts.ts";
import type { Terms } from "./index.ts";
import { tooSmall } from "./primary.ts";
import { mannerOf } from "./rounded.ts";

/** Of some estimates, those that state counts, and of these those of which the rule hides one for its own sake. */
export interface HiddenByRule {
  readonly hidden: number;
  readonly stated: number;
}

/**
 * How many estimates the rule by itself hides.
 *
 * Neither what would have to be hidden for others' sake nor what earlier releases told is asked: the same estimates, the same answer.
 */
export function hiddenByRule(
  estimates: readonly Estimate[],
  { rule, facts, behind = () => null, rounded }: Pick<Terms, "rule" | "facts" | "behind" | "rounded">,
): HiddenByRule {
  const tables = gather(estimates, facts.sums).tables.map((table) => withBehind(table, behind));
  const { ruleOf } = mannerOf(tables, rule, rounded);
  const stating = new Set<number>();
  const hidden = new Set<number>();
  for (const table of tables) {
    for (const count of table.counts) {
      const small = tooSmall(count, count.to - count.from, table.variants, ruleOf(table)) !== null;
      for (const at of count.estimates) {
        stating.add(at);
        if (small) hidden.add(at);
      }
    }
  }
  return { hidden: hidden.size, stated: stating.size };
}

/**
 * Is so much hidden that something coarser should be told?
 *
 * That it is becomes known: a reader sees at which level he is told, and which numbers the rule hides for their own sake he sees nowhere
 * else. So it must never say that all of them are small, for then 8 told of two of which both are under 5 would be 4 and 4. All but one
 * are always enough: whatever sum is told of all of them may then be that one's alone.
 *
 * @param hiddenAbove  the share that may be hidden, in [0, 1)
 */
export function isTooMuch({ hidden, stated }: HiddenByRule, hiddenAbove: number): boolean {
  return hidden / stated > hiddenAbove || (stated > 1 && hidden >= stated - 1);
}
