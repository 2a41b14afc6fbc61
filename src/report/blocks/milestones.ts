/** Milestones, planned and actual. */
import { z } from "zod";
import type { Milestone } from "../../model/programme.ts";
import type { Released } from "../../model/released.ts";
import type { Block } from "../../model/report.ts";
import { catalogues } from "../../text/index.ts";
import { formatDate } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { matching } from "../rows.ts";
import { valueText } from "../values.ts";

const options = z.strictObject({
  /** The analysis that carries the actual dates, broken down by `id`; without it, only the plan is shown. */
  analysis: z.string().optional(),
});

function actual(milestone: Milestone, rows: readonly Released[], context: BlockContext): string {
  const row = rows.find((each) => each.group === `id=${milestone.id}`);
  if (row?.status === "released") return valueText(row, context.lang);
  const { notReported, notDue } = catalogues[context.lang].report.milestones;
  return milestone.planned > context.asOf ? notDue : notReported;
}

export const milestones = blockKind("milestones", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const { analysis } = given;
  const rows = analysis === undefined ? [] : matching(context.rows, { analyses: [analysis] });
  const { milestone, planned, actual: reached } = words.columns;
  const labels = analysis === undefined ? [milestone, planned] : [milestone, planned, reached];
  return [
    {
      kind: "table",
      caption: words.milestones.caption,
      table: {
        columns: labels.map((label) => ({ label, align: "start" as const })),
        rows: context.programme.milestones.map((each) => {
          const cells = [each.labels[context.lang], formatDate(each.planned, context.lang)];
          return analysis === undefined ? cells : [...cells, actual(each, rows, context)];
        }),
      },
    },
  ];
});
