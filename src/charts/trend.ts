/** Trend: lines with intervals over time, named at their end; one panel for each indicator or group, across the page. */
import type { Chart } from "./chart.ts";
import { drawPanels, panelOptions } from "./panels.ts";

export const trend: Chart = {
  id: "trend",
  options: panelOptions,
  draw: (rows, definition, context) =>
    drawPanels(rows, definition, context, {
      columns: { wide: 1, narrow: 1 },
      plotHeight: { wide: 230, narrow: 190 },
      labelRoom: 160,
      steps: 5,
      sentence: "trend",
    }),
};
