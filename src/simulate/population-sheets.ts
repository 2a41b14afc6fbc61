/** The population deliveries: one historical file, then one a year. */
import { areas } from "./areas.ts";
import { yearOf, yearsBetween } from "./calendar.ts";
import { dialects, row, type Sheet, type SheetRow } from "./dialect.ts";
import { firstAge, lastAge, type Population, sexes } from "./population.ts";
import type { Truth } from "./truth.ts";

const columns = ["kommunenr", "aar", "alder", "kjonn", "personer"] as const;
const lastHistoricalYear = 2026;

function rowsOf(population: Population, years: readonly number[]): readonly SheetRow[] {
  const rows: SheetRow[] = [];
  for (const { code } of areas) {
    for (const year of years) {
      for (let age = firstAge; age <= lastAge; age++) {
        const persons = sexes.map((sex) => population(code, year, age, sex));
        sexes.forEach((sex, i) => {
          rows.push(row(code, String(year), String(age), sex, persons[i]!));
        });
        rows.push(row(code, String(year), String(age), "alle", persons[0]! + persons[1]!));
      }
    }
  }
  return rows;
}

function sheetOf(population: Population, years: readonly number[]): Sheet {
  const first = years[0]!;
  const last = years.at(-1)!;
  const span = first === last ? String(first) : `${first}-${last}`;
  return {
    file: `befolkning-${span}.csv`,
    provider: "Statistisk sentralbyrå (syntetisk)",
    kind: "population",
    received: `${last}-02-24`,
    period: first === last ? String(first) : `${first}..${last}`,
    note: "Bosatte 1. januar etter kommune, alder og kjønn, i dagens kommuneinndeling.",
    dialect: dialects.register,
    title: [],
    columns,
    rows: rowsOf(population, years),
  };
}

export function populationSheets(truth: Truth, population: Population): readonly Sheet[] {
  const years = yearsBetween(yearOf(truth.first), yearOf(truth.last));
  const historical = years.filter((year) => year <= lastHistoricalYear);
  const later = years.filter((year) => year > lastHistoricalYear).map((year) => [year]);
  return [historical, ...later].filter((each) => each.length > 0).map((each) => sheetOf(population, each));
}
