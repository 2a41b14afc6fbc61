/** What a fetched table is, whatever the source: files for the inbox, and what is to be said of them. */
import type { Issue } from "../../model/issue.ts";
import type { Question, Reply } from "../../model/network.ts";
import type { Wanted } from "./selection.ts";

export interface FetchRequest {
  readonly table: string;
  readonly wanted: Wanted;
  /** Four-digit codes. */
  readonly areas: ReadonlySet<string>;
  /** Where the interface lies: the source's own address, or another that speaks the same. */
  readonly base: string;
}

export interface FetchedFile {
  /** A plain name, made of the source's and the table's. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Fetched {
  readonly files: readonly FetchedFile[];
  readonly title: string;
  /** When the source last changed it, as the source writes it; empty when it does not say. */
  readonly updated: string;
  /** Who answers for the numbers, as the inbox names a sender. */
  readonly provider: string;
  /** The name of the licence; null where the source states terms of its own. */
  readonly licence: string | null;
  readonly address: string;
  readonly issues: readonly Issue[];
}

export interface Source {
  readonly id: string;
  readonly base: string;
  /** How a table's name is written. */
  readonly table: RegExp;
  readonly fetch: (request: FetchRequest, ask: (question: Question) => Promise<Reply>) => Promise<Fetched>;
}

/** The name of one of several files: `ssb-07459.json`, `ssb-07459-2.json`. */
export function fileName(source: string, table: string, index: number, ending: string): string {
  const plain = table.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return `${source}-${plain}${index === 0 ? "" : `-${index + 1}`}.${ending}`;
}
