/** The distinct texts of a column in the order in which they came, found by their bytes: most cells never become a text of their own. */

export interface Dictionary {
  /** From number 1; number 0 is no cell. */
  readonly texts: string[];
  /** Whether any text holds a sign that a table may not have. */
  unfit: boolean;
  /** The numbers by hash; 0 where there is none. Twice as many places as texts, at least. */
  slots: Int32Array;
  hashes: Int32Array;
  /** Where the bytes of each text end; they begin where those before them end. */
  ends: Int32Array;
  bytes: Uint8Array;
  /** Texts that found no place near their own: made to collide. null: none. */
  crowded: Map<string, number> | null;
}

const firstPlaces = 16;
/** Places that are tried; with as many free ones as there are, only a file that is made for it fills so many. */
const mostTries = 64;

export function emptyDictionary(): Dictionary {
  return {
    texts: [""],
    unfit: false,
    slots: new Int32Array(firstPlaces),
    hashes: new Int32Array(firstPlaces),
    ends: new Int32Array(firstPlaces),
    bytes: new Uint8Array(firstPlaces * 4),
    crowded: null,
  };
}

/** FNV-1a, Fowler, Noll and Vo: the start, and the step for each byte. */
export const hashSeed = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

export function hashOf(bytes: Uint8Array, from: number, until: number): number {
  let hash = hashSeed;
  for (let i = from; i < until; i++) hash = Math.imul(hash ^ bytes[i]!, hashPrime);
  return hash;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Longer runs of plain signs are faster by the decoder. */
const shortText = 24;

function textOf(bytes: Uint8Array, from: number, until: number): string {
  if (until - from > shortText) return decoder.decode(bytes.subarray(from, until));
  let text = "";
  for (let i = from; i < until; i++) {
    if (bytes[i]! > 127) return decoder.decode(bytes.subarray(from, until));
    text += String.fromCharCode(bytes[i]!);
  }
  return text;
}

/** Control characters, the upper ones too; tab and line breaks have their place. */
function isUnfit(bytes: Uint8Array, from: number, until: number): boolean {
  for (let i = from; i < until; i++) {
    const byte = bytes[i]!;
    if ((byte < 32 && byte !== 9 && byte !== 10) || byte === 127) return true;
    if (byte === 0xc2 && bytes[i + 1]! < 0xa0) return true;
  }
  return false;
}

function widened(numbers: Int32Array, length: number): Int32Array {
  const wider = new Int32Array(length);
  wider.set(numbers);
  return wider;
}

/** Whether there was a place. */
function place(slots: Int32Array, hash: number, number: number): boolean {
  const mask = slots.length - 1;
  let at = (hash ^ (hash >>> 15)) & mask;
  for (let tries = 0; tries < mostTries; tries++) {
    if (slots[at] === 0) {
      slots[at] = number;
      return true;
    }
    at = (at + 1) & mask;
  }
  return false;
}

function crowd(dictionary: Dictionary, text: string, number: number): void {
  dictionary.crowded ??= new Map();
  dictionary.crowded.set(text, number);
}

function grow(dictionary: Dictionary): void {
  const { hashes, texts } = dictionary;
  const slots = new Int32Array(dictionary.slots.length * 2);
  dictionary.slots = slots;
  for (let number = 1; number < texts.length; number++)
    if (!place(slots, hashes[number]!, number)) crowd(dictionary, texts[number]!, number);
}

/** A text that is new. */
function add(dictionary: Dictionary, bytes: Uint8Array, from: number, until: number, hash: number): number {
  const number = dictionary.texts.length;
  if (number === dictionary.hashes.length) {
    dictionary.hashes = widened(dictionary.hashes, number * 2);
    dictionary.ends = widened(dictionary.ends, number * 2);
  }
  const start = dictionary.ends[number - 1]!;
  const end = start + until - from;
  if (end > dictionary.bytes.length) {
    const wider = new Uint8Array(Math.max(end, dictionary.bytes.length * 2));
    wider.set(dictionary.bytes);
    dictionary.bytes = wider;
  }
  for (let i = from; i < until; i++) dictionary.bytes[start + i - from] = bytes[i]!;
  dictionary.hashes[number] = hash;
  dictionary.ends[number] = end;
  dictionary.texts.push(textOf(bytes, from, until));
  if (!dictionary.unfit && isUnfit(bytes, from, until)) dictionary.unfit = true;
  return number;
}

/** A text whose places are all taken by others. */
function crowdedNumber(dictionary: Dictionary, bytes: Uint8Array, from: number, until: number, hash: number): number {
  const text = textOf(bytes, from, until);
  const before = dictionary.crowded?.get(text);
  if (before !== undefined) return before;
  const number = add(dictionary, bytes, from, until, hash);
  crowd(dictionary, text, number);
  return number;
}

/** The number of the text that some bytes of UTF-8 are, given their hash. */
export function numberOf(dictionary: Dictionary, bytes: Uint8Array, from: number, until: number, hash: number): number {
  const { slots, hashes, ends, bytes: known } = dictionary;
  const mask = slots.length - 1;
  const length = until - from;
  let at = (hash ^ (hash >>> 15)) & mask;
  for (let tries = 0; tries < mostTries; tries++) {
    const number = slots[at]!;
    if (number === 0) {
      const added = add(dictionary, bytes, from, until, hash);
      slots[at] = added;
      if (added * 2 > mask) grow(dictionary);
      return added;
    }
    const start = ends[number - 1]!;
    if (hashes[number] === hash && ends[number]! - start === length) {
      let same = 0;
      while (same < length && known[start + same] === bytes[from + same]) same++;
      if (same === length) return number;
    }
    at = (at + 1) & mask;
  }
  return crowdedNumber(dictionary, bytes, from, until, hash);
}
