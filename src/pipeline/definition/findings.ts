/** zod's issues → ours: every one with its place, and a name that text/ has words for. */
import { z } from "zod";
import type { IssueCode } from "../../model/codes/index.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import type { Path, SourceText } from "./yaml.ts";
import { pathText } from "./yaml.ts";

type ZodIssue = z.core.$ZodIssue;

const typeCodes: Readonly<Record<string, IssueCode>> = {
  string: "definition.not-text",
  number: "definition.not-number",
  int: "definition.not-whole-number",
  boolean: "definition.not-boolean",
  array: "definition.not-list",
  object: "definition.not-map",
  record: "definition.not-map",
};

const absent = Symbol("absent");

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return absent;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return found;
}

/** The key that a reader sees: the last name on the way to a list's item. */
function keyOf(path: Path): string {
  return String(path.findLast((step) => typeof step === "string") ?? "");
}

function listed(values: Iterable<unknown>): string {
  return [...values].map(String).join(", ");
}

/** `key is “value”, which is not among these; the nearest is …` */
function choice(path: Path, known: readonly string[], source: SourceText): Issue {
  const value = source.written(path);
  const near = nearest(value, known);
  const params = { key: keyOf(path), value, known: listed(known) };
  return near === null
    ? issue("definition.unlisted-choice", source.at(path), params)
    : issue("definition.wrong-choice", source.at(path), { ...params, nearest: near });
}

/** Of the ways in which a value may be written, the one that the author seems to have meant. */
function meant(branches: readonly (readonly ZodIssue[])[]): readonly ZodIssue[] {
  const fits = branches.find((each) => !each.some((it) => it.path.length === 0 && it.code === "invalid_type"));
  return fits ?? branches[0]!;
}

/** What findings need and zod's issues do not carry travels in their message: a schema's keys, a pattern without example. */
export const carried: z.core.$ZodErrorMap = (raw) => {
  if (raw.code === "unrecognized_keys" && raw.inst instanceof z.ZodObject)
    return Object.keys(raw.inst.shape).sort().join("\n");
  return raw.code === "invalid_format" ? raw.pattern : undefined;
};

function limitOf(it: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (it.code === "too_small") return `${it.inclusive ? "≥" : ">"} ${it.minimum}`;
  return `${it.inclusive ? "≤" : "<"} ${it.maximum}`;
}

function translate(it: ZodIssue, above: Path, source: SourceText): readonly Issue[] {
  const path = [...above, ...it.path];
  const key = keyOf(path);
  const value = source.written(path);
  if (it.code === "unrecognized_keys") {
    const known = it.message.split("\n");
    return it.keys.map((name) => {
      const near = nearest(name, known);
      const params = { key: name, known: listed(known) };
      return near === null
        ? issue("definition.unlisted-key", source.atKey([...path, name]), params)
        : issue("definition.unknown-key", source.atKey([...path, name]), { ...params, nearest: near });
    });
  }
  if (it.code === "invalid_key")
    return it.issues.map((inner) =>
      issue("definition.wrong-form", source.atKey(path), { key, value: key, example: inner.message }),
    );
  const raw = valueAt(source.value, path);
  if (raw === absent) return [issue("definition.missing-key", source.at(path.slice(0, -1)), { key })];
  if (raw === null) return [issue("definition.empty-value", source.at(path), { key })];
  switch (it.code) {
    case "invalid_type":
      if (it.expected === "string" && typeof raw === "number")
        return [issue("definition.unquoted", source.at(path), { key, value })];
      return [issue(typeCodes[it.expected] ?? "definition.wrong-value", source.at(path), { key, value })];
    case "invalid_value":
      return [choice(path, it.values.map(String), source)];
    case "invalid_union":
      if ("options" in it) return [choice(path, (it.options as readonly unknown[]).map(String), source)];
      return meant(it.errors).flatMap((inner) => translate(inner, path, source));
    case "invalid_format":
      return [issue("definition.wrong-form", source.at(path), { key, value, example: it.message })];
    case "too_small":
      if (it.origin === "string") return [issue("definition.empty-value", source.at(path), { key })];
      if (it.origin === "array") return [issue("definition.empty-list", source.at(path), { key })];
      return [issue("definition.out-of-range", source.at(path), { key, value, limit: limitOf(it) })];
    case "too_big":
      return [issue("definition.out-of-range", source.at(path), { key, value, limit: limitOf(it) })];
    case "custom":
      return [issue("definition.broken-rule", source.at(path), { key, rule: it.message })];
    default:
      return [issue("definition.wrong-value", source.at(path), { key, value })];
  }
}

/** Everything that a schema finds wrong with a part of a file, in the order of the file's keys. */
export function findings(error: z.ZodError, source: SourceText): readonly Issue[] {
  const shapes = new Set(error.issues.filter((it) => it.code !== "custom").map((it) => pathText(it.path)));
  // A value of the wrong shape breaks rules about its meaning, too: that is one fault.
  const own = error.issues.filter((it) => it.code !== "custom" || !shapes.has(pathText(it.path)));
  return own.flatMap((it) => translate(it, [], source));
}
