/** Synthetic deliveries with a known truth: the samples, the demonstration of the decision year, and worlds for tests. */
import { activitySheets } from "./activity.ts";
import { yearOf } from "./calendar.ts";
import { type Sheet, writeSheet } from "./dialect.ts";
import { economySheets } from "./economy.ts";
import { followupSheets } from "./followup-sheets.ts";
import { milestoneSheets } from "./milestones.ts";
import { offenceSheets } from "./offence-sheets.ts";
import { dataPackage, deliveryList, statedTruth } from "./package.ts";
import { plantFaults } from "./planted.ts";
import { simulatePopulation } from "./population.ts";
import { populationSheets } from "./population-sheets.ts";
import { readme } from "./readme.ts";
import { surveySheets } from "./survey.ts";
import type { Truth } from "./truth.ts";

export { demo2029, sampleTruth, type Truth } from "./truth.ts";

/** Every delivery of a simulated world before it is written, in the order in which they are received. */
export function simulateSheets(truth: Truth): readonly Sheet[] {
  const population = simulatePopulation(truth.seed, yearOf(truth.first), yearOf(truth.last));
  const sheets = [
    ...populationSheets(truth, population),
    ...offenceSheets(truth, population),
    ...surveySheets(truth, population),
    ...followupSheets(truth, population),
    ...economySheets(truth),
    ...activitySheets(truth),
    ...milestoneSheets(truth),
  ];
  const order = (it: Sheet): string => `${it.received} ${it.file}`;
  const sorted = sheets.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return truth.plantErrors ? plantFaults(sorted) : sorted;
}

/**
 * A whole sample folder: `inbox/*.csv` with `inbox/deliveries.yaml`, and beside the inbox `truth.json`,
 * `datapackage.json` and `README.md`.
 *
 * @returns bytes by path, relative to the folder, with forward slashes; the same for the same truth, always
 */
export function simulate(truth: Truth): ReadonlyMap<string, Uint8Array> {
  const sheets = simulateSheets(truth);
  const written = new Map(sheets.map((sheet) => [`inbox/${sheet.file}`, writeSheet(sheet)] as const));
  return new Map([
    ...written,
    ["inbox/deliveries.yaml", deliveryList(sheets)],
    ["truth.json", statedTruth(truth, sheets)],
    ["datapackage.json", dataPackage(truth, sheets, written)],
    ["README.md", readme(truth, sheets)],
  ]);
}
