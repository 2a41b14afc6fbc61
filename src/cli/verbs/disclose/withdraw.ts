/** `felles disclose withdraw PIPELINE PERIOD --reason TEXT`: takes a release back; what it told is remembered. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { IssueError, issue } from "../../../model/issue.ts";
import { withdraw } from "../../../pipeline/disclosure/withdraw.ts";
import { fill } from "../../../text/fill.ts";
import { catalogues } from "../../../text/index.ts";
import { formatPeriod } from "../../../text/periods.ts";
import { hostOf } from "../../host.ts";
import { near, pathsOf } from "../../paths.ts";
import { safe } from "../../terminal.ts";
import { periodArgument } from "../../values.ts";
import { type Answer, type Call, exits, textOption } from "../../verb.ts";

export async function discloseWithdraw(call: Call): Promise<Answer> {
  const pipeline = call.arguments[0]!;
  const period = periodArgument(call, 1);
  const reason = textOption(call, "reason")?.trim();
  if (!reason) throw new IssueError([issue("cli.missing-argument", null, { argument: "--reason" })], exits.usage);
  const paths = pathsOf(call);
  const count = withdraw(paths, { pipeline, period, reason, on: hostOf(call).today() });
  const folder = join(paths.reports, pipeline, period);
  const there = existsSync(folder);
  const words = catalogues[call.lang].disclose;
  const named = { count, pipeline: safe(pipeline), period: formatPeriod(period, call.lang) };
  return {
    issues: [],
    lines: [
      fill(words.withdrawn, named),
      ...(there ? [fill(words.stillThere, { path: safe(near(folder, call.console.cwd)) })] : []),
    ],
    data: { pipeline, period, withdrawn: count, folder: there ? folder : null },
  };
}
