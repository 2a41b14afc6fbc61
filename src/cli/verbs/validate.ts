/** `felles validate FILE…`: what a run would say of these files, without storing anything. */
import { resolve } from "node:path";
import { validateFile } from "../../pipeline/validate.ts";
import { fill } from "../../text/fill.ts";
import { formatPlain } from "../../text/numbers.ts";
import { definitionsOf } from "../definitions.ts";
import { hostOf } from "../host.ts";
import { safe } from "../terminal.ts";
import { type Answer, type Call, textOption } from "../verb.ts";

export async function validate(call: Call): Promise<Answer> {
  if (call.options.suggestLayout === true) return (await import("./suggest-layout.ts")).suggestLayouts(call);
  const definitions = definitionsOf(call);
  const today = hostOf(call).today();
  const kind = textOption(call, "kind") ?? null;
  const checked = call.arguments.map((path, i) =>
    validateFile(resolve(call.console.cwd, path), i + 1, kind, definitions, today),
  );
  const { words, lang } = call;
  return {
    issues: checked.flatMap((it) => it.issues),
    lines: checked
      .filter((it) => it.kind !== null)
      .map((it) => {
        const [read, accepted, rejected] = [it.read, it.accepted, it.rejected].map((n) => formatPlain(n, lang)) as [
          string,
          string,
          string,
        ];
        const template = it.rejected === 0 ? words.validate.clean : words.validate.file;
        return fill(template, { file: safe(it.file), kind: it.kind!, read, accepted, rejected });
      }),
    data: checked.map(({ issues: _, ...rest }) => rest),
  };
}
