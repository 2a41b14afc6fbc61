/** What a course costs, here and in the area of comparison. */
import { z } from "zod";
import type { Released } from "../../model/released.ts";
import type { Block } from "../../model/report.ts";
import { catalogues } from "../../text/index.ts";
import { formatPeriod } from "../../text/periods.ts";
import { blockKind } from "../block.ts";
import { areaName, indicatorName } from "../naming.ts";
import { reasonsFor, remarksOn } from "../remarks.ts";
import { distinct, isLevel, matching } from "../rows.ts";
import { sentenceCase } from "../sentence.ts";
import { valueText } from "../values.ts";

const options = z.strictObject({
  analysis: z.string(),
  indicators: z.array(z.string()).min(1).optional(),
  /** Areas side by side; all of the analysis when left out. */
  areas: z.array(z.string()).min(1).optional(),
});

export const cost = blockKind("cost", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const { lang } = context;
  const own = matching(context.rows, { analyses: [given.analysis], group: "" }).filter(isLevel);
  const indicators = given.indicators ?? distinct(own.map((row) => row.indicator));
  const areas = given.areas ?? distinct(own.map((row) => row.area));
  const rows = own.filter((row) => indicators.includes(row.indicator) && areas.includes(row.area));
  if (rows.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  const cell = (row: Released | undefined): string => {
    if (!row) return words.instead.missing;
    return row.status === "released" ? valueText(row, lang) : words.instead[row.reason.code];
  };
  const periods = distinct(rows.map((row) => row.period));
  const lines = indicators.flatMap((indicator) =>
    periods.map((period) => [
      indicatorName(indicator, context),
      sentenceCase(formatPeriod(period, lang)),
      ...areas.map((area) =>
        cell(rows.find((row) => row.indicator === indicator && row.period === period && row.area === area)),
      ),
    ]),
  );
  return [
    {
      kind: "table",
      caption: words.cost.caption,
      table: {
        columns: [
          { label: words.columns.indicator, align: "start" },
          { label: words.columns.period, align: "start" },
          ...areas.map((area) => ({ label: sentenceCase(areaName(area, context)), align: "end" as const })),
        ],
        rows: lines,
      },
    },
    {
      kind: "list",
      small: true,
      items: [words.cost.remark, ...reasonsFor(rows, context), ...remarksOn(rows, context)],
    },
  ];
});
