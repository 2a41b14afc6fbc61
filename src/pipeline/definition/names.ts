/** What a pipeline file may name, and the findings where it names something else. */
import type { Indicator } from "../../model/indicator.ts";
import type { Issue } from "../../model/issue.ts";
import type { Layout } from "../../model/layout.ts";
import type { Programme } from "../../model/programme.ts";
import type { Demand } from "./pipeline.ts";
import { declared, expectKnown } from "./references.ts";
import type { Path, SourceText } from "./yaml.ts";

/** What a pipeline may name. */
export interface Known {
  readonly programme: Programme;
  readonly layouts: readonly Layout[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly demands: ReadonlyMap<string, Demand>;
}

type Kind = "area" | "group" | "indicator" | "analysis" | "figure" | "delivery";

export interface Names {
  readonly among: Readonly<Record<Kind, ReadonlySet<string>>>;
  readonly where: Readonly<Record<Kind, string>>;
}

export function namesOf(known: Known, source: SourceText): Names {
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

export function expectName(
  kind: Kind,
  name: string,
  key: string,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return expectKnown(name, names.among[kind], key, names.where[kind], source, path);
}

export function expectNames(
  kind: Kind,
  list: readonly string[],
  key: string,
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  return list.flatMap((name, index) => expectName(kind, name, key, names, source, [...path, index]));
}

export function checkOptions(
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
