/** `felles receive FILE…`: files are kept unaltered with provider and date, and await the next run. */
import { basename, resolve } from "node:path";
import type { Issue } from "../../model/issue.ts";
import { snapshot } from "../../store/deliveries.ts";
import { prepareWork } from "../../store/prepare.ts";
import { fill } from "../../text/fill.ts";
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
  for (const path of call.arguments) {
    const file = basename(path);
    const kept = snapshot(paths.work, {
      path: resolve(call.console.cwd, path),
      note: {
        file,
        provider: provider ?? "unknown",
        kind: textOption(call, "kind") ?? null,
        received: received ?? hostOf(call).today(),
        period,
        note: textOption(call, "note") ?? "",
      },
      noted: provider !== undefined || received !== null,
    });
    issues.push(...kept.issues);
    if (!kept.ok) continue;
    const { delivery, fresh } = kept.value;
    const template = fresh ? call.words.receive.stored : call.words.receive.known;
    lines.push(fill(template, { file: safe(file), id: delivery.id.slice(0, 12) }));
    data.push({ file, id: delivery.id, fresh });
  }
  return { issues, lines, data, ...(data.length === 0 ? { exit: exits.findings } : {}) };
}
