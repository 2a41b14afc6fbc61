/** Each window against the baseline window of the same unit: the ratio of rates and counts, the difference of proportions. */
import { z } from "zod";
import type { Measure } from "../model/estimate.ts";
import type { PeriodId } from "../model/period.ts";
import { quarterSpan } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import { type Manner, reason, requireKind, withheld } from "./compose.ts";
import { differenceOf, differenceSource } from "./difference.ts";
import type { Method, MethodContext } from "./method.ts";
import { period } from "./options.ts";
import { againstBaseline } from "./pairs.ts";
import { ratioOf, ratioSource } from "./ratio.ts";

const kinds = ["rate", "count", "proportion"] as const;

const options = z.strictObject({
  baseline: period.optional().describe("when it differs from the pipeline's: the last survey before the start"),
});

function baselineOf(analysis: AnalysisDefinition, context: MethodContext): PeriodId {
  return options.parse(analysis.options).baseline ?? context.baseline;
}

/** Do two periods share a quarter? Then what they count is not independent. */
function overlap(a: PeriodId, b: PeriodId): boolean {
  const [from, to] = quarterSpan(a);
  const [start, end] = quarterSpan(b);
  return from <= end && start <= to;
}

export const change: Method = {
  id: "change",
  source: `${ratioSource} ${differenceSource}`,
  kinds,
  compares: false,
  options,
  windows: (analysis, context) => [baselineOf(analysis, context)],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind("change", indicator, kinds);
    const baseline = baselineOf(analysis, context);
    const proportions = indicator.kind === "proportion";
    const measure: Measure = proportions ? "difference" : "rate-ratio";
    const manner: Manner = { method: "change", measure, level: analysis.level, indicator, analysis, context };
    return againstBaseline(panel, baseline).map((pair) => {
      const subject = { ...pair.cell, area: pair.cell.unit.id, comparator: baseline };
      if (overlap(pair.cell.period, baseline)) return withheld(manner, subject, reason("not-applicable"));
      return proportions ? differenceOf(manner, subject, pair, []) : ratioOf(manner, subject, pair, []);
    });
  },
};
