/** What a pipeline file must keep besides its grammar: every name exists, every source is used, every window suits. */
import type { Indicator } from "../../model/indicator.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Layout } from "../../model/layout.ts";
import type { Programme } from "../../model/programme.ts";
import type { AnalysisText, Demand, PipelineText } from "./pipeline.ts";
import { declared, expectKnown, expectOnce, namesIn } from "./references.ts";
import type { Parts } from "./sketch.ts";
import type { Path, SourceText } from "./yaml.ts";

/** What a pipeline may name. */
export interface Known {
  readonly programme: Programme;
  readonly layouts: readonly Layout[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly demands: ReadonlyMap<string, Demand>;
}

type Kind = "area" | "group" | "indicator" | "analysis" | "figure" | "delivery";

interface Names {
  readonly among: Readonly<Record<Kind, ReadonlySet<string>>>;
  readonly where: Readonly<Record<Kind, string>>;
}

function namesOf(known: Known, source: SourceText): Names {
  const groups = known.programme.groups.map((it) => it.id);
  return {
    among: {
      area: new Set([...groups, ...groups.map((it) => `each:${it}`), ...known.programme.areas.map((it) => it.code)]),
      group: new Set(groups),
      indicator: new Set(known.indicators.keys()),
      analysis: declared(source, "analyses", "id"),
      figure: declared(source, "figures", "id"),
      delivery: new Set(known.layouts.map((it) => it.kind)),
    },
    where: {
      area: "programme.yaml",
      group: "programme.yaml (groups)",
      indicator: "indicators.yaml",
      analysis: "analyses",
      figure: "figures",
      delivery: "deliveries.yaml",
    },
  };
}

/** What an option of a method, chart or block names, by the option's key. */
const optionKinds: Readonly<Record<string, Kind>> = {
  analysis: "analysis",
  analyses: "analysis",
  area: "area",
  beside: "area",
  areas: "area",
  unit: "area",
  units: "area",
  comparator: "group",
  donors: "group",
  figure: "figure",
  figures: "figure",
  indicator: "indicator",
  indicators: "indicator",
  kind: "delivery",
};

function expectName(
  kind: Kind,
  name: string,
  key: string,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return expectKnown(name, names.among[kind], key, names.where[kind], source, path);
}

function expectNames(
  kind: Kind,
  list: readonly string[],
  key: string,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return list.flatMap((name, index) => expectName(kind, name, key, names, source, [...path, index]));
}

function checkOptions(
  options: Readonly<Record<string, unknown>>,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return Object.entries(options).flatMap(([key, value]) => {
    const kind = Object.hasOwn(optionKinds, key) ? optionKinds[key] : undefined;
    if (!kind) return [];
    return Array.isArray(value)
      ? expectNames(kind, value.map(String), key, names, source, [...path, key])
      : expectName(kind, String(value), key, names, source, [...path, key]);
  });
}

function kindOf(measure: string): string {
  return measure.slice(0, measure.indexOf("."));
}

/** The kinds of delivery that an indicator is made from. */
function kindsOf(indicator: Indicator): readonly string[] {
  return [indicator.numerator, indicator.denominator].flatMap((it) => (it ? [kindOf(it.measure)] : []));
}

function checkWindow(
  it: AnalysisText,
  indicators: readonly Indicator[],
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const grain = /^(?:quarter|rolling)/.test(it.window) ? "quarter" : /^year/.test(it.window) ? "year" : null;
  return indicators
    .filter((indicator) => grain !== null && indicator.grain !== grain)
    .map((indicator) =>
      issue("definition.wrong-window", source.at([...path, "window"]), {
        window: it.window,
        indicator: indicator.id,
        grain: indicator.grain,
      }),
    );
}

/** The method must understand every indicator, and have a comparator exactly when it compares. */
function checkMethod(
  it: AnalysisText,
  demand: Demand,
  indicators: readonly Indicator[],
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const method = String(it.method);
  const key = "comparator";
  const compared = it.comparator !== undefined;
  return [
    ...(demand.compares && !compared ? [issue("definition.missing-key", source.at(path), { key })] : []),
    ...(!demand.compares && compared
      ? [issue("definition.needless-key", source.atKey([...path, key]), { key, other: "method", value: method })]
      : []),
    ...indicators
      .filter(({ kind }) => !demand.kinds.includes(kind))
      .map(({ id, kind }) =>
        issue("definition.unsuitable-method", source.at([...path, "method"]), {
          method,
          indicator: id,
          kind,
          known: demand.kinds.join(", "),
        }),
      ),
  ];
}

/** A period's shape is the grammar's; that it runs forward is said here. */
function checkPeriod(text: string, key: string, source: SourceText, path: Path): readonly Issue[] {
  const [from, until] = text.split("..");
  return until === undefined || from! <= until
    ? []
    : [issue("definition.backwards", source.at(path), { key, from: from!, until })];
}

function checkAnalysis(
  it: AnalysisText,
  known: Known,
  sources: ReadonlySet<string>,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const indicators = it.indicators.flatMap((name) => known.indicators.get(name) ?? []);
  const needed = indicators.flatMap((indicator) =>
    [...new Set(kindsOf(indicator))]
      .filter((kind) => !sources.has(kind))
      .map((kind) =>
        issue("definition.missing-source", source.at([...path, "indicators"]), {
          analysis: it.id,
          indicator: indicator.id,
          source: kind,
        }),
      ),
  );
  const by = it.by.flatMap((column, index) =>
    indicators.flatMap((indicator) =>
      expectKnown(
        column,
        new Set(Object.keys(indicator.breakdowns)),
        "by",
        `indicators.yaml (${indicator.id})`,
        source,
        [...path, "by", index],
      ),
    ),
  );
  return [
    ...expectNames("indicator", it.indicators, "indicators", names, source, [...path, "indicators"]),
    ...expectNames("area", it.units, "units", names, source, [...path, "units"]),
    ...(it.comparator === undefined
      ? []
      : expectName("group", it.comparator, "comparator", names, source, [...path, "comparator"])),
    ...by,
    ...checkMethod(it, known.demands.get(String(it.method))!, indicators, source, path),
    ...checkWindow(it, indicators, source, path),
    ...checkPeriod(it.window, "window", source, [...path, "window"]),
    ...("from" in it.periods ? checkPeriod(it.periods.from, "from", source, [...path, "periods", "from"]) : []),
    ...checkOptions(it.options, names, source, [...path, "options"]),
    ...needed,
  ];
}

function checkSources(parts: Parts<PipelineText>, known: Known, names: Names, source: SourceText): readonly Issue[] {
  const kinds = names.among.delivery;
  const listed = (parts.sources ?? []).flatMap((name, index) =>
    name === undefined ? [] : [{ name, path: ["sources", index] }],
  );
  const analyses = parts.analyses ?? [];
  const readable = parts.analyses !== undefined && analyses.every((it) => it !== undefined);
  const used = new Set(
    analyses.flatMap((it) => (it?.indicators ?? []).flatMap((id) => known.indicators.get(id) ?? []).flatMap(kindsOf)),
  );
  return [
    ...listed.flatMap(({ name, path }) => expectName("delivery", name, "sources", names, source, path)),
    ...expectOnce(listed, "sources", source),
    ...listed
      .filter(({ name }) => readable && kinds.has(name) && !used.has(name))
      .map(({ name, path }) => issue("definition.unused-source", source.at(path), { source: name })),
  ];
}

export function checkPipeline(parts: Parts<PipelineText>, known: Known, source: SourceText): readonly Issue[] {
  const names = namesOf(known, source);
  const listed = source.value.sources;
  const sources = new Set(Array.isArray(listed) ? listed.map(String) : []);
  return [
    ...(["baseline", "dueFrom", "dueUntil"] as const).flatMap((key) => {
      const text = parts[key];
      return text === undefined ? [] : checkPeriod(text, key, source, [key]);
    }),
    ...checkSources(parts, known, names, source),
    ...expectOnce(namesIn(parts.analyses, ["analyses"], "id"), "id", source),
    ...expectOnce(namesIn(parts.figures, ["figures"], "id"), "id", source),
    ...expectOnce(namesIn(parts.sections, ["sections"], "id"), "id", source),
    ...(parts.analyses ?? []).flatMap((it, index) =>
      it ? checkAnalysis(it, known, sources, names, source, ["analyses", index]) : [],
    ),
    ...(parts.figures ?? []).flatMap((it, index) =>
      it
        ? [
            ...expectNames("analysis", it.analyses, "analyses", names, source, ["figures", index, "analyses"]),
            ...checkOptions(it.options, names, source, ["figures", index, "options"]),
          ]
        : [],
    ),
    ...(parts.sections ?? []).flatMap((section, index) =>
      (section?.blocks ?? []).flatMap((it, i) =>
        checkOptions(it.options, names, source, ["sections", index, "blocks", i, "options"]),
      ),
    ),
  ];
}
