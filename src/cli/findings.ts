/** Findings as a municipal analyst reads them: what, where, what to do; and as a program reads them. */
import type { Issue, IssueLevel } from "../model/issue.ts";
import { describeIssue, placeText } from "../text/describe.ts";
import { fill } from "../text/fill.ts";
import { near } from "./paths.ts";
import { safe, type Tone, wrap } from "./terminal.ts";
import type { Call } from "./verb.ts";

/** As many findings of one code as a person reads before the rest is counted. */
const shownPerCode = 5;

const tones: Readonly<Record<IssueLevel, Tone>> = { info: "quiet", warning: "caution", error: "bad", critical: "bad" };

export interface FindingJson {
  readonly code: string;
  readonly level: IssueLevel;
  readonly file: string | null;
  /** Which sheet of a workbook or table of a collection, from 1. */
  readonly sheet: number | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly field: string | null;
  readonly message: { readonly nb: string; readonly en: string };
}

export function findingJson(it: Issue): FindingJson {
  return {
    code: it.code,
    level: it.level,
    file: it.place?.file ?? null,
    sheet: it.place?.sheet ?? null,
    line: it.place?.line ?? null,
    column: it.place?.column ?? null,
    field: it.place?.field ?? null,
    message: { nb: describeIssue(it, "nb").message, en: describeIssue(it, "en").message },
  };
}

const levels: readonly IssueLevel[] = ["info", "warning", "error", "critical"];

/** The level of the worst, as a number that sorts. */
function severity(issues: readonly Issue[]): number {
  return Math.max(...issues.map((it) => levels.indexOf(it.level)));
}

/** The findings file by file, the file with the worst first, and in each the worst first; what has no file comes last. */
function byFile(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  const groups = new Map<string, Issue[]>();
  for (const it of issues) {
    const file = it.place?.file ?? "";
    groups.set(file, [...(groups.get(file) ?? []), it]);
  }
  return [...groups]
    .sort(([a, left], [b, right]) => Number(a === "") - Number(b === "") || severity(right) - severity(left))
    .map(([, own]) => own.sort((a, b) => severity([b]) - severity([a])));
}

function oneFinding(it: Issue, width: number, call: Call): readonly string[] {
  const { words, paintFindings: paint, console } = call;
  const { message, remedy } = describeIssue(it, call.lang);
  const place = it.place ? placeText({ ...it.place, file: near(it.place.file, console.cwd) }) : "";
  const field = it.place?.field ? safe(it.place.field) : "";
  const head = [
    paint(tones[it.level], words.level[it.level]),
    place === "" ? "" : paint("strong", safe(place)),
    field,
    paint("quiet", it.code),
  ];
  return [
    head.filter((part) => part !== "").join("  "),
    wrap(safe(message), width, "  "),
    wrap(`${words.findings.remedy} ${safe(remedy)}`, width, "  "),
  ];
}

/**
 * The findings as lines, a block for each file; in each block of each code the first few, and how many more. The sender
 * of a file can be given its block.
 */
export function findingLines(issues: readonly Issue[], call: Call): readonly string[] {
  const width = Math.min(Math.max(call.console.columns, 40), 110);
  return byFile(issues).flatMap((group, i) => {
    const counts = new Map<string, number>();
    const lines: string[] = i === 0 ? [] : [""];
    for (const it of group) {
      const count = (counts.get(it.code) ?? 0) + 1;
      counts.set(it.code, count);
      if (count <= shownPerCode) lines.push(...oneFinding(it, width, call));
    }
    for (const [code, count] of counts)
      if (count > shownPerCode) lines.push(fill(call.words.findings.more, { count: count - shownPerCode, code }));
    return lines;
  });
}

/** One line that counts them by level, and says where to learn more. */
export function totalsLine(issues: readonly Issue[], call: Call): string {
  const count = (level: IssueLevel): number => issues.filter((it) => it.level === level).length;
  const { totals, hintExplain } = call.words.findings;
  const counted = fill(totals, {
    errors: count("error") + count("critical"),
    warnings: count("warning"),
    infos: count("info"),
  });
  return `${counted}. ${hintExplain}`;
}
