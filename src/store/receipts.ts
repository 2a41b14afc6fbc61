/** The notes of a delivery: every time that its bytes arrived under some name, and every correction of what was said then. */
import { join } from "node:path";
import { z } from "zod";
import type { Delivery, DeliveryNote } from "../model/delivery.ts";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import { deliveryName } from "./names.ts";
import { namesIn } from "./publish.ts";
import { readText } from "./read.ts";

const stored = z.strictObject({
  file: z.string(),
  provider: z.string(),
  kind: z.string().nullable(),
  received: z.string(),
  period: z.string().nullable(),
  note: z.string(),
  synthetic: z.literal(true).exactOptional(),
  bytes: z.int().nonnegative(),
  noted: z.boolean(),
});

/** What was said of a file when its bytes arrived; `noted` is false when nothing was. */
export type Receipt = Readonly<z.infer<typeof stored>>;

/** `note.json`, then `note-2.json`, `note-3.json`, as they were made. */
const noteShape = /^note(?:-(\d+))?\.json$/;

/** The folder of a delivery. */
export function deliveryFolder(work: string, id: string): string {
  return join(work, "deliveries", deliveryName(id));
}

export function receiptOf(note: DeliveryNote, bytes: number, noted: boolean): Receipt {
  const { file, provider, kind, received, period, note: remark, synthetic } = note;
  const mark = synthetic ? { synthetic } : {};
  return { file, provider, kind, received, period, note: remark, ...mark, bytes, noted };
}

export function receiptText(receipt: Receipt): string {
  return `${JSON.stringify(receipt, null, 2)}\n`;
}

/** The name of the next note. */
export function nextNote(folder: string): string {
  return `note-${Math.max(1, ...numbersIn(folder)) + 1}.json`;
}

function numbersIn(folder: string): readonly number[] {
  const numbers = (namesIn(folder) ?? []).flatMap((name) => {
    const match = noteShape.exec(name);
    return match ? [Number(match[1] ?? 1)] : [];
  });
  return numbers.sort((a, b) => a - b);
}

function readReceipt(path: string): Outcome<Receipt> {
  const text = readText(path);
  if (!text.ok) return text;
  const damaged = rejected([issue("store.damaged", { file: path })]);
  try {
    const note = stored.safeParse(JSON.parse(text.value));
    return note.success ? accepted(note.data) : damaged;
  } catch {
    return damaged;
  }
}

/**
 * Every note of a delivery, in the order in which they were made.
 *
 * @returns one at least, or the issue that a note is missing or damaged
 */
export function readReceipts(folder: string): Outcome<readonly Receipt[]> {
  const numbers = numbersIn(folder);
  const receipts: Receipt[] = [];
  for (const number of numbers.length === 0 ? [1] : numbers) {
    const receipt = readReceipt(join(folder, number === 1 ? "note.json" : `note-${number}.json`));
    if (!receipt.ok) return receipt;
    receipts.push(receipt.value);
  }
  return accepted(receipts);
}

/**
 * What holds now: the last note for each name under which the bytes arrived, by date, then name. A file of which nothing
 * was said counts only while nothing was said of any.
 */
export function arrivals(receipts: readonly Receipt[]): readonly Receipt[] {
  const all = [...new Map(receipts.map((receipt) => [receipt.file, receipt])).values()];
  const noted = all.filter((receipt) => receipt.noted);
  return (noted.length > 0 ? noted : all).sort(byArrival);
}

function byArrival(a: Receipt, b: Receipt): number {
  if (a.received !== b.received) return a.received < b.received ? -1 : 1;
  return a.file < b.file ? -1 : 1;
}

function deliveryAt(id: string, receipt: Receipt): Delivery {
  const { noted: _, ...delivery } = receipt;
  return { id, ...delivery };
}

/** A delivery as it arrived the first time. */
export function firstArrival(id: string, receipts: readonly Receipt[]): Delivery {
  return deliveryAt(id, arrivals(receipts)[0]!);
}

/**
 * A delivery as it arrived the last time on or before a date: a file that is sent again says again what it says, after
 * whatever was sent in between.
 *
 * @returns the delivery itself when the store has no note of it
 */
export function lastArrival(work: string, delivery: Delivery, date: string): Delivery {
  const receipts = readReceipts(deliveryFolder(work, delivery.id));
  const last = receipts.ok ? arrivals(receipts.value).findLast((each) => each.received <= date) : undefined;
  return last === undefined ? delivery : deliveryAt(delivery.id, last);
}
