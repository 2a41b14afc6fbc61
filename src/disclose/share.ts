/** How much of some estimates the rule by itself hides: what coarsening is decided by. */
import type { Estimate } from "../model/estimate.ts";
import { withBehind } from "./behind.ts";
import { gather } from "./counts.ts";
import type { Terms } from "./index.ts";
import { tooSmall } from "./primary.ts";
import { mannerOf } from "./rounded.ts";

/**
 * The share of estimates of which the rule hides a count for its own sake, among those that state counts; null where none does.
 *
 * Neither what would have to be hidden for others' sake nor what earlier releases told is asked: the same estimates, the same share.
 */
export function shareHidden(
  estimates: readonly Estimate[],
  { rule, facts, behind = () => null, rounded }: Pick<Terms, "rule" | "facts" | "behind" | "rounded">,
): number | null {
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
  return stating.size === 0 ? null : hidden.size / stating.size;
}
