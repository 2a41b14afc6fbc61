/**
 * An attacker of his own: tries every table of whole numbers that agrees with what is told. Shares no code with what it attacks, and
 * is only for tables of a few atoms.
 */

/** What is told of a sum of atoms. */
export interface Said {
  readonly atoms: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** No table of a test has so many events in one atom. */
const boundless = 60;

/** Every table in turn; stops when `visit` says that it has seen enough. */
function everyTable(atoms: number, said: readonly Said[], visit: (table: readonly number[]) => boolean): void {
  const table = new Array<number>(atoms).fill(0);
  const sums = said.map(() => 0);
  const last = said.map((it) => Math.max(...it.atoms));
  const fill = (atom: number): boolean => {
    if (atom === atoms) return visit(table);
    const own = said.flatMap((it, i) => (it.atoms.includes(atom) ? [i] : []));
    for (let value = 0; value <= boundless; value++) {
      if (own.some((i) => sums[i]! + value > said[i]!.upper)) break;
      table[atom] = value;
      for (const i of own) sums[i]! += value;
      const fits = own.every((i) => last[i] !== atom || sums[i]! >= said[i]!.lower);
      const enough = fits && fill(atom + 1);
      for (const i of own) sums[i]! -= value;
      if (enough) return true;
    }
    return false;
  };
  fill(0);
}

/** Between which values a sum of atoms lies in all tables that agree with what is told; null when none does. */
export function hull(
  said: readonly Said[],
  target: readonly number[],
): { readonly low: number; readonly high: number } | null {
  if (target.some((atom) => !said.some((it) => it.atoms.includes(atom)))) return { low: 0, high: boundless };
  const named = [...new Set(said.flatMap((it) => it.atoms))].sort((a, b) => a - b);
  const at = new Map(named.map((atom, i) => [atom, i]));
  const renamed = said.map((it) => ({ ...it, atoms: it.atoms.map((atom) => at.get(atom)!) }));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  everyTable(named.length, renamed, (table) => {
    const sum = target.reduce((total, atom) => total + table[at.get(atom)!]!, 0);
    low = Math.min(low, sum);
    high = Math.max(high, sum);
    return false;
  });
  return low > high ? null : { low, high };
}

/** Whether a table agrees in which a sum of atoms is at least so far from what it is, above or under. */
export function canBe(
  atoms: number,
  said: readonly Said[],
  target: readonly number[],
  enough: (sum: number) => boolean,
): boolean {
  if (target.some((atom) => !said.some((it) => it.atoms.includes(atom)))) return true;
  let found = false;
  everyTable(atoms, said, (table) => {
    found = enough(target.reduce((total, atom) => total + table[atom]!, 0));
    return found;
  });
  return found;
}
