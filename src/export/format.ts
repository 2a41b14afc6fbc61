/** What an export format is: an entry in the registry that turns released rows into one file. */
import type { Released } from "../model/released.ts";
import type { ExportFile } from "../text/words/export.ts";

export interface ExportFormat {
  /** As Data Package names it, and the file's ending. */
  readonly id: string;
  readonly mediatype: string;
  /** Null for bytes that are no text. */
  readonly encoding: "utf-8" | null;
  /** The sentence that says what the file holds. */
  readonly about: ExportFile;
  readonly write: (rows: readonly Released[]) => Promise<string | Uint8Array>;
}
