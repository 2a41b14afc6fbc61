/** A number of unknown size, for a table that a researcher reads: so many digits as matter. */

import type { Lang } from "../model/labels.ts";
import { catalogues } from "./index.ts";

const digits = 7;

/** Seven significant digits with the language's decimal sign; whole numbers whole; ∞ for no bound. */
export function formatSignificant(value: number, lang: Lang): string {
  const { decimal } = catalogues[lang].numbers;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(digits)));
  return text.replace(".", decimal).replace(/-/g, "−");
}
