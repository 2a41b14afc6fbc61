/** Everything told as linear equations in as few unknowns as it takes: what the attack solves. */

/** What is told of a difference of two sets of atoms: between `lower` and `upper`. Most have nothing to take away. */
export interface Statement<S> {
  readonly plus: Int32Array;
  readonly minus: Int32Array;
  readonly lower: number;
  readonly upper: number;
  /** Whoever told it; null for what everyone knows. */
  readonly source: S | null;
}

/** The same in classes: atoms that no statement tells apart are one unknown, their sum. */
export interface System<S> {
  readonly rows: readonly Statement<S>[];
  readonly classOf: Int32Array;
  /** Atoms in each class. */
  readonly sizes: Int32Array;
  /** Rows of each class. */
  readonly rowsOf: readonly (readonly number[])[];
  /** What follows for each class alone, from one statement after another. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** The row from which a bound follows; −1 for what follows from being a count. */
  readonly lowerBy: Int32Array;
  readonly upperBy: Int32Array;
  /** Classes that are still unknown and connected by statements have the same component; −1 for known ones. */
  readonly componentOf: Int32Array;
  readonly components: readonly Int32Array[];
}

export const none = new Int32Array(0);

/** Splits the atoms by each statement in turn: what is left together is told apart by none. */
function refine<S>(atoms: number, statements: readonly Statement<S>[]): Int32Array {
  const classOf = new Int32Array(atoms);
  let classes = 1;
  const sizes = [atoms];
  for (const { plus, minus } of statements) {
    for (const side of [plus, minus]) {
      const inside = new Map<number, number[]>();
      for (const atom of side) {
        const list = inside.get(classOf[atom]!);
        if (list) list.push(atom);
        else inside.set(classOf[atom]!, [atom]);
      }
      for (const [old, list] of inside) {
        if (list.length === sizes[old]) continue;
        sizes[old] = sizes[old]! - list.length;
        sizes.push(list.length);
        for (const atom of list) classOf[atom] = classes;
        classes++;
      }
    }
  }
  return classOf;
}

function unique(atoms: Int32Array, classOf: Int32Array, seen: Int32Array, mark: number): Int32Array {
  const found: number[] = [];
  for (const atom of atoms) {
    const it = classOf[atom]!;
    if (seen[it] === mark) continue;
    seen[it] = mark;
    found.push(it);
  }
  return Int32Array.from(found).sort();
}

type Bounds<S> = Pick<System<S>, "lower" | "upper" | "lowerBy" | "upperBy">;

/** No bound is tightened more often than this: what converges slowly is left to the solver. */
const visits = 40;

/** What one statement leaves for each of its classes when the others are at their ends; from one to the next until nothing follows. */
function propagate<S>(rows: readonly Statement<S>[], rowsOf: readonly (readonly number[])[]): Bounds<S> {
  const classes = rowsOf.length;
  const lower = new Float64Array(classes);
  const upper = new Float64Array(classes).fill(Number.POSITIVE_INFINITY);
  const lowerBy = new Int32Array(classes).fill(-1);
  const upperBy = new Int32Array(classes).fill(-1);
  const visited = new Int32Array(rows.length);
  const waiting = new Set(rows.keys());
  for (const at of waiting) {
    waiting.delete(at);
    if (visited[at]! >= visits) continue;
    visited[at]!++;
    const row = rows[at]!;
    const signed = [
      [row.plus, 1],
      [row.minus, -1],
    ] as const;
    let least = 0;
    let most = 0;
    let boundless = 0;
    for (const [side, sign] of signed) {
      for (const it of side) {
        const top = upper[it]!;
        if (sign === 1) least += lower[it]!;
        else most -= lower[it]!;
        if (top === Number.POSITIVE_INFINITY) boundless += sign === 1 ? 1 : 2 ** 20;
        else if (sign === 1) most += top;
        else least -= top;
      }
    }
    const tighten = (it: number, low: number, high: number): void => {
      let changed = false;
      if (low > lower[it]!) {
        lower[it] = low;
        lowerBy[it] = at;
        changed = true;
      }
      if (high < upper[it]!) {
        upper[it] = high;
        upperBy[it] = at;
        changed = true;
      }
      if (changed) for (const other of rowsOf[it]!) if (other !== at) waiting.add(other);
    };
    const [downwards, upwards] = [Math.floor(boundless / 2 ** 20), boundless % 2 ** 20];
    for (const [side, sign] of signed) {
      for (const it of side) {
        const [low, high] = [lower[it]!, upper[it]!];
        const open = high === Number.POSITIVE_INFINITY;
        // The rest of the row, without this class.
        const restMost =
          upwards - (open && sign === 1 ? 1 : 0) > 0
            ? Number.POSITIVE_INFINITY
            : most - (sign === 1 ? (open ? 0 : high) : -low);
        const restLeast =
          downwards - (open && sign === -1 ? 1 : 0) > 0
            ? Number.NEGATIVE_INFINITY
            : least - (sign === 1 ? low : open ? 0 : -high);
        if (sign === 1) tighten(it, row.lower - restMost, row.upper - restLeast);
        else tighten(it, restLeast - row.upper, restMost - row.lower);
      }
    }
  }
  return { lower, upper, lowerBy, upperBy };
}

function componentsOf<S>(
  rows: readonly Statement<S>[],
  { lower, upper }: Bounds<S>,
): Pick<System<S>, "componentOf" | "components"> {
  const root = Int32Array.from(lower.keys());
  const find = (it: number): number => {
    let at = it;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const free = (it: number): boolean => lower[it] !== upper[it];
  for (const { plus, minus } of rows) {
    let first = -1;
    for (const side of [plus, minus])
      for (const it of side) {
        if (!free(it)) continue;
        if (first < 0) first = find(it);
        else root[find(it)] = first;
      }
  }
  const lists = new Map<number, number[]>();
  for (let it = 0; it < lower.length; it++) {
    if (!free(it)) continue;
    const list = lists.get(find(it));
    if (list) list.push(it);
    else lists.set(find(it), [it]);
  }
  const components = [...lists.values()].map((list) => Int32Array.from(list));
  const componentOf = new Int32Array(lower.length).fill(-1);
  components.forEach((list, i) => {
    for (const it of list) componentOf[it] = i;
  });
  return { componentOf, components };
}

/**
 * Brings statements about atoms to the smallest system that says the same.
 *
 * @param atoms       how many there are
 * @param statements  about atoms, those of a side all different
 */
export function systemOf<S>(atoms: number, statements: readonly Statement<S>[]): System<S> {
  const classOf = refine(atoms, statements);
  let classes = 0;
  for (const it of classOf) classes = Math.max(classes, it + 1);
  const sizes = new Int32Array(classes);
  for (const it of classOf) sizes[it]!++;
  const seen = new Int32Array(classes);
  const rows = statements.map(
    (it, at): Statement<S> => ({
      ...it,
      plus: unique(it.plus, classOf, seen, 2 * at + 1),
      minus: unique(it.minus, classOf, seen, 2 * at + 2),
    }),
  );
  const rowsOf: number[][] = Array.from({ length: classes }, () => []);
  rows.forEach(({ plus, minus }, at) => {
    for (const it of plus) rowsOf[it]!.push(at);
    for (const it of minus) rowsOf[it]!.push(at);
  });
  const bounds = propagate(rows, rowsOf);
  return { rows, classOf, sizes, rowsOf, ...bounds, ...componentsOf(rows, bounds) };
}
