/** `felles export [PIPELINE]`: released rows as a data package for researchers. */
import { resolve } from "node:path";
import { pathsOf } from "../paths.ts";
import { dateOption, periodOption } from "../values.ts";
import type { Answer, Call } from "../verb.ts";
import { runOne } from "./run.ts";

export async function exportVerb(call: Call): Promise<Answer> {
  return runOne(
    {
      pipeline: resolve(call.console.cwd, call.arguments[0] ?? "pipelines/research-export.yaml"),
      paths: pathsOf(call),
      period: periodOption(call),
      asOf: dateOption(call, "asOf", "--as-of"),
      dryRun: call.options.dryRun === true,
    },
    call,
  );
}
