/** What a file says beside its tables: comments, names of sheets, properties, hidden cells. */
import type { Aside } from "../../model/aside.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Sheet } from "../../model/sheet.ts";
import type { KnownWords, PrivacyCode, TextDetector } from "./detector.ts";
import { plain } from "./plain.ts";

/**
 * Office programs write by themselves who saved a file, and Statistics Norway whom to ask about a table. That is an employee at
 * work: it is said, and no reason to refuse. The file is kept as it came, for its hash must be that of what was sent; the name
 * goes no further than the store, which nobody but its owner can read.
 */
const ofAuthor: ReadonlySet<PrivacyCode> = new Set(["privacy.name", "privacy.email", "privacy.phone"]);

function codeOf(aside: Aside, code: PrivacyCode): PrivacyCode {
  return aside.kind === "author" && ofAuthor.has(code) ? "privacy.author" : code;
}

export function asideIssues(
  { origin, asides }: Sheet,
  detectors: readonly TextDetector[],
  known: KnownWords,
  file: string,
): readonly Issue[] {
  const all: readonly Aside[] = [
    ...(origin === null ? [] : [{ kind: "name" as const, text: origin.name }]),
    ...(asides ?? []),
  ];
  return all.flatMap((aside) => {
    const text = plain(aside.text);
    const codes = new Set(
      detectors.filter((each) => each.finds(text, "prose", known)).map((each) => codeOf(aside, each.code)),
    );
    const { line, column } = aside;
    const place = {
      file,
      ...(origin === null ? {} : { sheet: origin.number }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
    const found = [...codes].map((code) =>
      issue(code, place, code === "privacy.author" ? {} : { count: 1, lines: line ?? "–" }),
    );
    return found.some(({ level }) => level === "critical") ? [...found, issue("privacy.beside-table", place)] : found;
  });
}
