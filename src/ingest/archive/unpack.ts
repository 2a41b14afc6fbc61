/** Unpacks parts of an archive one by one, never beyond a size or a growth, whatever the archive says of itself. */
import { constants, inflateRawSync } from "node:zlib";
import { largestUnpacked, mostGrowth, smallPart } from "../limits.ts";
import type { ArchiveFault, Part } from "./directory.ts";

/** Why a part cannot be unpacked. */
export type UnpackFault = Exclude<ArchiveFault, "too-many-parts"> | "too-large" | "too-much-growth";

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum that archives state: CRC-32 of ISO 3309, as PKWARE's APPNOTE 4.4.7 has it. */
export function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) value = table[(value ^ bytes[i]!) & 0xff]! ^ (value >>> 8);
  return ~value >>> 0;
}

/** More than so many bytes and a part grows as no spreadsheet does. */
function growthLimit(part: Part): number {
  return Math.max(smallPart, part.compressed.length * mostGrowth);
}

/**
 * The bytes of a part.
 *
 * @param left  bytes that may still be unpacked
 */
export function unpack(part: Part, left: number): Uint8Array | UnpackFault {
  const growth = growthLimit(part);
  if (part.size > growth) return "too-much-growth";
  if (part.size > left) return "too-large";
  const bytes = part.deflated ? inflated(part.compressed, Math.min(growth, left)) : part.compressed;
  if (bytes === null) return growth <= left ? "too-much-growth" : "too-large";
  if (typeof bytes === "string") return bytes;
  return bytes.length === part.size && checksum(bytes) === part.checksum ? bytes : "damaged";
}

/** null when there is more than the limit. */
function inflated(compressed: Uint8Array, limit: number): Uint8Array | null | "damaged" {
  try {
    return inflateRawSync(compressed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? null : "damaged";
  }
}

/** Archives by their first bytes: ZIP, gzip, 7-Zip, RAR, xz, bzip2. */
const archives: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b, 0x08],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x42, 0x5a, 0x68],
];

/** Compressed bytes that are looked at, and no more than so many of what they unpack to. */
const sample = 64;

/** Whether a part is an archive itself. */
export function isArchive(part: Part): boolean {
  const some = part.compressed.subarray(0, sample);
  let first: Uint8Array = some;
  if (part.deflated) {
    try {
      first = inflateRawSync(some, { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      return false;
    }
  }
  return archives.some((each) => each.every((byte, i) => first[i] === byte));
}

/** Unpacks parts by name within one allowance for all of them. */
export function unpacker(parts: readonly Part[]): (name: string) => Uint8Array | UnpackFault | null {
  const byName = new Map(parts.map((part) => [part.name, part]));
  let left = largestUnpacked;
  return (name) => {
    const part = byName.get(name);
    if (!part) return null;
    const bytes = unpack(part, left);
    if (typeof bytes !== "string") left -= bytes.length;
    return bytes;
  };
}
