/** The columns that say what the numbers are about: codes, groups, periods, years. */
import type { z } from "zod";
import type { Column } from "../../model/layout.ts";
import type { PeriodId } from "../../model/period.ts";
import { formatPeriod, parsePeriod, quarterSpan } from "../../model/period.ts";
import { fold } from "../fold.ts";
import { holdsPersonalNumber } from "../guard.ts";
import { yearsAhead } from "../limits.ts";
import { nearest } from "../nearest.ts";
import { fault, reading } from "./cell.ts";

type DimensionSchema = z.ZodType<string, string>;

/** `14 år`, `14 years`: an age with its unit, as Statistics Norway writes it. */
const withUnit = /^(\d+) ?(?:år|years?)$/i;

/** How many allowed codes a message lists. */
const mostListed = 20;

function listed(codes: readonly string[]): string {
  return codes.length <= mostListed ? codes.join(", ") : `${codes.slice(0, mostListed).join(", ")} …`;
}

/** One of the codes, spelling aside. */
function oneOf(codes: readonly string[], spellings: Readonly<Record<string, string>> = {}): DimensionSchema {
  const exact = new Set(codes);
  const words = Object.entries(spellings).map(([word, code]) => [fold(word), code] as const);
  const spelt = new Map([...words, ...codes.map((code) => [fold(code), code] as const)]);
  return reading((text) => {
    if (text === "") return fault("ingest.empty-cell");
    const plain = withUnit.exec(text)?.[1] ?? text;
    const code = exact.has(plain) ? plain : spelt.get(fold(plain));
    if (code !== undefined) return { value: code };
    const suggestion = nearest(text, codes);
    return suggestion === null
      ? fault("ingest.unknown-code", { codes: listed(codes) })
      : fault("ingest.unknown-code-near", { suggestion, codes: listed(codes) });
  });
}

const identifier = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u;

/** Any short identifier, without spaces and with fewer than six digits in a row: no name, no birth date. */
const anyIdentifier: DimensionSchema = reading((text) => {
  if (text === "") return fault("ingest.empty-cell");
  const plain = withUnit.exec(text)?.[1] ?? text;
  return identifier.test(plain) && !/\d{6}/.test(plain) && !holdsPersonalNumber(plain)
    ? { value: plain }
    : fault("ingest.not-identifier");
});

export function codeSchema(column: Column): DimensionSchema {
  return column.codes === null ? anyIdentifier : oneOf(column.codes, column.spellings);
}

export function groupSchema(groups: readonly string[]): DimensionSchema {
  return oneOf(groups);
}

/** Quarters and years in any spelling; none that begins after `latest` has ended. */
export function periodSchema(latest: PeriodId | null): DimensionSchema {
  const end = latest === null ? Number.POSITIVE_INFINITY : quarterSpan(latest)[1];
  return reading((text) => {
    if (text === "") return fault("ingest.empty-cell");
    const period = parsePeriod(text);
    if (!period || period.kind === "window") return fault("ingest.not-period");
    const id = formatPeriod(period);
    return quarterSpan(id)[0] > end ? fault("ingest.future-period", { period: id, latest: latest! }) : { value: id };
  });
}

/** A year; up to ten years ahead, for budgets speak of years to come. */
export function yearSchema(latest: PeriodId | null): DimensionSchema {
  const end = latest === null ? Number.POSITIVE_INFINITY : Math.floor(quarterSpan(latest)[1] / 4) + yearsAhead;
  return reading((text) => {
    if (text === "") return fault("ingest.empty-cell");
    const period = parsePeriod(text);
    if (period?.kind !== "year") return fault("ingest.not-year");
    return period.year > end
      ? fault("ingest.future-period", { period: formatPeriod(period), latest: String(end) })
      : { value: formatPeriod(period) };
  });
}
