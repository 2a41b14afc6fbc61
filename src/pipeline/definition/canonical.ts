/** Definitions as one text, whatever their layout and comments: what a hash is taken of, and what nothing may change. */
import { createHash } from "node:crypto";

function plain(value: unknown): unknown {
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, plain(each)]));
}

/** JSON with sorted keys, no white space and no undefined: equal values, equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(plain(value));
}

/** SHA-256 of the canonical JSON, hexadecimal. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value), "utf8").digest("hex");
}

/** The value itself, frozen through and through, the values of a Map included. */
export function freeze<T>(value: T): T {
  if (value instanceof Map) for (const each of value.values()) freeze(each);
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) freeze(each);
  }
  return value;
}
