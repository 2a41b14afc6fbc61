/** The first page: for each indicator what its level is, and how that stands to the benchmark and to the baseline. */
import { z } from "zod";
import type { Lang } from "../../model/labels.ts";
import type { Released } from "../../model/released.ts";
import type { Block, KeyNumber, Term } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { joinList } from "../../text/lists.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatDate, formatPeriod } from "../../text/periods.ts";
import type { ReportWords, Verdict } from "../../text/words/report.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { effectEstimate, effectOutcome } from "../effect-words.ts";
import { absences, kindsOf } from "../gaps.ts";
import { areaName, comparatorName, indicatorName, shortIndicatorName } from "../naming.ts";
import { reasonFor, remarksOn } from "../remarks.ts";
import { distinct, isChange, isLevel, matching, newest, programmeGroup } from "../rows.ts";
import { midSentence, sentenceCase } from "../sentence.ts";
import { intervalText, levelText, type ReleasedNumber, valueText } from "../values.ts";
import { verdict } from "../verdict.ts";

const options = z.strictObject({
  /** Analyses whose rows it may speak of. */
  analyses: z.array(z.string()).min(1),
  /** In the order of the sentences; without it, as the analyses list them. */
  indicators: z.array(z.string()).min(1).optional(),
  /** Group or municipality; the programme's group when left out. */
  area: z.string().optional(),
});

type Words = ReportWords["summary"];

/** `5 av 10` of a proportion; empty for all else. */
function outOf(row: ReleasedNumber, words: Words, lang: Lang): string {
  if (row.measure !== "proportion" || row.numerator === null || row.denominator === null) return "";
  return fill(words.outOf, { count: formatPlain(row.numerator, lang), total: formatPlain(row.denominator, lang) });
}

function levelSentence(row: Released, words: Words, context: BlockContext): string {
  const { lang } = context;
  const period = sentenceCase(formatPeriod(row.period, lang));
  if (row.status === "withheld") return fill(words.withheld, { period, reason: reasonFor(row, context) });
  const bounds = intervalText(row, lang);
  const template = catalogues[lang].report.card.interval;
  const interval = bounds === "" ? "" : fill(template, { level: levelText(row, lang), interval: bounds });
  const basis = [outOf(row, words, lang), interval].filter((part) => part !== "").join("; ");
  return fill(basis === "" ? words.levelAlone : words.level, { period, value: valueText(row, lang), basis });
}

/**
 * Which way a comparison of levels points. A few youths may make many cases, so the interval that takes cases to be
 * independent is too narrow to say that they are more or fewer.
 */
function direction(row: ReleasedNumber): Verdict {
  const found = verdict(row);
  return row.unit === "cases" && found !== "same" ? "open" : found;
}

function comparisonSentence(row: Released, words: Words, context: BlockContext): string {
  const comparator = comparatorName(row.comparator!, context);
  if (row.status === "withheld") return fill(words.noComparison, { comparator, reason: reasonFor(row, context) });
  const found = direction(row);
  const interval = intervalText(row, context.lang);
  const [ranged, alone] =
    row.measure === "difference" ? [words.difference, words.differenceAlone] : [words.ratio, words.ratioAlone];
  const size = fill(interval === "" ? alone : ranged, {
    value: valueText(row, context.lang),
    level: levelText(row, context.lang),
    interval,
  });
  const opening = fill(words.verdict[found], { comparator });
  // An interval that may not be judged by.
  if (found === "open" && interval !== "") return `${opening} ${midSentence(size)} ${words.fewBehindMany}`;
  return `${opening} ${size}`;
}

/** An estimate of effect is no comparison of levels: its outcome is chosen by rule. */
function isEffect(row: Released): boolean {
  return row.measure === "effect-ratio";
}

function effectSentence(row: Released, context: BlockContext): string {
  const { title, inSummary } = catalogues[context.lang].report.effect;
  return fill(inSummary, {
    outcome: midSentence(title[effectOutcome(row, context)]),
    estimate: effectEstimate(row, context),
  });
}

