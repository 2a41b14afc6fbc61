/** Findings as a municipal analyst reads them: what, where, what to do; and as a program reads them. */
import type { Issue, IssueLevel } from "../model/issue.ts";
import { atLeast } from "../model/issue.ts";
import { describeIssue, placeText } from "../text/describe.ts";
import { fill } from "../text/fill.ts";
import { safe, type Tone, wrap } from "./terminal.ts";
import type { Call } from "./verb.ts";

/** As many findings of one code as a person reads before the rest is counted. */
const shownPerCode = 5;

const tones: Readonly<Record<IssueLevel, Tone>> = { info: "quiet", warning: "caution", error: "bad", critical: "bad" };

export interface FindingJson {
  readonly code: string;
  readonly level: IssueLevel;
  readonly file: string | null;
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
    line: it.place?.line ?? null,
    column: it.place?.column ?? null,
    field: it.place?.field ?? null,
    message: { nb: describeIssue(it, "nb").message, en: describeIssue(it, "en").message },
  };
}

function worstFirst(a: Issue, b: Issue): number {
  return Number(atLeast(b.level, a.level)) - Number(atLeast(a.level, b.level));
}

/** The findings as lines: worst level first, then in the order found; of each code the first few, and how many more. */
export function findingLines(issues: readonly Issue[], call: Call): readonly string[] {
  const { words, paint, console } = call;
  const width = Math.min(Math.max(console.columns, 40), 110);
  const seen = new Map<string, number>();
  const lines: string[] = [];
  for (const it of [...issues].sort(worstFirst)) {
    const count = (seen.get(it.code) ?? 0) + 1;
    seen.set(it.code, count);
    if (count > shownPerCode) continue;
    const { message, remedy } = describeIssue(it, call.lang);
    const place = it.place ? safe(placeText(it.place)) : "";
    const field = it.place?.field ? ` ${safe(it.place.field)}` : "";
    lines.push(
      `${paint(tones[it.level], words.level[it.level])} ${paint("quiet", it.code)}${place === "" ? "" : `  ${paint("strong", place)}${field}`}`,
    );
    lines.push(wrap(safe(message), width, "  "));
    lines.push(paint("quiet", wrap(`${words.findings.remedy} ${safe(remedy)}`, width, "  ")));
  }
  for (const [code, count] of seen) {
    if (count > shownPerCode) lines.push(fill(words.findings.more, { count: count - shownPerCode, code }));
  }
  return lines;
}

/** One line that counts them by level. */
export function totalsLine(issues: readonly Issue[], call: Call): string {
  const count = (level: IssueLevel): number => issues.filter((it) => it.level === level).length;
  return fill(call.words.findings.totals, {
    errors: count("error") + count("critical"),
    warnings: count("warning"),
    infos: count("info"),
  });
}
