/** The words of cli/ that every language must have. */
export interface CliWords {
  /** Replaced as the room is written. */
  readonly placeholder: string;
}
