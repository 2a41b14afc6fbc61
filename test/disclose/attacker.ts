/**
 * An attacker who has only the published counts and the hierarchy. Shares no code with what it attacks: sets are lists of
 * atoms, and what can be worked out is found by trying every sum and difference, or by elimination in exact fractions.
 */

/** A count as a set of atoms (one municipality, one age, one quarter), with its value. */
export interface Seen {
  readonly atoms: readonly number[];
  readonly value: number;
}

/** Coefficients of a sum of published counts, small enough to be told apart by position in base 64. */
const base = 64;

function code(atoms: readonly number[]): number {
  return atoms.reduce((sum, atom) => sum + base ** atom, 0);
}

/**
 * Every set of atoms whose count is a sum or difference of published ones, each taken at most once.
 *
 * @param seen   the published counts
 * @param atoms  at most 8, so that a code is a whole number that doubles hold
 */
export function byTrying(seen: readonly Seen[], atoms: number): readonly Seen[] {
  if (atoms > 8) throw new RangeError(`too many atoms to try: ${atoms}`);
  const wanted = new Map<number, readonly number[]>();
  for (let set = 1; set < 2 ** atoms; set++) {
    const members = Array.from({ length: atoms }, (_, i) => i).filter((i) => (set >> i) & 1);
    wanted.set(code(members), members);
  }
  const found = new Map<number, Seen>();
  const steps = seen.map((it) => ({ code: code(it.atoms), value: it.value }));
  const walk = (at: number, sum: number, value: number): void => {
    const step = steps[at];
    if (!step) {
      const members = wanted.get(sum);
      if (members) found.set(sum, { atoms: members, value });
      return;
    }
    walk(at + 1, sum, value);
    walk(at + 1, sum + step.code, value + step.value);
    walk(at + 1, sum - step.code, value - step.value);
  };
  walk(0, 0, 0);
  return [...found.values()];
}

type Fraction = readonly [numerator: bigint, denominator: bigint];

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

function fraction(numerator: bigint, denominator: bigint): Fraction {
  const divisor = gcd(numerator, denominator) || 1n;
  return [numerator / divisor, denominator / divisor];
}

function rank(rows: readonly (readonly bigint[])[]): number {
  const work = rows.map((row) => row.map((value): Fraction => [value, 1n]));
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = work.findIndex((row, i) => i >= found && row[column]![0] !== 0n);
    if (pivot < 0) continue;
    [work[found], work[pivot]] = [work[pivot]!, work[found]!];
    const [pn, pd] = work[found]![column]!;
    for (let i = found + 1; i < work.length; i++) {
      const [n, d] = work[i]![column]!;
      if (n === 0n) continue;
      const factor = fraction(n * pd, d * pn);
      work[i] = work[i]!.map(([a, b], j) => {
        const [c, e] = work[found]![j]!;
        return fraction(a * e * factor[1] - c * factor[0] * b, b * e * factor[1]);
      });
    }
    found++;
  }
  return found;
}

/** Whether a count follows from the published ones by any combination, whole or not. */
export function follows(seen: readonly Seen[], atoms: readonly number[], all: number): boolean {
  const row = (members: readonly number[]): readonly bigint[] =>
    Array.from({ length: all }, (_, i) => (members.includes(i) ? 1n : 0n));
  const rows = seen.map((it) => row(it.atoms));
  return rows.length > 0 && rank([...rows, row(atoms)]) === rank(rows);
}
