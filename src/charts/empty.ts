/** What stands where a run has no row to draw: the sentence that there is none, so that the place is not mistaken for a fault. */
import type { VegaLiteSpec } from "../model/figure.ts";
import { catalogues } from "../text/index.ts";
import type { ChartContext } from "./chart.ts";
import { textLayer } from "./layers.ts";
import type { Width } from "./theme.ts";
import { ink, specification, widths } from "./theme.ts";
import { wrap } from "./wrap.ts";

export function emptyView(width: Width, alt: string, context: ChartContext): VegaLiteSpec {
  const lines = wrap(catalogues[context.lang].charts.noData, widths[width] - 16, 13);
  const layer = [textLayer({ x: 8, y: 24, lines, colour: ink.muted, size: 13 })];
  return specification(alt, { width: widths[width], height: 24 + lines.length * 16, layer }, context.lang);
}
