/** `felles estimate METHOD --data FILE`: one number from one small file, with the source of its formula; nothing is released. */
import { basename, resolve } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import {
  type StudyOption,
  type StudyOptions,
  type StudyResult,
  study,
  studyMethods,
} from "../../pipeline/estimate/index.ts";
import { readBytes } from "../../store/read.ts";
import { fill } from "../../text/fill.ts";
import { formatSignificant } from "../../text/significant.ts";
import { columns, safe } from "../terminal.ts";
import { wholeOption } from "../values.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

/** What is written for each option, where it is missing. */
const examples: Readonly<Record<StudyOption, string>> = {
  level: "--level 0.95",
  margin: "--margin 0.1",
  alternative: "--alternative two-sided",
  seed: "--seed 1",
  lag: "--lag 4",
};

const names = Object.keys(examples) as readonly StudyOption[];

function refused(code: Parameters<typeof issue>[0], params: Readonly<Record<string, string>>): IssueError {
  return new IssueError([issue(code, null, params)], exits.usage);
}

/** A number strictly between 0 and 1; with a decimal point or comma. */
function shareOption(call: Call, name: "level" | "margin", example: string): number {
  const text = textOption(call, name);
  if (text === undefined) return 0;
  const value = /^\d*[.,]\d+$/.test(text) ? Number(text.replace(",", ".")) : 0;
  if (!(value > 0 && value < 1))
    throw refused("cli.wrong-value", { option: `--${name}`, value: text, expected: example });
  return value;
}

/** The options that a method needs, all of them and no other. */
function optionsOf(call: Call, method: string, needed: readonly StudyOption[]): StudyOptions {
  for (const name of names) {
    const given = textOption(call, name) !== undefined;
    if (needed.includes(name) && !given) {
      throw refused("estimate.missing-option", { method, option: `--${name}`, example: examples[name] });
    }
    if (!needed.includes(name) && given) throw refused("estimate.excess-option", { method, option: `--${name}` });
  }
  return {
    level: shareOption(call, "level", "0.9, 0.95, 0.99"),
    margin: shareOption(call, "margin", "0.05, 0.1"),
    // Commander lets only the three alternatives in.
    alternative: (textOption(call, "alternative") ?? "two-sided") as StudyOptions["alternative"],
    seed: wholeOption(call, "seed", "--seed") ?? 0,
    lag: wholeOption(call, "lag", "--lag") ?? 0,
  };
}

/** JSON has no infinity: it is written as a word. */
function jsonOf(row: StudyResult): StudyResult {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === Infinity ? "Infinity" : value] as const),
  );
}

function tableOf(rows: readonly StudyResult[], call: Call): readonly string[] {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) =>
    header.map((name) => {
      const value = row[name] ?? "";
      return typeof value === "number" ? formatSignificant(value, call.lang) : safe(String(value));
    }),
  );
  const right = header.flatMap((name, i) => (rows.every((row) => typeof row[name] === "string") ? [] : [i]));
  return columns([header, ...cells], right);
}

export async function estimate(call: Call): Promise<Answer> {
  const name = call.arguments[0]!;
  const method = studyMethods.get(name);
  if (!method) {
    const known = [...studyMethods.keys()];
    const near = nearest(name, known);
    const params = { method: name, known: known.join(", ") };
    throw near === null
      ? refused("estimate.no-such-method", params)
      : refused("estimate.unknown-method", { ...params, nearest: near });
  }
  const options = optionsOf(call, name, method.options);
  const path = textOption(call, "data");
  if (path === undefined)
    throw refused("estimate.missing-option", { method: name, option: "--data", example: "--data tall.csv" });
  const bytes = readBytes(resolve(call.console.cwd, path));
  if (!bytes.ok) throw new IssueError(bytes.issues, exits.usage);
  const answered = study(method, bytes.value, basename(path), options);
  if (!answered.ok) return { issues: answered.issues, lines: [], data: null };
  const used = Object.fromEntries(method.options.map((option) => [option, options[option]] as const));
  const words = call.words.estimate;
  return {
    issues: [],
    lines: [
      ...tableOf(answered.value, call),
      "",
      ...method.options.map((option) => `${option}: ${safe(textOption(call, option)!)}`),
      fill(words.source, { method: name, source: method.source }),
    ],
    data: { method: name, source: method.source, options: used, rows: answered.value.map(jsonOf) },
  };
}
