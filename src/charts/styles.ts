/** How areas are told apart: by colour, by dash and by shape, never by colour alone. */
import type { ChartContext } from "./chart.ts";
import { roleOf } from "./names.ts";

export interface Style {
  readonly colour: string;
  readonly dash: readonly number[];
  readonly shape: string;
}

/** A bar that is filled as the other shapes are: a stroke has nothing to fill. */
const bar = "M-1,-0.3L1,-0.3L1,0.3L-1,0.3Z";

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
  { colour: "#274247", dash: [5, 1], shape: bar },
];

const own = { programme: 0, benchmark: 1, donor: 2 } as const;

/** A style for each area, in the order given; the first group of a role takes the role's own, and no other does while that is drawn. */
export function styleAreas(ids: readonly string[], context: ChartContext): ReadonlyMap<string, Style> {
  const roles = ids.map((id) => roleOf(id, context));
  const spare = styles
    .map((_, i) => i)
    .filter((i) => i >= 3 || !roles.some((role) => role !== null && own[role] === i));
  const free = [...spare.filter((i) => i >= 3), ...spare.filter((i) => i < 3)];
  const taken = new Set<number>();
  return new Map(
    ids.map((id, at) => {
      const role = roles[at]!;
      const wanted = role === null ? undefined : own[role];
      const index =
        wanted !== undefined && !taken.has(wanted) ? wanted : (free.find((i) => !taken.has(i)) ?? at % styles.length);
      taken.add(index);
      return [id, styles[index]!];
    }),
  );
}

/** One style for all, where each area has a panel with its name on. */
export function plainStyles(ids: readonly string[]): ReadonlyMap<string, Style> {
  return new Map(ids.map((id) => [id, { colour: "#274247", dash: [1, 0], shape: "circle" }]));
}
