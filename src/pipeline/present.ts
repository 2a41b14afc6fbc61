/** Released rows → figures, drawings and reports in every language of a pipeline: the files of the report folder. */
import type { ChartContext } from "../charts/chart.ts";
import { charts } from "../charts/index.ts";
import { estimatesCsv } from "../export/estimates-csv.ts";
import type { Arrival } from "../model/arrival.ts";
import type { Figure } from "../model/figure.ts";
import type { Issue } from "../model/issue.ts";
import type { Labels, Lang } from "../model/labels.ts";
import type { PeriodId } from "../model/period.ts";
import type { Released } from "../model/released.ts";
import { composeReport } from "../report/compose.ts";
import { drawSvg } from "../report/draw-svg.ts";
import { renderHtml } from "../report/render-html.ts";
import type { FontFiles } from "../store/fonts.ts";
import { fill } from "../text/fill.ts";
import { catalogues } from "../text/index.ts";
import { formatDate, formatPeriod } from "../text/periods.ts";
import type { Definitions, LoadedPipeline } from "./definition/index.ts";
import type { Host } from "./host.ts";
import type { TakenIn } from "./intake.ts";
import { drawPng } from "./pixels.ts";

/** Pixels across a picture: one and a half times the width of the wide drawing, for screens and slides. */
const pngWidth = 1080;

/** Everything that an output may be made of. */
export interface Scene {
  readonly definitions: Definitions;
  readonly pipeline: LoadedPipeline;
  readonly period: PeriodId;
  readonly asOf: string;
  readonly rows: readonly Released[];
  readonly deliveries: readonly TakenIn[];
  readonly arrivals: readonly Arrival[];
  readonly issues: readonly Issue[];
  readonly fonts: FontFiles;
}

type Files = Map<string, string | Uint8Array>;
type Pictures = Map<string, Promise<Uint8Array>>;

function providersByKind(deliveries: readonly TakenIn[]): Readonly<Record<string, readonly string[]>> {
  const byKind: Record<string, string[]> = {};
  for (const { kindRead, provider, accepted } of deliveries) {
    if (kindRead === null || accepted === 0) continue;
    byKind[kindRead] ??= [];
    if (!byKind[kindRead].includes(provider)) byKind[kindRead].push(provider);
  }
  return byKind;
}

function chartContext(it: Scene, lang: Lang): ChartContext {
  const { definitions, pipeline, period, deliveries, arrivals } = it;
  return {
    lang,
    programme: definitions.programme,
    indicators: definitions.indicators,
    period,
    baseline: pipeline.baseline,
    providers: providersByKind(deliveries),
    arrivals,
    codeLabels: definitions.codeLabels,
  };
}

function figuresIn(it: Scene, lang: Lang): readonly Figure[] {
  const context = chartContext(it, lang);
  return it.pipeline.figures.map((definition) => {
    const rows = it.rows.filter((row) => definition.analyses.includes(row.analysis));
    // The grammar of definitions lets no other chart through.
    return charts.get(definition.chart)!.draw(rows, definition, context);
  });
}

function kindLabels(definitions: Definitions): Readonly<Record<string, Labels>> {
  return Object.fromEntries(definitions.layouts.map((layout) => [layout.kind, layout.labels]));
}

function font(fonts: FontFiles, weight: number): Uint8Array {
  return fonts.woff2.find((each) => each.weight === weight)!.bytes;
}

/** The first language's pictures stand in figures/ itself, those of the others in a folder of their own. */
function figureFolder(lang: Lang, languages: readonly Lang[]): string {
  return lang === languages[0] ? "figures" : `figures/${lang}`;
}

async function presentIn(it: Scene, lang: Lang, files: Files, pictures: Pictures, host: Host): Promise<void> {
  const { definitions, pipeline, period } = it;
  const { head } = catalogues[lang];
  const figures = figuresIn(it, lang);
  const svgs = new Map<string, { readonly wide: string; readonly narrow: string }>();
  const folder = figureFolder(lang, pipeline.languages);
  for (const each of figures) {
    host.interrupted.throwIfAborted();
    host.step("draw", svgs.size + 1, figures.length);
    const words = { title: each.title, description: each.alt };
    const wide = await drawSvg(each.wide, { id: `${each.id}-wide`, ...words });
    const narrow = await drawSvg(each.narrow, { id: `${each.id}-narrow`, ...words });
    svgs.set(each.id, { wide, narrow });
    files.set(`${folder}/${each.id}.vl.json`, `${JSON.stringify(each.wide, null, 2)}\n`);
    files.set(`${folder}/${each.id}.svg`, wide);
    // On another core, while the next one is drawn here.
    pictures.set(`${folder}/${each.id}.png`, (host.drawPng ?? drawPng)(wide, it.fonts.ttfPaths, pngWidth));
  }
  host.step("report");
  const report = composeReport(
    pipeline.sections,
    {
      lang,
      period,
      baseline: pipeline.baseline,
      programme: definitions.programme,
      indicators: definitions.indicators,
      analyses: pipeline.analyses,
      rows: it.rows,
      figures: new Map(figures.map((each) => [each.id, each])),
      deliveries: it.deliveries,
      arrivals: it.arrivals,
      issues: it.issues,
      codeLabels: definitions.codeLabels,
      kindLabels: kindLabels(definitions),
      asOf: it.asOf,
    },
    {
      pipeline: pipeline.id,
      title: pipeline.title[lang],
      subtitle: formatPeriod(period, lang),
      colophon: [
        fill(head.asOf, { date: formatDate(it.asOf, lang) }),
        fill(head.version, { version: host.version }),
        fill(head.definition, { hash: pipeline.hash.slice(0, 16), seed: String(pipeline.seed) }),
        head.noPlan,
      ],
      synthetic: it.deliveries.some((each) => each.synthetic),
    },
  );
  const { fonts } = it;
  const html = renderHtml(report, {
    svgs,
    fonts: { regular: font(fonts, 400), semibold: font(fonts, 600), bold: font(fonts, 700) },
  });
  files.set(`${lang}/index.html`, html);
}

/** Every file of a report's folder but run.json, by its path inside the folder. */
export async function present(it: Scene, host: Host): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const files: Files = new Map();
  const pictures: Pictures = new Map();
  for (const lang of it.pipeline.languages) await presentIn(it, lang, files, pictures, host);
  for (const [path, picture] of pictures) files.set(path, await picture);
  files.set("estimates.csv", estimatesCsv(it.rows));
  for (const definition of it.pipeline.figures) {
    const rows = it.rows.filter((row) => definition.analyses.includes(row.analysis));
    files.set(`tables/${definition.id}.csv`, estimatesCsv(rows));
  }
  return files;
}
