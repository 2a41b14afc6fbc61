/** Identity numbers that are right by arithmetic and belong to nobody: made here from their rules, not by the guard's code. */
import { integer, type Stream } from "../../src/stats/random.ts";

export const numberForms = ["birth", "d", "h", "tenor", "nav", "d-tenor", "health", "from-2032"] as const;

export type NumberForm = (typeof numberForms)[number];

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function weighted(digits: readonly number[], weights: readonly number[]): number {
  return digits.reduce((sum, digit, i) => sum + digit * weights[i]!, 0);
}

/** Control digits for nine digits; null when there are none. `rest`: what the first sum leaves, 0 until 2032. */
function finished(nine: string, rest: number): string | null {
  const digits = [...nine].map(Number);
  const first = (((rest - weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2])) % 11) + 11) % 11;
  if (first === 10) return null;
  const second = (11 - (weighted([...digits, first], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return second === 10 ? null : `${nine}${first}${second}`;
}

function nine(random: Stream, form: NumberForm): string {
  const serial = String(integer(random, 1000)).padStart(3, "0");
  if (form === "health") return `${8 + integer(random, 2)}${String(integer(random, 10 ** 8)).padStart(8, "0")}`;
  const [day, month, year] = [1 + integer(random, 28), 1 + integer(random, 12), integer(random, 100)];
  const d = form === "d" || form === "d-tenor" ? day + 40 : day;
  const more = { birth: 0, d: 0, h: 40, tenor: 80, nav: 40, "d-tenor": 80, "from-2032": 0 }[form];
  return `${two(d)}${two(month + more)}${two(year)}${serial}`;
}

/** Eleven digits, both control digits right by the rule in force, or for `from-2032` by the one beside it alone. */
export function personalNumber(random: Stream, form: NumberForm): string {
  for (;;) {
    const found = finished(nine(random, form), form === "from-2032" ? 1 + integer(random, 3) : 0);
    if (found !== null) return found;
  }
}

/** A number whose day is the first to the ninth of a month, as a spreadsheet saves it: without its first zero. */
export function withoutZero(random: Stream): string {
  for (;;) {
    const found = personalNumber(random, "birth");
    if (found.startsWith("0")) return found.slice(1);
  }
}
