/** Released rows of a pipeline as a data frame, for those who script. */
import { type DataFrame, toDataFrame } from "../export/data-frame.ts";
import { IssueError } from "../model/issue.ts";
import type { Host } from "./host.ts";
import { type RunRequest, run } from "./run.ts";

/**
 * Runs a pipeline without publishing anything, and hands on what disclosure control let out. It is remembered as told before it is handed
 * on, as a release of the pipeline would be: the ledger must be writable, but where the very same was released already.
 *
 * @throws IssueError when the run stopped, the ledger cannot be written, or danfojs-node is not installed
 */
export async function releasedFrame(
  request: Omit<RunRequest, "dryRun" | "failOn" | "handsOver">,
  host: Host,
): Promise<DataFrame> {
  // Without the package nothing can be handed on, and nothing is told.
  await toDataFrame([]);
  const result = await run({ ...request, dryRun: false, handsOver: true, failOn: "never" }, host);
  if (result.exit !== null) throw new IssueError(result.issues, result.exit);
  return toDataFrame(result.released);
}

export type { DataFrame };
