/** What an attacker is told of a table's atoms: by the run, by earlier releases, and by what everybody knows. */
import { type Atoms, atomsOf } from "./atoms.ts";
import { type Count, type CountTable, columnDimension, columnsOf, type Located } from "./counts.ts";
import type { Facts } from "./facts.ts";
import { type Grid, gridOf, place } from "./grid.ts";
import { redundantAt } from "./redundant.ts";
import { none, type Statement } from "./system.ts";

/** The tables of one name, which the layout may connect; their atoms numbered through. */
export interface Realm {
  readonly name: string;
  readonly members: readonly Atoms[];
  readonly atoms: number;
  /** What the layout says beyond sums: codes that cover a total, columns that are no more than others. */
  readonly known: readonly Statement<Located>[];
  /** The count of each atom; null where the run does not state them all. */
  readonly truth: Int32Array | null;
}

const nobody = Number.POSITIVE_INFINITY;

/** No code of a covered total exceeds it, and it does not exceed their sum. */
function covered({ grid, at }: Atoms, facts: Facts): readonly Statement<Located>[] {
  const { table, names, breakdownLines, areas, spans } = grid;
  return breakdownLines.flatMap(({ axis, members }) => {
    const dimension = grid.dimensions.indexOf(axis);
    const fact = facts.totals.find(
      (it) =>
        it.table === table.name &&
        it.column === names[dimension] &&
        it.relation === "cover" &&
        table.columns.includes(it.measure),
    );
    if (!fact) return [];
    const total = grid.totals[dimension]!;
    const mentioned = new Set(grid.placeOf.values());
    if (total < 0 || members[total]! < 0) return [];
    const codes = axis.masks.map((_, value) => value).filter((value) => value !== total && members[value]! >= 0);
    const singles = codes.filter((value) => axis.inside[value]!.length === 0);
    return areas.masks.flatMap((_, a) =>
      spans.flatMap((_, s): readonly Statement<Located>[] => {
        const placeOf = (value: number): number => place(grid, a, s, members[value]!);
        const stated = (value: number): boolean => mentioned.has(placeOf(value));
        if (!stated(total) || !codes.some(stated)) return [];
        const plus = at(placeOf(total));
        const parts = singles.filter(stated).map((value) => at(placeOf(value)));
        const each = parts.map(
          (part): Statement<Located> => ({ plus, minus: part, lower: 0, upper: nobody, source: null }),
        );
        if (singles.filter(stated).length < fact.codes.length || singles.length !== fact.codes.length) return each;
        const all = Int32Array.from(parts.flatMap((part) => [...part]));
        return [...each, { plus: all, minus: plus, lower: 0, upper: nobody, source: null }];
      }),
    );
  });
}

/** At one address, a column that is no more than another. */
function ordered(members: readonly Atoms[], facts: Facts): readonly Statement<Located>[] {
  const byAddress = new Map<string, { readonly it: Located; readonly atoms: Atoms }>();
  const addressOf = (it: Located, column: string): string =>
    `${it.areas.join("+")}|${it.from}|${it.to}|${JSON.stringify(Object.entries({ ...it.breakdown, [columnDimension]: column }).sort())}`;
  for (const atoms of members)
    for (const it of [...atoms.grid.table.counts, ...atoms.grid.table.before])
      byAddress.set(addressOf(it, it.breakdown[columnDimension] ?? ""), { it, atoms });
  return members.flatMap((atoms) =>
    [...atoms.grid.table.counts, ...atoms.grid.table.before].flatMap((it) =>
      facts.orders.flatMap((order): readonly Statement<Located>[] => {
        const parts = facts.sums.find((sum) => sum.table === order.table && sum.whole === order.part)?.parts ?? [
          order.part,
        ];
        const own = columnsOf(it);
        if (order.table !== atoms.grid.table.name || own.length === 0) return [];
        if (!own.every((column) => parts.includes(column))) return [];
        const wholes = facts.sums.find((sum) => sum.table === order.table && sum.whole === order.whole)?.parts ?? [
          order.whole,
        ];
        const other = byAddress.get(addressOf(it, [...wholes].sort().join("+")));
        if (!other) return [];
        return [{ plus: other.atoms.of(other.it), minus: atoms.of(it), lower: 0, upper: nobody, source: null }];
      }),
    ),
  );
}

function truthOf(members: readonly Atoms[], atoms: number): Int32Array | null {
  const truth = new Int32Array(atoms).fill(-1);
  let left = atoms;
  for (const { grid, of } of members)
    for (const count of grid.table.counts) {
      if (!isSingle(grid, count)) continue;
      const [atom] = of(count);
      if (truth[atom!] === -1) left--;
      truth[atom!] = count.numerator;
    }
  return left === 0 ? truth : null;
}

function isSingle(grid: Grid, count: Count): boolean {
  const at = grid.placeOf.get(count)!;
  const b = at % grid.breakdowns.length;
  const a = Math.floor(at / grid.breakdowns.length / grid.spans.length);
  const { from, to } = count;
  if (grid.areas.inside[a]!.length > 0) return false;
  const codes = grid.breakdowns[b]!;
  const single = grid.dimensions.every((axis, d) =>
    axis.inside[codes[d]!]!.every((it) => axis.masks[it] === axis.masks[codes[d]!]),
  );
  return single && !grid.spans.some((span) => (span.from > from && span.from < to) || (span.to > from && span.to < to));
}

/** Numbers the atoms of all tables of one name. */
export function realmOf(name: string, tables: readonly CountTable[], facts: Facts): Realm {
  let atoms = 0;
  const members = tables.map((table) => {
    const made = atomsOf(gridOf(table, facts), atoms);
    atoms += made.count;
    return made;
  });
  const known = [...members.flatMap((it) => covered(it, facts)), ...ordered(members, facts)];
  return { name, members, atoms, known, truth: truthOf(members, atoms) };
}

/** What everybody knows that a count cannot exceed: persons, each of them once a quarter; Infinity where nothing bounds it. */
export function ceilingOf({ variants }: CountTable, count: Count): number {
  const quarters = count.to - count.from;
  return Math.min(
    ...variants.map(({ complement, stock }, i) => {
      const denominator = count.denominators[i] ?? null;
      if (!complement || denominator === null) return nobody;
      return stock ? denominator * Math.min(quarters, 4) : denominator;
    }),
    nobody,
  );
}

/** The told counts as equations: those of the run and of earlier releases, and the bounds that earlier ones told. */
export function toldIn(realm: Realm, shown: (count: Count) => boolean): readonly Statement<Located>[] {
  return realm.members.flatMap(({ grid, of }) => {
    const told = grid.counts.map((count) => count !== undefined && shown(count));
    const redundant = redundantAt(grid, told);
    const exact = grid.counts.flatMap((count, at): readonly Statement<Located>[] =>
      count && told[at] && !redundant[at]
        ? [{ plus: of(count), minus: none, lower: count.numerator, upper: count.numerator, source: count }]
        : [],
    );
    const within = grid.table.before.filter((it) => !it.hidden);
    return [
      ...exact,
      ...within.map((it) => ({ plus: of(it), minus: none, lower: it.lower, upper: it.upper, source: it })),
    ];
  });
}
