/** The table of contents of a ZIP archive, read without unpacking anything: what it holds, how large it says it is. */
import { mostParts } from "../limits.ts";

export interface Part {
  /** As the archive writes it: names a part to look for, never a path on this machine. */
  readonly name: string;
  readonly compressed: Uint8Array;
  readonly deflated: boolean;
  /** Bytes once unpacked, as the archive says; it may lie. */
  readonly size: number;
  readonly checksum: number;
}

/** Why an archive cannot be used. */
export type ArchiveFault = "damaged" | "encrypted" | "too-many-parts";

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const partMark = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;
/** Where a size or an offset stands in the extra field instead. */
const elsewhere = 0xffffffff;
const wideField = 0x0001;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where the end record stands; −1 when there is none. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - longestComment);
  for (let at = view.byteLength - endLength; at >= first; at--)
    if (view.getUint32(at, true) === endMark && at + endLength + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  return -1;
}

/** The numbers that the extra field holds for those that stand elsewhere, in order. */
function wideNumbers(view: DataView, start: number, end: number): readonly number[] {
  for (let at = start; at + 4 <= end; ) {
    const [id, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    if (id === wideField) {
      const count = Math.floor(Math.min(length, end - at - 4) / 8);
      return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + 8 * i, true)));
    }
    at += 4 + length;
  }
  return [];
}

interface Entry extends Omit<Part, "compressed"> {
  readonly start: number;
  readonly length: number;
}

/** One entry of the directory, and where the next begins. */
function readEntry(view: DataView, bytes: Uint8Array, at: number): { entry: Entry; next: number } | ArchiveFault {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) return "damaged";
  if (view.getUint16(at + 8, true) & 1) return "encrypted";
  const method = view.getUint16(at + 10, true);
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > view.byteLength || (method !== 0 && method !== 8)) return "damaged";
  const wide = [...wideNumbers(view, nameEnd, extraEnd)];
  const [size, length, offset] = [24, 20, 42].map((field) => {
    const plain = view.getUint32(at + field, true);
    return plain === elsewhere ? (wide.shift() ?? plain) : plain;
  }) as [number, number, number];
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== partMark) return "damaged";
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + length > view.byteLength) return "damaged";
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
  return {
    entry: { name, deflated: method === 8, size, checksum: view.getUint32(at + 16, true), start, length },
    next,
  };
}

/** Parts that share bytes would let a small file grow without bound. */
function overlap(entries: readonly Entry[]): boolean {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  return sorted.some((each, i) => i > 0 && sorted[i - 1]!.start + sorted[i - 1]!.length > each.start);
}

/** Every part of an archive, in its order; or why it cannot be used. */
export function readDirectory(bytes: Uint8Array): readonly Part[] | ArchiveFault {
  const view = viewOf(bytes);
  const end = bytes.length < endLength ? -1 : findEnd(view);
  if (end === -1) return "damaged";
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) return "too-many-parts";
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    const read = readEntry(view, bytes, at);
    if (typeof read === "string") return read;
    entries.push(read.entry);
    at = read.next;
  }
  if (overlap(entries) || new Set(entries.map((each) => each.name)).size < entries.length) return "damaged";
  return entries.map(({ name, deflated, size, checksum, start, length }) => ({
    name,
    deflated,
    size,
    checksum,
    compressed: bytes.subarray(start, start + length),
  }));
}
