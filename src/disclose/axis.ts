/** One axis of a table: the sets that are summed over it, and how they lie in each other. */

/** Sets of elements; sets that no value of the axis tells apart have been merged into one atom. */
export interface Axis {
  /** Each value as a set of atoms, one bit each. */
  readonly masks: readonly bigint[];
  readonly atoms: number;
  /** For each value, those strictly inside it: the largest first. */
  readonly inside: readonly (readonly number[])[];
  readonly indexOf: ReadonlyMap<bigint, number>;
  /** Are any two values nested or apart? */
  readonly laminar: boolean;
}

function bits(mask: bigint): number {
  let count = 0;
  for (let rest = mask; rest > 0n; rest &= rest - 1n) count++;
  return count;
}

/**
 * An axis whose first values are the sets given, in their order; then each atom that is not among them, for what is
 * left of a set when others are taken away is an atom or a sum of atoms.
 */
export function axisOf(sets: readonly (readonly string[])[]): Axis {
  const signatures = new Map<string, string>();
  sets.forEach((set, i) => {
    for (const element of set) signatures.set(element, `${signatures.get(element) ?? ""},${i}`);
  });
  const atomOf = new Map<string, number>();
  const masks: bigint[] = sets.map((set) => {
    let mask = 0n;
    for (const element of set) {
      const signature = signatures.get(element)!;
      if (!atomOf.has(signature)) atomOf.set(signature, atomOf.size);
      mask |= 1n << BigInt(atomOf.get(signature)!);
    }
    return mask;
  });
  const indexOf = new Map<bigint, number>();
  masks.forEach((mask, i) => {
    indexOf.set(mask, i);
  });
  for (let atom = 0; atom < atomOf.size; atom++) {
    const mask = 1n << BigInt(atom);
    if (!indexOf.has(mask)) indexOf.set(mask, masks.push(mask) - 1);
  }
  const sizes = masks.map(bits);
  let laminar = true;
  const inside = masks.map((whole, i) => {
    const found: number[] = [];
    masks.forEach((part, j) => {
      const common = part & whole;
      if (j !== i && common === part) found.push(j);
      else if (common !== 0n && common !== whole) laminar = false;
    });
    return found.sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  });
  return { masks, atoms: atomOf.size, inside, indexOf, laminar };
}

/** Values inside a whole that do not overlap, taken greedily in the order given. */
export function disjoint(
  axis: Axis,
  candidates: readonly number[],
): { readonly parts: readonly number[]; readonly covered: bigint } {
  const parts: number[] = [];
  let covered = 0n;
  for (const candidate of candidates) {
    const mask = axis.masks[candidate]!;
    if ((mask & covered) !== 0n) continue;
    parts.push(candidate);
    covered |= mask;
  }
  return { parts, covered };
}
