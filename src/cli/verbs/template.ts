/** `felles template KIND`: a workbook and a CSV file to fill in. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import { templateOf } from "../../pipeline/template/index.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { safe } from "../terminal.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

/** The files asked for: one by its ending, or both in a folder. */
function filesFor(kind: string, out: string): readonly string[] {
  return /\.(?:csv|xlsx)$/i.test(out) ? [out] : [`${kind}.xlsx`, `${kind}.csv`].map((name) => join(out, name));
}

export async function template(call: Call): Promise<Answer> {
  const kind = call.arguments[0]!;
  const definitions = definitionsOf(call);
  const layout = definitions.layouts.find((each) => each.kind === kind);
  if (!layout) {
    const known = definitions.layouts.map((each) => each.kind);
    const near = nearest(kind, known);
    const params = { kind, known: known.join(", ") };
    throw new IssueError(
      [
        near === null
          ? issue("cli.no-such-kind", null, params)
          : issue("cli.unknown-kind", null, { ...params, nearest: near }),
      ],
      exits.usage,
    );
  }
  const made = templateOf(layout, definitions, call.lang, hostOf(call).today());
  const columns = layout.columns.map((column) => column.name);
  const out = textOption(call, "out") ?? ".";
  if (out === "-") return { issues: [], lines: [], raw: made.csv, data: { kind, columns, files: [] } };
  const files = filesFor(kind, out);
  const there = files.filter((file) => existsSync(resolve(call.console.cwd, file)));
  if (there.length > 0 && call.options.force !== true)
    throw new IssueError(
      there.map((file) => issue("cli.exists", { file }, {})),
      exits.usage,
    );
  for (const file of files) {
    const content = /\.csv$/i.test(file) ? made.csv : made.workbook;
    writeFileAtomically(resolve(call.console.cwd, file), content);
  }
  const written = fill(catalogues[call.lang].check.template.written, { files: files.map(safe).join(", ") });
  return { issues: [], lines: [written], data: { kind, columns, files } };
}
