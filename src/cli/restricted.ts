/** Where the files of restricted sources lie: as the call says, else in a file of one's own that git leaves alone. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { IssueError, issue } from "../model/issue.ts";
import type { RestrictedFile } from "../pipeline/restricted/index.ts";
import { restrictedFiles } from "../pipeline/restricted/index.ts";
import { readText } from "../store/read.ts";
import { type Call, exits, textOption } from "./verb.ts";

/** `followup-cases: /secure/cases.csv`, one line a source. */
const localFile = "restricted.local.yaml";

function ownPaths(cwd: string): string | null {
  const path = join(cwd, localFile);
  if (!existsSync(path)) return null;
  const text = readText(path);
  if (!text.ok) throw new IssueError(text.issues, exits.usage);
  const wrong = new IssueError([issue("restricted.wrong-option", { file: localFile })], exits.usage);
  let map: unknown;
  try {
    map = parse(text.value);
  } catch {
    throw wrong;
  }
  if (map === null) return null;
  if (typeof map !== "object" || Array.isArray(map)) throw wrong;
  return Object.entries(map)
    .map(([source, path]) => `${source}=${String(path)}`)
    .join(",");
}

/**
 * The files of restricted sources that a call reads.
 *
 * @throws IssueError (exit 2) when one is not written as SOURCE=PATH
 */
export function restrictedOf(call: Call): readonly RestrictedFile[] {
  const text = textOption(call, "restricted") ?? ownPaths(call.console.cwd);
  if (text === null || text === "") return [];
  const files = restrictedFiles(text, call.console.cwd);
  if (!files.ok) throw new IssueError(files.issues, exits.usage);
  return files.value;
}
