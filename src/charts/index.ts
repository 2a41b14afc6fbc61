/** The registry of charts: one file and one line here add one. */
import type { Chart } from "./chart.ts";
import { comparison } from "./comparison.ts";
import { smallMultiples } from "./small-multiples.ts";
import { trend } from "./trend.ts";

export const charts: Readonly<Record<string, Chart>> = {
  trend,
  comparison,
  "small-multiples": smallMultiples,
};
