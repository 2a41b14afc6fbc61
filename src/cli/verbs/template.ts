/** `felles template KIND`: an empty delivery to fill in. */
import { resolve } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import { templateCsv } from "../../pipeline/template.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { fill } from "../../text/fill.ts";
import { definitionsOf } from "../definitions.ts";
import { safe } from "../terminal.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

export async function template(call: Call): Promise<Answer> {
  const kind = call.arguments[0]!;
  const { layouts } = definitionsOf(call);
  const layout = layouts.find((each) => each.kind === kind);
  if (!layout) {
    const known = layouts.map((each) => each.kind);
    const params = { kind, nearest: nearest(kind, known)!, known: known.join(", ") };
    throw new IssueError([issue("cli.unknown-kind", null, params)], exits.usage);
  }
  const text = templateCsv(layout);
  const data = { kind, columns: layout.columns.map((column) => column.name) };
  const out = textOption(call, "out");
  if (out === undefined) return { issues: [], lines: [], raw: text, data };
  writeFileAtomically(resolve(call.console.cwd, out), text);
  return { issues: [], lines: [fill(call.words.template.written, { path: safe(out) })], data };
}
