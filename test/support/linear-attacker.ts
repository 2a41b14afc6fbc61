/**
 * An attacker of our own, written apart from the protection: everything that a ledger tells as linear equations, and for each
 * hidden count the least and the largest value that fits them.
 *
 * Counts are split into atoms (one municipality, one quarter, one age, one column); atoms that no told or hidden cell tells
 * apart are one unknown. What everybody knows of the columns is said as well: groups of cases add up to all cases, persons in
 * a group are persons, who started was referred. Unknowns are 0 or more; that they are whole numbers is used only in rounding
 * the ends inwards, so the interval found is never narrower than the true one.
 */
import type { CellAddress, LedgerCell } from "../../src/model/ledger.ts";
import { quarterSpan } from "../../src/model/period.ts";

export interface Interval {
  readonly cell: CellAddress;
  readonly lower: number;
  /** Infinity where nothing bounds it. */
  readonly upper: number;
}

/** One column adds up from others, or is no less than any of them. */
interface Relation {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly kind: "sum" | "bound";
}

const groups = ["tyveri", "vold", "rus", "skadeverk", "trafikk", "seksual", "okonomi", "annet"];

const relations: Readonly<Record<string, readonly Relation[]>> = {
  offences: [
    { whole: "saker", parts: groups.map((it) => `saker/${it}`), kind: "sum" },
    { whole: "saker", parts: ["saker/digital"], kind: "bound" },
    { whole: "personer", parts: groups.map((it) => `personer/${it}`), kind: "bound" },
  ],
  followup: [
    { whole: "startet", parts: ["fullfort", "avbrutt", "flyttet", "pagaar"], kind: "sum" },
    { whole: "henvist", parts: ["startet"], kind: "bound" },
  ],
};

/** The columns that a cell sums: `saker/tyveri`. */
function columnsOf({ breakdown }: CellAddress): readonly string[] {
  const { measure, lovbruddsgruppe, digital } = breakdown;
  const suffixes = lovbruddsgruppe ? lovbruddsgruppe.split("+") : digital === "ja" ? ["digital"] : [""];
  return measure!.split("+").flatMap((name) => suffixes.map((suffix) => (suffix === "" ? name : `${name}/${suffix}`)));
}

/** Areas × quarters × ages, as one line: cells over the same are told apart by their columns alone. */
function boxOf({ areas, period, breakdown }: CellAddress): string {
  return `${areas.join("+")}|${quarterSpan(period).join("-")}|${breakdown.alder ?? ""}`;
}

/** The atoms of every box that some cell speaks of, put together where no box tells them apart. */
function classesOf(boxes: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const signatures = new Map<string, number[]>();
  boxes.forEach((box, at) => {
    const [areas, span, ages] = box.split("|") as [string, string, string];
    const [from, to] = span.split("-").map(Number) as [number, number];
    for (const area of areas.split("+"))
      for (let quarter = from; quarter <= to; quarter += 1)
        for (const age of ages === "" ? ["14", "15"] : ages.split("+")) {
          const atom = `${area}|${quarter}|${age}`;
          const own = signatures.get(atom);
          if (own) own.push(at);
          else signatures.set(atom, [at]);
        }
  });
  const classes = [...new Set([...signatures.values()].map((own) => own.join(",")))];
  const members = new Map<string, number[]>(boxes.map((box) => [box, []]));
  classes.forEach((signature, i) => {
    for (const at of signature.split(",")) members.get(boxes[Number(at)]!)!.push(i);
  });
  return members;
}

interface Row {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** The unknowns that hang together, through rows, with some. */
function connected(rows: readonly Row[], count: number): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const root = (it: number): number => {
    let at = it;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const { plus, minus } of rows) {
    const [first, ...rest] = [...plus, ...minus];
    for (const it of rest) parent[root(it)] = root(first!);
  }
  return Int32Array.from({ length: count }, (_, i) => root(i));
}

interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

type Bounds = (unknowns: readonly number[]) => Range;

const tolerance = 1e-6;

interface Model {
  readonly changeColsCost: (which: object, costs: Float64Array) => void;
  readonly run: () => void;
  readonly getModelStatus: () => number;
  readonly getObjectiveValue: () => number;
  readonly options: { readonly set: (options: object) => void };
  readonly dispose: () => void;
}

interface Engine {
  readonly constants: { readonly modelStatus: Readonly<Record<string, number>> };
  readonly createModel: (model: object) => Model;
}

