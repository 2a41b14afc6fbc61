/** `felles simulate`: a folder of synthetic deliveries with the truth that they were made from. */
import { join, resolve } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import { type DemoName, simulatedFolder } from "../../pipeline/simulate.ts";
import { isFree, writeTree } from "../../store/folder.ts";
import { fill } from "../../text/fill.ts";
import { safe } from "../terminal.ts";
import { wholeOption } from "../values.ts";
import { type Answer, type Call, exits, textOption } from "../verb.ts";

export async function simulate(call: Call): Promise<Answer> {
  const out = textOption(call, "out") ?? "simulated";
  const folder = resolve(call.console.cwd, out);
  if (!isFree(folder)) throw new IssueError([issue("cli.not-empty", null, { folder: out })], exits.usage);
  const name = (textOption(call, "demo") ?? "samples") as DemoName;
  const files = simulatedFolder(name, wholeOption(call, "seed", "--seed"));
  writeTree(folder, files);
  const bytes = [...files.values()].reduce((sum, data) => sum + data.length, 0);
  return {
    issues: [],
    lines: [fill(call.words.simulate.written, { count: files.size, bytes, path: safe(join(out, "inbox")) })],
    data: { folder: out, demo: name, files: [...files.keys()].sort(), bytes },
  };
}
