/** What a format is: an entry in the registry that turns bytes into tables of strings, every row with its line. */
import type { Bytes } from "../../model/file-bytes.ts";
import type { Outcome } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";

/** What a database makes of the bytes of a Parquet file. */
export type ParquetReader = (bytes: Uint8Array, file: string) => Outcome<readonly Sheet[]>;

/** What a format may ask of the rest. */
export interface FormatInput {
  readonly bytes: Uint8Array;
  /** The base name, for messages. */
  readonly file: string;
  /** Whether a cell is a header that some layout knows. */
  readonly isHeader: (cell: string) => boolean;
  /** Reads Parquet; absent where there is no database. */
  readonly readParquet?: ParquetReader | undefined;
}

/** The same of bytes that may be more than are held. */
export interface PieceInput extends Omit<FormatInput, "bytes"> {
  readonly bytes: Bytes;
}

export interface Format {
  readonly id: string;
  /** What its files are called, in small letters and without the point. */
  readonly endings: readonly string[];
  /** Whether the bytes are of this format. Names are not asked: they are often wrong. */
  readonly recognises: (bytes: Uint8Array) => boolean;
  /** The tables of a file, at least one, in its order. */
  readonly read: (input: FormatInput) => Outcome<readonly Sheet[]>;
  /** The same without holding the bytes, where the format can: then their beginning must be enough to recognise it. */
  readonly readPieces?: (input: PieceInput) => Outcome<readonly Sheet[]>;
}
