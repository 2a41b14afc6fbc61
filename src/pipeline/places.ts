/** Places in findings as any reader can find them: a published record names no folder of the machine that made it. */
import { basename, relative, sep } from "node:path";
import type { Issue } from "../model/issue.ts";
import type { Paths } from "../store/prepare.ts";

/** The path inside a folder, with forward slashes; null when it lies elsewhere. */
function inside(folder: string, path: string): string | null {
  return path.startsWith(`${folder}${sep}`) ? relative(folder, path).split(sep).join("/") : null;
}

/**
 * The issue with a path below the inbox, the working folder or the workspace told from there: a delivery by its name
 * alone, as everywhere else in a record, what lies in the store below `work/`, a definition below `pipelines/`.
 */
export function placedWithin(it: Issue, paths: Paths): Issue {
  if (it.place === null) return it;
  const { file } = it.place;
  const stored = inside(paths.work, file);
  const name =
    file === paths.inbox
      ? basename(file)
      : (inside(paths.inbox, file) ?? (stored === null ? inside(paths.root, file) : `work/${stored}`));
  return name === null ? it : { ...it, place: { ...it.place, file: name } };
}
