/** Checks of arguments: outside its range, an argument is the programmer's mistake. */

/** @throws RangeError unless `value` is a finite number greater than 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} is ${value}; expected a finite number above 0`);
}

/** @throws RangeError unless `value` is a finite number, 0 or more */
export function requireNonNegative(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity))
    throw new RangeError(`${name} is ${value}; expected a finite number, 0 or more`);
}

/** @throws RangeError unless `value` is a whole number, 0 or more */
export function requireCount(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 0)) {
    throw new RangeError(`${name} is ${value}; expected a whole number, 0 or more`);
  }
}

/** @throws RangeError unless `value` is a whole number from 1 up */
export function requirePositiveCount(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 1)) {
    throw new RangeError(`${name} is ${value}; expected a whole number, 1 or more`);
  }
}

/** @throws RangeError unless `value` lies in [0, 1] */
export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} is ${value}; expected a number in [0, 1]`);
}

/** @throws RangeError unless `value` lies strictly between 0 and 1 */
export function requireLevel(value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`level is ${value}; expected a number in (0, 1), as 0.95`);
}

/** @throws RangeError unless `value` is a number (infinities are) */
export function requireNumber(name: string, value: number): void {
  if (Number.isNaN(value)) throw new RangeError(`${name} is NaN; expected a number`);
}

/** @throws RangeError unless all columns have as many rows as the first */
export function requireSameLength(columns: Readonly<Record<string, { readonly length: number }>>): void {
  const lengths = Object.entries(columns).map(([name, column]) => `${name} ${column.length}`);
  if (new Set(Object.values(columns).map((column) => column.length)).size > 1) {
    throw new RangeError(`columns differ in length: ${lengths.join(", ")}`);
  }
}
