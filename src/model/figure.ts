/** A picture as data: two Vega-Lite specifications, with the words and the table that make it readable without the picture. */
import type { Lang } from "./labels.ts";

/** JSON of a Vega-Lite specification. */
export type VegaLiteSpec = Readonly<Record<string, unknown>>;

export interface FigureColumn {
  readonly label: string;
  readonly align: "start" | "end";
}

/** Cells are finished text in the figure's language. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface Figure {
  readonly id: string;
  readonly chart: string;
  readonly lang: Lang;
  readonly title: string;
  readonly subtitle: string;
  /** What a reader who cannot see it needs to know: what is shown, and what it shows. */
  readonly alt: string;
  /** For a page about 720 px wide, and for one of 320 px. */
  readonly wide: VegaLiteSpec;
  readonly narrow: VegaLiteSpec;
  readonly table: FigureTable;
  /** How many persons, courses or answers it rests on. */
  readonly n: string;
  readonly source: string;
  readonly period: string;
  /** What is hidden and why, or that nothing is. */
  readonly suppression: string;
  readonly notes: readonly string[];
}

const required = ["id", "title", "alt", "n", "source", "period", "suppression"] as const;

/**
 * Checks that a figure can be read without its picture.
 *
 * @throws RangeError when a required text is empty or the table has no row
 */
export function figure(it: Figure): Figure {
  for (const key of required) {
    if (it[key].trim() === "") throw new RangeError(`figure ${it.id}: ${key} is empty`);
  }
  if (it.table.rows.length === 0) throw new RangeError(`figure ${it.id}: the data table is empty`);
  return it;
}
