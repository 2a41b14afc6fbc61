/** Released rows of a pipeline as a data frame, for those who script. */
import { type DataFrame, toDataFrame } from "../export/data-frame.ts";
import { IssueError } from "../model/issue.ts";
import type { Host } from "./host.ts";
import { type RunRequest, run } from "./run.ts";

/**
 * Runs a pipeline without publishing anything, and hands on what disclosure control let out.
 *
 * @throws IssueError when the run stopped, or danfojs-node is not installed
 */
export async function releasedFrame(request: Omit<RunRequest, "dryRun" | "failOn">, host: Host): Promise<DataFrame> {
  const result = await run({ ...request, dryRun: true, failOn: "never" }, host);
  if (result.exit !== null) throw new IssueError(result.issues, result.exit);
  return toDataFrame(result.released);
}

export type { DataFrame };
