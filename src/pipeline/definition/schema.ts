/** JSON Schema (draft-07) of every definition file, for editors: the same grammar, told another way. */
import { z } from "zod";
import { deliveriesGrammar } from "./deliveries.ts";
import { disclosureGrammar } from "./disclosure.ts";
import { indicatorsGrammar } from "./indicators.ts";
import { layoutGrammar } from "./layouts.ts";
import type { Grammar } from "./pipeline.ts";
import { pipelineGrammar } from "./pipeline.ts";
import { programmeGrammar } from "./programme.ts";

/** The files of pipelines/schema/ by name; each ends with a line break. */
export function jsonSchemas(grammar: Grammar): ReadonlyMap<string, string> {
  const grammars: Readonly<Record<string, z.ZodType>> = {
    programme: programmeGrammar,
    deliveries: deliveriesGrammar,
    indicators: indicatorsGrammar,
    disclosure: disclosureGrammar,
    layout: layoutGrammar,
    pipeline: pipelineGrammar(grammar),
  };
  return new Map(
    Object.entries(grammars).map(([name, each]) => {
      const schema = z.toJSONSchema(each, { target: "draft-7", io: "input", unrepresentable: "any" });
      return [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}
