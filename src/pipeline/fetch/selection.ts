/** Which values of a table are asked for, and how a question is cut into pieces that a source answers. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";

/** A dimension of a table with the codes of its values, in the table's order. */
export interface Dimension {
  readonly code: string;
  readonly values: readonly string[];
}

/** Codes by dimension. */
export type Wanted = ReadonlyMap<string, readonly string[]>;

/** The municipality in a code: `1833`, `K-1833`. */
const municipality = /^(?:K-)?(\d{4})$/;

/**
 * Reads `Region=1833,1832;Alder=014,015`.
 *
 * @returns null when it is not so written
 */
export function readWanted(text: string): Wanted | null {
  const wanted = new Map<string, readonly string[]>();
  for (const part of text.split(";")) {
    const [name, list, more] = part.split("=").map((each) => each.trim());
    const values = (list ?? "").split(",").map((each) => each.trim());
    if (!name || more !== undefined || values.includes("") || wanted.has(name)) return null;
    wanted.set(name, values);
  }
  return wanted;
}

export interface Chosen {
  readonly dimensions: readonly Dimension[];
  readonly issues: readonly Issue[];
}

/** The code by which a table knows a value: a municipality may be asked for without the table's prefix. */
function known(dimension: Dimension, value: string): string | undefined {
  return (
    dimension.values.find((each) => each === value) ??
    dimension.values.find((each) => municipality.exec(each)?.[1] === value)
  );
}

/**
 * The values to ask for: those wanted; of a dimension that holds municipalities, the programme's; of all else everything.
 *
 * @param areas  four-digit codes, those of the programme and those it is compared with
 */
export function choose(
  dimensions: readonly Dimension[],
  wanted: Wanted,
  areas: ReadonlySet<string>,
  file: string,
): Chosen {
  const issues: Issue[] = [];
  const names = dimensions.map((each) => each.code);
  for (const name of wanted.keys())
    if (!names.includes(name))
      issues.push(
        issue(
          "fetch.unknown-dimension",
          { file },
          { name, names: names.join(", "), nearest: nearest(name, names) ?? names[0]! },
        ),
      );
  const chosen = dimensions.map((dimension): Dimension => {
    const asked = wanted.get(dimension.code);
    if (asked === undefined) {
      const own = dimension.values.filter((value) => areas.has(municipality.exec(value)?.[1] ?? ""));
      return own.length > 0 ? { ...dimension, values: own } : dimension;
    }
    const values = asked.flatMap((value) => {
      const code = known(dimension, value);
      if (code === undefined) issues.push(issue("fetch.unknown-value", { file }, { name: dimension.code, value }));
      return code === undefined ? [] : [code];
    });
    return { ...dimension, values };
  });
  return { dimensions: chosen, issues };
}

/** Cells in a question. */
export function cellsIn(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((product, { values }) => product * values.length, 1);
}

/**
 * Pieces of a question, none of more than `limit` cells, in the table's order: the longest dimension is halved until all fit.
 * A piece of one value in every dimension is one cell, so that a limit of 1 or more is always met.
 *
 * @throws RangeError when the limit is below 1
 */
export function pieces(dimensions: readonly Dimension[], limit: number): readonly (readonly Dimension[])[] {
  if (!(limit >= 1)) throw new RangeError(`not a limit of cells: ${limit}`);
  if (cellsIn(dimensions) <= limit) return [dimensions];
  const longest = dimensions.reduce(
    (found, { values }, i) => (values.length > dimensions[found]!.values.length ? i : found),
    0,
  );
  const { code, values } = dimensions[longest]!;
  const half = Math.ceil(values.length / 2);
  return [values.slice(0, half), values.slice(half)].flatMap((part) =>
    pieces(dimensions.with(longest, { code, values: part }), limit),
  );
}
