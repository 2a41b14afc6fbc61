/** What a course costs, here and in the area of comparison. */
import { z } from "zod";
import { contains, firstDay } from "../../model/period.ts";
import type { Released } from "../../model/released.ts";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName, indicatorName } from "../naming.ts";
import { reasonsFor, remarksOn } from "../remarks.ts";
import { shownInterval } from "../row-columns.ts";
import { distinct, groupWith, isLevel, matching } from "../rows.ts";
import { sentenceCase } from "../sentence.ts";
import { intervalText, levelText, valueText } from "../values.ts";

const options = z.strictObject({
  analysis: z.string(),
  indicators: z.array(z.string()).min(1).optional(),
  /** Areas side by side; all of the analysis when left out. */
  areas: z.array(z.string()).min(1).optional(),
});

/** The amount with the number of courses, or in a word why there is none. */
function cell(row: Released | undefined, context: BlockContext): string {
  const { instead, cost: words } = catalogues[context.lang].report;
  if (!row) return instead.missing;
  if (row.status === "withheld") return instead[row.reason.code];
  const value = valueText(row, context.lang);
  if (row.denominator === null) return value;
  const count = formatPlain(row.denominator, context.lang);
  const interval = intervalText(row, context.lang);
  return interval === ""
    ? fill(words.counted, { value, count })
    : fill(words.countedBetween, { value, interval, count });
}

/** The periods of which the programme's own area has a cost, and in whose midst the programme began. */
function partsOfYears(rows: readonly Released[], context: BlockContext): readonly string[] {
  const { programme, lang } = context;
  const own = rows.filter((row) => row.area === groupWith("programme", context) && row.status === "released");
  return distinct(own.map((row) => row.period))
    .filter((period) => contains(period, programme.start) && firstDay(period) < firstDay(programme.start))
    .map((period) =>
      fill(catalogues[lang].report.cost.partOfYear, {
        period: sentenceCase(formatPeriod(period, lang)),
        area: areaName(own[0]!.area, context),
        start: formatPeriod(programme.start, lang),
      }),
    );
}

export const cost = blockKind("cost", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report;
  const { lang } = context;
  const own = matching(context.rows, { analyses: [given.analysis], group: "" }).filter(isLevel);
  const indicators = given.indicators ?? distinct(own.map((row) => row.indicator));
  const areas = given.areas ?? distinct(own.map((row) => row.area));
  const rows = own.filter((row) => indicators.includes(row.indicator) && areas.includes(row.area));
  if (rows.length === 0) return [{ kind: "paragraph", text: words.nothing }];
  const periods = distinct(rows.map((row) => row.period));
  const bounded = rows.find((row) => shownInterval(row, context) !== "");
  const brackets = bounded ? fill(words.cost.between, { level: levelText(bounded, lang) }) : "";
  const lines = indicators.flatMap((indicator) =>
    periods.map((period) => [
      indicatorName(indicator, context),
      sentenceCase(formatPeriod(period, lang)),
      ...areas.map((area) =>
        cell(
          rows.find((row) => row.indicator === indicator && row.period === period && row.area === area),
          context,
        ),
      ),
    ]),
  );
  return [
    {
      kind: "table",
      caption: [words.cost.caption, brackets].filter((part) => part !== "").join(", "),
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
      items: [
        words.cost.remark,
        ...partsOfYears(rows, context),
        ...reasonsFor(rows, context),
        ...remarksOn(rows, context),
      ],
    },
  ];
});
