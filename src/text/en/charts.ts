/** Words of charts/ in en. */
import type { ChartWords } from "../words/charts.ts";

export const charts: ChartWords = { placeholder: "" };
