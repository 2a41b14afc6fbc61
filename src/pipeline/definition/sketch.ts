/** A file against its schema: whole when it fits, and else the parts that do, so that one error hides no other. */
import { z } from "zod";
import type { Issue } from "../../model/issue.ts";
import { carried, findings } from "./findings.ts";
import type { SourceText } from "./yaml.ts";

/** The keys that could be read; a list keeps its places, with undefined for an item that could not. */
export type Parts<T> = {
  readonly [K in keyof T]?: T[K] extends readonly (infer Item)[] ? readonly (Item | undefined)[] : T[K];
};

export interface Sketch<T> {
  /** null when anything is wrong. */
  readonly whole: T | null;
  readonly parts: Parts<T>;
  readonly issues: readonly Issue[];
}

function itemOf(schema: unknown): z.ZodType | null {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) return itemOf(schema.unwrap());
  return null;
}

function salvage(schema: z.ZodType, value: unknown): unknown {
  const item = itemOf(schema);
  if (item && Array.isArray(value)) return value.map((each) => item.safeParse(each).data);
  return schema.safeParse(value).data;
}

export function sketch<S extends z.ZodObject>(schema: S, source: SourceText): Sketch<z.output<S>> {
  const result = schema.safeParse(source.value, { error: carried });
  if (result.success) return { whole: result.data, parts: result.data as Parts<z.output<S>>, issues: [] };
  const parts: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source.value)) {
    const found = Object.hasOwn(schema.shape, key) ? salvage(schema.shape[key] as z.ZodType, value) : undefined;
    if (found !== undefined) parts[key] = found;
  }
  return { whole: null, parts: parts as Parts<z.output<S>>, issues: findings(result.error, source) };
}
