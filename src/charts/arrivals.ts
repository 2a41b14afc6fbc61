/** Arrivals: which area delivered what, as a grid of symbols; about deliveries, never about persons. */
import { z } from "zod";
import { membersOn } from "../model/area.ts";
import type { Arrival } from "../model/arrival.ts";
import type { FigureTable, VegaLiteSpec } from "../model/figure.ts";
import { figure } from "../model/figure.ts";
import type { PeriodId } from "../model/period.ts";
import { comparePeriods, firstDay } from "../model/period.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { compareNames, joinList } from "../text/lists.ts";
import { formatNumber } from "../text/numbers.ts";
import { formatPeriod, formatShortPeriod } from "../text/periods.ts";
import type { Chart, ChartContext } from "./chart.ts";
import { emptyView } from "./empty.ts";
import { drawKey, symbolItem } from "./key.ts";
import { lineHeight, lineLayer, textLayer } from "./layers.ts";
import { areaName } from "./names.ts";
import type { Json, Width } from "./theme.ts";
import { fontSize, ink, specification, widths } from "./theme.ts";
import { estimateWidth, unbroken, wrap } from "./wrap.ts";

const options = z.strictObject({
  /** One delivery kind over all its periods, instead of every kind at its last. */
  kind: z.string().optional(),
});

type Status = Arrival["status"] | "unexpected";

const cross = "M-1,-0.65L-0.65,-1L0,-0.35L0.65,-1L1,-0.65L0.35,0L1,0.65L0.65,1L0,0.35L-0.65,1L-1,0.65L-0.35,0Z";
const half = "M0,-1A1,1,0,0,0,0,1ZM0,-1A1,1,0,0,1,0,1L0,0.75A0.75,0.75,0,0,0,0,-0.75Z";

/** Told apart by shape as well as by colour: a full disc, a half one, a cross, a dash. */
const looks: Readonly<Record<Status, { readonly colour: string; readonly shape: string }>> = {
  delivered: { colour: "#1a9d49", shape: "circle" },
  partial: { colour: "#c78800", shape: half },
  missing: { colour: "#a3136c", shape: cross },
  unexpected: { colour: "#909090", shape: "M-0.6,-0.15L0.6,-0.15L0.6,0.15L-0.6,0.15Z" },
};

const statuses: readonly Status[] = ["delivered", "partial", "missing", "unexpected"];

interface Column {
  readonly kind: string;
  readonly period: PeriodId;
  readonly label: string;
}

interface Grid {
  readonly columns: readonly Column[];
  readonly areas: readonly string[];
  readonly at: (area: string, column: Column) => Status;
}

function kindName(kind: string, context: ChartContext): string {
  return context.codeLabels.kind?.[kind]?.[context.lang] ?? catalogues[context.lang].charts.kinds[kind] ?? kind;
}

/** The members of each group in the programme's order, a group's own deliveries first; others last, by name. */
function orderRows(ids: readonly string[], context: ChartContext): readonly string[] {
  const date = firstDay(context.period);
  const byName = (codes: readonly string[]): readonly string[] =>
    [...codes].sort((a, b) => compareNames(areaName(a, context), areaName(b, context)));
  const wanted = context.programme.groups.flatMap((group) => [
    group.id,
    ...byName(membersOn(context.programme.areas, group.id, date)),
  ]);
  return [...new Set([...wanted, ...byName(ids)])].filter((id) => ids.includes(id));
}

function gridOf(arrivals: readonly Arrival[], kind: string | undefined, context: ChartContext): Grid {
  const kinds = [...new Set(arrivals.map((it) => it.kind))];
  const columns = kinds.flatMap((each): readonly Column[] => {
    const periods = [...new Set(arrivals.filter((it) => it.kind === each).map((it) => it.period))].sort(comparePeriods);
    const name = kindName(each, context);
    const shown = kind === undefined ? periods.slice(-1) : periods;
    return shown.map((period) => ({ kind: each, period, label: kind === undefined ? name : "" }));
  });
  const known = new Map(arrivals.map((it) => [`${it.kind}|${it.area}|${it.period}`, it.status]));
  const at = (area: string, column: Column): Status =>
    known.get(`${column.kind}|${area}|${column.period}`) ?? "unexpected";
  const areas = orderRows([...new Set(arrivals.map((it) => it.area))], context);
  return { columns, areas: areas.filter((area) => columns.some((it) => at(area, it) !== "unexpected")), at };
}

function periodText(column: Column, context: ChartContext): string {
  return unbroken(formatShortPeriod(column.period, context.lang));
}

const rowHeight = 22;

/** Headings upright in columns that are wide enough, else on their side. */
function headings(
  grid: Grid,
  left: number,
  room: number,
  context: ChartContext,
): { readonly layers: readonly Json[]; readonly height: number } {
  const level = room >= 72;
  const drafts = grid.columns.map((column) => {
    const texts = [column.label, periodText(column, context)].filter((text) => text !== "");
    return level ? texts.map((text) => wrap(text, room - 8, fontSize)) : [[texts.join(", ")]];
  });
  const centre = (i: number): number => left + room * (i + 0.5);
  if (level) {
    const most = Math.max(...drafts.map((texts) => texts.flat().length));
    return {
      height: most * lineHeight + 8,
      layers: drafts.map((texts, i) =>
        textLayer({
          x: centre(i),
          y: 12 + (most - texts.flat().length) * lineHeight,
          lines: texts.flat(),
          align: "center",
        }),
      ),
    };
  }
  const longest = Math.max(...drafts.map(([lines]) => estimateWidth(lines![0]!, fontSize)));
  const height = Math.ceil(longest) + 10;
  return {
    height,
    layers: drafts.map(([lines], i) => textLayer({ x: centre(i) + 4, y: height - 6, lines: lines!, angle: 270 })),
  };
}

