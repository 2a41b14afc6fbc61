/** The proportion of each unit less the comparator's, with Newcombe's interval. */
import { type Manner, requireKind } from "./compose.ts";
import { differenceOf, differenceSource } from "./difference.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { againstComparator } from "./pairs.ts";
import { treatedNote } from "./treated-note.ts";

const kinds = ["proportion"] as const;
const id = "proportion-difference";

export const proportionDifference: Method = {
  id,
  source: differenceSource,
  kinds,
  compares: true,
  options: noOptions,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const manner: Manner = { method: id, measure: "difference", level: analysis.level, indicator, analysis, context };
    return againstComparator(panel, analysis).map((pair) =>
      differenceOf(
        manner,
        { ...pair.cell, area: pair.cell.unit.id, comparator: analysis.comparator },
        pair,
        treatedNote([pair.other.unit]),
      ),
    );
  },
};
