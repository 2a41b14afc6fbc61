/** The words of charts/ that every language must have. */
export interface ChartWords {
  /** Replaced as the room is written. */
  readonly placeholder: string;
}
