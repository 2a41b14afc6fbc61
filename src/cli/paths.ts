/** Where a call's folders lie: options first, then the environment, then the names of a workspace. */
import { isAbsolute, resolve } from "node:path";
import type { Paths } from "../store/prepare.ts";
import { type Call, textOption } from "./verb.ts";

export function pathsOf(call: Call): Paths {
  const { cwd, env } = call.console;
  const at = (path: string): string => (isAbsolute(path) ? path : resolve(cwd, path));
  return {
    root: cwd,
    inbox: at(textOption(call, "inbox") ?? "inbox"),
    work: at(textOption(call, "work") ?? env.FELLES_WORK ?? "work"),
    reports: at(textOption(call, "reports") ?? "reports"),
  };
}
