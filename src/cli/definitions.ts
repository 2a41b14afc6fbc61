/** The definitions that a verb works with: the workspace's own, else those that the product ships. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineFolder } from "../pipeline/define.ts";
import type { Definitions } from "../pipeline/definition/index.ts";
import type { Call } from "./verb.ts";

/** Where the product itself lies: two folders above this file, in src/ and in dist/ alike. */
export const productRoot: string = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The folder of definitions that holds for a call. */
export function definitionsFolder(call: Call): string {
  const own = join(call.console.cwd, "pipelines");
  return existsSync(join(own, "programme.yaml")) ? own : join(productRoot, "pipelines");
}

export function definitionsOf(call: Call): Definitions {
  return defineFolder(definitionsFolder(call));
}
