/** The words of disclosure control at the command line that every language must have. */
import type { ReasonCode } from "../../model/estimate.ts";

export type HidingReason = Extract<
  ReasonCode,
  "small-numerator" | "small-complement" | "small-denominator" | "small-contributors" | "complementary" | "difference"
>;

export interface DiscloseWords {
  /** `{pipeline} {period} {asOf} {state}` */
  readonly release: string;
  readonly state: Readonly<Record<"prepared" | "published" | "withdrawn", string>>;
  /** `{release}` */
  readonly told: string;
  /** `{release} {reason}` */
  readonly hidden: string;
  /** Why, for those who may see the deliveries: readers of a report get one sentence for all. */
  readonly reason: Readonly<Record<HidingReason, string>>;
  /** `{address}` */
  readonly protects: string;
  /** `{release}` */
  readonly earlier: string;
  /** `{analyses}` */
  readonly coarsened: string;
  /** `{count}` */
  readonly listed: string;
  /** Beside an address in a list. */
  readonly mark: Readonly<Record<"told" | "hidden" | "both", string>>;
  readonly nothing: string;
  /** `{releases} {attacked} {narrowest}`: how many values are left for the one that most is known of. */
  readonly safe: string;
  /** `{releases}`: nothing hidden. */
  readonly nothingHidden: string;
  /** `{count} {attacked}`: the addresses follow. */
  readonly unsafe: string;
  /** `{path}` */
  readonly reported: string;
  /** `{count} {pipeline} {period}` */
  readonly withdrawn: string;
  /** `{path}` */
  readonly stillThere: string;
  readonly document: SignOffWords;
}

/** The document that the data owner signs. */
export interface SignOffWords {
  /** `{title}`: the pipeline's. */
  readonly title: string;
  /** `{period} {asOf}` */
  readonly subtitle: string;
  readonly section: Readonly<Record<"release" | "rule" | "counts" | "attack" | "files" | "signature", string>>;
  /** `{number}`: in the ledger; `{files}`. */
  readonly lead: string;
  readonly term: Readonly<
    Record<"state" | "deliveries" | "languages" | "definition" | "plan" | "entry" | "ledger" | "reason", string>
  >;
  readonly noPlan: string;
  /** `{date}` */
  readonly stateOn: string;
  /** `{numerator} {complement} {denominator}` */
  readonly rule: string;
  readonly longRule: string;
  /** `{base}` */
  readonly rounding: string;
  /** `{analyses}` */
  readonly coarsened: string;
  /** `{numerator}` */
  readonly contributors: string;
  /** `{percent}` */
  readonly dominance: string;
  /** `{answers}` */
  readonly effective: string;
  /** `{side} {width}` */
  readonly protection: string;
  /** `{earlier}` */
  readonly scope: string;
  readonly notScope: string;
  readonly countsCaption: string;
  readonly column: Readonly<
    Record<"source" | "told" | "own" | "others" | "file" | "hash" | "role" | "name" | "date" | "signature", string>
  >;
  readonly all: string;
  readonly filesCaption: string;
  readonly unsafeTitle: string;
  readonly safeTitle: string;
  readonly statement: string;
  readonly signatureCaption: string;
  readonly roles: readonly string[];
}
