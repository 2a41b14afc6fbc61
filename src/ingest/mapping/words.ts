/** A provider's own words for codes, periods, municipalities and groups. */
import type { Column, Layout, ProviderLayout } from "../../model/layout.ts";
import type { CellRules } from "../cells/index.ts";
import { cellReader } from "../cells/index.ts";
import { fold, tidy } from "../fold.ts";

/** Column → the code that a cell stands for; the cell itself where the provider has no word of its own. */
export function translator(provider: ProviderLayout): (column: string, cell: string) => string {
  const words = new Map(
    Object.entries(provider.codes).map(([column, codes]) => [
      column,
      new Map(Object.entries(codes).flatMap(([code, own]) => own.map((word) => [fold(word), code] as const))),
    ]),
  );
  return (column, cell) => words.get(column)?.get(fold(tidy(cell))) ?? cell;
}

/** The code that a header's text stands for in a column; null when the column has none that reads so. */
export function codeInHeader(
  provider: ProviderLayout,
  layout: Layout,
  rules: CellRules,
): (column: string, text: string) => string | null {
  const translate = translator(provider);
  const readers = new Map(layout.columns.map((column: Column) => [column.name, cellReader(column, rules)]));
  return (column, text) => {
    const result = readers.get(column)!(translate(column, text));
    return result.ok && typeof result.value === "string" ? result.value : null;
  };
}
