/** One entry of the release ledger: what it says, how it is written, and how it is read back and doubted. */
import { z } from "zod";
import type { DisclosureRule } from "../model/disclosure.ts";
import type { ReasonCode } from "../model/estimate.ts";
import type { Issue, Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { LedgerCell } from "../model/ledger.ts";
import type { PeriodId } from "../model/period.ts";
import { sha256 } from "./hash.ts";

/** A release as it was asked for. The same facts give the same release. */
export interface ReleaseFacts {
  readonly pipeline: string;
  readonly period: PeriodId;
  readonly asOf: string;
  readonly version: string;
  /** Hash of the definition. */
  readonly definition: string;
  /** Hash of the locked plan; null without one. */
  readonly plan: string | null;
  /** The deliveries it rests on, by their hash, sorted. */
  readonly inputs: readonly string[];
  readonly languages: readonly string[];
  readonly rule: DisclosureRule;
  /** By analysis, how many steps coarser than asked for it is told. Absent: none is. */
  readonly coarsened?: Readonly<Record<string, number>>;
}

/** Written before the release appears: from then on it counts as told. */
export interface Prepared {
  readonly kind: "prepared";
  readonly facts: ReleaseFacts;
  readonly cells: readonly LedgerCell[];
}

/** Written when the release stands in its folder. */
export interface Published {
  readonly kind: "published";
  /** Hash of the entry that prepared it. */
  readonly release: string;
  /** ISO date in Norway. */
  readonly on: string;
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Written when a release is taken back: what it told stays told. */
export interface Withdrawn {
  readonly kind: "withdrawn";
  readonly release: string;
  readonly on: string;
  readonly reason: string;
}

export type Statement = Prepared | Published | Withdrawn;

/** Where an entry stands in the chain. */
export interface Link {
  /** From 1, without a gap. */
  readonly number: number;
  /** Hash of the entry before; of the first, `origin`. */
  readonly previous: string;
  /** Of number, previous and statement, in canonical form. */
  readonly hash: string;
}

export type LedgerEntry = Link & { readonly statement: Statement };

/** What the first entry follows. */
export const origin: string = "0".repeat(64);

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
/** Any code: a ledger outlives the list of them. */
const reason = z.custom<ReasonCode>((it) => typeof it === "string" && /^[a-z-]+$/.test(it));
const address = {
  table: z.string(),
  areas: z.array(z.string()),
  period: z.string(),
  breakdown: z.record(z.string(), z.string()),
};
const limits = { minimumNumerator: count, minimumComplement: count, minimumDenominator: count };

const cell = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("told"),
    ...address,
    lower: z.number(),
    upper: z.number(),
    denominators: z.array(
      z.strictObject({ indicator: z.string(), complement: z.boolean(), stock: z.boolean(), value: z.number() }),
    ),
  }),
  z.strictObject({
    status: z.literal("hidden"),
    ...address,
    reason: reason,
    protects: z.strictObject(address).nullable(),
    earlier: hash.nullable(),
  }),
]);

const ruleShape = z.looseObject({
  preset: z.enum(["ssb", "folkehelse", "strict"]),
  ...limits,
  threeYears: z.strictObject(limits).nullable(),
});

/** As it held then: a rule may have learnt to ask for more since. */
const rule = z.custom<DisclosureRule>((it) => ruleShape.safeParse(it).success);

const statement = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("prepared"),
    facts: z.strictObject({
      pipeline: z.string(),
      period: z.string(),
      asOf: z.string(),
      version: z.string(),
      definition: z.string(),
      plan: z.string().nullable(),
      inputs: z.array(hash),
      languages: z.array(z.string()),
      rule,
      coarsened: z.record(z.string(), z.int().positive()).exactOptional(),
    }),
    cells: z.array(cell),
  }),
  z.strictObject({
    kind: z.literal("published"),
    release: hash,
    on: z.string(),
    outputs: z.array(z.strictObject({ path: z.string(), sha256: hash })),
  }),
  z.strictObject({ kind: z.literal("withdrawn"), release: hash, on: z.string(), reason: z.string() }),
]);

const content = z.strictObject({ number: z.int().positive(), previous: hash, statement });

/** JSON with sorted keys and no white space: equal values, equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

const opening = '{"entry":';
const between = ',"hash":"';
const closing = '"}\n';
const tail = between.length + 64 + closing.length;

/** The entry that says this after another. */
export function linked(number: number, previous: string, said: Statement): LedgerEntry & { readonly text: string } {
  const body = canonical({ number, previous, statement: said });
  const own = sha256(body);
  return { number, previous, statement: said, hash: own, text: `${opening}${body}${between}${own}${closing}` };
}

/** Whether the text is one that `linked` wrote, and its body; null when a sign of it was changed. */
function bodyOf(text: string): { readonly body: string; readonly hash: string } | null {
  const body = text.slice(opening.length, -tail);
  const own = text.slice(-closing.length - 64, -closing.length);
  const whole = text === `${opening}${body}${between}${own}${closing}`;
  return whole && sha256(body) === own ? { body, hash: own } : null;
}

/** Reads an entry back; one that was changed, or that we did not write, is refused. */
export function readEntry(text: string, file: string): Outcome<LedgerEntry> {
  const damaged: Issue = issue("store.ledger-damaged", { file });
  const found = bodyOf(text);
  if (!found) return rejected([damaged]);
  try {
    const parsed = content.safeParse(JSON.parse(found.body));
    return parsed.success ? accepted({ ...parsed.data, hash: found.hash }) : rejected([damaged]);
  } catch {
    return rejected([damaged]);
  }
}
