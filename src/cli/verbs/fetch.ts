/** `felles fetch SOURCE [TABLE]`: a table of an open source as a file in the inbox, or the changes of municipalities. */
import { join, resolve } from "node:path";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
import {
  compareWithAreas,
  fetchChanges,
  klassBase,
  politely,
  readWanted,
  sources,
} from "../../pipeline/fetch/index.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { keepFetched } from "../../store/fetched.ts";
import { network } from "../../store/network.ts";
import { fill } from "../../text/fill.ts";
import { definitionsFolder, definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { near, pathsOf } from "../paths.ts";
import { safe } from "../terminal.ts";
import { dateOption } from "../values.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

const klass = "klass";

function refused(issues: readonly Issue[]): Answer {
  return { issues, lines: [], data: null, exit: exits.usage };
}

function patiently(call: Call): ReturnType<typeof politely> {
  const { console } = call;
  const host = hostOf(call);
  return politely(network(`felles/${host.version}`, console.interrupted), {
    elapsed: console.elapsed,
    sleep: console.sleep,
  });
}

/** Where the source lies: `--base` is for a mirror, and for those who test. */
function baseOf(call: Call, usual: string): string {
  return (textOption(call, "base") ?? usual).replace(/\/+$/, "");
}

async function fetchKlass(call: Call): Promise<Answer> {
  const { programme } = definitionsOf(call);
  const host = hostOf(call);
  const from = dateOption(call, "from", "--from") ?? "2016-01-01";
  const to = dateOption(call, "to", "--to") ?? host.today();
  const { changes, bytes, address } = await fetchChanges(baseOf(call, klassBase), from, to, patiently(call));
  const issues = compareWithAreas(changes, programme.areas, join(definitionsFolder(call), "programme.yaml"));
  const lines = [fill(call.words.fetch.changes, { count: changes.length, from, to, missing: issues.length })];
  const out = textOption(call, "out");
  if (out !== undefined) {
    writeFileAtomically(resolve(call.console.cwd, out), bytes);
    lines.push(fill(call.words.fetch.written, { path: safe(out) }));
  }
  return { issues, lines, data: { address, changes } };
}

export async function fetchVerb(call: Call): Promise<Answer> {
  const [name, table] = call.arguments as readonly [string, string?];
  const source = sources.get(name);
  const names = [...sources.keys(), klass];
  if (!source && name !== klass)
    return refused([
      issue("fetch.unknown-source", null, {
        name,
        names: names.join(", "),
        nearest: nearest(name, names) ?? names[0]!,
      }),
    ]);
  if (call.options.offline === true) return refused([issue("fetch.offline", null, { source: name })]);
  if (!source) return fetchKlass(call);
  if (table === undefined || !source.table.test(table))
    return refused([issue("fetch.bad-table", null, { source: name })]);
  const selection = textOption(call, "select");
  const wanted = selection === undefined ? new Map<string, readonly string[]>() : readWanted(selection);
  if (wanted === null) return refused([issue("fetch.bad-selection", null)]);
  const { programme } = definitionsOf(call);
  const areas = new Set(programme.areas.map((area) => area.code));
  const fetched = await source.fetch({ table, wanted, areas, base: baseOf(call, source.base) }, patiently(call));
  const { provider, title, updated, licence, address } = fetched;
  const paths = pathsOf(call);
  const { words } = call;
  const note = [
    title,
    ...(updated === "" ? [] : [fill(words.fetch.updated, { updated })]),
    licence ?? words.fetch.terms,
    address,
  ];
  const issues: Issue[] = [...fetched.issues];
  const lines: string[] = [];
  const kept = fetched.files.map((file) =>
    keepFetched(paths.inbox, file, hostOf(call).today(), {
      provider,
      kind: textOption(call, "kind") ?? null,
      note: note.map((part) => part.replace(/\s+/g, " ").trim()).join(". "),
    }),
  );
  for (const { name: file, fresh } of kept) {
    const path = near(join(paths.inbox, file), call.console.cwd);
    if (fresh) lines.push(fill(words.fetch.received, { path: safe(path), title: safe(title) }));
    else issues.push(issue("fetch.unchanged", { file: path }));
  }
  return { issues, lines, data: { provider, title, updated, licence, address, files: kept } };
}
