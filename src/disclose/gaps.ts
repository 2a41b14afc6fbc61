/**
 * What a span leaves on both sides of another that lies well inside it: the first quarter and the last, say.
 *
 * Only ends that are not connected matter: between ends that are, every span is worked out and tried by itself.
 */
import type { Count, Variant } from "./counts.ts";
import { amountBetween, type Component, type Point, supportOf } from "./ends.ts";
import type { Amount, Unsafe } from "./primary.ts";
import type { Gap } from "./time-line.ts";

/** A span between two ends of one component. */
interface Piece {
  readonly component: Component;
  readonly from: Point;
  readonly to: Point;
}

const lengthOf = ({ from, to }: Piece): number => to.at - from.at;
const eventsOf = ({ from, to }: Piece): number => to.numerator - from.numerator;

/** For each span of `inner`, the tightest of `outer` around it: what wider ones leave is more. */
function around(outer: Component, inner: Component): readonly (readonly [whole: Piece, part: Piece])[] {
  const found: (readonly [Piece, Piece])[] = [];
  inner.points.forEach((from, i) => {
    const start = outer.points.findLast((point) => point.at < from.at);
    if (!start) return;
    for (const to of inner.points.slice(i + 1)) {
      const end = outer.points.find((point) => point.at > to.at);
      if (!end) return;
      found.push([
        { component: outer, from: start, to: end },
        { component: inner, from, to },
      ]);
    }
  });
  return found;
}

/** Pieces that do not overlap and leave the fewest events, then the fewest quarters: interval scheduling by last quarter. */
function fullest(pieces: readonly Piece[]): readonly Piece[] {
  const best: { readonly parts: readonly Piece[]; readonly events: number; readonly quarters: number }[] = [
    { parts: [], events: 0, quarters: 0 },
  ];
  pieces.forEach((piece, i) => {
    let before = i;
    while (before > 0 && pieces[before - 1]!.to.at > piece.from.at) before--;
    const rest = best[before]!;
    const events = rest.events + eventsOf(piece);
    const quarters = rest.quarters + lengthOf(piece);
    const without = best[i]!;
    const fuller = events > without.events || (events === without.events && quarters > without.quarters);
    best.push(fuller ? { parts: [...rest.parts, piece], events, quarters } : without);
  });
  return best.at(-1)!.parts;
}

/** Pieces of one component that follow each other, as one: what they share falls away. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.component === piece.component && last.to === piece.from)
      found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
}

/** For each shortest span of a component, the spans of the others inside it that leave least, where they are of several. */
function manyInside(all: readonly Component[]): readonly (readonly [whole: Piece, ...parts: Piece[]])[] {
  const pieces = all
    .flatMap((component) =>
      component.points.slice(1).map((to, i): Piece => ({ component, from: component.points[i]!, to })),
    )
    .sort((a, b) => a.to.at - b.to.at || a.from.at - b.from.at);
  return pieces.flatMap((whole): readonly (readonly [Piece, ...Piece[]])[] => {
    const inside = pieces.filter(
      (it) => it.component !== whole.component && it.from.at > whole.from.at && it.to.at < whole.to.at,
    );
    const parts = joined(fullest(inside));
    return parts.length > 1 ? [[whole, ...parts]] : [];
  });
}

function less(whole: Piece, parts: readonly Piece[], variants: readonly Variant[]): Amount {
  const amountOf = ({ component, from, to }: Piece): Amount => amountBetween(component, from, to, variants);
  const all = amountOf(whole);
  const taken = parts.map(amountOf);
  return {
    numerator: taken.reduce((left, it) => left - it.numerator, all.numerator),
    denominators: variants.map(({ stock }, i) =>
      taken.reduce((left: number | null, it) => {
        const value = it.denominators[i]!;
        if (left === null || value === null) return null;
        return stock ? Math.min(left, value) : left - value;
      }, all.denominators[i]!),
    ),
    minimumNumerator: taken.reduce((most, it) => Math.max(most, it.minimumNumerator), all.minimumNumerator),
    minimumDenominator: taken.reduce((most, it) => Math.max(most, it.minimumDenominator), all.minimumDenominator),
  };
}

/** Every gap that leaves least, and is unsafe; those that leave more are safe when these are. */
export function gapsOf(all: readonly Component[], variants: readonly Variant[], unsafe: Unsafe): readonly Gap[] {
  if (all.length < 2) return [];
  const single = all.flatMap((outer) => all.flatMap((inner) => (inner === outer ? [] : around(outer, inner))));
  const several = all.length > 2 ? manyInside(all) : [];
  return [...single, ...several].flatMap((pieces): readonly Gap[] => {
    const [whole, ...parts] = pieces;
    const quarters = parts.reduce((left, part) => left - lengthOf(part), lengthOf(whole));
    const amount = less(whole, parts, variants);
    if (!unsafe(amount, quarters)) return [];
    const support = function* (): Iterable<Count> {
      for (const { from, to } of pieces) yield* supportOf(from, to);
    };
    return [{ quarters, known: { ...amount, support, sum: false } }];
  });
}
