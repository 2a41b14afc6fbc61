/** Where so much is told crosswise that no attack could be carried through, less is told. */
import type { Count } from "./counts.ts";
import { keepNested } from "./nested.ts";
import type { State } from "./state.ts";
import { type Realm, toldIn } from "./statements.ts";
import { systemOf } from "./system.ts";

/** Components of more unknowns than this are not attacked as they are. */
export const mostUnknowns = 1000;

/** The most unknowns of any component when only some counts are told, and the atoms of those that have too many. */
function largest(
  realm: Realm,
  shown: (count: Count) => boolean,
  most: number,
): { readonly size: number; readonly atoms: Uint8Array } {
  const { components, classOf, componentOf } = systemOf(realm.atoms, [...realm.known, ...toldIn(realm, shown)]);
  const size = components.reduce((most, it) => Math.max(most, it.length), 0);
  const tangled = components.map((it) => it.length > most);
  const atoms = Uint8Array.from(classOf, (it) => (componentOf[it]! >= 0 && tangled[componentOf[it]!] ? 1 : 0));
  return { size, atoms };
}

/** The atoms of components that have too many unknowns to be attacked as they are; null when none has. */
export function tangledIn(realm: Realm, shown: (count: Count) => boolean, most: number): Uint8Array | null {
  if (realm.atoms <= most) return null;
  const { size, atoms } = largest(realm, shown, most);
  return size > most ? atoms : null;
}

/**
 * Hides what entangles a component too much to be attacked.
 *
 * First the counts stay that make two families, in each of which they are nested or apart: areas in regions by years in periods,
 * say. Then, from the most important on, as many of the others as leave every component small enough. What was told before stays
 * told.
 */
export function disentangle(realm: Realm, state: State, most: number): void {
  const before = largest(realm, state.shown, most);
  if (before.size <= most) return;
  const atoms = new Map<Count, Int32Array>();
  for (const { grid, of } of realm.members)
    for (const count of grid.table.counts) {
      if (!state.shown(count)) continue;
      const own = of(count);
      if (own.some((atom) => before.atoms[atom] === 1)) atoms.set(count, own);
    }
  const rank = (it: Count): number => (state.hideable(it) ? 1 : 0);
  const ordered = [...atoms.keys()].sort((a, b) => rank(a) - rank(b) || (state.lesser(b, a) ? -1 : 1));
  const nested = (counts: readonly Count[]): ReadonlySet<Count> => {
    const kept = keepNested(
      realm.atoms,
      counts.map((it) => atoms.get(it)!),
    );
    return new Set(counts.filter((it, i) => kept[i] || !state.hideable(it)));
  };
  const one = nested(ordered);
  const other = nested(ordered.filter((it) => !one.has(it)));
  const crossing = ordered.filter((it) => !one.has(it) && !other.has(it));
  let fits = 0;
  for (let low = 0, high = crossing.length; low <= high; ) {
    const middle = Math.floor((low + high) / 2);
    const dropped = new Set(crossing.slice(middle));
    if (largest(realm, (count) => state.shown(count) && !dropped.has(count), most).size <= most) {
      fits = middle;
      low = middle + 1;
    } else high = middle - 1;
  }
  for (const count of crossing.slice(fits))
    state.hide(count, { reason: "complementary", protects: null, earlier: null });
}
