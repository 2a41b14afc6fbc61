/** Pieces of option schemas that several methods share. */
import { z } from "zod";
import { parsePeriod } from "../model/period.ts";

/** For methods that have nothing to choose. */
export const noOptions = z.strictObject({});

/** A quarter, a year or a window, as written in a definition. */
export const period = z
  .string()
  .regex(/^\d{4}(?:-Q[1-4])?(?:\.\.\d{4}(?:-Q[1-4])?)?$/)
  .refine((text) => parsePeriod(text) !== null, { error: "2027-Q3, 2027, 2022-Q1..2025-Q4" });
