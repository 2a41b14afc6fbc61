/**
 * Statistics Norway's StatBank by PxWebApi 2, and by version 1 where 2 does not answer.
 *
 * Version 2: `/tables/{id}/metadata` and `/tables/{id}/data`, https://www.ssb.no/api/api-mot-statistikkbanken--brukerveiledning;
 * version 1: GET and POST `/v0/no/table/{id}/`. Both are asked for JSON-stat 2, which is kept as it came.
 */
import { z } from "zod";
import { IssueError, issue } from "../../model/issue.ts";
import type { Question, Reply } from "../../model/network.ts";
import { jsonOf, sourceOf } from "./ask.ts";
import type { Dimension } from "./selection.ts";
import { choose, pieces } from "./selection.ts";
import type { Fetched, FetchedFile, FetchRequest, Source } from "./source.ts";
import { fileName } from "./source.ts";

type AskFor = (question: Question) => Promise<Reply>;

/** Cells in one answer when the source does not tell its limit. */
const usualLimit = 800_000;

const config = z.object({ maxDataCells: z.int().min(1) });

const index = z.union([z.array(z.string()), z.record(z.string(), z.int())]);

const metadata = z.object({
  label: z.string().prefault(""),
  updated: z.string().prefault(""),
  id: z.array(z.string()).min(1),
  dimension: z.record(z.string(), z.object({ category: z.object({ index }) })),
});

const older = z.object({
  title: z.string().prefault(""),
  variables: z.array(z.object({ code: z.string(), values: z.array(z.string()) })).min(1),
});

const dataset = z.object({
  class: z.literal("dataset"),
  updated: z.string().prefault(""),
  label: z.string().prefault(""),
});

interface Table {
  readonly title: string;
  readonly updated: string;
  readonly dimensions: readonly Dimension[];
  readonly limit: number;
  readonly question: (piece: readonly Dimension[]) => Question;
}

function unexpected(url: string): IssueError {
  return new IssueError([issue("fetch.unexpected", { file: sourceOf(url) })], 1);
}

/** Codes in order, whether the index is a list or an object of positions. */
function codesOf(it: z.output<typeof index>): readonly string[] {
  if (Array.isArray(it)) return it;
  return Object.keys(it).sort((a, b) => it[a]! - it[b]!);
}

async function newerTable(base: string, table: string, ask: AskFor): Promise<Table | null> {
  const about = `${base}/pxwebapi/v2/tables/${table}/metadata?lang=no&outputFormat=json-stat2`;
  const reply = await ask({ url: about });
  if (reply.status !== 200) return null;
  const read = metadata.safeParse(jsonOf(reply, about));
  if (!read.success) throw unexpected(about);
  const { label, updated, id, dimension } = read.data;
  const limits = await ask({ url: `${base}/pxwebapi/v2/config` });
  const told = limits.status === 200 ? config.safeParse(jsonOf(limits, base)) : null;
  const url = `${base}/pxwebapi/v2/tables/${table}/data?lang=no&outputFormat=json-stat2`;
  return {
    title: label,
    updated,
    dimensions: id.map((code) => ({ code, values: codesOf(dimension[code]?.category.index ?? []) })),
    limit: told?.success ? told.data.maxDataCells : usualLimit,
    question: (piece) => ({
      url,
      body: { selection: piece.map(({ code, values }) => ({ variableCode: code, valueCodes: values })) },
    }),
  };
}

async function olderTable(base: string, table: string, ask: AskFor): Promise<Table> {
  const url = `${base}/v0/no/table/${table}/`;
  const reply = await ask({ url });
  const read = older.safeParse(jsonOf(reply, url));
  if (!read.success) throw unexpected(url);
  const { title, variables } = read.data;
  return {
    title,
    updated: "",
    dimensions: variables.map(({ code, values }) => ({ code, values })),
    limit: usualLimit,
    question: (piece) => ({
      url,
      body: {
        query: piece.map(({ code, values }) => ({ code, selection: { filter: "item", values } })),
        response: { format: "json-stat2" },
      },
    }),
  };
}

async function fetchTable(request: FetchRequest, ask: AskFor): Promise<Fetched> {
  const { base, table } = request;
  const newer = await newerTable(base, table, ask);
  const from = newer ?? (await olderTable(base, table, ask));
  const address = sourceOf(from.question([]).url);
  const chosen = choose(from.dimensions, request.wanted, request.areas, address);
  if (chosen.issues.length > 0) throw new IssueError(chosen.issues, 2);
  const files: FetchedFile[] = [];
  let updated = from.updated;
  for (const [i, piece] of pieces(chosen.dimensions, from.limit).entries()) {
    const question = from.question(piece);
    const reply = await ask(question);
    const read = dataset.safeParse(jsonOf(reply, question.url));
    if (!read.success) throw unexpected(question.url);
    if (updated === "") updated = read.data.updated;
    files.push({ name: fileName("ssb", table, i, "json"), bytes: reply.bytes });
  }
  return {
    files,
    title: from.title,
    updated,
    provider: "Statistisk sentralbyrå",
    licence: "CC BY 4.0",
    address,
    issues: newer ? [] : [issue("fetch.older-interface", { file: address })],
  };
}

export const pxweb: Source = { id: "ssb", base: "https://data.ssb.no/api", table: /^\d{5}$/, fetch: fetchTable };
