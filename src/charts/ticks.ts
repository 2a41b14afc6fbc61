/** Where an axis has its numbers: round steps, chosen from the values shown and from nothing else. */

export interface Ticks {
  readonly values: readonly number[];
  readonly domain: readonly [number, number];
  /** Decimals that tell the values apart. */
  readonly decimals: number;
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * Round steps from at or below `low` to at or above `high`.
 *
 * @param count  how many intervals to aim for, ≥ 1
 */
export function linearTicks(low: number, high: number, count: number): Ticks {
  const span = high > low ? high - low : Math.max(Math.abs(high), 1);
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = power >= 10 ? [1, 2, 2.5, 5] : [1, 2, 5];
  const step = clean((steps.find((each) => each * power >= rough * 0.999_999) ?? 10) * power);
  const first = Math.floor(clean(low / step));
  const last = Math.max(Math.ceil(clean(high / step)), first + 1);
  const values = Array.from({ length: last - first + 1 }, (_, i) => clean((first + i) * step));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return { values, domain: [values[0]!, values.at(-1)!], decimals };
}

const ratios = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] as const;

/** More labels than these would touch; powers of ten remain. */
const mostRatios = 7;

/** Ratios on a logarithmic axis around 1, as far out as the values need, at most to a hundredth and a hundredfold. */
export function ratioTicks(low: number, high: number): Ticks {
  const from = ratios.filter((each) => each <= Math.min(low, 0.5)).at(-1) ?? ratios[0];
  const to = ratios.find((each) => each >= Math.max(high, 2)) ?? ratios.at(-1)!;
  const within = ratios.filter((each) => each >= from && each <= to);
  const tens = within.filter((each) => Number.isInteger(Math.log10(each)) || each === from || each === to);
  return { values: within.length > mostRatios ? tens : within, domain: [from, to], decimals: 1 };
}

/** A Vega expression that writes each tick as its finished label, of one line or several. */
export function labelExpression(
  labels: readonly (readonly [value: number, label: string | readonly string[]])[],
): string {
  return `${JSON.stringify(Object.fromEntries(labels))}[datum.value]`;
}
