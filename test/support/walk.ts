/** Every number that the files of a folder hold, whatever they are: what a reader, a crawler or a clumsy editor could find. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { withEngine } from "../../src/store/engine.ts";

/** Digits without sign, point and leading zeros: `0,0123` and `12,3 per 1000` begin alike. */
export function digitsOf(number: string | number): string {
  const text = typeof number === "number" ? number.toPrecision(17) : number;
  return text.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "");
}

/** Groups of three with what stands between them in Norwegian, English and Swiss hands. */
const grouped = /(?<![\d.,])\d{1,3}(?:[\u00a0\u202f\u2009 .,'’]\d{3})+(?!\d)/g;
const plain = /\d+(?:[.,]\d+)?(?:e[-+]?\d+)?/gi;

/** Numbers as digits, each once. Hashes and embedded fonts are no numbers. */
function numbersOf(text: string): readonly string[] {
  const bare = text
    .replace(/data:[a-z0-9/+.-]+;base64,[A-Za-z0-9+/=]+/g, " ")
    .replace(/\b[0-9a-f]{16,64}\b/g, " ")
    .replace(/'sha256-[A-Za-z0-9+/=]+'/g, " ")
    .replace(/&nbsp;|&#160;|&#xa0;|\\u00a0/gi, "\u00a0");
  return [...new Set([...(bare.match(grouped) ?? []), ...(bare.match(plain) ?? [])].map(digitsOf))];
}

/** The texts that a PNG carries beside its picture. */
function pngTexts(bytes: Buffer): string {
  const texts: string[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === "tEXt" || type === "iTXt") texts.push(data.toString("utf8"));
    if (type === "zTXt") texts.push(inflateSync(data.subarray(data.indexOf(0) + 2)).toString("utf8"));
    at += 12 + length;
  }
  return texts.join("\n");
}

async function parquetText(path: string): Promise<string> {
  return withEngine(async (db) => {
    const reader = await db.runAndReadAll(`select * from read_parquet('${path.replaceAll("'", "''")}')`);
    return JSON.stringify(reader.getRowsJson());
  }, null);
}

async function textOf(path: string): Promise<string> {
  if (path.endsWith(".parquet")) return parquetText(path);
  const bytes = readFileSync(path);
  return path.endsWith(".png") ? pngTexts(bytes) : bytes.toString("utf8");
}

export interface Walked {
  /** The files looked into, sorted. */
  readonly files: readonly string[];
  /** Where each number was found first. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** Walks folders and texts. */
export async function walk(folders: readonly string[], texts: Readonly<Record<string, string>> = {}): Promise<Walked> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile()),
  );
  const numbers = new Map<string, string>();
  const add = (where: string, text: string): void => {
    for (const number of numbersOf(text)) if (!numbers.has(number)) numbers.set(number, where);
  };
  for (const path of files.sort()) add(path, await textOf(path));
  for (const [name, text] of Object.entries(texts)) add(name, text);
  return { files, numbers };
}
