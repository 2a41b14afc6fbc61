/** The words around checking deliveries: proposed layouts, templates, reports of findings. Templates: `{name}` is replaced. */
import type { IssueRoom } from "../../model/codes/index.ts";
import type { ColumnType } from "../../model/layout.ts";

export interface CheckWords {
  /** Comments above a proposed layout. */
  readonly suggest: {
    /** {path} */
    readonly save: string;
    readonly judge: string;
    /** {columns} */
    readonly assumed: string;
    /** {columns} */
    readonly missing: string;
    /** {read} {accepted} {rejected} */
    readonly tried: string;
    readonly refused: string;
  };
  readonly template: {
    readonly dataSheet: string;
    readonly codeSheet: string;
    readonly helpSheet: string;
    /** Stands before the first cell of the example, which ingest knows by it. */
    readonly example: string;
    /** {kind} */
    readonly title: string;
    /** What whoever fills it in must know, a paragraph each. {data} and {example} */
    readonly advice: readonly string[];
    readonly columnHeads: readonly [name: string, label: string, type: string, needed: string, codes: string];
    readonly types: Readonly<Record<ColumnType, string>>;
    readonly needed: string;
    /** {total} */
    readonly mayBeLeftOut: string;
    readonly mayBeEmpty: string;
    /** {column} */
    readonly codesOf: string;
    /** {column} */
    readonly meaningOf: string;
    readonly wrongCode: string;
    readonly wrongNumber: string;
    /** {files} */
    readonly written: string;
  };
  /** The page of findings that a sender of files can be given. */
  readonly report: {
    readonly title: string;
    /** {files} {findings} */
    readonly intro: string;
    readonly good: string;
    readonly privacy: string;
    readonly files: string;
    readonly rows: string;
    readonly file: string;
    readonly kind: string;
    readonly unread: string;
    readonly read: string;
    readonly accepted: string;
    readonly rejected: string;
    readonly findings: string;
    /** {count} */
    readonly times: string;
    readonly remedy: string;
    /** {count} */
    readonly more: string;
    readonly none: string;
    readonly general: string;
    /** {version} */
    readonly madeBy: string;
    /** {path} */
    readonly written: string;
  };
  readonly explain: {
    readonly example: string;
    /** By the part of a code before its point. */
    readonly rooms: Readonly<Record<IssueRoom, string>>;
  };
}
