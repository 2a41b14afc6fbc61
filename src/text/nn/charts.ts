/** Words of charts/ in nn. */
import type { ChartWords } from "../words/charts.ts";

export const charts: ChartWords = { placeholder: "" };
