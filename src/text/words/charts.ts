/** The words of charts/ that every language must have. Templates: `{name}` is replaced by the value of that name. */
import type { Arrival } from "../../model/arrival.ts";
import type { Measure } from "../../model/estimate.ts";

/** Why a point is not there: hidden for privacy, not delivered, or impossible to work out. */
export type Gap = "hidden" | "missing" | "undefined";

export interface ChartWords {
  /** Unit of an axis or a heading by measure: `{per}`, `{comparator}`. */
  readonly axis: Readonly<Record<Measure, string>>;
  /** Where `difference` is of shares: `{comparator}`. */
  readonly shareDifference: string;
  /** A rate of person-years: `{per}`. */
  readonly personYears: string;
  readonly kroner: string;
  /** `{level}` */
  readonly interval: string;
  readonly withInterval: string;
  /** `{length}` */
  readonly rollingQuarters: string;
  readonly rollingYears: string;
  /** `{quarter}`: a quarter on an axis, its year beneath. */
  readonly quarterTick: string;
  /** `{period}` */
  readonly start: string;
  readonly baseline: string;
  /** Two lines over a ratio or a difference: which side is which. `{comparator}` */
  readonly lowerSide: string;
  readonly higherSide: string;
  /** A word for each gap, in tables and beside the symbol. */
  readonly gaps: Readonly<Record<Gap, string>>;
  /** `{area}`: opens the list of gap symbols beneath a panel. */
  readonly lane: string;
  readonly clipped: string;
  readonly noData: string;
  readonly columns: {
    readonly indicator: string;
    readonly group: string;
    readonly area: string;
    readonly period: string;
    readonly comparator: string;
    readonly value: string;
    readonly basis: string;
    readonly kind: string;
    readonly status: string;
    readonly points: string;
    readonly median: string;
    readonly mad: string;
    readonly quartiles: string;
    readonly outliers: string;
  };
  readonly basis: {
    /** `{numerator} {denominator}` */
    readonly share: string;
    readonly personYears: string;
    /** `{area} {basis} {period}` */
    readonly area: string;
    readonly table: string;
    readonly none: string;
    /** `{expected}` */
    readonly arrivals: string;
    /** `{points}` */
    readonly points: string;
    /** `{points} {series}` */
    readonly series: string;
  };
  readonly suppression: {
    readonly none: string;
    /** `{count} {total}` */
    readonly hidden: string;
    /** `{count} {total} {reasons}` */
    readonly notShown: string;
    readonly notPersons: string;
  };
  readonly arrivalSource: string;
  readonly arrival: Readonly<Record<Arrival["status"] | "unexpected", string>>;
  /** Delivery kinds by id, for those without a label of their own. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly alt: {
    /** `{indicators} {areas} {period}` */
    readonly trend: string;
    readonly smallMultiples: string;
    /** `{indicators} {areas}` */
    readonly comparison: string;
    readonly quality: string;
    /** `{areas} {kinds}` */
    readonly arrivals: string;
    /** `{title}`: opens what is said of one panel among several. */
    readonly panel: string;
    /** `{area} {value} {period}`; with `{interval} {level}` */
    readonly latest: string;
    readonly latestInterval: string;
    /** `{first} {period}` */
    readonly higher: string;
    readonly lower: string;
    readonly same: string;
    /** `{area} {other}` */
    readonly above: string;
    readonly below: string;
    readonly level: string;
    readonly overlap: string;
    readonly apart: string;
    /** A ratio or difference: `{indicator} {area} {comparator} {value} {interval}` */
    readonly against: string;
    readonly againstHolds: string;
    readonly againstExcludes: string;
    /** `{area} {period}` */
    readonly hiddenSeries: string;
    /** `{delivered} {partial} {missing} {expected}` */
    readonly arrived: string;
    /** `{areas}` */
    readonly notArrived: string;
    /** `{title} {median} {mad} {points}` */
    readonly spread: string;
    /** `{periods}` */
    readonly outliers: string;
    readonly noOutliers: string;
  };
  readonly quality: {
    readonly median: string;
    readonly middleHalf: string;
    readonly outlier: string;
    /** What counts as an outlier. */
    readonly rule: string;
  };
}
