/** `felles schema`: JSON Schema of the definitions, so that an editor checks and completes them. */
import { join, resolve } from "node:path";
import { grammar } from "../../pipeline/define.ts";
import { jsonSchemas } from "../../pipeline/definition/index.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { makeFolder } from "../../store/folder.ts";
import { fill } from "../../text/fill.ts";
import { safe } from "../terminal.ts";
import { type Answer, type Call, textOption } from "../verb.ts";

export async function schema(call: Call): Promise<Answer> {
  const out = textOption(call, "out") ?? join("pipelines", "schema");
  const folder = resolve(call.console.cwd, out);
  const schemas = jsonSchemas(grammar);
  makeFolder(folder);
  for (const [name, text] of schemas) writeFileAtomically(join(folder, name), text);
  return {
    issues: [],
    lines: [fill(call.words.schema.written, { count: schemas.size, path: safe(out) })],
    data: { folder: out, files: [...schemas.keys()] },
  };
}
