/** Small multiples: the same small trend for each offence group, indicator or municipality, with one key above. */
import type { Chart } from "./chart.ts";
import { drawPanels, panelOptions } from "./panels.ts";

export const smallMultiples: Chart = {
  id: "small-multiples",
  options: panelOptions,
  draw: (rows, definition, context) =>
    drawPanels(rows, definition, context, {
      columns: { wide: 3, narrow: 1 },
      plotHeight: { wide: 120, narrow: 120 },
      labelRoom: 0,
      steps: 4,
      sentence: "smallMultiples",
    }),
};
