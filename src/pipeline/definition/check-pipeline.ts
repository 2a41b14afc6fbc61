/** What a pipeline file must keep besides its grammar: every name exists and stands once, every source is used. */
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import { checkAnalysis, checkPeriod, kindsOf } from "./check-analysis.ts";
import { checkOptions, expectName, expectNames, type Known, type Names, namesOf } from "./names.ts";
import type { PipelineText } from "./pipeline.ts";
import { expectOnce, namesIn } from "./references.ts";
import type { Parts } from "./sketch.ts";
import type { SourceText } from "./yaml.ts";

export type { Known } from "./names.ts";

function checkSources(parts: Parts<PipelineText>, known: Known, names: Names, source: SourceText): readonly Issue[] {
  const kinds = names.among.delivery;
  const listed = (parts.sources ?? []).flatMap((name, index) =>
    name === undefined ? [] : [{ name, path: ["sources", index] }],
  );
  const analyses = parts.analyses ?? [];
  // An indicator that is misspelt may be the one that uses a source.
  const readable =
    parts.analyses !== undefined && analyses.every((it) => it?.indicators.every((id) => known.indicators.has(id)));
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
