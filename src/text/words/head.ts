/** What stands on a report's cover and in its colophon. */
export interface HeadWords {
  /** `{version}` */
  readonly version: string;
  /** `{hash} {seed}` */
  readonly definition: string;
  /** `{date}` */
  readonly asOf: string;
  readonly noPlan: string;
}
