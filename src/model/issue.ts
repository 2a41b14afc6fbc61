/** Trouble in the data or in a definition: a code, a place and parameters. The words live in text/. */
import type { IssueCode } from "./codes/index.ts";
import { issueLevels } from "./codes/index.ts";

export type IssueLevel = "info" | "warning" | "error" | "critical";

/** Where the trouble is. `file` is a name a person can find, `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  /** Which sheet of a workbook, or table of a collection, from 1; `line` and `column` are then its rows and columns. */
  readonly sheet?: number;
  readonly line?: number;
  readonly column?: number;
  /** The column's header in a delivery, or the key's path in a definition. */
  readonly field?: string;
}

export type IssueParams = Readonly<Record<string, string | number>>;

export interface Issue {
  readonly code: IssueCode;
  readonly level: IssueLevel;
  readonly place: Place | null;
  readonly params: IssueParams;
}

/** An issue of the level that its code declares. */
export function issue(code: IssueCode, place: Place | null, params: IssueParams = {}): Issue {
  return { code, level: issueLevels[code], place, params };
}

/** What an arrow of the house yields: a value, or every issue it found. Issues may accompany a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function accepted<T>(value: T, issues: readonly Issue[] = []): Outcome<T> {
  return { ok: true, value, issues };
}

export function rejected(issues: readonly Issue[]): Outcome<never> {
  if (issues.length === 0) throw new RangeError("rejected() needs at least one issue");
  return { ok: false, issues };
}

const order: readonly IssueLevel[] = ["info", "warning", "error", "critical"];

/** Whether `level` is `threshold` or worse. */
export function atLeast(level: IssueLevel, threshold: IssueLevel): boolean {
  return order.indexOf(level) >= order.indexOf(threshold);
}

/** Thrown where a batch cannot go on; carries every issue found up to then and the exit code it deserves. */
export class IssueError extends Error {
  readonly issues: readonly Issue[];
  readonly exit: number;
  constructor(issues: readonly Issue[], exit: number) {
    super(issues.map((each) => each.code).join(", "));
    this.name = "IssueError";
    this.issues = issues;
    this.exit = exit;
  }
}
