/** The words of disclosure control at the command line that every language must have. */
import type { ReasonCode } from "../../model/estimate.ts";

export type HidingReason = Extract<
  ReasonCode,
  "small-numerator" | "small-complement" | "small-denominator" | "complementary" | "difference"
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
  /** `{count}` */
  readonly listed: string;
  /** Beside an address in a list. */
  readonly mark: Readonly<Record<"told" | "hidden" | "both", string>>;
  readonly nothing: string;
  /** `{count} {pipeline} {period}` */
  readonly withdrawn: string;
  /** `{path}` */
  readonly stillThere: string;
}
