/** Words of charts/ in nb. */
import type { ChartWords } from "../words/charts.ts";

export const charts: ChartWords = { placeholder: "" };
