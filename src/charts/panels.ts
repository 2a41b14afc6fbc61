/** Trend panels laid out on a page: the common work of the trend and of small multiples. */
import { z } from "zod";
import type { Figure, VegaLiteSpec } from "../model/figure.ts";
import { figure } from "../model/figure.ts";
import type { FigureDefinition } from "../model/pipeline.ts";
import type { Released } from "../model/released.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { joinList } from "../text/lists.ts";
import { areaList, trendSentences } from "./alt.ts";
import { caption } from "./caption.ts";
import type { ChartContext } from "./chart.ts";
import { emptyView } from "./empty.ts";
import { subtitleOf, unitText } from "./heading.ts";
import type { KeyItem } from "./key.ts";
import { areaItem, drawKey, gapItem, shadeItem, startItem } from "./key.ts";
import { baselineText, baselineWithin, startText, startWithin } from "./landmarks.ts";
import { gapKinds } from "./lanes.ts";
import { areaName, groupName, headingOf, indicatorName, orderAreas } from "./names.ts";
import { oneView, type PageView, type Placed } from "./one-view.ts";
import { drawPanel } from "./panel.ts";
import { chosenRows, inTime, shown, valuesIn } from "./points.ts";
import type { Style } from "./styles.ts";
import { plainStyles, styleAreas } from "./styles.ts";
import { dataTable } from "./table.ts";
import type { Json, Width } from "./theme.ts";
import { ink, specification, widths } from "./theme.ts";
import type { Ticks } from "./ticks.ts";
import { linearTicks } from "./ticks.ts";
import { timeDomain } from "./time.ts";
import { capitalised } from "./wrap.ts";

export const panelOptions = z.strictObject({
  /** One panel for each area, instead of one for each indicator and group with the areas together. */
  by: z.enum(["measure", "area"]).default("measure"),
  interval: z.boolean().default(true),
  start: z.boolean().default(true),
  baseline: z.boolean().default(true),
});

type PanelOptions = z.infer<typeof panelOptions>;

/** How panels stand on the page. */
export interface PanelLayout {
  readonly columns: Readonly<Record<Width, number>>;
  readonly plotHeight: Readonly<Record<Width, number>>;
  /** Room for names at the end of lines on the wide page; 0 puts a key above instead. */
  readonly labelRoom: number;
  /** Steps that the axis of values aims for. */
  readonly steps: number;
  readonly sentence: "trend" | "smallMultiples";
}

interface Group {
  readonly title: string;
  readonly rows: readonly Released[];
}

/** Intervals may stretch the axis of a level to this many times its largest value; beyond, they are cut, and a note says so. */
const stretch = 2;

/** A comparison is about its interval: it may reach further. */
const comparedStretch = 6;

