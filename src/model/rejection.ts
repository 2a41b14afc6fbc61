/** A row that was not accepted, with every reason; it goes to the quarantine file. */
import type { Issue } from "./issue.ts";

export interface RejectedRow {
  readonly line: number;
  readonly issues: readonly Issue[];
  readonly cells: readonly string[];
}
