/** What the steps of an analysis must keep besides their grammar: each is coarser than what comes before it. */
import type { Indicator } from "../../model/indicator.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Programme } from "../../model/programme.ts";
import { checkWindow } from "./check-window.ts";
import { expectNames, type Known, type Names } from "./names.ts";
import type { AnalysisText } from "./pipeline.ts";
import type { Path, SourceText } from "./yaml.ts";

/** Quarters or years of a window, and from the end of one to the end of the next. */
interface Extent {
  readonly grain: "quarter" | "year";
  readonly length: number;
  readonly stride: number;
}

const named: Readonly<Record<string, Extent>> = {
  quarter: { grain: "quarter", length: 1, stride: 1 },
  "half-year": { grain: "quarter", length: 2, stride: 2 },
  "calendar-year": { grain: "quarter", length: 4, stride: 4 },
  year: { grain: "year", length: 1, stride: 1 },
};

/** null for a fixed period, than which nothing is longer. */
function extentOf(window: string): Extent | null {
  const [, name, length] = /^(rolling|years)-(\d+)$/.exec(window) ?? [];
  if (length === undefined) return named[window] ?? null;
  return { grain: name === "years" ? "year" : "quarter", length: Number(length), stride: 1 };
}

function isLonger(window: string, before: string): boolean {
  const [own, former] = [extentOf(window), extentOf(before)];
  if (own?.grain !== former?.grain || !own || !former) return false;
  return own.length > former.length || (own.length === former.length && own.stride > former.stride);
}

/** Every municipality that a name ever stood for. */
function municipalitiesOf(name: string, { areas }: Programme): readonly string[] {
  const group = name.replace(/^each:/, "");
  const members = areas.filter(({ memberships }) => memberships.some((spell) => spell.group === group));
  return members.length > 0 ? members.map(({ code }) => code) : [name];
}

/** Groups, which hold all that was named before, and none of them alone what was named. */
function areLarger(units: readonly string[], before: readonly string[], programme: Programme): boolean {
  if (!units.every((name) => programme.groups.some(({ id }) => id === name))) return false;
  const groups = units.map((name) => new Set(municipalitiesOf(name, programme)));
  const held = before.every((name) => {
    const own = municipalitiesOf(name, programme);
    return groups.some((group) => own.every((code) => group.has(code)));
  });
  return held && before.some((name) => !units.includes(name));
}

/** An analysis as it stands before a step, as far as steps change it. */
type Level = Pick<AnalysisText, "window" | "units" | "by">;
type Step = NonNullable<AnalysisText["coarsen"]>["steps"][number];

interface Place {
  readonly analysis: AnalysisText;
  readonly known: Known;
  readonly indicators: readonly Indicator[];
  readonly names: Names;
  readonly source: SourceText;
  /** Of the step. */
  readonly path: Path;
}

function notCoarser(key: string, value: string, before: string, it: Place): Issue {
  return issue("definition.not-coarser", it.source.at([...it.path, key]), { key, value, before });
}

const listed = (names: readonly string[]): string => `[${names.join(", ")}]`;

function checkLonger(window: string, before: string, it: Place): readonly Issue[] {
  return [
    ...checkWindow(window, it.indicators, it.source, [...it.path, "window"]),
    ...(isLonger(window, before) ? [] : [notCoarser("window", window, before, it)]),
  ];
}

function checkLarger(units: readonly string[], before: readonly string[], it: Place): readonly Issue[] {
  const { known, names, source } = it;
  const method = String(it.analysis.method);
  const demand = known.demands.get(method);
  const path = [...it.path, "units"];
  if (demand?.expands)
    return [issue("definition.needless-key", source.atKey(path), { key: "units", other: "method", value: method })];
  const unknown = expectNames("area", units, "units", names, source, path);
  return [
    ...unknown,
    ...(unknown.length > 0 || areLarger(units, before, known.programme)
      ? []
      : [notCoarser("units", listed(units), listed(before), it)]),
    ...(demand?.oneGroup && units.length > 1
      ? [issue("definition.one-group", source.at(path), { method, count: units.length })]
      : []),
  ];
}

function checkFewer(by: readonly string[], before: readonly string[], it: Place): readonly Issue[] {
  const { over } = it.analysis.options;
  const fewer = by.length < before.length && by.every((column) => before.includes(column));
  const needed = typeof over === "string" && before.includes(over) && !by.includes(over);
  return [
    ...(fewer ? [] : [notCoarser("by", listed(by), listed(before), it)]),
    ...(needed ? [issue("definition.not-divided", it.source.at([...it.path, "by"]), { column: over })] : []),
  ];
}

function checkStep(step: Step, before: Level, it: Place): readonly Issue[] {
  const { window, units, by } = step;
  return [
    ...(Object.keys(step).length === 0
      ? [issue("definition.missing-key", it.source.at(it.path), { key: "window | units | by" })]
      : []),
    ...(window === undefined ? [] : checkLonger(window, before.window, it)),
    ...(units === undefined ? [] : checkLarger(units, before.units, it)),
    ...(by === undefined ? [] : checkFewer(by, before.by, it)),
  ];
}

/** The steps of an analysis that coarsens; none are said of one that does not. */
export function checkCoarsening(
  analysis: AnalysisText,
  known: Known,
  indicators: readonly Indicator[],
  names: Names,
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const { coarsen, question, family } = analysis;
  if (!coarsen) return [];
  const at = [...path, "coarsen"];
  const needless = (other: string, value: string): readonly Issue[] => [
    issue("definition.needless-key", source.atKey(at), { key: "coarsen", other, value }),
  ];
  // What is tested would be chosen by the data that it is tested on.
  if (question === "effect") return needless("question", question);
  if (family === "confirmatory") return needless("family", family);
  let level: Level = analysis;
  return coarsen.steps.flatMap((step, i) => {
    const before = level;
    level = { ...before, ...step };
    return checkStep(step, before, { analysis, known, indicators, names, source, path: [...at, "steps", i] });
  });
}
