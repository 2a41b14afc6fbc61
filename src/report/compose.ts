/** Sections of a definition → a report as data, in one language. */
import type { SectionDefinition } from "../model/pipeline.ts";
import { assertReleased } from "../model/released.ts";
import type { Report, Section } from "../model/report.ts";
import { catalogues } from "../text/index.ts";
import type { BlockContext } from "./block.ts";
import { blocks } from "./blocks/index.ts";

/** What stands on the cover and at the end. */
export type ReportHead = Pick<Report, "pipeline" | "title" | "subtitle" | "colophon" | "synthetic">;

/** The reading guide's section, after all the others. */
const guideId = "reading-guide";

/**
 * Composes a report. Its last section says how to read the numbers, hidden ones among them.
 *
 * @throws RangeError when a block is not in the registry, a section's id is taken, or a row was not released
 */
export function composeReport(
  definitions: readonly SectionDefinition[],
  context: BlockContext,
  head: ReportHead,
): Report {
  assertReleased(context.rows);
  const { guide } = catalogues[context.lang].report;
  const sections = definitions.map((section): Section => {
    const composed = section.blocks.flatMap(({ block, options }) => {
      const kind = blocks.get(block);
      if (!kind) throw new RangeError(`section ${section.id}: no block ${block}`);
      return kind.compose(options, context);
    });
    return { id: section.id, title: section.title[context.lang], blocks: composed };
  });
  const ids = sections.map((section) => section.id);
  for (const id of [...ids, guideId])
    if (ids.filter((each) => each === id).length > (id === guideId ? 0 : 1))
      throw new RangeError(`two sections are called ${id}`);
  return {
    ...head,
    lang: context.lang,
    period: context.period,
    sections: [...sections, { id: guideId, title: guide.title, blocks: [{ kind: "list", items: guide.items }] }],
  };
}
