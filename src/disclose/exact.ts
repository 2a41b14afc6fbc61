/**
 * Hidden counts that follow from several lines at once: the corner that two tables' margins share.
 *
 * At each span the known counts are linear equations in the atoms of the table. A hidden count can be worked out exactly
 * when it is a combination of them, which elimination decides. It is done modulo a prime, where the numbers stay small and
 * nothing is rounded; a combination that holds there and not among the whole numbers would only hide one count too many.
 */
import type { Count } from "./counts.ts";
import { type Grid, place } from "./grid.ts";
import type { Known } from "./known.ts";

/** Prime, and small enough for the product of two remainders to be a whole number that doubles hold. */
const prime = 67_108_859;

/** Columns with their coefficients, none of them 0. */
type Row = Map<number, number>;

interface Equation {
  readonly row: Row;
  /** The known places of which it is a combination. */
  readonly places: Row;
}

function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = prime - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

function subtract(from: Row, factor: number, row: Row): void {
  for (const [column, value] of row) {
    const left = ((from.get(column) ?? 0) + (prime - ((factor * value) % prime))) % prime;
    if (left === 0) from.delete(column);
    else from.set(column, left);
  }
}

/** Takes the pivots out of an equation, until none of its columns has one. */
function reduce(equation: Equation, pivots: ReadonlyMap<number, Equation>): void {
  for (let found = true; found; ) {
    found = false;
    for (const [column, value] of equation.row) {
      const pivot = pivots.get(column);
      if (!pivot) continue;
      subtract(equation.places, value, pivot.places);
      subtract(equation.row, value, pivot.row);
      found = true;
      break;
    }
  }
}

function eliminate(equations: readonly Equation[]): ReadonlyMap<number, Equation> {
  const pivots = new Map<number, Equation>();
  for (const equation of [...equations].sort((a, b) => a.row.size - b.row.size)) {
    reduce(equation, pivots);
    const first = equation.row.entries().next();
    if (first.done) continue;
    const [column, value] = first.value;
    const factor = inverse(value);
    for (const part of [equation.row, equation.places])
      for (const [at, each] of part) part.set(at, (each * factor) % prime);
    pivots.set(column, equation);
  }
  return pivots;
}

function atomsIn(mask: bigint): readonly number[] {
  const found: number[] = [];
  for (let atom = 0, left = mask; left > 0n; atom++, left >>= 1n) if (left & 1n) found.push(atom);
  return found;
}

/** The columns of a place: its atoms over areas and over every breakdown. */
function columnsOf(grid: Grid, area: number, breakdown: number): readonly number[] {
  const axes = [
    { axis: grid.areas, value: area },
    ...grid.dimensions.map((axis, d) => ({ axis, value: grid.breakdowns[breakdown]![d]! })),
  ];
  return axes.reduce<readonly number[]>(
    (columns, { axis, value }) => {
      const atoms = atomsIn(axis.masks[value]!);
      return columns.flatMap((column) => atoms.map((atom) => column * axis.atoms + atom));
    },
    [0],
  );
}

/** Lines alone miss nothing where there is one axis and its values are nested or apart. */
function oneLine(grid: Grid): boolean {
  const broad = [grid.areas, ...grid.dimensions].filter((axis) => axis.atoms > 1);
  return broad.length < 2 && broad.every((axis) => axis.laminar);
}

/** For each hidden count that follows exactly from the known ones at its span: the published counts that give it away. */
export function derivable(
  grid: Grid,
  known: readonly (Known | undefined)[],
  hidden: readonly Count[],
): readonly (() => Iterable<Count>)[] {
  if (oneLine(grid)) return [];
  const places = hidden.flatMap((count) => grid.placeOf.get(count) ?? []).sort((a, b) => a - b);
  const breakdowns = grid.breakdowns.length;
  const spanOf = (at: number): number => Math.floor(at / breakdowns) % grid.spans.length;
  const columns = (at: number): Row =>
    new Map(
      columnsOf(grid, Math.floor(at / breakdowns / grid.spans.length), at % breakdowns).map((column) => [column, 1]),
    );
  const found: (() => Iterable<Count>)[] = [];
  for (const span of [...new Set(places.map(spanOf))]) {
    const stated = grid.areas.masks
      .flatMap((_, a) => grid.breakdowns.map((_, b) => place(grid, a, span, b)))
      .filter((at) => known[at]);
    const pivots = eliminate(stated.map((at) => ({ row: columns(at), places: new Map([[at, 1]]) })));
    for (const target of places.filter((at) => spanOf(at) === span)) {
      const equation: Equation = { row: columns(target), places: new Map() };
      reduce(equation, pivots);
      if (equation.row.size === 0)
        found.push(() => [...equation.places.keys()].flatMap((at) => [...known[at]!.support()]));
    }
  }
  return found;
}
