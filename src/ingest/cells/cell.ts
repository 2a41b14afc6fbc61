/** What a cell says once it is understood, and how a schema states what is wrong with one. */
import { z } from "zod";
import type { ingestCodes } from "../../model/codes/ingest.ts";
import type { IssueParams } from "../../model/issue.ts";
import type { MissingReason } from "../../model/observation.ts";

export type IngestCode = keyof typeof ingestCodes;

/** What a measure cell states: a number, or why there is none. */
export interface Statement {
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly bounds: { readonly lower: number; readonly upper: number } | null;
  readonly preliminary: boolean;
}

/** The lowest and highest number that a statement leaves possible; `floor` is the lowest that its type allows. */
export function span(it: Statement, floor = Number.NEGATIVE_INFINITY): readonly [lower: number, upper: number] {
  if (it.value !== null) return [it.value, it.value];
  return it.bounds ? [it.bounds.lower, it.bounds.upper] : [floor, Number.POSITIVE_INFINITY];
}

/** What is wrong with a cell. */
export interface Fault {
  readonly code: IngestCode;
  readonly params: IssueParams;
}

/** Dimension cells become codes, measure cells become statements. */
export type CellSchema = z.ZodType<string | Statement, string>;

/** As the options of a zod refinement: checks after it are skipped. */
export function failing(
  code: IngestCode,
  params: IssueParams = {},
): { readonly abort: true; readonly params: Record<string, unknown> } {
  return { abort: true, params: { code, params } };
}

/** A schema that turns text into a value, or into a fault. */
export function reading<T>(read: (text: string) => { readonly value: T } | Fault): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const found = read(text);
    if ("value" in found) return found.value;
    context.addIssue({ code: "custom", params: { code: found.code, params: found.params } });
    return z.NEVER;
  });
}

export function fault(code: IngestCode, params: IssueParams = {}): Fault {
  return { code, params };
}

/** The first thing that a schema found wrong. */
export function faultOf(error: z.ZodError): Fault {
  const first = error.issues[0] as z.core.$ZodIssueCustom;
  return first.params as unknown as Fault;
}
