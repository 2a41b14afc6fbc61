/** The columns that state numbers: counts, per cents, amounts, plain numbers, dates. */
import type { z } from "zod";
import { largestCount, largestNumber } from "../limits.ts";
import type { Fault, Statement } from "./cell.ts";
import { failing, fault, reading } from "./cell.ts";
import { readNumber, readSign } from "./notation.ts";

type MeasureSchema = z.ZodType<Statement, string>;

const numbers = (point: boolean): MeasureSchema => reading((text) => readNumber(text, point));

/** A check of the value, where there is one. */
const when =
  (holds: (value: number) => boolean) =>
  ({ value }: Statement): boolean =>
    value === null || holds(value);

/** Whole numbers from 0. `<5` leaves 0 to 4. */
export function countSchema(point: boolean): MeasureSchema {
  return numbers(point)
    .refine(
      when((value) => value >= 0),
      failing("ingest.negative"),
    )
    .refine(when(Number.isInteger), failing("ingest.not-whole"))
    .refine(
      when((value) => value <= largestCount),
      failing("ingest.too-large-number", { limit: largestCount }),
    );
}

/** From 0 to 100, with or without the sign; kept as a proportion. `<5` leaves anything under 5, so up to 5. */
export function percentSchema(point: boolean): MeasureSchema {
  return reading((text) => {
    const read = readNumber(text.replace(/(?<=\d) ?%( ?\*)?$/, "$1"), point);
    if (!("value" in read)) return read;
    const { value, bounds } = read.value;
    if (bounds) return { value: { ...read.value, bounds: { lower: 0, upper: percentLimit(text) } } };
    return { value: value === null ? read.value : { ...read.value, value: value / 100 } };
  }).refine(
    when((value) => value >= 0 && value <= 1),
    failing("ingest.not-percent"),
  );
}

/** `<5` of a number that need not be whole leaves everything up to 5, and no per cent is over 100. */
function percentLimit(text: string): number {
  return Math.min(Number(text.replace(/\D/g, "")), 100) / 100;
}

/** Money, or any number: may be negative, may have decimals; so `<5` leaves no bounds. */
export function numberSchema(point: boolean): MeasureSchema {
  return numbers(point)
    .transform((it) => (it.bounds === null ? it : { ...it, bounds: null }))
    .refine(
      when((value) => Math.abs(value) <= largestNumber),
      failing("ingest.too-large-number", { limit: largestNumber }),
    );
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const norwegianDate = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const millisecondsInDay = 86_400_000;

/** Days since 1970-01-01, or null when there is no such day. */
export function dayNumber(year: number, month: number, day: number): number | null {
  if (year < 1900 || year > 2200) return null;
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / millisecondsInDay : null;
}

function readDate(text: string): { readonly value: Statement } | Fault {
  const { bare, preliminary, sign } = readSign(text);
  if (sign && sign.value === null) return { value: sign };
  const iso = isoDate.exec(bare);
  const norwegian = norwegianDate.exec(bare);
  const day = iso
    ? dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    : norwegian && dayNumber(Number(norwegian[3]), Number(norwegian[2]), Number(norwegian[1]));
  if (day === null) return fault("ingest.not-date");
  return { value: { value: day, missing: null, bounds: null, preliminary } };
}

/** `2027-09-30`, `30.9.2027`; kept as days since 1970-01-01. A date that is not there yet is `..` or empty. */
export function dateSchema(): MeasureSchema {
  return reading(readDate);
}