function drawGrid(grid: Grid, width: Width, alt: string, context: ChartContext): VegaLiteSpec {
  const words = catalogues[context.lang].charts;
  const total = widths[width];
  const names = grid.areas.map((area) => wrap(areaName(area, context), width === "wide" ? 190 : 104, fontSize));
  const left = Math.ceil(Math.max(...names.flat().map((line) => estimateWidth(line, fontSize)))) + 10;
  const room = Math.min((total - left) / grid.columns.length, 120);
  const head = headings(grid, left, room, context);
  let y = head.height;
  const layer: Json[] = [...head.layers];
  const cells: Json[] = [];
  for (const [i, area] of grid.areas.entries()) {
    const lines = names[i]!;
    const height = Math.max(rowHeight, lines.length * lineHeight + 7);
    layer.push(
      lineLayer([0, y], [left + room * grid.columns.length, y], { colour: ink.grid, width: 1 }),
      textLayer({ x: 0, y: y + 15, lines }),
    );
    for (const [j, column] of grid.columns.entries()) {
      const { kind, period } = column;
      cells.push({
        area,
        kind,
        period,
        status: grid.at(area, column),
        column: left + room * (j + 0.5),
        row: y + height / 2,
      });
    }
    y += height;
  }
  const present = statuses.filter((status) => cells.some((cell) => cell.status === status));
  const by = (key: "colour" | "shape"): Json => ({
    field: "status",
    type: "nominal",
    scale: { domain: present, range: present.map((status) => looks[status][key]) },
    legend: null,
  });
  const place = (field: string, size: number): Json => ({
    field,
    type: "quantitative",
    scale: { domain: [0, size], range: [0, size], nice: false, zero: false },
    axis: null,
  });
  const view = {
    width: total,
    height: y + 2,
    layer: [
      ...layer,
      {
        data: { values: cells },
        mark: { type: "point", filled: true, size: 90, opacity: 1 },
        encoding: { x: place("column", total), y: place("row", y + 2), color: by("colour"), shape: by("shape") },
      },
    ],
  };
  const key = drawKey(
    present.map((status) => symbolItem(words.arrival[status], looks[status])),
    total,
  );
  return specification(alt, { vconcat: [key, view], spacing: 14, bounds: "flush" }, context.lang);
}

interface Cell {
  readonly area: string;
  readonly column: Column;
  readonly status: Status;
}

function cellsOf(grid: Grid): readonly Cell[] {
  return grid.areas.flatMap((area) =>
    grid.columns
      .map((column) => ({ area, column, status: grid.at(area, column) }))
      .filter((cell) => cell.status !== "unexpected"),
  );
}

function tableOf(cells: readonly Cell[], context: ChartContext): FigureTable {
  const words = catalogues[context.lang].charts;
  const { columns } = words;
  if (cells.length === 0) return { columns: [{ label: columns.status, align: "start" }], rows: [[words.noData]] };
  return {
    columns: [columns.area, columns.kind, columns.period, columns.status].map((label) => ({ label, align: "start" })),
    rows: cells.map(({ area, column, status }) => [
      areaName(area, context),
      kindName(column.kind, context),
      formatShortPeriod(column.period, context.lang),
      words.arrival[status],
    ]),
  };
}

function altText(grid: Grid, cells: readonly Cell[], context: ChartContext): string {
  const words = catalogues[context.lang].charts.alt;
  const list = (texts: readonly string[]): string => joinList([...new Set(texts)], context.lang);
  const count = (status: Status): string =>
    formatNumber(cells.filter((cell) => cell.status === status).length, 0, context.lang);
  const missing = cells.filter((cell) => cell.status === "missing");
  const named = [...new Set(missing.map((cell) => cell.column))].map((column) => {
    const areas = missing.filter((cell) => cell.column === column).map((cell) => areaName(cell.area, context));
    return `${kindName(column.kind, context)} ${formatShortPeriod(column.period, context.lang)} (${list(areas)})`;
  });
  return [
    fill(words.arrivals, {
      areas: list(grid.areas.map((area) => areaName(area, context))),
      kinds: list(grid.columns.map((column) => kindName(column.kind, context))),
    }),
    fill(words.arrived, {
      expected: formatNumber(cells.length, 0, context.lang),
      delivered: count("delivered"),
      partial: count("partial"),
      missing: count("missing"),
    }),
    ...(named.length === 0 ? [] : [fill(words.notArrived, { areas: list(named) })]),
  ].join(" ");
}

export const arrivals: Chart = {
  id: "arrivals",
  options,
  draw: (_, definition, context) => {
    const { kind } = options.parse(definition.options);
    const words = catalogues[context.lang].charts;
    const title = definition.title[context.lang];
    const chosen = context.arrivals.filter((it) => kind === undefined || it.kind === kind);
    const grid = gridOf(chosen, kind, context);
    const cells = cellsOf(grid);
    const alt = cells.length === 0 ? `${title}. ${words.noData}` : altText(grid, cells, context);
    const page = (width: Width): VegaLiteSpec =>
      cells.length === 0 ? emptyView(width, alt, context) : drawGrid(grid, width, alt, context);
    return figure({
      id: definition.id,
      chart: definition.chart,
      lang: context.lang,
      title,
      subtitle: kind === undefined ? "" : kindName(kind, context),
      alt,
      wide: page("wide"),
      narrow: page("narrow"),
      table: tableOf(cells, context),
      n: fill(words.basis.arrivals, { expected: formatNumber(cells.length, 0, context.lang) }),
      source: words.arrivalSource,
      period: formatPeriod(context.period, context.lang),
      suppression: words.suppression.notPersons,
      notes: [],
    });
  },
};
