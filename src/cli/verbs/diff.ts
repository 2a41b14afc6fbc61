/** `felles diff A B`: what differs between two reports, dates, runs or deliveries, in the terminal, as a page and as JSON. */
import { resolve } from "node:path";
import { type DiffRequest, diff } from "../../pipeline/diff/index.ts";
import { causeLines, changeLine, diffPage } from "../../pipeline/diff/page.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { pathsOf } from "../paths.ts";
import { safe } from "../terminal.ts";
import { periodOption } from "../values.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

/** Changes that the terminal shows; the page shows more, the JSON all. */
const shown = 20;

export async function diffVerb(call: Call): Promise<Answer> {
  const { lang, console } = call;
  const host = hostOf(call);
  const pathOf = (name: string): string => resolve(console.cwd, name);
  const sides = call.arguments as unknown as DiffRequest["sides"];
  const definitions = definitionsOf(call);
  const found = await diff(
    {
      sides,
      pipeline: pathOf(textOption(call, "pipeline") ?? "pipelines/quarterly.yaml"),
      period: periodOption(call),
      paths: pathsOf(call),
      definitions,
    },
    pathOf,
    host,
  );
  if (!found.ok) return { issues: found.issues, lines: [], data: null, exit: exits.usage };
  const it = found.value;
  const words = catalogues[lang].diff;
  const changes = it.changes.slice(0, shown).map((change) => changeLine(change, definitions, lang));
  const [cause, ...made] = causeLines(it, lang);
  const left = it.changes.length - changes.length;
  const lines = [
    ...(it.changes.length === 0 ? [words.nothing] : [cause!]),
    ...made.map((text) => `  - ${text}`),
    ...changes.map((line) =>
      safe(`${line.kind}: ${line.what}, ${line.area}, ${line.period}: ${line.before} → ${line.after}`),
    ),
    ...(left > 0 ? [fill(words.more, { count: formatPlain(left, lang) })] : []),
  ];
  const out = textOption(call, "out");
  if (out !== undefined) {
    writeFileAtomically(pathOf(out), diffPage(it, sides, definitions, host.version, lang));
    lines.push(fill(words.written, { path: safe(out) }));
  }
  return { issues: found.issues, lines, data: it };
}
