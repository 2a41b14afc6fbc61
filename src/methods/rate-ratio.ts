/** The rate of each unit over the comparator's, with the exact interval. */
import { type Manner, requireKind } from "./compose.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { againstComparator } from "./pairs.ts";
import { ratioOf, ratioSource } from "./ratio.ts";
import { treatedNote } from "./treated-note.ts";

const kinds = ["rate"] as const;

export const rateRatio: Method = {
  id: "rate-ratio",
  source: ratioSource,
  kinds,
  compares: true,
  options: noOptions,
  windows: () => [],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind("rate-ratio", indicator, kinds);
    const { level } = analysis;
    const manner: Manner = { method: "rate-ratio", measure: "rate-ratio", level, indicator, analysis, context };
    return againstComparator(panel, analysis).map((pair) =>
      ratioOf(
        manner,
        { ...pair.cell, area: pair.cell.unit.id, comparator: analysis.comparator },
        pair,
        treatedNote([pair.other.unit]),
      ),
    );
  },
};
