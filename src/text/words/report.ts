/** The words of report/ that every language must have. Templates: `{name}` is replaced by the value of that name. */
import type { ReasonCode } from "../../model/estimate.ts";

/** What stands around every report. */
export interface FrameWords {
  readonly skip: string;
  readonly contents: string;
  readonly synthetic: { readonly title: string; readonly text: string };
  /** `{number}` */
  readonly figure: string;
  readonly table: string;
  /** Labels of what stands beneath a figure. */
  readonly n: string;
  readonly source: string;
  readonly period: string;
  readonly hidden: string;
  /** `{number}`: opens the figure's numbers as a table. */
  readonly asTable: string;
  readonly colophon: string;
}

/** Headers of the tables that blocks make. */
export interface ColumnWords {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly group: string;
  readonly comparator: string;
  readonly value: string;
  readonly ratio: string;
  readonly difference: string;
  readonly interval: string;
  readonly file: string;
  readonly files: string;
  readonly provider: string;
  readonly kind: string;
  readonly received: string;
  readonly read: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly milestone: string;
  readonly planned: string;
  readonly actual: string;
}

/** A comparison whose interval lies below, around or above equality, or that has no interval. */
export type Verdict = "lower" | "same" | "higher" | "open";

export const limitIds = [
  "no-causes",
  "treated-benchmark",
  "no-evaluation",
  "co-location",
  "two-regimes",
  "persons-and-cases",
  "person-quarters",
  "small-numbers",
  "survey-waves",
  "completion",
] as const;

export type LimitId = (typeof limitIds)[number];

export type EffectOutcome = "signs" | "against" | "undecided";

export interface ReportWords {
  readonly frame: FrameWords;
  readonly columns: ColumnWords;
  /** How to read the numbers; the last section of every report. */
  readonly guide: { readonly title: string; readonly items: readonly string[] };
  /** In place of a number that is not shown, in a word or two. */
  readonly instead: Readonly<Record<ReasonCode, string>>;
  /** Breakdown of the total. */
  readonly everyone: string;
  /** `{period}` */
  readonly baseline: string;
  /** Nothing was delivered or planned: stands alone in its section. */
  readonly nothing: string;
  readonly sensitivity: {
    readonly analysis: string;
    readonly p: string;
    /** `{same} {count}` */
    readonly direction: string;
    /** `{label}`: where nothing should be found, nothing was, or something. */
    readonly quiet: string;
    readonly loud: string;
  };
  readonly summary: {
    /** `{area} {period} {date}` */
    readonly lead: string;
    /** Follows the lead where nothing is said of effect. */
    readonly describes: string;
    /** `{kinds}` */
    readonly missing: string;
    readonly missingTitle: string;
    /** `{period} {value} {basis}`: the basis is what a proportion is of, and the interval. */
    readonly level: string;
    /** `{period} {value}` */
    readonly levelAlone: string;
    /** `{count} {total}`: what a proportion is of. */
    readonly outOf: string;
    /** `{period} {reason}` */
    readonly withheld: string;
    /** `{comparator}` */
    readonly verdict: Readonly<Record<Verdict, string>>;
    /** `{value} {level} {interval}` */
    readonly ratio: string;
    readonly difference: string;
    /** `{value}` */
    readonly ratioAlone: string;
    readonly differenceAlone: string;
    /** Follows a comparison of cases, in place of a word of direction. */
    readonly fewBehindMany: string;
    /** `{period} {comparators} {reason}`: neither the level nor any comparison, all for one reason. */
    readonly allWithheld: string;
    /** `{comparator} {reason}` */
    readonly noComparison: string;
    /** `{area}` */
    readonly noNumber: string;
    /** Cards: how many indicators, by verdict against the baseline; the withheld ones last. */
    readonly tally: Readonly<Record<Verdict | "withheld", string>>;
  };
  readonly card: {
    /** `{level} {interval}` */
    readonly interval: string;
    /** `{area} {value}` */
    readonly beside: string;
  };
  readonly deliveries: {
    readonly caption: string;
    readonly byKind: string;
    /** `{files} {read} {accepted} {rejected}` */
    readonly total: string;
    readonly quarantine: string;
    readonly unknownKind: string;
  };
  readonly missing: {
    readonly none: string;
    /** `{kind} {areas} {period}` */
    readonly absent: string;
    readonly partial: string;
    /** `{group}`: headings over the indicators concerned. */
    readonly consequence: string;
    readonly benchmarkConsequence: string;
    readonly donorConsequence: string;
  };
  readonly definitions: {
    /** `{measure}` */
    readonly numerator: string;
    readonly denominator: string;
    readonly personTime: string;
    /** `{measure} {codes}` */
    readonly selected: string;
    /** `{source}` */
    readonly source: string;
    /** `{from} {note}` */
    readonly break: string;
    /** `{days}` */
    readonly maturity: string;
    readonly better: Readonly<Record<"lower" | "higher" | "neither", string>>;
  };
  readonly limits: Readonly<Record<LimitId, { readonly title: string; readonly text: string }>>;
  readonly milestones: {
    readonly caption: string;
    readonly notReported: string;
    /** Not reported, and planned for later than the data were known. */
    readonly notDue: string;
  };
  readonly notes: {
    /** `{area} {group} {date}` */
    readonly unconfirmed: string;
  };
  readonly tableBlock: {
    /** Opens the caption of a table with several indicators. */
    readonly several: string;
    /** `{comparator}` */
    readonly comparedWith: string;
    /** `{level}`: intervals stand in brackets after the values. */
    readonly inBrackets: string;
    /** `{value} {interval}` */
    readonly bracketed: string;
  };
  readonly effect: {
    readonly title: Readonly<Record<EffectOutcome, string>>;
    readonly text: Readonly<Record<EffectOutcome, string>>;
    /** `{indicator} {area} {period}` */
    readonly subject: string;
    /** `{outcome} {estimate}` */
    readonly inSummary: string;
    /** `{value} {level} {interval}` */
    readonly estimate: string;
    /** `{value}` */
    readonly estimateAlone: string;
    /** `{donors} {count}` */
    readonly donors: string;
    readonly unreachable: string;
    readonly power: string;
    readonly terms: Readonly<Record<"subject" | "estimate" | "certainty" | "shows" | "showsNot", string>>;
    readonly shows: string;
    readonly showsNot: readonly string[];
  };
  readonly cost: {
    readonly caption: string;
    /** `{value} {count}`: the amount, and the number of courses that it is divided among. */
    readonly counted: string;
    readonly countedBetween: string;
    /** What the brackets hold where there are intervals. */
    readonly between: string;
    /** `{period} {area} {start}`: the programme began within the year. */
    readonly partOfYear: string;
    readonly remark: string;
  };
}
