/** The words of report/ that every language must have. */
export interface ReportWords {
  /** Replaced as the room is written. */
  readonly placeholder: string;
}
