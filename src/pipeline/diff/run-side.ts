/** What a pipeline would release of what was known on a date: the other kind of side. Nothing is written. */
import { releasedCells, releasedColumns } from "../../export/columns.ts";
import { IssueError } from "../../model/issue.ts";
import type { PeriodId } from "../../model/period.ts";
import type { Released } from "../../model/released.ts";
import type { Paths } from "../../store/prepare.ts";
import type { Host } from "../host.ts";
import { run } from "../run.ts";
import type { EstimateRow, Side } from "./report-side.ts";
import { statementOf } from "./report-side.ts";

/** Released rows as the texts that estimates.csv has. */
function rowsOf(released: readonly Released[]): readonly EstimateRow[] {
  return releasedCells(released).map(
    (cells) =>
      Object.fromEntries(
        cells.map((cell, i) => [releasedColumns[i]!.name, cell === null ? "" : String(cell)]),
      ) as EstimateRow,
  );
}

/**
 * Runs a pipeline dry on what was known on a date.
 *
 * @throws IssueError when the run stops
 */
export async function runSide(
  pipeline: string,
  asOf: string,
  period: PeriodId | null,
  paths: Paths,
  host: Host,
): Promise<Side> {
  const result = await run({ pipeline, paths, period, asOf, dryRun: true, failOn: "never" }, host);
  if (result.exit !== null) throw new IssueError(result.issues, result.exit);
  const { inputs, definition, version } = result.record as Readonly<
    Record<"inputs" | "definition" | "version", string>
  >;
  return {
    pipeline: String(result.record.pipeline),
    making: { inputs, definition, version, asOf, period: result.period },
    statements: rowsOf(result.released).map(statementOf),
  };
}
