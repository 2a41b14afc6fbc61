/** How areas are told apart: by colour, by dash and by shape, never by colour alone. */
import type { ChartContext } from "./chart.ts";
import { roleOf } from "./names.ts";

export interface Style {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

/** SSB's colours that keep 3:1 on white; the first three belong to the roles. */
const styles: readonly Style[] = [
  { colour: "#1a9d49", dash: [1, 0], shape: "circle" },
  { colour: "#0f2080", dash: [6, 3], shape: "square" },
  { colour: "#909090", dash: [2, 2], shape: "diamond" },
  { colour: "#a3136c", dash: [8, 2, 2, 2], shape: "triangle-up" },
  { colour: "#c78800", dash: [4, 2], shape: "triangle-down" },
  { colour: "#1d9de2", dash: [10, 3], shape: "triangle-right" },
  { colour: "#471f00", dash: [3, 3], shape: "triangle-left" },
  { colour: "#c775a7", dash: [8, 3, 3, 3], shape: "cross" },
  { colour: "#274247", dash: [5, 1], shape: "stroke" },
];

const own = { programme: 0, benchmark: 1, donor: 2 } as const;

/** A style for each area, in the order given; the first group of a role takes the role's own. */
export function styleAreas(ids: readonly string[], context: ChartContext): ReadonlyMap<string, Style> {
  const taken = new Set<number>();
  const chosen = new Map<string, Style>();
  for (const id of ids) {
    const role = roleOf(id, context);
    const wanted = role === null ? undefined : own[role];
    const free = styles.findIndex((_, i) => i >= 3 && !taken.has(i));
    const index = wanted !== undefined && !taken.has(wanted) ? wanted : free >= 0 ? free : chosen.size % styles.length;
    taken.add(index);
    chosen.set(id, styles[index]!);
  }
  return chosen;
}

/** One style for all, where each area has a panel with its name on. */
export function plainStyles(ids: readonly string[]): ReadonlyMap<string, Style> {
  return new Map(ids.map((id) => [id, { colour: "#274247", dash: [1, 0], shape: "circle" }]));
}
