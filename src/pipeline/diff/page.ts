/** A comparison as a page of one's own: whose doing the changes are, how many there are, and the ones that matter most. */
import type { ChangeName } from "../../model/change.ts";
import { changeNames } from "../../model/change.ts";
import type { Lang } from "../../model/labels.ts";
import { parsePeriod } from "../../model/period.ts";
import type { Block, Report, Section } from "../../model/report.ts";
import { renderHtml } from "../../report/render-html.ts";
import { fontFiles } from "../../store/fonts.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPlain } from "../../text/numbers.ts";
import { formatPeriod } from "../../text/periods.ts";
import { formatSignificant } from "../../text/significant.ts";
import type { Definitions } from "../definition/index.ts";
import { type Change, hiddenReason, type Statement } from "./compare.ts";
import type { Difference } from "./index.ts";

/** Changes of one kind that a reader is shown; the rest are counted, and are in the JSON. */
export const shownOfKind = 50;

/** What happened to one number, in words: cells of a row. */
export interface ChangeLine {
  readonly kind: string;
  readonly what: string;
  readonly area: string;
  readonly period: string;
  readonly before: string;
  readonly after: string;
}

function valueText(it: Statement | null, lang: Lang): string {
  const words = catalogues[lang].diff;
  if (it === null) return words.none;
  if (it.value !== null) return formatSignificant(it.value, lang);
  return it.reason === hiddenReason ? words.hidden : words.missing;
}

function whatText({ subject }: Statement, definitions: Definitions, lang: Lang): string {
  const name = definitions.indicators.get(subject.indicator)?.short[lang] ?? subject.indicator;
  const beside = [subject.group, subject.comparator].filter((part) => part !== "");
  return [subject.analysis === "" ? name : `${name} (${subject.analysis})`, ...beside].join(", ");
}

function areaText(code: string, { programme }: Definitions, lang: Lang): string {
  const group = programme.groups.find((each) => each.id === code);
  return group?.labels[lang] ?? programme.areas.find((each) => each.code === code)?.name ?? code;
}

/** A change as a reader sees it. */
export function changeLine({ kind, before, after }: Change, definitions: Definitions, lang: Lang): ChangeLine {
  const it = (after ?? before)!;
  return {
    kind: catalogues[lang].diff.kind[kind],
    what: whatText(it, definitions, lang),
    area: areaText(it.subject.area, definitions, lang),
    period: parsePeriod(it.period) === null ? it.period : formatPeriod(it.period, lang),
    before: valueText(before, lang),
    after: valueText(after, lang),
  };
}

/** Why there is what there is: one sentence, and what differs in how the two were made. */
export function causeLines({ cause, causes }: Difference, lang: Lang): readonly string[] {
  const words = catalogues[lang].diff;
  const made = causes ? (["deliveries", "definition", "version", "period"] as const).filter((key) => causes[key]) : [];
  return [words.cause[cause], ...made.map((key) => words.made[key])];
}

function countsTable({ counts }: Difference, lang: Lang): Block {
  const words = catalogues[lang].diff;
  return {
    kind: "table",
    caption: words.countsTitle,
    table: {
      columns: [
        { label: words.column.change, align: "start" },
        { label: words.column.count, align: "end" },
      ],
      rows: changeNames.map((kind) => [words.kind[kind], formatPlain(counts[kind], lang)]),
    },
  };
}

function kindSection(kind: ChangeName, it: Difference, definitions: Definitions, lang: Lang): readonly Section[] {
  const own = it.changes.filter((change) => change.kind === kind);
  if (own.length === 0) return [];
  const words = catalogues[lang].diff;
  const { what, area, period, before, after } = words.column;
  const lines = own.slice(0, shownOfKind).map((change) => changeLine(change, definitions, lang));
  const table: Block = {
    kind: "table",
    caption: words.kind[kind],
    table: {
      columns: [
        { label: what, align: "start" },
        { label: area, align: "start" },
        { label: period, align: "start" },
        { label: before, align: "end" },
        { label: after, align: "end" },
      ],
      rows: lines.map((line) => [line.what, line.area, line.period, line.before, line.after]),
    },
  };
  const left = own.length - lines.length;
  const rest: readonly Block[] =
    left > 0 ? [{ kind: "paragraph", text: fill(words.more, { count: formatPlain(left, lang) }) }] : [];
  const title = words.kind[kind];
  return [{ id: kind, title: title[0]!.toUpperCase() + title.slice(1), blocks: [table, ...rest] }];
}

/** The page of a comparison as one file of HTML. */
export function diffPage(
  it: Difference,
  sides: readonly [before: string, after: string],
  definitions: Definitions,
  version: string,
  lang: Lang,
): string {
  const { woff2 } = fontFiles();
  const font = (weight: number): Uint8Array => woff2.find((each) => each.weight === weight)!.bytes;
  const fonts = { regular: font(400), semibold: font(600), bold: font(700) };
  return renderHtml(diffReport(it, sides, definitions, version, lang), { svgs: new Map(), fonts });
}

function diffReport(
  it: Difference,
  sides: readonly [before: string, after: string],
  definitions: Definitions,
  version: string,
  lang: Lang,
): Report {
  const { diff: words, head } = catalogues[lang];
  const [first, ...made] = causeLines(it, lang);
  const sizes = fill(words.sizes, {
    before: formatPlain(it.statements[0], lang),
    after: formatPlain(it.statements[1], lang),
  });
  const cause: Section = {
    id: "cause",
    title: words.causeTitle,
    blocks: [
      { kind: "notice", tone: "caution", ...words.internal },
      { kind: "paragraph", text: it.changes.length === 0 ? words.nothing : first! },
      ...(made.length === 0 ? [] : [{ kind: "list", items: made } as const]),
      { kind: "paragraph", text: sizes },
      countsTable(it, lang),
    ],
  };
  return {
    pipeline: "diff",
    lang,
    period: "",
    title: words.title,
    subtitle: fill(words.subtitle, { before: sides[0], after: sides[1] }),
    colophon: [fill(head.version, { version })],
    synthetic: false,
    sections: [cause, ...changeNames.flatMap((kind) => kindSection(kind, it, definitions, lang))],
  };
}