function groupsOf(rows: readonly Released[], options: PanelOptions, context: ChartContext): readonly Group[] {
  const groups = new Map<string, Released[]>();
  for (const row of rows) {
    const area = options.by === "area" ? row.area : "";
    const key = [row.indicator, row.group, row.measure, row.comparator ?? "", area].join("|");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const single = new Set(rows.map((row) => row.indicator)).size === 1 && rows.every((row) => row.group !== "");
  const headings = new Set(rows.map((row) => headingOf(row, context)));
  const drafts = [...groups.values()].map((own) => {
    const first = own[0]!;
    const heading =
      headings.size > 1 ? (single ? capitalised(groupName(first.group, context)) : headingOf(first, context)) : "";
    const area = options.by === "area" ? areaName(first.area, context) : "";
    return { title: [area, heading].filter((part) => part !== "").join(" – "), rows: own, area: first.area };
  });
  if (options.by === "measure") return drafts;
  const order = orderAreas(
    drafts.map((draft) => draft.area),
    context,
  );
  return order.flatMap((area) => drafts.filter((draft) => draft.area === area));
}

/** One scale for all panels of an indicator and measure, so that their heights may be compared. */
function scaleOf(rows: readonly Released[], steps: number): { readonly ticks: Ticks; readonly clipped: boolean } {
  const points = valuesIn(rows).map(shown);
  const high = Math.max(0, ...points.map((it) => it.value));
  const low = Math.min(0, ...points.map((it) => it.value));
  const compared = rows.some((row) => row.comparator !== null);
  const reach = Math.max(high, -low, Number.MIN_VALUE) * (compared ? comparedStretch : stretch);
  const top = Math.max(high, ...points.flatMap((it) => (it.upper === null ? [] : [it.upper])));
  const bottom = Math.min(low, ...points.flatMap((it) => (it.lower === null ? [] : [it.lower])));
  const open = valuesIn(rows).some((row) => row.upper === Infinity || row.lower === -Infinity);
  const ticks = linearTicks(Math.max(bottom, -reach), Math.min(top, reach), steps);
  return { ticks, clipped: open || top > ticks.domain[1] || bottom < ticks.domain[0] };
}

function scaleKey(row: Released): string {
  return `${row.indicator}|${row.measure}|${row.comparator ?? ""}`;
}

interface Plan {
  readonly groups: readonly Group[];
  readonly areas: readonly string[];
  readonly styles: ReadonlyMap<string, Style>;
  readonly scales: ReadonlyMap<string, { readonly ticks: Ticks; readonly clipped: boolean }>;
  readonly time: readonly [number, number];
  readonly options: PanelOptions;
}

/** Everything that the panels leave unnamed. */
function keyOf(plan: Plan, context: ChartContext): readonly KeyItem[] {
  const rows = plan.groups.flatMap((group) => group.rows);
  const { options, time } = plan;
  return [
    ...(options.by === "measure" ? plan.areas.map((area) => areaItem(area, plan.styles.get(area)!, context)) : []),
    ...gapKinds(rows).map((gap) => gapItem(gap, context)),
    ...(options.start && startWithin(time, context) !== null ? [startItem(startText(context))] : []),
    ...(options.baseline && baselineWithin(time, context) !== null
      ? [shadeItem(baselineText(context), ink.shade)]
      : []),
  ];
}

/** Pixels between the key and what it explains, and between rows of panels. */
const keyGap = 16;
const rowGap = 24;

/** The key, and the panels beneath it in rows, as one view. */
function onePage(
  key: readonly PageView[],
  panels: readonly PageView[],
  { total, columns, gap }: { readonly total: number; readonly columns: number; readonly gap: number },
): Json {
  const all: Placed[] = key.map((view) => ({ view, left: 0, top: 0 }));
  let top = key.reduce((sum, view) => sum + view.height + keyGap, 0);
  for (let from = 0; from < panels.length; from += columns) {
    const row = panels.slice(from, from + columns);
    all.push(...row.map((view, i) => ({ view, left: i * (view.width + gap), top })));
    top += Math.max(...row.map((view) => view.height)) + rowGap;
  }
  return oneView(all, total, top - rowGap);
}

function drawPage(width: Width, plan: Plan, layout: PanelLayout, alt: string, context: ChartContext): VegaLiteSpec {
  const total = widths[width];
  const direct = width === "wide" && layout.labelRoom > 0;
  const columns = Math.min(layout.columns[width], plan.groups.length);
  const gap = 28;
  const panelWidth = Math.floor((total - gap * (columns - 1)) / columns);
  const panels = plan.groups.map(({ title, rows }) =>
    drawPanel(
      {
        rows,
        areas: plan.areas.filter((area) => rows.some((row) => row.area === area)),
        styles: plan.styles,
        title,
        unit: unitText(rows[0]!, context),
        ticks: plan.scales.get(scaleKey(rows[0]!))!.ticks,
        time: plan.time,
        width: panelWidth,
        plotHeight: layout.plotHeight[width],
        labelRoom: direct ? layout.labelRoom : 0,
        showInterval: plan.options.interval,
        showStart: plan.options.start,
        showBaseline: plan.options.baseline,
        nameLandmarks: direct,
      },
      context,
    ),
  );
  const views = panels.map((panel) => panel.view as unknown as PageView);
  const items = direct ? [] : keyOf(plan, context);
  const key = items.length === 0 ? [] : [drawKey(items, total) as unknown as PageView];
  if (views.length > 1) return specification(alt, onePage(key, views, { total, columns, gap }), context.lang);
  const body = key.length === 0 ? views[0]! : { vconcat: [...key, ...views], spacing: keyGap, bounds: "flush" };
  return specification(alt, body as unknown as Json, context.lang);
}

function altText(
  rows: readonly Released[],
  groups: readonly Group[],
  layout: PanelLayout,
  context: ChartContext,
): string {
  const words = catalogues[context.lang].charts;
  const indicators = [...new Set(rows.map((row) => indicatorName(row.indicator, context)))];
  const opening = fill(words.alt[layout.sentence], {
    indicators: joinList(indicators, context.lang),
    areas: areaList(rows, context),
    period: caption(rows, context).period,
  });
  const sentences = groups.flatMap(({ title, rows: own }) => {
    const said = trendSentences(own, groups.length > 1, context);
    return title === "" ? said : [fill(words.alt.panel, { title }), ...said];
  });
  return [opening, ...sentences, caption(rows, context).suppression].join(" ");
}

/** Draws every panel that the chosen rows hold. */
export function drawPanels(
  all: readonly Released[],
  definition: FigureDefinition,
  context: ChartContext,
  layout: PanelLayout,
): Figure {
  const options = panelOptions.parse(definition.options);
  const rows = chosenRows(all, definition);
  const words = catalogues[context.lang].charts;
  const areas = orderAreas(
    rows.map((row) => row.area),
    context,
  );
  const groups = groupsOf(rows, options, context);
  const scales = new Map(
    [...new Set(rows.map(scaleKey))].map((key) => [
      key,
      scaleOf(
        rows.filter((row) => scaleKey(row) === key),
        layout.steps,
      ),
    ]),
  );
  const ordered = groups.flatMap((group) =>
    areas.flatMap((area) => inTime(group.rows.filter((row) => row.area === area))),
  );
  const small = caption(rows, context);
  const clipped = options.interval && [...scales.values()].some((scale) => scale.clipped);
  const alt =
    rows.length === 0 ? `${definition.title[context.lang]}. ${words.noData}` : altText(rows, groups, layout, context);
  const plan = (): Plan => ({
    groups,
    areas,
    styles: options.by === "area" ? plainStyles(areas) : styleAreas(areas, context),
    scales,
    time: timeDomain(rows.map((row) => row.period)),
    options,
  });
  const page = (width: Width): VegaLiteSpec =>
    rows.length === 0 ? emptyView(width, alt, context) : drawPage(width, plan(), layout, alt, context);
  return figure({
    id: definition.id,
    chart: definition.chart,
    lang: context.lang,
    title: definition.title[context.lang],
    subtitle: subtitleOf(rows, context),
    alt,
    wide: page("wide"),
    narrow: page("narrow"),
    table: dataTable(ordered, context),
    ...small,
    notes: clipped ? [...small.notes, words.clipped] : small.notes,
  });
}
