/** `felles validate --suggest-layout FILE`: a layout for a sheet that nobody has met before, as YAML to save. */
import { join, resolve } from "node:path";
import { parquetReader } from "../../pipeline/parquet.ts";
import { type SuggestedLayout, suggestFor } from "../../pipeline/suggest.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { joinList } from "../../text/lists.ts";
import { formatPlain } from "../../text/numbers.ts";
import { definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

function comments(found: SuggestedLayout, call: Call): readonly string[] {
  const { suggest } = catalogues[call.lang].check;
  const { tried, missing, assumed, name } = found;
  const plain = (count: number): string => formatPlain(count, call.lang);
  const said = [fill(suggest.save, { path: join("pipelines", "layouts", `${name}.yaml`) }), suggest.judge];
  if (assumed.length > 0) said.push(fill(suggest.assumed, { columns: joinList(assumed, call.lang) }));
  if (missing.length > 0) said.push(fill(suggest.missing, { columns: joinList(missing, call.lang) }));
  if (!tried.ok) return [...said, suggest.refused];
  const { read, accepted, rejected } = tried.value.count;
  const counts = { read: plain(read), accepted: plain(accepted), rejected: plain(rejected) };
  return [...said, fill(suggest.tried, counts)];
}

/** One layout for each file, as YAML on stdout; what the file gives with it, as findings. */
export async function suggestLayouts(call: Call): Promise<Answer> {
  const definitions = definitionsOf(call);
  const kind = textOption(call, "kind") ?? null;
  const files = call.arguments.map((path) => resolve(call.console.cwd, path));
  const readParquet = await parquetReader(files);
  const today = hostOf(call).today();
  const found = files.map((path) => suggestFor(path, kind, definitions, today, readParquet));
  const raw = found.flatMap((each) =>
    each.ok ? [[...comments(each.value, call).map((line) => `# ${line}`), each.value.yaml].join("\n")] : [],
  );
  return {
    issues: found.flatMap((each) => (each.ok ? [...each.issues, ...each.value.tried.issues] : each.issues)),
    lines: [],
    raw: raw.join("---\n"),
    data: found.flatMap((each) =>
      each.ok ? [{ name: each.value.name, kind: each.value.kind, yaml: each.value.yaml }] : [],
    ),
    ...(raw.length === 0 ? { exit: exits.findings } : {}),
  };
}
