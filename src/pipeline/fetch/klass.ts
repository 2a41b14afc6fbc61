/**
 * Changes of municipalities as Statistics Norway's KLASS 131 lists them, held against the programme's list of areas.
 *
 * `/klass/v1/classifications/131/changes?from=&to=`: one record for each code that gave to another, with the day on which it
 * happened. https://data.ssb.no/api/klass/v1/api-guide.html
 */
import { z } from "zod";
import type { Area } from "../../model/area.ts";
import type { Issue } from "../../model/issue.ts";
import { IssueError, issue } from "../../model/issue.ts";
import type { Question, Reply } from "../../model/network.ts";
import { jsonOf, sourceOf } from "./ask.ts";

export const klassBase = "https://data.ssb.no/api";

const code = z.string().regex(/^\d{4}$/);

const changes = z.object({
  codeChanges: z.array(
    z.object({ oldCode: code, newCode: code, changeOccurred: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  ),
});

export type CodeChange = z.output<typeof changes>["codeChanges"][number];

export interface KlassAnswer {
  readonly changes: readonly CodeChange[];
  readonly bytes: Uint8Array;
  readonly address: string;
}

/**
 * The changes between two days.
 *
 * @throws IssueError when the source does not answer, or answers something else
 */
export async function fetchChanges(
  base: string,
  from: string,
  to: string,
  ask: (question: Question) => Promise<Reply>,
): Promise<KlassAnswer> {
  const url = `${base}/klass/v1/classifications/131/changes.json?from=${from}&to=${to}`;
  const reply = await ask({ url });
  const read = changes.safeParse(jsonOf(reply, url));
  const address = sourceOf(url);
  if (!read.success) throw new IssueError([issue("fetch.unexpected", { file: address })], 1);
  const found = [...read.data.codeChanges].sort((a, b) => {
    const [x, y] = [a, b].map((it) => `${it.changeOccurred} ${it.oldCode} ${it.newCode}`) as [string, string];
    return x < y ? -1 : x > y ? 1 : 0;
  });
  return { changes: found, bytes: reply.bytes, address };
}

/**
 * What the programme's list does not say of the changes: a code that became one of its own, and a code of its own that ended.
 *
 * A code that keeps its number gives to another only a part of itself, or only its name changed: it did not end.
 */
export function compareWithAreas(found: readonly CodeChange[], areas: readonly Area[], file: string): readonly Issue[] {
  const own = new Map(areas.map((area) => [area.code, area]));
  const staying = new Set(
    found.filter((it) => it.oldCode === it.newCode).map((it) => `${it.oldCode} ${it.changeOccurred}`),
  );
  return found.flatMap((it) => {
    if (it.oldCode === it.newCode) return [];
    const issues: Issue[] = [];
    const [after, before] = [own.get(it.newCode), own.get(it.oldCode)];
    const params = { old: it.oldCode, new: it.newCode, date: it.changeOccurred };
    if (after && !after.formerly.includes(it.oldCode)) issues.push(issue("fetch.former-unknown", { file }, params));
    const ended = !staying.has(`${it.oldCode} ${it.changeOccurred}`);
    if (before && ended && before.valid.until !== it.changeOccurred)
      issues.push(issue("fetch.end-unknown", { file }, params));
    return issues;
  });
}
