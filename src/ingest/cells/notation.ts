/** How numbers and their absence are written in Norwegian deliveries. */
import type { Fault, Statement } from "./cell.ts";
import { fault } from "./cell.ts";

const known = { missing: null, bounds: null } as const;
const absent = { value: null, bounds: null } as const;

/** Statistics Norway's signs: not applicable, not available, confidential, nil; with what word processors make of them. */
const signs: ReadonlyMap<string, Omit<Statement, "preliminary">> = new Map([
  ["", { ...absent, missing: "missing" as const }],
  [".", { ...absent, missing: "not-applicable" as const }],
  ["..", { ...absent, missing: "missing" as const }],
  ["…", { ...absent, missing: "missing" as const }],
  [":", { ...absent, missing: "suppressed-at-source" as const }],
  ["-", { ...known, value: 0 }],
  ["–", { ...known, value: 0 }],
  ["−", { ...known, value: 0 }],
]);

const preliminaryMark = / ?\*$/;
const numeral = /^([-−–+]?)(\d+|\d{1,3}(?: \d{3})+)(?:([.,])(\d+))?$/;
const below = /^([<≤]) ?(\d{1,4})$/;

/** The preliminary mark and the sign for nothing known, which every type of measure may have. */
export function readSign(text: string): {
  readonly bare: string;
  readonly preliminary: boolean;
  readonly sign: Statement | null;
} {
  const bare = text.replace(preliminaryMark, "");
  const preliminary = bare !== text;
  const sign = signs.get(bare);
  return { bare, preliminary, sign: sign ? { ...sign, preliminary } : null };
}

/**
 * Reads a number or the sign for its absence.
 *
 * A single sign with three digits after it is two numbers: `1.234` may be 1234 or 1,234. In a file with commas between
 * the cells the point is the decimal sign, else the comma is; the other one is refused where it leaves a doubt.
 *
 * @param point  whether the file's decimal sign is the point
 */
export function readNumber(text: string, point: boolean): { readonly value: Statement } | Fault {
  const { bare, preliminary, sign } = readSign(text);
  if (sign) return { value: sign };
  const few = below.exec(bare);
  if (few) {
    const limit = Number(few[2]);
    const upper = few[1] === "<" ? limit - 1 : limit;
    if (upper < 0) return fault("ingest.not-number");
    return { value: { value: null, missing: "suppressed-at-source", bounds: { lower: 0, upper }, preliminary } };
  }
  const written = numeral.exec(bare);
  if (!written) return fault("ingest.not-number");
  const [, minus, whole, decimalSign, decimals = ""] = written;
  const doubtful = decimalSign === (point ? "," : ".") && decimals.length === 3 && /^[1-9]\d{0,2}$/.test(whole!);
  if (doubtful) return fault("ingest.ambiguous-number");
  const size = Number(`${whole!.replaceAll(" ", "")}.${decimals || "0"}`);
  return { value: { ...known, value: minus === "" || minus === "+" || size === 0 ? size : -size, preliminary } };
}
