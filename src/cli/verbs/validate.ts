/** `felles validate FILE…`: what a run would say of these files, without storing anything. */
import { resolve } from "node:path";
import { checkedPage } from "../../pipeline/findings-page.ts";
import { parquetReader } from "../../pipeline/parquet.ts";
import { validateFile } from "../../pipeline/validate.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { safe } from "../terminal.ts";
import { type Answer, type Call, textOption } from "../verb.ts";
import { version } from "../version.ts";

export async function validate(call: Call): Promise<Answer> {
  if (call.options.suggestLayout === true) return (await import("./suggest-layout.ts")).suggestLayouts(call);
  const definitions = definitionsOf(call);
  const today = hostOf(call).today();
  const kind = textOption(call, "kind") ?? null;
  const files = call.arguments.map((path) => resolve(call.console.cwd, path));
  const readParquet = await parquetReader(files);
  const checked = files.map((path, i) => validateFile(path, i + 1, kind, definitions, today, readParquet));
  const { words, lang } = call;
  const page = textOption(call, "report");
  if (page !== undefined)
    writeFileAtomically(resolve(call.console.cwd, page), checkedPage(checked, definitions, lang, version));
  const written = page === undefined ? [] : [fill(catalogues[lang].check.report.written, { path: safe(page) })];
  const summaries = checked
    .filter((it) => it.kind !== null)
    .map((it) => {
      const [read, accepted, rejected] = [it.read, it.accepted, it.rejected].map((n) => formatPlain(n, lang)) as [
        string,
        string,
        string,
      ];
      const template = it.rejected === 0 ? words.validate.clean : words.validate.file;
      return fill(template, { file: safe(it.file), kind: it.kind!, read, accepted, rejected });
    });
  return {
    issues: checked.flatMap((it) => it.issues),
    lines: [...summaries, ...written],
    data: checked.map(({ issues: _, ...rest }) => rest),
  };
}
