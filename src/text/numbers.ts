/** Numbers as a reader of the language writes them. Rounding happens here and nowhere else. */
import type { Lang } from "../model/labels.ts";
import { fill } from "./fill.ts";
import { catalogues } from "./index.ts";

const minus = "\u2212";

/**
 * The digits of |value| rounded half away from zero to `decimals` places.
 *
 * Works on the 15 significant digits that survive in a double, so that 0.285 and 1.005, which lie a hair below their
 * decimal text, round as a reader of that text expects, and 0.285 × 100 = 28.499999999999996 rounds to 29.
 */
function roundedDigits(value: number, decimals: number): { readonly whole: string; readonly fraction: string } {
  const [mantissa, exponent] = Math.abs(value).toExponential(14).split("e") as [string, string];
  const digits = mantissa.replace(".", "");
  const point = Number(exponent) + 1;
  const padded = "0".repeat(Math.max(0, 1 - point)) + digits;
  const wholeLength = Math.max(point, 1);
  const all = padded.padEnd(wholeLength + decimals + 1, "0");
  const kept = BigInt(all.slice(0, wholeLength + decimals));
  const up = all.charAt(wholeLength + decimals) >= "5" ? 1n : 0n;
  const text = (kept + up).toString().padStart(decimals + 1, "0");
  return { whole: text.slice(0, text.length - decimals), fraction: text.slice(text.length - decimals) };
}

/**
 * A number with thousands, decimal sign and minus of the language.
 *
 * @param value     finite
 * @param decimals  0 to 12; digits after the decimal sign, always that many
 * @throws RangeError when the value is not finite or the decimals are out of range
 */
export function formatNumber(value: number, decimals: number, lang: Lang): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number that can be written: ${value}`);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 12)
    throw new RangeError(`decimals must be a whole number from 0 to 12: ${decimals}`);
  const words = catalogues[lang].numbers;
  const { whole, fraction } = roundedDigits(value, decimals);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, words.thousands);
  const text = fraction === "" ? grouped : `${grouped}${words.decimal}${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text;
}

/** The same with a plus before what is over nought: for changes and differences. */
export function formatSigned(value: number, decimals: number, lang: Lang): string {
  const text = formatNumber(value, decimals, lang);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/**
 * A whole number, or a fraction with the decimals it has, at most six: for counts and limits in sentences. Four digits
 * stand together, so that a year stays a year.
 */
export function formatPlain(value: number, lang: Lang): string {
  if (!Number.isInteger(value)) {
    const decimals = [0, 1, 2, 3, 4, 5].find((places) => Number(value.toFixed(places)) === value) ?? 6;
    return formatNumber(value, decimals, lang);
  }
  const text = formatNumber(value, 0, lang);
  return Math.abs(value) < 10_000 ? text.replace(catalogues[lang].numbers.thousands, "") : text;
}

/** A proportion in [−1, 1] as per cent. */
export function formatPercent(value: number, decimals: number, lang: Lang): string {
  return fill(catalogues[lang].numbers.percent, { value: formatNumber(value * 100, decimals, lang) });
}

/** A difference of proportions as percentage points, signed. */
export function formatPercentagePoints(value: number, decimals: number, lang: Lang): string {
  return fill(catalogues[lang].numbers.percentagePoints, { value: formatSigned(value * 100, decimals, lang) });
}

/** A rate per one unit, shown per `per` units with one decimal: `12,3 per 1000`. */
export function formatRate(value: number, per: number, lang: Lang): string {
  return fill(catalogues[lang].numbers.rate, {
    value: formatNumber(value * per, 1, lang),
    per: formatPlain(per, lang),
  });
}

/** Norwegian kroner, whole. */
export function formatMoney(value: number, lang: Lang): string {
  return fill(catalogues[lang].numbers.money, { value: formatNumber(value, 0, lang) });
}

/** A p-value: three decimals, or that it is below the smallest of these. */
export function formatP(value: number, lang: Lang): string {
  return value < 0.001
    ? fill(catalogues[lang].numbers.below, { value: formatNumber(0.001, 3, lang) })
    : formatNumber(value, 3, lang);
}

/**
 * An interval of numbers that are already on the scale to be shown.
 *
 * @param lower  −Infinity where nothing bounds it
 * @param upper  Infinity where nothing bounds it
 * @throws RangeError when a bound is NaN or lower exceeds upper
 */
export function formatInterval(lower: number, upper: number, decimals: number, lang: Lang): string {
  if (!(lower <= upper)) throw new RangeError(`not an interval: ${lower} to ${upper}`);
  const words = catalogues[lang].numbers;
  if (lower === -Infinity && upper === Infinity) return words.openBoth;
  if (upper === Infinity) return fill(words.openAbove, { value: formatNumber(lower, decimals, lang) });
  if (lower === -Infinity) return fill(words.openBelow, { value: formatNumber(upper, decimals, lang) });
  const from = formatNumber(lower, decimals, lang);
  const to = formatNumber(upper, decimals, lang);
  return fill(from.startsWith(minus) || to.startsWith(minus) ? words.signedInterval : words.interval, { from, to });
}
