/** What a delivery's layout says of its numbers: which columns and codes add up to which. Data, never guessed from counts. */
import type { Layout } from "../model/layout.ts";

/** In a table, columns that are the sum of others: `startet` of `fullfort`, `avbrutt`, `flyttet` and `pagaar`. */
export interface ColumnSum {
  readonly table: string;
  readonly whole: string;
  readonly parts: readonly string[];
}

/** In every row of a table, one column is no more than another: those who start were referred. */
export interface ColumnOrder {
  readonly table: string;
  readonly part: string;
  readonly whole: string;
}

/**
 * How the codes of a column stand to their total, for one column of numbers.
 *
 * equal: the codes add up to the total. cover: a person may be in several, so no code exceeds the total, and the total does
 * not exceed their sum.
 */
export interface CodeTotal {
  readonly table: string;
  /** The column of numbers: `personer`. */
  readonly measure: string;
  /** The column of codes: `lovbruddsgruppe`. */
  readonly column: string;
  readonly relation: "equal" | "cover";
  /** Every code but the total's. */
  readonly codes: readonly string[];
}

export interface Facts {
  readonly sums: readonly ColumnSum[];
  readonly orders: readonly ColumnOrder[];
  readonly totals: readonly CodeTotal[];
}

/** Nothing is known: a total is then taken for the sum of its codes unless the counts contradict it. */
export const noFacts: Facts = { sums: [], orders: [], totals: [] };

/** What the layouts say. A column without a code for the total has one all the same: no code asked for is all of them. */
export function factsOf(layouts: readonly Layout[]): Facts {
  return {
    sums: layouts.flatMap(({ kind, sumRules }) => (sumRules ?? []).map((rule) => ({ table: kind, ...rule }))),
    orders: layouts.flatMap(({ kind, rowRules }) => rowRules.map((rule) => ({ table: kind, ...rule }))),
    totals: layouts.flatMap(({ kind, columns, totalRules }) => {
      const numbers = columns.filter((column) => column.type === "count");
      return columns.flatMap((column) => {
        const codes = column.codes?.filter((code) => code !== column.total);
        if (column.type !== "code" || !codes) return [];
        return numbers.flatMap(({ name }): readonly CodeTotal[] => {
          const stated = totalRules.find((rule) => rule.measure === name && rule.column === column.name);
          const relation = stated?.relation ?? (column.total === null ? "equal" : null);
          return relation ? [{ table: kind, measure: name, column: column.name, relation, codes }] : [];
        });
      });
    }),
  };
}
