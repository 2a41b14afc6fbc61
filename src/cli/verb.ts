/** What a verb is: an entry in the registry that commander offers and that answers with an exit code. */
import type { Issue, IssueLevel } from "../model/issue.ts";
import type { Lang } from "../model/labels.ts";
import type { CliWords, VerbName } from "../text/words/cli.ts";
import type { Console } from "./console.ts";
import type { Progress } from "./progress.ts";
import type { Painter } from "./terminal.ts";

/** Exit codes, as schedulers read them. */
export const exits = {
  done: 0,
  findings: 1,
  usage: 2,
  refused: 3,
  mismatch: 4,
  outOfDate: 5,
  bug: 70,
  interrupted: 130,
} as const;

/** What a verb is given: its words, its world, and what the user wrote. */
export interface Call {
  readonly console: Console;
  readonly lang: Lang;
  readonly words: CliWords;
  /** Colours for what goes to stdout. */
  readonly paint: Painter;
  /** Colours for what goes to stderr. */
  readonly paintFindings: Painter;
  readonly progress: Progress;
  readonly json: boolean;
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a verb answers: findings, an exit code when they alone do not decide it, and data for `--json`. */
export interface Answer {
  readonly issues: readonly Issue[];
  /** Lines for stdout when a person reads. */
  readonly lines: readonly string[];
  /** The same for a program. */
  readonly data: unknown;
  /** Overrides what the findings would give. */
  readonly exit?: number;
  /** Is what stdout shows the product itself (a schema, a template), to be written without findings beside it? */
  readonly raw?: string;
}

type OptionName = keyof CliWords["option"];

export interface OptionSpec {
  readonly flags: string;
  readonly name: OptionName;
  readonly choices?: readonly string[];
}

export interface ArgumentSpec {
  readonly usage: string;
  readonly name: keyof CliWords["argument"];
}

export interface Verb {
  readonly name: VerbName;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Loaded only when the verb is called, so that `--help` stays quick. */
  readonly load: () => Promise<(call: Call) => Promise<Answer>>;
}

/** The level of finding that gives exit code 1: errors, unless `--fail-on` says otherwise. */
export function failOnOf(options: Call["options"]): IssueLevel | "never" {
  return (options.failOn as IssueLevel | "never" | undefined) ?? "error";
}

/** The value of a text option; undefined when it was not given. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}
