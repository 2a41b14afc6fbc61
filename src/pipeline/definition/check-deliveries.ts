/** What deliveries.yaml must keep besides its grammar: codes with words, rules about columns that are there. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { checkRestricted } from "./check-restricted.ts";
import type { ColumnText, DeliveriesText, LayoutText } from "./deliveries.ts";
import { expectKnown, expectOnce, keysOf, namesIn } from "./references.ts";
import type { Parts } from "./sketch.ts";
import type { Path, SourceText } from "./yaml.ts";

const measures: ReadonlySet<string> = new Set(["count", "percent", "amount", "number", "date"]);

/** Names of the columns that state numbers. */
export function measuresOf(layout: LayoutText): ReadonlySet<string> {
  return new Set(layout.columns.filter((it) => measures.has(it.type)).map((it) => it.name));
}

/** The columns by which the numbers are divided. */
export function codeColumnsOf(layout: LayoutText): readonly ColumnText[] {
  return layout.columns.filter((it) => it.type === "code");
}

function checkColumn(
  it: ColumnText,
  words: ReadonlyMap<string, ReadonlySet<string>>,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  if (it.type !== "code")
    return (["codes", "total"] as const)
      .filter((key) => it[key] !== undefined)
      .map((key) =>
        issue("definition.needless-key", source.atKey([...path, key]), { key, other: "type", value: it.type }),
      );
  const labelled = words.get(it.name) ?? new Set();
  const where = `${source.file} (codes: ${it.name})`;
  const codes = it.codes ?? [];
  return [
    ...codes.flatMap((code, index) => expectKnown(code, labelled, "codes", where, source, [...path, "codes", index])),
    ...expectOnce(
      codes.map((name, index) => ({ name, path: [...path, "codes", index] })),
      "codes",
      source,
    ),
    ...(it.total === undefined
      ? []
      : expectKnown(it.total, new Set(codes), "total", `codes (${it.name})`, source, [...path, "total"])),
  ];
}

/** Two columns may not answer to one header. */
function headers(layout: LayoutText, path: Path): readonly { readonly name: string; readonly path: Path }[] {
  return layout.columns.flatMap((it, index) => [
    { name: it.name, path: [...path, "columns", index, "name"] },
    ...it.aliases.map((name, i) => ({ name, path: [...path, "columns", index, "aliases", i] })),
  ]);
}

/** Who stands behind a column: other columns of numbers; weights are told with their squares. */
function checkBehind(layout: LayoutText, here: string, source: SourceText, path: Path): readonly Issue[] {
  const numbers = measuresOf(layout);
  return layout.behind.flatMap((rule, index) => {
    const at: Path = [...path, "behind", index];
    const named = Object.entries(rule).flatMap(([key, name]) =>
      name === undefined ? [] : expectKnown(name, numbers, key, here, source, [...at, key]),
    );
    const lone = (["weights", "squares"] as const).filter((key) => rule[key] === undefined);
    return lone.length === 1 ? [...named, issue("definition.missing-key", source.at(at), { key: lone[0]! })] : named;
  });
}

function checkLayout(
  layout: LayoutText,
  words: ReadonlyMap<string, ReadonlySet<string>>,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const numbers = measuresOf(layout);
  const codes = new Set(codeColumnsOf(layout).map((it) => it.name));
  const here = `${source.file} (${layout.kind})`;
  const known = (
    name: string,
    among: ReadonlySet<string>,
    list: string,
    index: number,
    key: string,
  ): readonly Issue[] => expectKnown(name, among, key, here, source, [...path, list, index, key]);
  return [
    ...expectOnce(headers(layout, path), "columns", source),
    ...layout.columns.flatMap((it, index) => checkColumn(it, words, source, [...path, "columns", index])),
    ...layout.rowRules.flatMap((rule, index) => [
      ...known(rule.part, numbers, "rowRules", index, "part"),
      ...known(rule.whole, numbers, "rowRules", index, "whole"),
    ]),
    ...layout.totalRules.flatMap((rule, index) => [
      ...known(rule.measure, numbers, "totalRules", index, "measure"),
      ...known(rule.column, codes, "totalRules", index, "column"),
    ]),
    ...layout.series.flatMap((rule, index) => known(rule.measure, numbers, "series", index, "measure")),
    ...checkBehind(layout, here, source, path),
    ...layout.sumRules.flatMap((rule, index) => [
      ...known(rule.whole, numbers, "sumRules", index, "whole"),
      ...rule.parts.flatMap((part) => known(part, numbers, "sumRules", index, "parts")),
    ]),
  ];
}

export function checkDeliveries(parts: Parts<DeliveriesText>, source: SourceText): readonly Issue[] {
  const words = new Map([...keysOf(source, "codes")].map((column) => [column, keysOf(source, "codes", column)]));
  return [
    ...expectOnce(namesIn(parts.deliveries, ["deliveries"], "kind"), "kind", source),
    ...(parts.deliveries ?? []).flatMap((it, index) =>
      it ? checkLayout(it, words, source, ["deliveries", index]) : [],
    ),
    ...checkRestricted(parts, source),
  ];
}
