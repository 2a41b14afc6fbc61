/** The smallest words of the grammar. The message of a format is an example of it: findings.ts shows that. */
import { z } from "zod";
import { langs } from "../../model/labels.ts";

export const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: "completed-of-started" })
  .describe("a name in small letters, figures and hyphens");

/** A municipality code, which YAML reads as a number unless it is in quotes. */
export const areaCode = z
  .string()
  .regex(/^\d{4}$/, { error: '"1833"' })
  .describe("four digits, in quotes");

export const words = z.string().min(1);

export const labels = z.strictObject({ nb: words, nn: words, en: words }).describe("bokmål, nynorsk, English");

export const date = z.iso.date({ error: "2026-10-01" }).describe("ISO date");

export const quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/, { error: "2026-Q4" })
  .describe("a quarter: 2026-Q4");

/** A quarter, a year in quotes, or a window of either. That it does not end before it begins is checked elsewhere. */
export const period = z
  .string()
  .regex(/^(?:\d{4}-Q[1-4](?:\.\.\d{4}-Q[1-4])?|\d{4}(?:\.\.\d{4})?)$/, { error: "2022-Q1..2025-Q4" })
  .describe('a quarter, a year in quotes, or a window: 2026-Q4, "2028", 2022-Q1..2025-Q4');

export const lang = z.enum(langs);

/** `offences.personer` */
export const measure = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z][a-z0-9_]*$/, { error: "offences.personer" })
  .describe("kind and column of a delivery: offences.personer");

/** A column's name: ASCII, as in a header. */
export const columnName = z.string().regex(/^[a-z][a-z0-9_]*$/, { error: "kommunenr" });
