/** What export/ says: the columns of released rows, their codes, and the page that goes with a data package. */
import type { Measure, PlanLabel } from "../../model/estimate.ts";

export type ExportColumn =
  | "analysis"
  | "indicator"
  | "area"
  | "period"
  | "group"
  | "measure"
  | "comparator"
  | "value"
  | "lower"
  | "upper"
  | "level"
  | "unit"
  | "per"
  | "numerator"
  | "denominator"
  | "method"
  | "status"
  | "reason"
  | "label"
  | "plan"
  | "notes";

export type ExportFile =
  | "estimatesCsv"
  | "estimatesParquet"
  | "areas"
  | "memberships"
  | "groups"
  | "indicators"
  | "breakdowns"
  | "measures"
  | "reasons"
  | "notes"
  | "methods"
  | "descriptor"
  | "checksums";

export interface ColumnWords {
  readonly title: string;
  readonly description: string;
}

export interface ExportWords {
  readonly columns: Readonly<Record<ExportColumn, ColumnWords>>;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly statuses: { readonly released: string; readonly withheld: string };
  readonly labels: Readonly<Record<PlanLabel, string>>;
  /** What each file holds, one sentence. */
  readonly files: Readonly<Record<ExportFile, string>>;
  readonly readme: {
    /** `{programme} {period} {asOf}` */
    readonly about: string;
    /** Bold, when the deliveries are made up. */
    readonly synthetic: string;
    readonly filesHeading: string;
    readonly readingHeading: string;
    /** A paragraph each. */
    readonly reading: readonly string[];
    readonly privacyHeading: string;
    readonly privacy: string;
    readonly sourcesHeading: string;
    /** `{provider} {received}` */
    readonly source: string;
    readonly licenceHeading: string;
    /** `{licence}` */
    readonly licence: string;
    readonly checkHeading: string;
    readonly check: string;
  };
}
