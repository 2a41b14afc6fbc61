/** Where a call's folders lie: options first, then the environment, then the names of a workspace. */
import { relative, resolve, sep } from "node:path";
import type { Paths } from "../store/prepare.ts";
import { type Call, textOption } from "./verb.ts";

export function pathsOf(call: Call): Paths {
  const { cwd, env } = call.console;
  const at = (path: string): string => resolve(cwd, path);
  return {
    root: cwd,
    inbox: at(textOption(call, "inbox") ?? "inbox"),
    work: at(textOption(call, "work") ?? env.FELLES_WORK ?? "work"),
    reports: at(textOption(call, "reports") ?? "reports"),
  };
}

/** A path as a person reads it: below the folder where the command was given told from there, any other in full. */
export function near(path: string, cwd: string): string {
  return path.startsWith(`${cwd}${sep}`) ? relative(cwd, path) : path;
}
