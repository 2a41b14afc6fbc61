/** A JSON-stat 2 dataset (json-stat.org/full) as its dimensions and values, every part of it checked before it is used. */
import type { IssueCode } from "../../model/codes/index.ts";
import type { IssueParams } from "../../model/issue.ts";
import { mostCells, mostColumns } from "../limits.ts";

/** Thrown where a dataset is not in order. */
export class CubeError extends Error {
  readonly code: IssueCode;
  readonly params: IssueParams;
  constructor(code: IssueCode, params: IssueParams) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export interface Dimension {
  readonly id: string;
  /** The codes of its categories, in order. */
  readonly codes: readonly string[];
  /** Whether its categories are measures. */
  readonly metric: boolean;
}

export interface Cube {
  readonly label: string;
  readonly dimensions: readonly Dimension[];
  /** The value at a position: a number, or a text or nothing in its place. */
  readonly valueAt: (position: number) => number | string | null;
  readonly statusAt: (position: number) => string | null;
}

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrong(key: string): never {
  throw new CubeError("ingest.json-stat-shape", { key });
}

const mostDimensions = 30;

/** What tells the dimension of the measures where the roles do not: its name at Statistics Norway and at the public-health API. */
const metricNames: ReadonlySet<string> = new Set(["ContentsCode", "MEASURE_TYPE"]);

/** The codes of a dimension: `index` as list, as object of positions, or left out where there is one category. */
function codesOf(category: Json, size: number): readonly string[] {
  const { index, label } = category;
  const codes: unknown[] = [];
  if (Array.isArray(index)) codes.push(...(index as readonly unknown[]).slice(0, size + 1));
  else if (isObject(index)) {
    for (const [code, position] of Object.entries(index)) {
      if (!Number.isInteger(position) || (position as number) < 0 || (position as number) >= size)
        wrong("category.index");
      codes[position as number] = code;
    }
  } else if (isObject(label) && size === 1) codes.push(...Object.keys(label));
  const found = Array.from(codes, (code) => (typeof code === "number" ? String(code) : code));
  if (found.length !== size || !found.every((code) => typeof code === "string")) wrong("category.index");
  if (new Set(found).size < size) wrong("category.index");
  return found as readonly string[];
}

function dimensionsOf(dataset: Json): readonly Dimension[] {
  const { id, size, dimension, role } = dataset;
  if (!Array.isArray(id) || id.length === 0 || id.length > mostDimensions) return wrong("id");
  if (!id.every((each) => typeof each === "string") || new Set(id).size < id.length) wrong("id");
  const ids = id as readonly string[];
  if (!Array.isArray(size) || size.length !== ids.length) return wrong("size");
  if (!size.every((each) => Number.isInteger(each) && (each as number) > 0)) wrong("size");
  const sizes = size as readonly number[];
  if (sizes.reduce((product, each) => product * each, ids.length + 1) > mostCells)
    throw new CubeError("ingest.too-many-cells", { limit: mostCells });
  if (!isObject(dimension)) return wrong("dimension");
  const metric = isObject(role) ? role.metric : undefined;
  const metrics = new Set<unknown>(Array.isArray(metric) ? metric : metricNames);
  return ids.map((each, i) => {
    const found = Object.hasOwn(dimension, each) ? dimension[each] : undefined;
    if (!isObject(found) || !isObject(found.category)) return wrong("dimension");
    return { id: each, codes: codesOf(found.category, sizes[i]!), metric: metrics.has(each) };
  });
}

function isValue(value: unknown): value is number | string | null {
  return value === null || typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

/** A list by position, or an object whose keys are positions and which leaves out what is not there. */
function byPosition<T>(
  list: unknown,
  cells: number,
  key: string,
  is: (value: unknown) => value is T,
): (position: number) => T | null {
  if (Array.isArray(list)) {
    if (list.length !== cells || !list.every(is)) wrong(key);
    return (position) => list[position] as T;
  }
  if (!isObject(list)) return wrong(key);
  const found = new Map<number, T>();
  for (const [position, value] of Object.entries(list)) {
    if (!/^(?:0|[1-9]\d{0,8})$/.test(position) || Number(position) >= cells || !is(value)) return wrong(key);
    found.set(Number(position), value);
  }
  return (position) => found.get(position) ?? null;
}

function isStatus(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

/**
 * Reads a dataset.
 *
 * @throws CubeError when something in it is missing, contradicts the rest, or is larger than a table may be
 */
export function readCube(dataset: Json): Cube {
  const dimensions = dimensionsOf(dataset);
  const columns = dimensions.reduce((product, each) => (each.metric ? product * each.codes.length : product), 1);
  if (columns > mostColumns - dimensions.length) wrong("role.metric");
  const cells = dimensions.reduce((product, each) => product * each.codes.length, 1);
  const { status, label } = dataset;
  const valueAt = byPosition(dataset.value, cells, "value", isValue);
  const all = typeof status === "string" ? status : null;
  const statusAt =
    all !== null || status === undefined || status === null ? () => all : byPosition(status, cells, "status", isStatus);
  return { label: typeof label === "string" ? label : "", dimensions, valueAt, statusAt };
}
