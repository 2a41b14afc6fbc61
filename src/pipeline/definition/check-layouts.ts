/** What a provider's layout must keep besides its grammar: columns and codes that its kind has, units that suit them, one source for each. */
import { foldHeader } from "../../ingest/fold.ts";
import { placesIn } from "../../ingest/mapping/pattern.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Unit } from "../../model/layout.ts";
import { parsePeriod } from "../../model/period.ts";
import { measuresOf } from "./check-deliveries.ts";
import type { ColumnText, LayoutText } from "./deliveries.ts";
import type { LayoutFileText } from "./layouts.ts";
import { headersOf, unitOf } from "./layouts.ts";
import { expectKnown, expectKnownKey, expectOnce } from "./references.ts";
import type { Parts } from "./sketch.ts";
import type { Path, SourceText } from "./yaml.ts";

/** What layouts lean on in other files; null where that could not be read. */
export interface Surroundings {
  readonly layouts: readonly LayoutText[] | null;
  readonly areas: ReadonlySet<string> | null;
  readonly groups: ReadonlySet<string> | null;
}

/** Which types of column each unit can be turned for. */
const suits: Readonly<Record<Unit, readonly ColumnText["type"][]>> = {
  share: ["percent"],
  percent: ["number"],
  thousand: ["count", "amount", "number"],
  million: ["count", "amount", "number"],
};

/** Patterns are matched piece by piece, and the time grows with each place. */
const mostPlaces = 3;

/** A layout with the kind that it extends. */
interface Bound {
  readonly kind: LayoutText;
  readonly source: SourceText;
  readonly near: Surroundings;
  readonly columns: ReadonlyMap<string, ColumnText>;
  /** Columns that do not state numbers. */
  readonly dimensions: ReadonlySet<string>;
  readonly where: string;
}

function unitIssues(unit: Unit | null, column: string, path: Path, { columns, source }: Bound): readonly Issue[] {
  const type = columns.get(column)?.type;
  if (unit === null || type === undefined || suits[unit].includes(type)) return [];
  const params = { key: "unit", other: column, value: type };
  return [issue("definition.needless-key", source.atKey(path), params)];
}

/** Whether a column can take a code: one of its list, a municipality, a group, a period. */
function codeIssues(
  column: string,
  code: string,
  key: string,
  path: Path,
  bound: Bound,
  asKey: boolean,
): readonly Issue[] {
  const { columns, near, source } = bound;
  const it = columns.get(column);
  if (!it) return [];
  const expect = asKey ? expectKnownKey : expectKnown;
  const at = asKey ? path.slice(0, -1) : path;
  if (it.type === "code" && it.codes) return expect(code, new Set(it.codes), key, `codes (${column})`, source, at);
  if (it.type === "area" && near.areas) return expect(code, near.areas, key, "programme.yaml", source, at);
  if (it.type === "group" && near.groups) return expect(code, near.groups, key, "programme.yaml", source, at);
  const period = parsePeriod(code);
  const wanted = it.type === "year" ? "year" : "quarter";
  const fits = period !== null && (period.kind === wanted || (it.type === "period" && period.kind === "year"));
  if ((it.type !== "period" && it.type !== "year") || fits) return [];
  const example = it.type === "year" ? '"2027"' : "2027-Q3";
  return [issue("definition.wrong-form", source.at(path), { key: column, value: code, example })];
}

function checkColumns(parts: Parts<LayoutFileText>, bound: Bound): readonly Issue[] {
  const { columns, where, source } = bound;
  const entries = Object.entries(parts.columns ?? {});
  const headers = entries.flatMap(([name, it]) =>
    headersOf(it).map((header) => ({ name: foldHeader(header), path: ["columns", name] })),
  );
  return [
    ...entries.flatMap(([name, it]) => [
      ...expectKnownKey(name, new Set(columns.keys()), "columns", where, source, ["columns"]),
      ...unitIssues(unitOf(it), name, ["columns", name, "unit"], bound),
    ]),
    ...expectOnce(headers, "columns", source),
  ];
}

function checkWide(parts: Parts<LayoutFileText>, bound: Bound): readonly Issue[] {
  const { dimensions, kind, where, source } = bound;
  return (parts.wide ?? []).flatMap((it, index) => {
    if (!it) return [];
    const path: Path = ["wide", index];
    const places = placesIn(it.headers);
    const stated = places.filter((place) => parts.constants?.[place] !== undefined);
    const count = places.length;
    return [
      ...(count >= 1 && count <= mostPlaces
        ? []
        : [
            issue("definition.wrong-form", source.at([...path, "headers"]), {
              key: "headers",
              value: it.headers,
              example: `{${[...dimensions][0] ?? "periode"}}`,
            }),
          ]),
      ...places.flatMap((place) => expectKnown(place, dimensions, "headers", where, source, [...path, "headers"])),
      ...stated.map((place) =>
        issue("definition.needless-key", source.atKey(["constants", place]), {
          key: place,
          other: "headers",
          value: it.headers,
        }),
      ),
      ...expectKnown(it.value, measuresOf(kind), "value", where, source, [...path, "value"]),
      ...unitIssues(it.unit ?? null, it.value, [...path, "unit"], bound),
    ];
  });
}

function checkWords(parts: Parts<LayoutFileText>, bound: Bound): readonly Issue[] {
  const { dimensions, where, source } = bound;
  return [
    ...Object.entries(parts.constants ?? {}).flatMap(([column, code]) => [
      ...expectKnownKey(column, dimensions, "constants", where, source, ["constants"]),
      ...codeIssues(column, code, "constants", ["constants", column], bound, false),
    ]),
    ...Object.entries(parts.codes ?? {}).flatMap(([column, codes]) => [
      ...expectKnownKey(column, dimensions, "codes", where, source, ["codes"]),
      ...Object.keys(codes).flatMap((code) => codeIssues(column, code, "codes", ["codes", column, code], bound, true)),
    ]),
    ...(parts.fill ?? []).flatMap((column, index) =>
      column === undefined ? [] : expectKnown(column, dimensions, "fill", where, source, ["fill", index]),
    ),
  ];
}

export function checkLayout(
  name: string,
  parts: Parts<LayoutFileText>,
  near: Surroundings,
  source: SourceText,
): readonly Issue[] {
  const kinds = near.layouts?.map((it) => it.kind) ?? [];
  const clash =
    kinds.includes(name) || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)
      ? [issue("definition.layout-name", source.at([]), { name, kinds: kinds.join(", ") })]
      : [];
  if (!near.layouts || parts.extends === undefined) return clash;
  const unknown = expectKnown(parts.extends, new Set(kinds), "extends", "deliveries.yaml", source, ["extends"]);
  const kind = near.layouts.find((it) => it.kind === parts.extends);
  if (!kind) return [...clash, ...unknown];
  const numbers = measuresOf(kind);
  const bound: Bound = {
    kind,
    source,
    near,
    columns: new Map(kind.columns.map((it) => [it.name, it])),
    dimensions: new Set(kind.columns.map((it) => it.name).filter((each) => !numbers.has(each))),
    where: `deliveries.yaml (${kind.kind})`,
  };
  return [...clash, ...checkColumns(parts, bound), ...checkWide(parts, bound), ...checkWords(parts, bound)];
}
