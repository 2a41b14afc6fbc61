/** What indicators.yaml must keep besides its grammar: it may count only what a delivery states. */
import type { DisclosureRule } from "../../model/disclosure.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { codeColumnsOf, measuresOf } from "./check-deliveries.ts";
import type { LayoutText } from "./deliveries.ts";
import type { IndicatorsText, IndicatorText, SelectorText } from "./indicators.ts";
import { expectKnown, expectKnownKey, expectOnce, keysOf, namesIn } from "./references.ts";
import type { Parts } from "./sketch.ts";
import type { Path, SourceText } from "./yaml.ts";

/** What the other definitions declare; null for one that could not be read, so that it is blamed once only. */
export interface Neighbours {
  readonly layouts: readonly LayoutText[] | null;
  readonly layoutFile: string;
  readonly goals: ReadonlySet<string> | null;
  readonly programmeFile: string;
  readonly rule: DisclosureRule | null;
}

function layoutOf(measure: string, layouts: readonly LayoutText[]): LayoutText | undefined {
  return layouts.find((it) => measure.startsWith(`${it.kind}.`));
}

function checkCodes(
  codes: Readonly<Record<string, readonly string[]>>,
  layout: LayoutText,
  key: string,
  file: string,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const columns = codeColumnsOf(layout);
  const names = new Set(columns.map((it) => it.name));
  const where = `${file} (${layout.kind})`;
  return Object.entries(codes).flatMap(([name, wanted]) => {
    const column = columns.find((it) => it.name === name);
    if (!column) return expectKnownKey(name, names, key, where, source, path);
    const known = column.codes;
    if (!known) return [];
    return wanted.flatMap((code, index) =>
      expectKnown(code, new Set(known), name, where, source, [...path, name, index]),
    );
  });
}

function checkSelector(it: SelectorText, near: Neighbours, source: SourceText, path: Path): readonly Issue[] {
  if (!near.layouts) return [];
  const all = new Set(near.layouts.flatMap((each) => [...measuresOf(each)].map((name) => `${each.kind}.${name}`)));
  const layout = layoutOf(it.measure, near.layouts);
  const same = new Set([...all].filter((name) => layout && name.startsWith(`${layout.kind}.`)));
  return [
    ...expectKnown(it.measure, all, "measure", near.layoutFile, source, [...path, "measure"]),
    ...(it.plus ?? []).flatMap((name, index) =>
      layout ? expectKnown(name, same, "plus", near.layoutFile, source, [...path, "plus", index]) : [],
    ),
    ...(layout ? checkCodes(it.where, layout, "where", near.layoutFile, source, [...path, "where"]) : []),
  ];
}

/** Which keys a kind needs, and which it cannot have. */
const needs = {
  rate: { denominator: true, per: true, share: false },
  proportion: { denominator: true, per: false, share: null },
  count: { denominator: false, per: false, share: false },
  amount: { denominator: null, per: false, share: false },
} as const;

function checkKind(it: IndicatorText, source: SourceText, path: Path): readonly Issue[] {
  return (["denominator", "per", "share"] as const).flatMap((key) => {
    const need = needs[it.kind][key];
    if (need === true && it[key] === undefined) return [issue("definition.missing-key", source.at(path), { key })];
    if (need === false && it[key] !== undefined)
      return [issue("definition.needless-key", source.atKey([...path, key]), { key, other: "kind", value: it.kind })];
    return [];
  });
}

function checkLimits(it: IndicatorText, rule: DisclosureRule | null, source: SourceText, path: Path): readonly Issue[] {
  if (!rule || !it.disclosure) return [];
  return (["minimumNumerator", "minimumDenominator"] as const)
    .filter((key) => it.disclosure![key] < rule[key])
    .map((key) =>
      issue("definition.looser-rule", source.at([...path, "disclosure", key]), {
        key,
        value: it.disclosure![key],
        limit: rule[key],
      }),
    );
}

/** A share of persons is hidden by how many they are: neither weights nor percentages stand for persons. */
function checkCounted(it: IndicatorText, near: Neighbours, source: SourceText, path: Path): readonly Issue[] {
  if (!it.personal || it.kind !== "proportion") return [];
  const counts = new Set(
    (near.layouts ?? []).flatMap(({ kind, columns }) =>
      columns.filter(({ type }) => type === "count").map(({ name }) => `${kind}.${name}`),
    ),
  );
  const known = new Set(
    (near.layouts ?? []).flatMap((each) => [...measuresOf(each)].map((name) => `${each.kind}.${name}`)),
  );
  return (["numerator", "denominator"] as const).flatMap((key) => {
    const columns = [it[key]?.measure ?? [], it[key]?.plus ?? []].flat();
    return columns
      .filter((measure) => known.has(measure) && !counts.has(measure))
      .map((measure) => issue("definition.not-counted", source.at([...path, key]), { measure, key }));
  });
}

function checkIndicator(it: IndicatorText, near: Neighbours, source: SourceText, path: Path): readonly Issue[] {
  const layout = near.layouts ? layoutOf(it.numerator.measure, near.layouts) : undefined;
  const own = (name: string, list: string, key: string, at: Path): readonly Issue[] =>
    expectKnown(name, keysOf(source, list), key, `${source.file} (${list})`, source, at);
  return [
    ...own(it.theme, "themes", "theme", [...path, "theme"]),
    ...own(it.source, "sources", "source", [...path, "source"]),
    ...it.breaks.flatMap((name, index) => own(name, "breaks", "breaks", [...path, "breaks", index])),
    ...(near.goals
      ? expectKnown(it.goal, near.goals, "goal", `${near.programmeFile} (goals)`, source, [...path, "goal"])
      : []),
    ...checkKind(it, source, path),
    ...checkSelector(it.numerator, near, source, [...path, "numerator"]),
    ...(it.denominator ? checkSelector(it.denominator, near, source, [...path, "denominator"]) : []),
    ...(it.share ? checkSelector(it.share, near, source, [...path, "share"]) : []),
    ...(it.open !== undefined && layout
      ? expectKnown(
          it.open,
          new Set([...measuresOf(layout)].map((name) => `${layout.kind}.${name}`)),
          "open",
          near.layoutFile,
          source,
          [...path, "open"],
        )
      : []),
    ...(layout
      ? checkCodes(it.breakdowns, layout, "breakdowns", near.layoutFile, source, [...path, "breakdowns"])
      : []),
    ...checkCounted(it, near, source, path),
    ...checkLimits(it, near.rule, source, path),
  ];
}

export function checkIndicators(parts: Parts<IndicatorsText>, near: Neighbours, source: SourceText): readonly Issue[] {
  return [
    ...expectOnce(namesIn(parts.indicators, ["indicators"], "id"), "id", source),
    ...(parts.indicators ?? []).flatMap((it, index) =>
      it ? checkIndicator(it, near, source, ["indicators", index]) : [],
    ),
  ];
}
