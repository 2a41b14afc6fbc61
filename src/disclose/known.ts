/** What a reader knows, or can work out by adding and subtracting, and from which published counts. */
import type { Count, Variant } from "./counts.ts";
import type { Amount } from "./primary.ts";

export interface Known extends Amount {
  /** The published counts it was worked out from, some more than once; asked for only where something is amiss. */
  readonly support: () => Iterable<Count>;
  /** Published, or a sum of published counts: it tells nothing that its parts do not. */
  readonly sum: boolean;
}

export function published(count: Count): Known {
  const { numerator, denominators, minimumNumerator, minimumDenominator } = count;
  return { numerator, denominators, minimumNumerator, minimumDenominator, support: () => [count], sum: true };
}

/**
 * Adds known counts of one span, each with the sign 1 or −1. The limits are the strictest of any.
 *
 * @param breakdown  the dimension by whose codes they differ; null where they differ by areas or time
 */
export function combine(
  terms: readonly (readonly [sign: 1 | -1, known: Known])[],
  variants: readonly Variant[],
  breakdown: string | null = null,
): Known {
  const denominators = variants.map(({ apart }, i): number | null => {
    // Nobody knows how many are left of persons who may stand behind several codes.
    if (breakdown !== null && apart?.includes(breakdown)) return null;
    const first = terms[0]![1].denominators[i]!;
    if (breakdown !== null && terms.every(([, known]) => known.denominators[i] === first)) return first;
    let total = 0;
    for (const [sign, known] of terms) {
      const value = known.denominators[i]!;
      if (value === null) return null;
      total += sign * value;
    }
    return total;
  });
  let numerator = 0;
  let minimumNumerator = 0;
  let minimumDenominator = 0;
  let sum = true;
  for (const [sign, known] of terms) {
    numerator += sign * known.numerator;
    minimumNumerator = Math.max(minimumNumerator, known.minimumNumerator);
    minimumDenominator = Math.max(minimumDenominator, known.minimumDenominator);
    sum = sum && sign === 1 && known.sum;
  }
  const support = function* (): Iterable<Count> {
    for (const [, known] of terms) yield* known.support();
  };
  return { numerator, denominators, minimumNumerator, minimumDenominator, support, sum };
}
