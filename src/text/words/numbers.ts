/** How a language writes numbers, dates and periods. */
export interface NumberWords {
  /** Decimal sign and thousands separator. */
  readonly decimal: string;
  readonly thousands: string;
  /** `{value}` */
  readonly percent: string;
  readonly percentagePoints: string;
  readonly money: string;
  /** `{value} {per}` */
  readonly rate: string;
  /** Smaller than can be printed: `{value}`. */
  readonly below: string;
  /** `{from} {to}`; the second for negative numbers, beside which a dash would be misread. */
  readonly interval: string;
  readonly signedInterval: string;
  /** `{value}` */
  readonly openAbove: string;
  readonly openBelow: string;
  readonly openBoth: string;
  /** `{items} {last}` */
  readonly list: string;
  readonly listSeparator: string;
  /** January first, twelve of them. */
  readonly months: readonly string[];
  /** `{day} {month} {year}` */
  readonly date: string;
  /** `{quarter} {year}` */
  readonly quarter: string;
  readonly shortQuarter: string;
  /** Quarters of one year: `{from} {to} {year}`. */
  readonly quarters: string;
  /** `{from} {to}` */
  readonly window: string;
}
