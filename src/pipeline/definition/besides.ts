/** What can still be checked of an entry whose kind cannot be told, because the name of its method, chart or block is wrong. */
import { z } from "zod";

const besides = new WeakMap<z.ZodType, z.ZodObject>();

/** For the entries of this union: the schema of everything but what the name decides. */
export function tellBesides(union: z.ZodType, rest: z.ZodObject): void {
  besides.set(union, rest);
}

export interface Beside {
  /** What is wrong besides the name. */
  readonly issues: readonly z.core.$ZodIssue[];
  /** The entry without its options and without keys that nobody knows; undefined where that is wrong, too. */
  readonly entry: unknown;
}

/** Null for an entry that has a name, or that is no mapping at all. */
export function besideName(union: z.ZodType, value: unknown, error: z.core.$ZodErrorMap): Beside | null {
  const rest = besides.get(union);
  const result = union.safeParse(value);
  if (!rest || result.success || typeof value !== "object" || value === null) return null;
  const unnamed = result.error.issues.some((it) => it.code === "invalid_union" && "discriminator" in it);
  if (!unnamed) return null;
  const strict = rest.safeParse(value, { error });
  const { data } = z.object(rest.shape).safeParse(value);
  return { issues: strict.error?.issues ?? [], entry: data && { ...data, options: {} } };
}
