/** A file against its schema: whole when it fits, and else the parts that do, so that one error hides no other. */
import { z } from "zod";
import type { Issue } from "../../model/issue.ts";
import { besideName } from "./besides.ts";
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
  if (item && Array.isArray(value))
    return value.map((each) => item.safeParse(each).data ?? besideName(item, each, carried)?.entry);
  return schema.safeParse(value).data;
}

/** What else is wrong with the entries of a list that are not named rightly. */
function alsoWrong(schema: z.ZodType, value: unknown, key: string): readonly z.core.$ZodIssue[] {
  const item = itemOf(schema);
  if (!item || !Array.isArray(value)) return [];
  return value.flatMap((each, index) =>
    (besideName(item, each, carried)?.issues ?? []).map((it) => ({ ...it, path: [key, index, ...it.path] })),
  );
}

export function sketch<S extends z.ZodObject>(schema: S, source: SourceText): Sketch<z.output<S>> {
  const result = schema.safeParse(source.value, { error: carried });
  if (result.success) return { whole: result.data, parts: result.data as Parts<z.output<S>>, issues: [] };
  const parts: Record<string, unknown> = {};
  const more: z.core.$ZodIssue[] = [];
  for (const [key, value] of Object.entries(source.value)) {
    if (!Object.hasOwn(schema.shape, key)) continue;
    const found = salvage(schema.shape[key] as z.ZodType, value);
    if (found !== undefined) parts[key] = found;
    more.push(...alsoWrong(schema.shape[key] as z.ZodType, value, key));
  }
  const error = new z.ZodError([...result.error.issues, ...more]);
  return { whole: null, parts: parts as Parts<z.output<S>>, issues: findings(error, source) };
}
