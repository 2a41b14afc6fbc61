/** Numbers set large: the newest of an analysis, with interval and the benchmark beside. */
import { z } from "zod";
import type { Released } from "../../model/released.ts";
import type { Block, KeyNumber } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { areaName, breakdownName, shortIndicatorName } from "../naming.ts";
import { reasonFor } from "../remarks.ts";
import { distinct, isLevel, matching, newest, programmeGroup } from "../rows.ts";
import { sentenceCase } from "../sentence.ts";
import { intervalText, levelText, valueText } from "../values.ts";

const options = z.strictObject({
  analysis: z.string(),
  indicators: z.array(z.string()).min(1).optional(),
  /** Group or municipality; the programme's group when left out. */
  area: z.string().optional(),
  /** An area of the same analysis whose value stands beside. */
  beside: z.string().optional(),
});

function shown(row: Released, context: BlockContext): string {
  const instead = catalogues[context.lang].report.instead;
  return row.status === "released" ? valueText(row, context.lang) : instead[row.reason.code];
}

function detail(row: Released, context: BlockContext): string {
  const words = catalogues[context.lang].report.card;
  const period = sentenceCase(formatPeriod(row.period, context.lang));
  if (row.status === "withheld") return `${period}\n${reasonFor(row, context)}`;
  const interval = intervalText(row, context.lang);
  if (interval === "") return period;
  return `${period}\n${fill(words.interval, { level: levelText(row, context.lang), interval })}`;
}

function card(row: Released, beside: Released | undefined, context: BlockContext): KeyNumber {
  const name = shortIndicatorName(row.indicator, context);
  const words = catalogues[context.lang].report.card;
  const other = beside
    ? `\n${fill(words.beside, { area: areaName(beside.area, context), value: shown(beside, context) })}`
    : "";
  return {
    label: row.group === "" ? name : `${name}, ${breakdownName(row.group, context)}`,
    value: sentenceCase(shown(row, context)),
    detail: detail(row, context) + other,
  };
}

export const keyNumbers = blockKind("key-numbers", options, (given, context): readonly Block[] => {
  const levels = matching(context.rows, { analyses: [given.analysis] }).filter(isLevel);
  const own = levels.filter((row) => row.area === (given.area ?? programmeGroup(context)));
  const indicators = given.indicators ?? distinct(own.map((row) => row.indicator));
  const numbers = indicators.flatMap((indicator) =>
    newest(own.filter((row) => row.indicator === indicator)).map((row) => {
      const beside = levels.find(
        (other) =>
          other.area === given.beside &&
          other.indicator === indicator &&
          other.group === row.group &&
          other.period === row.period,
      );
      return card(row, beside, context);
    }),
  );
  if (numbers.length === 0) return [{ kind: "paragraph", text: catalogues[context.lang].report.nothing }];
  return [{ kind: "key-numbers", numbers }];
});
