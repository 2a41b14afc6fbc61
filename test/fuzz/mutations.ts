/** What can happen to a file on its way, and what somebody may do to one on purpose: every mutation drawn from a stream. */
import { unzipSync } from "fflate";
import { integer, type Stream } from "../../src/stats/random.ts";
import { archiveOf, utf8 } from "../support/format-samples.ts";

type Mutation = (bytes: Uint8Array, random: Stream) => Uint8Array;

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** Two positions in order. */
function span(bytes: Uint8Array, random: Stream): readonly [number, number] {
  const a = integer(random, bytes.length + 1);
  const b = integer(random, bytes.length + 1);
  return a < b ? [a, b] : [b, a];
}

function pick<T>(random: Stream, items: readonly T[]): T {
  return items[integer(random, items.length)]!;
}

const flip: Mutation = (bytes, random) => {
  const copy = Uint8Array.from(bytes);
  for (let i = integer(random, 8); i >= 0 && copy.length > 0; i--)
    copy[integer(random, copy.length)] = integer(random, 256);
  return copy;
};

const cutEnd: Mutation = (bytes, random) => bytes.slice(0, integer(random, bytes.length + 1));
const cutStart: Mutation = (bytes, random) => bytes.slice(integer(random, bytes.length + 1));

const cutMiddle: Mutation = (bytes, random) => {
  const [from, until] = span(bytes, random);
  return joined(bytes.slice(0, from), bytes.slice(until));
};

const repeat: Mutation = (bytes, random) => {
  const [from, until] = span(bytes, random);
  return joined(bytes.slice(0, until), bytes.slice(from));
};

const fragments: readonly Uint8Array[] = [
  '"',
  '""',
  ";",
  "\n",
  "\r\n",
  "\r",
  ",",
  "\t",
  "|",
  "\u00a0",
  "å",
  "\ufeff",
  "=1+1",
  "@SUM(A1)",
  "-",
  "…",
  "<5",
  ":",
  "..",
  "{",
  "}",
  "[",
  "]",
  "null",
  "1e999",
  "-0",
  "<c>",
  "</row>",
  "<v>",
  "]]>",
  "<!--",
  "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
  "&#0;",
  "&#x110000;",
  "_xD800_",
  "\u0000",
  "\u202e",
  "9".repeat(400),
  "SPVFLAGG",
  "kommunenr;aar;alder;kjonn;personer\n",
  'table:number-rows-repeated="99999999"',
  'r="A1048577"',
  '"size":[99999,99999]',
].map(utf8);

const insert: Mutation = (bytes, random) => {
  const at = integer(random, bytes.length + 1);
  return joined(bytes.slice(0, at), pick(random, fragments), bytes.slice(at));
};

const hugeCell: Mutation = (bytes, random) => {
  const at = integer(random, bytes.length + 1);
  const filler = new Uint8Array(1 + integer(random, 80_000)).fill(pick(random, [0x20, 0x22, 0x39, 0x3b, 0x41, 0x0a]));
  return joined(bytes.slice(0, at), filler, bytes.slice(at));
};

const encodings: readonly ((text: string) => Uint8Array)[] = [
  (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff),
  utf8,
  (text) => Uint8Array.from(Buffer.from(text, "utf16le")),
  (text) => Uint8Array.from(Buffer.from(`\ufeff${text}`, "utf16le")),
  (text) => Uint8Array.from(Buffer.from(text, "utf16le").swap16()),
  (text) => joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8(text)),
];

const recode: Mutation = (bytes, random) => {
  const text = pick(random, ["utf-8", "latin1", "utf16le"] as const);
  return pick(random, encodings)(Buffer.from(bytes).toString(text));
};

const lineBreaks: Mutation = (bytes, random) =>
  Uint8Array.from(
    Buffer.from(
      Buffer.from(bytes)
        .toString("latin1")
        .replace(/\r?\n/g, pick(random, ["\r\n", "\r", "\n\n", "\u0085"])),
      "latin1",
    ),
  );

const wrap: Mutation = (bytes, random) =>
  archiveOf({ [pick(random, ["a.csv", "xl/workbook.xml", "content.xml", "[Content_Types].xml"])]: bytes });

/** Into an archive, to a part of it, and out again: what is amiss is then in the part and not in the archive. */
const inside: Mutation = (bytes, random) => {
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, { filter: (part) => part.originalSize < 200_000 });
  } catch {
    return flip(bytes, random);
  }
  const names = Object.keys(parts).sort();
  if (names.length === 0) return flip(bytes, random);
  const name = pick(random, names);
  const change = integer(random, 12);
  if (change === 0) delete parts[name];
  else if (change === 1) parts[`${name}x`] = archiveOf({ a: parts[name]! });
  else parts[name] = pick(random, plain)(parts[name]!, random);
  return archiveOf(parts);
};

const plain: readonly Mutation[] = [flip, cutEnd, cutStart, cutMiddle, repeat, insert, insert, insert];

/** Every kind of mishap, by name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  flip,
  cutEnd,
  cutStart,
  cutMiddle,
  repeat,
  insert,
  inside,
  hugeCell,
  recode,
  lineBreaks,
  wrap,
};

/** What is drawn from; what happens most often stands there several times. */
const drawn = [...Object.keys(mutations), "insert", "insert", "inside", "inside"];

/** A file after one to four mishaps; never larger than a megabyte. */
export function mutate(
  bytes: Uint8Array,
  random: Stream,
  onMutation: (name: string) => void = () => undefined,
): Uint8Array {
  let result = bytes;
  for (let i = integer(random, 4); i >= 0; i--) {
    const name = pick(random, drawn);
    onMutation(name);
    result = mutations[name]!(result, random);
  }
  return result.subarray(0, 1_000_000);
}
