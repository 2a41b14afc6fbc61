/** `felles disclose report PIPELINE PERIOD`: the document that the data owner signs, with the attack made anew. */
import { resolve } from "node:path";
import { issue } from "../../../model/issue.ts";
import { writeSignOff } from "../../../pipeline/disclosure/document.ts";
import { fill } from "../../../text/fill.ts";
import { catalogues } from "../../../text/index.ts";
import { hostOf } from "../../host.ts";
import { near, pathsOf } from "../../paths.ts";
import { safe } from "../../terminal.ts";
import { periodArgument } from "../../values.ts";
import { type Answer, type Call, exits, textOption } from "../../verb.ts";

export async function discloseReport(call: Call): Promise<Answer> {
  const pipeline = call.arguments[0]!;
  const period = periodArgument(call, 1);
  const paths = pathsOf(call);
  const out = textOption(call, "out");
  const made = await writeSignOff(
    { pipeline, period, lang: call.lang, out: out === undefined ? null : resolve(call.console.cwd, out) },
    paths,
    hostOf(call),
  );
  const { unsafe } = made.attack;
  const path = near(made.path, call.console.cwd);
  return {
    issues: [...made.attack.issues, ...unsafe.map((address) => issue("disclose.unsafe", null, { address }))],
    lines: [fill(catalogues[call.lang].disclose.reported, { path: safe(path) })],
    data: { pipeline, period, path, release: made.release, unsafe },
    ...(made.attack.holds ? {} : { exit: exits.refused }),
  };
}
