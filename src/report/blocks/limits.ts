/** What may not be concluded from the report. */
import { z } from "zod";
import type { Block } from "../../model/report.ts";
import { catalogues } from "../../text/index.ts";
import { limitIds } from "../../text/words/report.ts";
import { blockKind } from "../block.ts";

const options = z.strictObject({
  /** Those to print, in this order; all when left out. */
  limits: z.array(z.enum(limitIds)).min(1).optional(),
});

export const limits = blockKind("limits", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report.limits;
  return [
    {
      kind: "terms",
      items: (given.limits ?? limitIds).map((id) => ({ term: words[id].title, texts: [words[id].text] })),
    },
  ];
});
