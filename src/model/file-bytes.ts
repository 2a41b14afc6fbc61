/** The bytes of a file that is too large to be held: read piece by piece, as often as somebody asks, and the same each time. */
export interface FileBytes {
  readonly length: number;
  /** Hexadecimal; what a reading comes to that is not this stops it. */
  readonly sha256: string;
  /** The first ones. */
  readonly head: Uint8Array;
  /** All of them, from the first; a piece is there until the next one is asked for. */
  readonly pieces: () => Iterable<Uint8Array>;
  readonly whole: () => Uint8Array;
}

export type Bytes = Uint8Array | FileBytes;

export function areHeld(bytes: Bytes): bytes is Uint8Array {
  return bytes instanceof Uint8Array;
}

/** Bytes that are looked at together. */
export const pieceLength = 1 << 18;

/** The bytes up to one of them, piece by piece; a piece is there until the next one is asked for. */
export function* piecesOf(bytes: Bytes, until: number = bytes.length): Generator<Uint8Array> {
  if (areHeld(bytes)) {
    for (let from = 0; from < until; from += pieceLength)
      yield bytes.subarray(from, Math.min(from + pieceLength, until));
    return;
  }
  let from = 0;
  for (const piece of bytes.pieces()) {
    if (from < until) yield piece.subarray(0, until - from);
    from += piece.length;
  }
}

export function headOf(bytes: Bytes): Uint8Array {
  return areHeld(bytes) ? bytes : bytes.head;
}

export function wholeOf(bytes: Bytes): Uint8Array {
  return areHeld(bytes) ? bytes : bytes.whole();
}
