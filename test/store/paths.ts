/** Where a test's run finds its folders; no test runner needed. */
import { join } from "node:path";
import type { Paths } from "../../src/store/prepare.ts";

export function pathsFor(root: string): Paths {
  return { root, inbox: join(root, "inbox"), work: join(root, "work"), reports: join(root, "reports") };
}