/** One sentence when the level and every comparison are withheld for the same reason, rather than the reason thrice. */
function withheldTogether(rows: readonly Released[], words: Words, context: BlockContext): string | null {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || rows.some((row) => row.status === "released")) return null;
  const reasons = distinct(rows.map((row) => reasonFor(row, context)));
  if (reasons.length > 1) return null;
  const comparators = rows.flatMap((row) => (row.comparator === null ? [] : [comparatorName(row.comparator, context)]));
  return fill(words.allWithheld, {
    period: sentenceCase(formatPeriod(first.period, context.lang)),
    comparators: joinList(comparators, context.lang),
    reason: reasons[0]!,
  });
}

/** Level first, then each comparison with an area, then each with the baseline, then the estimate of effect. */
function term(indicator: string, rows: readonly Released[], area: string, words: Words, context: BlockContext): Term {
  const own = rows.filter((row) => row.indicator === indicator);
  const levels = newest(own.filter((row) => isLevel(row) && !isEffect(row)));
  const effects = own.filter(isEffect);
  const beside = newest(own.filter((row) => !isLevel(row) && !isEffect(row) && !isChange(row, context)));
  const changes = newest(own.filter((row) => isChange(row, context)));
  const name = indicatorName(indicator, context);
  const together = effects.length > 0 ? null : withheldTogether([...levels, ...beside, ...changes], words, context);
  if (together !== null) return { term: name, texts: [together] };
  const texts = [
    ...levels.map((row) => levelSentence(row, words, context)),
    ...[...beside, ...changes].map((row) => comparisonSentence(row, words, context)),
    ...effects.map((row) => effectSentence(row, context)),
  ];
  const empty = fill(words.noNumber, { area: areaName(area, context) });
  return { term: name, texts: texts.length === 0 ? [empty] : texts };
}

const tallied: readonly (Verdict | "withheld")[] = ["lower", "same", "higher", "open", "withheld"];

/** Fewer indicators than this are not worth counting. */
const fewestTallied = 3;

/** How many indicators stand where, against the baseline; what nothing falls under is left out. */
function tally(rows: readonly Released[], words: Words, context: BlockContext): readonly KeyNumber[] {
  const names = new Map<Verdict | "withheld", string[]>(tallied.map((key) => [key, []]));
  for (const row of rows)
    names
      .get(row.status === "withheld" ? "withheld" : direction(row))!
      .push(shortIndicatorName(row.indicator, context));
  return [...names]
    .filter(([, those]) => those.length > 0)
    .map(([key, those]) => ({ label: words.tally[key], value: String(those.length), detail: those.join("\n") }));
}

function indicatorsOf(analyses: readonly string[], context: BlockContext): readonly string[] {
  return distinct(
    context.analyses.filter((each) => analyses.includes(each.id)).flatMap((analysis) => analysis.indicators),
  );
}

export const summary = blockKind("summary", options, (given, context): readonly Block[] => {
  const words = catalogues[context.lang].report.summary;
  const area = given.area ?? programmeGroup(context);
  const indicators = given.indicators ?? indicatorsOf(given.analyses, context);
  const rows = matching(context.rows, { analyses: given.analyses, area, group: "" }).filter((row) =>
    indicators.includes(row.indicator),
  );
  const changes = indicators.flatMap((indicator) =>
    newest(rows.filter((row) => row.indicator === indicator && isChange(row, context))),
  );
  const lead = fill(words.lead, {
    area: areaName(area, context),
    period: formatPeriod(context.period, context.lang),
    date: formatDate(context.asOf, context.lang),
  });
  const absent = kindsOf(absences(context), context);
  const blocks: Block[] = [{ kind: "paragraph", text: rows.some(isEffect) ? lead : `${lead} ${words.describes}` }];
  if (absent !== "")
    blocks.push({
      kind: "notice",
      tone: "caution",
      title: words.missingTitle,
      text: fill(words.missing, { kinds: absent }),
    });
  if (changes.length >= fewestTallied) blocks.push({ kind: "key-numbers", numbers: tally(changes, words, context) });
  blocks.push({
    kind: "terms",
    items: indicators.map((indicator) => term(indicator, rows, area, words, context)),
  });
  const remarks = remarksOn(
    rows.filter((row) => !isEffect(row)),
    context,
  );
  if (remarks.length > 0) blocks.push({ kind: "list", small: true, items: remarks });
  return blocks;
});
