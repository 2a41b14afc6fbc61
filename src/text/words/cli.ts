/** The words of cli/ that every language must have. Templates: `{name}` is replaced by the value of that name. */

export const verbNames = [
  "init",
  "doctor",
  "template",
  "schema",
  "explain",
  "receive",
  "validate",
  "run",
  "status",
  "schedule",
  "simulate",
  "export",
  "fetch",
  "diff",
  "estimate",
  "power",
  "disclose attack",
  "disclose explain",
  "disclose report",
  "disclose withdraw",
] as const;

export type VerbName = (typeof verbNames)[number];

/** The first word of verbs of two words. */
export type GroupName = VerbName extends infer Name ? (Name extends `${infer First} ${string}` ? First : never) : never;

export interface CliWords {
  readonly description: string;
  readonly usage: string;
  /** Stands for options and for a command in a line of usage: `felles <command> [options]`. */
  readonly optionsHint: string;
  readonly commandHint: string;
  readonly arguments: string;
  readonly options: string;
  readonly commands: string;
  readonly helpOption: string;
  readonly versionOption: string;
  readonly helpFooter: string;
  readonly verbs: Readonly<Record<VerbName, string>>;
  readonly groups: Readonly<Record<GroupName, string>>;
  readonly argument: Readonly<
    Record<
      | "pipeline"
      | "file"
      | "files"
      | "kind"
      | "code"
      | "folder"
      | "method"
      | "address"
      | "period"
      | "source"
      | "table"
      | "before"
      | "after",
      string
    >
  >;
  readonly option: Readonly<
    Record<
      | "lang"
      | "json"
      | "quiet"
      | "inbox"
      | "work"
      | "reports"
      | "period"
      | "asOf"
      | "due"
      | "dryRun"
      | "restricted"
      | "failOn"
      | "check"
      | "provider"
      | "kind"
      | "received"
      | "note"
      | "out"
      | "demo"
      | "seed"
      | "systemd"
      | "cron"
      | "format"
      | "force"
      | "suggestLayout"
      | "findingsReport"
      | "data"
      | "level"
      | "margin"
      | "alternative"
      | "lag"
      | "analysis"
      | "effects"
      | "replicates"
      | "draws"
      | "rate"
      | "spread"
      | "drift"
      | "dispersion"
      | "reason"
      | "select"
      | "pipeline"
      | "offline"
      | "base"
      | "from"
      | "to",
      string
    >
  >;
  readonly level: Readonly<Record<"info" | "warning" | "error" | "critical", string>>;
  /** Steps of a run, shown as progress. */
  readonly step: Readonly<
    Record<"define" | "receive" | "ingest" | "load" | "estimate" | "disclose" | "draw" | "report" | "publish", string>
  >;
  readonly findings: {
    readonly none: string;
    readonly heading: string;
    /** {count} {code} */
    readonly more: string;
    /** {errors} {warnings} {infos} */
    readonly totals: string;
    readonly remedy: string;
    readonly hintExplain: string;
  };
  readonly run: {
    /** {pipeline} {period} */
    readonly done: string;
    readonly dryRun: string;
    readonly refused: string;
    readonly failed: string;
    /** {read} {accepted} {rejected} {files} */
    readonly rows: string;
    /** {released} {withheld} */
    readonly estimates: string;
    /** {path} */
    readonly written: string;
    readonly openHint: string;
    readonly notDue: string;
    /** {quarantine} */
    readonly quarantine: string;
  };
  readonly receive: {
    readonly stored: string;
    readonly known: string;
    /** {file} {id} {received} */
    readonly corrected: string;
  };
  readonly validate: { readonly clean: string; readonly file: string };
  readonly status: {
    readonly pipeline: string;
    readonly due: string;
    readonly lastRun: string;
    readonly state: string;
    readonly never: string;
    readonly current: string;
    readonly outOfDate: string;
    readonly newDeliveries: string;
    readonly changedDefinition: string;
    readonly nothing: string;
  };
  readonly doctor: {
    readonly ok: string;
    readonly problem: string;
    readonly node: string;
    readonly memory: string;
    readonly folder: string;
    readonly store: string;
    readonly fonts: string;
    readonly drawing: string;
    readonly dataFrame: string;
    readonly dataFrameAbsent: string;
    readonly definitions: string;
    readonly ledger: string;
    readonly locale: string;
    readonly allGood: string;
  };
  readonly explain: { readonly level: string; readonly means: string; readonly remedy: string; readonly list: string };
  readonly schema: { readonly written: string };
  readonly template: { readonly written: string };
  readonly simulate: { readonly written: string };
  readonly init: { readonly created: string; readonly next: string; readonly demo: string };
  readonly export: { readonly written: string };
  readonly fetch: {
    /** {path} {title} */
    readonly received: string;
    /** {path} */
    readonly written: string;
    /** {updated} */
    readonly updated: string;
    /** Where a source has terms of its own in place of a licence. */
    readonly terms: string;
    /** {count} {from} {to} {missing} */
    readonly changes: string;
  };
  /** {method} {source} */
  readonly estimate: { readonly source: string };
  readonly schedule: {
    readonly intro: string;
    readonly service: string;
    readonly timer: string;
    readonly findings: string;
    readonly cron: string;
  };
}
