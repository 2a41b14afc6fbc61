/** What a language must say: the compiler refuses a language that leaves a word out. */

import type { IssueCode } from "../model/codes/index.ts";
import type { NoteCode, ReasonCode } from "../model/estimate.ts";
import type { Lang } from "../model/labels.ts";
import type { ChartWords } from "./words/charts.ts";
import type { CliWords } from "./words/cli.ts";
import type { ReportWords } from "./words/report.ts";

/** Templates: `{name}` is replaced by the parameter of that name. */
export interface FindingText {
  /** What is wrong, and what was expected. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

export interface Catalogue {
  readonly lang: Lang;
  readonly findings: Readonly<Record<IssueCode, FindingText>>;
  /** Why a value is not shown, a sentence each. */
  readonly reasons: Readonly<Record<ReasonCode, string>>;
  /** Remarks beside a number, a sentence each. */
  readonly notes: Readonly<Record<NoteCode, string>>;
  readonly charts: ChartWords;
  readonly report: ReportWords;
  readonly cli: CliWords;
}
