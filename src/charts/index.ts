/** The registry of charts: one file and one line here add one. */
import { arrivals } from "./arrivals.ts";
import type { Chart } from "./chart.ts";
import { comparison } from "./comparison.ts";
import { quality } from "./quality.ts";
import { smallMultiples } from "./small-multiples.ts";
import { trend } from "./trend.ts";

const all: readonly Chart[] = [trend, comparison, smallMultiples, arrivals, quality];

/** By id, as written in `chart:`. */
export const charts: ReadonlyMap<string, Chart> = new Map(all.map((chart) => [chart.id, chart]));
