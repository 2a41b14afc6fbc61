/** `felles init DIR [--demo]`: a workspace of one's own, with definitions, inbox and reports. */
import { join, resolve } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import { type DemoName, simulatedFolder } from "../../pipeline/simulate.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { copyFolder, isFree, makeFolder, writeTree } from "../../store/folder.ts";
import { fill } from "../../text/fill.ts";
import { productRoot } from "../definitions.ts";
import { safe } from "../terminal.ts";
import { type Answer, type Call, exits } from "../verb.ts";

export async function init(call: Call): Promise<Answer> {
  const given = call.arguments[0]!;
  const folder = resolve(call.console.cwd, given);
  if (!isFree(folder)) throw new IssueError([issue("cli.not-empty", null, { folder: given })], exits.usage);
  const { demo } = call.options;
  const files = demo === undefined ? null : simulatedFolder(demo === true ? "samples" : (demo as DemoName), null);
  for (const name of ["inbox", "reports"]) makeFolder(join(folder, name));
  copyFolder(join(productRoot, "pipelines"), join(folder, "pipelines"));
  writeFileAtomically(join(folder, ".gitignore"), "work/\nreports/\n*.local.yaml\n");
  if (files) writeTree(folder, files);
  const pipeline = demo === "2029" ? "pipelines/final-2029.yaml" : "pipelines/quarterly.yaml";
  const count = files ? [...files.keys()].filter((path) => path.endsWith(".csv")).length : 0;
  const { words } = call;
  return {
    issues: [],
    lines: [
      fill(words.init.created, { path: safe(given) }),
      ...(files ? [fill(words.init.demo, { count })] : []),
      fill(words.init.next, { path: safe(given), pipeline }),
    ],
    data: { folder: given, deliveries: count },
  };
}
