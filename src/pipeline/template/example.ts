/** One row that shows how a kind is filled in: plausible, and right by the kind's own rules. */
import type { Column, Layout } from "../../model/layout.ts";

const plain: Readonly<Record<Exclude<Column["type"], "code" | "count">, string>> = {
  area: "1833",
  group: "programme",
  period: "2027-Q3",
  year: "2027",
  percent: "12,5",
  amount: "250000",
  number: "4",
  date: "2027-09-30",
};

/** Counts that keep the row's rules: parts are 1, a whole their sum, and what must be at least something else one more. */
function counts(layout: Layout): ReadonlyMap<string, number> {
  const found = new Map(layout.columns.filter((column) => column.type === "count").map((column) => [column.name, 1]));
  for (const { whole, parts } of layout.sumRules ?? []) found.set(whole, parts.length);
  for (const { part, whole } of layout.rowRules)
    found.set(whole, Math.max(found.get(whole) ?? 0, (found.get(part) ?? 0) + 1));
  return found;
}

/**
 * The cells of the example, by column.
 *
 * @param area   a municipality as it may be written: `1833 Rana`
 * @param group  a group's id
 */
export function exampleOf(layout: Layout, area: string, group: string): readonly string[] {
  const numbers = counts(layout);
  return layout.columns.map((column) => {
    const { name, type, codes } = column;
    if (type === "area") return area;
    if (type === "group") return group;
    if (type === "count") return String(numbers.get(name));
    if (type === "code") return codes?.[0] ?? "a-1";
    return plain[type];
  });
}
