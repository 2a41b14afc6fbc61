/** `felles receive FILE…`: files are kept unaltered with provider and date, and await the next run. */
import { basename, resolve } from "node:path";
import type { Issue } from "../../model/issue.ts";
import { admit } from "../../pipeline/door.ts";
import { parquetReader } from "../../pipeline/parquet.ts";
import { prepareWork } from "../../store/prepare.ts";
import { fill } from "../../text/fill.ts";
import { formatDate } from "../../text/periods.ts";
import { definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { pathsOf } from "../paths.ts";
import { safe } from "../terminal.ts";
import { dateOption, periodOption } from "../values.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

export async function receive(call: Call): Promise<Answer> {
  const paths = pathsOf(call);
  const received = dateOption(call, "received", "--received");
  const period = periodOption(call);
  const provider = textOption(call, "provider");
  prepareWork(paths);
  const issues: Issue[] = [];
  const lines: string[] = [];
  const data: object[] = [];
  const definitions = definitionsOf(call);
  const readParquet = await parquetReader(call.arguments.map((path) => resolve(call.console.cwd, path)));
  for (const [i, path] of call.arguments.entries()) {
    const file = basename(path);
    const note = {
      file,
      provider: provider ?? "unknown",
      kind: textOption(call, "kind") ?? null,
      received: received ?? hostOf(call).today(),
      period,
      note: textOption(call, "note") ?? "",
    };
    const noted = provider !== undefined || received !== null;
    const arrived = { path: resolve(call.console.cwd, path), note, noted };
    const {
      id,
      fresh,
      noted: kept,
      refused,
      issues: found,
    } = admit(paths.work, arrived, i + 1, definitions, readParquet);
    issues.push(...found, ...(refused?.issues ?? []));
    if (id === null) continue;
    const { stored, known, corrected } = call.words.receive;
    const template = fresh ? stored : kept ? corrected : known;
    const date = formatDate(note.received, call.lang);
    lines.push(fill(template, { file: safe(file), id: id.slice(0, 12), received: date }));
    data.push({ file, id, fresh, noted: kept });
  }
  return { issues, lines, data, ...(data.length === 0 ? { exit: exits.findings } : {}) };
}
