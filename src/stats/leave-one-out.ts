/** Leave one out: does one unit carry the result? */

export interface LeftOut<Unit, Result> {
  readonly left: Unit;
  readonly result: Result;
}

/**
 * The result without each of the units in turn, in their order.
 *
 * @param units     two or more
 * @param estimate  what is computed from the units that remain
 * @throws RangeError when there are fewer than two units
 */
export function leaveOneOut<Unit, Result>(
  units: readonly Unit[],
  estimate: (kept: readonly Unit[]) => Result,
): readonly LeftOut<Unit, Result>[] {
  if (units.length < 2) throw new RangeError(`there are ${units.length} units; expected at least 2 to leave one out`);
  return units.map((left, position) => ({ left, result: estimate(units.filter((_, other) => other !== position)) }));
}
