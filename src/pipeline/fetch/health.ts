/**
 * The public-health institute's open interface to FHI Statistikk.
 *
 * `/api/open/v1/{source}/table/{id}/query` gives the question for the whole table, `…/data` answers a narrower one:
 * https://github.com/folkehelseinstituttet/Fhi.Statistikk.OpenAPI. A table is named `nokkel/185`: the source and the number.
 */
import { z } from "zod";
import { IssueError, issue } from "../../model/issue.ts";
import type { Question, Reply } from "../../model/network.ts";
import { jsonOf, sourceOf } from "./ask.ts";
import { choose, pieces } from "./selection.ts";
import type { Fetched, FetchedFile, FetchRequest, Source } from "./source.ts";
import { fileName } from "./source.ts";

/** Rows in one answer: well below what the interface gives. */
const rowsAtOnce = 50_000;

const query = z.object({
  dimensions: z.array(z.object({ code: z.string(), values: z.array(z.string()) })).min(1),
});

const about = z.object({ title: z.string().prefault(""), modifiedAt: z.string().nullish() });

const dataset = z.object({ class: z.literal("dataset") });

async function fetchTable(request: FetchRequest, ask: (question: Question) => Promise<Reply>): Promise<Fetched> {
  const [source, number] = request.table.split("/");
  const address = `${request.base}/api/open/v1/${source}/table/${number}`;
  const described = about.safeParse(jsonOf(await ask({ url: address }), address));
  const whole = query.safeParse(jsonOf(await ask({ url: `${address}/query` }), address));
  if (!described.success || !whole.success) throw new IssueError([issue("fetch.unexpected", { file: address })], 1);
  const chosen = choose(whole.data.dimensions, request.wanted, request.areas, address);
  if (chosen.issues.length > 0) throw new IssueError(chosen.issues, 2);
  const files: FetchedFile[] = [];
  const url = `${address}/data`;
  for (const [i, piece] of pieces(chosen.dimensions, rowsAtOnce).entries()) {
    const dimensions = piece.map(({ code, values }) => ({ code, filter: "item", values }));
    const reply = await ask({ url, body: { dimensions, response: { format: "json-stat2", maxRowCount: rowsAtOnce } } });
    if (!dataset.safeParse(jsonOf(reply, url)).success)
      throw new IssueError([issue("fetch.unexpected", { file: sourceOf(url) })], 1);
    files.push({ name: fileName("fhi", request.table, i, "json"), bytes: reply.bytes });
  }
  return {
    files,
    title: described.data.title,
    updated: described.data.modifiedAt ?? "",
    provider: "Folkehelseinstituttet",
    licence: null,
    address,
    issues: [],
  };
}

export const health: Source = {
  id: "fhi",
  base: "https://statistikk-data.fhi.no",
  table: /^[a-z][a-z0-9-]{1,30}\/\d{1,6}$/i,
  fetch: fetchTable,
};