/** The range of sums over some unknowns, in their component alone. */
function boundsIn(
  engine: Engine,
  rows: readonly Row[],
  columns: readonly number[],
): { bounds: Bounds; end: () => void } {
  const at = new Map(columns.map((column, i) => [column, i]));
  const starts = new Int32Array(rows.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  rows.forEach(({ plus, minus }, i) => {
    for (const it of plus) indices.push(at.get(it)!);
    for (const it of minus) indices.push(at.get(it)!);
    values.push(...plus.map(() => 1), ...minus.map(() => -1));
    starts[i + 1] = indices.length;
  });
  const size = columns.length;
  const model = engine.createModel({
    numCols: size,
    numRows: rows.length,
    colCost: new Float64Array(size),
    colLower: new Float64Array(size),
    colUpper: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols: size,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
  model.options.set({ output_flag: false });
  const { optimal, unbounded, unboundedOrInfeasible } = engine.constants.modelStatus;
  const least = (sign: 1 | -1, unknowns: readonly number[]): number => {
    const costs = new Float64Array(size);
    for (const it of unknowns) costs[at.get(it)!]! += sign;
    model.changeColsCost({ kind: "range", from: 0, to: size - 1 }, costs);
    model.run();
    const status = model.getModelStatus();
    if (status === optimal) return model.getObjectiveValue();
    if (status === unbounded || status === unboundedOrInfeasible) return Number.NEGATIVE_INFINITY;
    throw new Error(`what is told contradicts itself (solver status ${status})`);
  };
  return {
    bounds: (unknowns) => ({ minimum: least(1, unknowns), maximum: -least(-1, unknowns) }),
    end: () => model.dispose(),
  };
}

/** The interval of every hidden cell of a table, given all that is told. */
export async function intervals(table: string, cells: readonly LedgerCell[]): Promise<readonly Interval[]> {
  const own = cells.filter((cell) => cell.table === table);
  const boxes = [...new Set(own.map(boxOf))].sort();
  const classes = classesOf(boxes);
  const size = 1 + Math.max(-1, ...[...classes.values()].flat());
  const columns = [...new Set(own.flatMap(columnsOf))];
  const known = relations[table] ?? [];
  for (const { whole, parts } of known) columns.push(whole, ...parts);
  const names = [...new Set(columns)].sort();
  const unknown = (name: string, it: number): number => names.indexOf(name) * size + it;
  const unknownsOf = (cell: CellAddress): readonly number[] =>
    columnsOf(cell).flatMap((name) => classes.get(boxOf(cell))!.map((it) => unknown(name, it)));

  const rows: Row[] = own.flatMap((cell) =>
    cell.status === "told" ? [{ plus: unknownsOf(cell), minus: [], lower: cell.lower, upper: cell.upper }] : [],
  );
  for (const { whole, parts, kind } of known)
    for (let it = 0; it < size; it += 1) {
      const minus = parts.map((part) => unknown(part, it));
      if (kind === "sum") rows.push({ plus: [unknown(whole, it)], minus, lower: 0, upper: 0 });
      else
        for (const part of minus)
          rows.push({ plus: [unknown(whole, it)], minus: [part], lower: 0, upper: Number.POSITIVE_INFINITY });
    }

  const component = connected(rows, names.length * size);
  const byComponent = new Map<number, { rows: Row[]; columns: number[] }>();
  component.forEach((root, column) => {
    const there = byComponent.get(root);
    if (there) there.columns.push(column);
    else byComponent.set(root, { rows: [], columns: [column] });
  });
  for (const row of rows) byComponent.get(component[row.plus[0]!]!)!.rows.push(row);

  const load = (await import("highs")).default as unknown as () => Promise<Engine>;
  const engine = await load();
  const held = new Map<number, ReturnType<typeof boundsIn>>();
  const found = own.flatMap((cell): readonly Interval[] => {
    if (cell.status !== "hidden") return [];
    let lower = 0;
    let upper = 0;
    const byRoot = new Map<number, number[]>();
    for (const it of unknownsOf(cell)) byRoot.set(component[it]!, [...(byRoot.get(component[it]!) ?? []), it]);
    for (const [root, unknowns] of byRoot) {
      const part = byComponent.get(root)!;
      if (part.rows.length === 0) {
        upper = Number.POSITIVE_INFINITY;
        continue;
      }
      let solver = held.get(root);
      if (!solver) {
        solver = boundsIn(engine, part.rows, part.columns);
        held.set(root, solver);
      }
      const { minimum, maximum } = solver.bounds(unknowns);
      lower += Math.max(0, minimum);
      upper += maximum;
    }
    const { table: name, areas, period, breakdown } = cell;
    return [
      {
        cell: { table: name, areas, period, breakdown },
        lower: Math.ceil(lower - tolerance),
        upper: Math.floor(upper + tolerance),
      },
    ];
  });
  for (const { end } of held.values()) end();
  return found;
}
