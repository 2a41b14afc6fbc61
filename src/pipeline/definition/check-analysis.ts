/** What one analysis of a pipeline must keep besides its grammar: names, sources, a method that suits, windows, strata. */
import type { Indicator } from "../../model/indicator.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { checkCoarsening } from "./check-coarsen.ts";
import { checkWindow } from "./check-window.ts";
import { checkOptions, expectName, expectNames, type Known, type Names } from "./names.ts";
import type { AnalysisText, Demand } from "./pipeline.ts";
import { expectKnown, expectKnownKey } from "./references.ts";
import type { Path, SourceText } from "./yaml.ts";

function kindOf(measure: string): string {
  return measure.slice(0, measure.indexOf("."));
}

/** The kinds of delivery that an indicator is made from. */
export function kindsOf(indicator: Indicator): readonly string[] {
  return [indicator.numerator, indicator.denominator].flatMap((it) => (it ? [kindOf(it.measure)] : []));
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
    ...(demand.oneGroup && it.units.length > 1
      ? [issue("definition.one-group", source.at([...path, "units"]), { method, count: it.units.length })]
      : []),
  ];
}

/** What is put together must first be taken apart: by the analysis, with a weight for every part. */
function checkStrata(
  it: AnalysisText,
  indicators: readonly Indicator[],
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const { over, standard } = it.options;
  if (typeof over !== "string") return [];
  const weights = new Set(Object.keys((standard as Readonly<Record<string, number>> | undefined) ?? {}));
  const undivided = it.by.includes(over)
    ? []
    : [issue("definition.not-divided", source.at([...path, "options", "over"]), { column: over })];
  if (standard === undefined) return undivided;
  const codes = new Set(indicators.flatMap((indicator) => indicator.breakdowns[over] ?? []));
  const at = [...path, "options", "standard"];
  const missing = [...codes].filter((code) => !weights.has(code));
  return [
    ...undivided,
    ...missing.map((code) => issue("definition.no-weight", source.at(at), { column: over, code })),
    // A column that no indicator has is said where the analysis is divided by it.
    ...(codes.size === 0
      ? []
      : [...weights].flatMap((code) => expectKnownKey(code, codes, "standard", "indicators.yaml", source, at))),
  ];
}

/** A report that only monitors tests nothing, so that there is nothing to adjust. */
function checkFamily(it: AnalysisText, source: SourceText, path: Path): readonly Issue[] {
  if (it.family === undefined || it.question !== "monitoring") return [];
  const said = { key: "family", other: "question", value: it.question };
  return [issue("definition.needless-key", source.atKey([...path, "family"]), said)];
}

/** A period's shape is the grammar's; that it runs forward is said here. */
export function checkPeriod(text: string, key: string, source: SourceText, path: Path): readonly Issue[] {
  const [from, until] = text.split("..");
  return until === undefined || from! <= until
    ? []
    : [issue("definition.backwards", source.at(path), { key, from: from!, until })];
}

export function checkAnalysis(
  it: AnalysisText,
  known: Known,
  sources: ReadonlySet<string>,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const indicators = it.indicators.flatMap((name) => known.indicators.get(name) ?? []);
  // Undefined where the method's name is wrong, which has been said.
  const demand = known.demands.get(String(it.method));
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
    ...(demand ? checkMethod(it, demand, indicators, source, path) : []),
    ...checkStrata(it, indicators, source, path),
    ...checkFamily(it, source, path),
    ...checkWindow(it.window, indicators, source, [...path, "window"]),
    ...checkCoarsening(it, known, indicators, names, source, path),
    ...checkPeriod(it.window, "window", source, [...path, "window"]),
    ...("from" in it.periods ? checkPeriod(it.periods.from, "from", source, [...path, "periods", "from"]) : []),
    ...checkOptions(it.options, names, source, [...path, "options"]),
    ...needed,
  ];
}
