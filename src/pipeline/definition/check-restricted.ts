/** What restricted sources must keep besides their grammar: kinds, codes and columns that are there. */
import type { Issue } from "../../model/issue.ts";
import type { DeliveriesText, LayoutText } from "./deliveries.ts";
import { expectKnown, expectKnownKey, expectOnce, namesIn } from "./references.ts";
import type { RestrictedText } from "./restricted.ts";
import type { Parts } from "./sketch.ts";
import type { Path, SourceText } from "./yaml.ts";

function codesOf(layout: LayoutText | undefined, column: string): ReadonlySet<string> {
  return new Set(layout?.columns.find((it) => it.name === column)?.codes ?? []);
}

function checkSource(
  it: RestrictedText,
  layouts: readonly LayoutText[],
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const kinds = new Set(layouts.map((each) => each.kind));
  const layout = layouts.find((each) => each.kind === it.kind);
  const here = `${source.file} (${it.kind})`;
  const issues = [...expectKnown(it.kind, kinds, "kind", source.file, source, [...path, "kind"])];
  if (it.shape === "courses" && it.durations !== undefined)
    issues.push(...expectKnown(it.durations, kinds, "durations", source.file, source, [...path, "durations"]));
  if (!layout) return issues;
  const keys = (map: object, column: string, at: Path): readonly Issue[] =>
    Object.keys(map).flatMap((code) => expectKnownKey(code, codesOf(layout, column), "codes", here, source, at));
  issues.push(...keys(it.codes.sex, "kjonn", [...path, "codes", "sex"]));
  if (it.shape === "answers") {
    issues.push(...keys(it.codes.grade, "trinn", [...path, "codes", "grade"]));
    issues.push(...keys(it.questions, "indikator", [...path, "questions"]));
  }
  return issues;
}

export function checkRestricted(parts: Parts<DeliveriesText>, source: SourceText): readonly Issue[] {
  const layouts = (parts.deliveries ?? []).flatMap((it) => (it ? [it] : []));
  return [
    ...expectOnce(namesIn(parts.restricted, ["restricted"], "id"), "id", source),
    ...(parts.restricted ?? []).flatMap((it, index) =>
      it ? checkSource(it, layouts, source, ["restricted", index]) : [],
    ),
  ];
}
