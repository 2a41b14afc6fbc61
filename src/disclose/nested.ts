/** What of many told counts may stay where they are too entangled to be attacked: those that lie in each other or apart. */

/** A set of atoms that is told, with the smallest kept set around it. */
interface Kept {
  readonly size: number;
  around: Kept | null;
}

/**
 * Chooses sets one after another, and keeps each that lies within, around or apart from all that are kept.
 *
 * Over sets that are nested or apart the attack is easy: each is the sum of those directly in it and of what is left, and what is
 * left can be shared out in any way.
 *
 * @param atoms  how many there are
 * @param sets   the most important first
 * @returns for each set, whether it is kept
 */
export function keepNested(atoms: number, sets: readonly Int32Array[]): readonly boolean[] {
  const smallest = new Array<Kept | null>(atoms).fill(null);
  return sets.map((set) => {
    const inside = new Map<Kept, number>();
    const around = new Set<Kept | null>();
    for (const atom of set) {
      let it: Kept | null = smallest[atom] ?? null;
      for (; it !== null && it.size < set.length; it = it.around) inside.set(it, (inside.get(it) ?? 0) + 1);
      around.add(it);
    }
    if (around.size > 1) return false;
    for (const [it, count] of inside) if (count !== it.size) return false;
    const outer = [...around][0] ?? null;
    const kept: Kept = { size: set.length, around: outer };
    for (const it of inside.keys()) if (it.around === outer) it.around = kept;
    for (const atom of set) {
      const it = smallest[atom]!;
      if (it === outer) smallest[atom] = kept;
    }
    return true;
  });
}
