/** What each indicator counts, of whom, from where, and where its series is broken. */
import { z } from "zod";
import type { Indicator, Selector } from "../../model/indicator.ts";
import { parsePeriod } from "../../model/period.ts";
import type { Block } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatDate, formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { distinct } from "../rows.ts";

const options = z.strictObject({
  /** Every indicator that an analysis uses, when left out. */
  indicators: z.array(z.string()).min(1).optional(),
});

/** `offences.personer (14 år, 15 år)`: the columns as the delivery layout calls them. */
function selected(selector: Selector, context: BlockContext): string {
  const measure = [selector.measure, ...(selector.plus ?? [])].join(" + ");
  const codes = Object.entries(selector.where).flatMap(([column, those]) =>
    those.map((code) => context.codeLabels[column]?.[code]?.[context.lang] ?? `${column} ${code}`),
  );
  if (codes.length === 0) return measure;
  return fill(catalogues[context.lang].report.definitions.selected, { measure, codes: codes.join(", ") });
}

function texts(indicator: Indicator, context: BlockContext): readonly string[] {
  const words = catalogues[context.lang].report.definitions;
  const { denominator } = indicator;
  const parts = [fill(words.numerator, { measure: selected(indicator.numerator, context) })];
  if (denominator) {
    const template = denominator.personTime ? words.personTime : words.denominator;
    parts.push(fill(template, { measure: selected(denominator, context) }));
  }
  if (indicator.maturity > 0) parts.push(fill(words.maturity, { days: formatPlain(indicator.maturity, context.lang) }));
  const breaks = indicator.breaks.map((it) =>
    fill(words.break, {
      from: parsePeriod(it.from) ? formatPeriod(it.from, context.lang) : formatDate(it.from, context.lang),
      note: it.note[context.lang],
    }),
  );
  return [
    indicator.definition[context.lang],
    parts.join(" "),
    `${fill(words.source, { source: indicator.source[context.lang] })} ${words.better[indicator.better]}`,
    ...breaks,
  ];
}

export const definitions = blockKind("definitions", options, (given, context): readonly Block[] => {
  const used = given.indicators ?? distinct(context.analyses.flatMap((analysis) => analysis.indicators));
  const found = used.map((id) => {
    const indicator = context.indicators.get(id);
    if (!indicator) throw new RangeError(`no indicator ${id} to define`);
    return indicator;
  });
  return [
    {
      kind: "terms",
      folded: true,
      items: found.map((indicator) => ({
        term: indicator.labels[context.lang],
        texts: texts(indicator, context),
      })),
    },
  ];
});
