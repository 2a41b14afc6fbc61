/** A figure of the pipeline, by its id. */
import { z } from "zod";
import type { Block } from "../../model/report.ts";
import { blockKind } from "../block.ts";

const options = z.strictObject({ figure: z.string() });

export const figure = blockKind("figure", options, (given, context): readonly Block[] => {
  const found = context.figures.get(given.figure);
  if (!found) throw new RangeError(`the report asks for the figure ${given.figure}, which was not made`);
  return [{ kind: "figure", figure: found }];
});
