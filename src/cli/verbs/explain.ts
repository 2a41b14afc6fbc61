/** `felles explain [CODE]`: what a finding means, what to do, and one as it may be met; or the list of all codes by room. */
import { type IssueCode, type IssueRoom, issueCodes, issueLevels, roomOf } from "../../model/codes/index.ts";
import { IssueError, issue } from "../../model/issue.ts";
import { type Lang, langs } from "../../model/labels.ts";
import { nearest } from "../../model/nearest.ts";
import { describeIssue, placeText } from "../../text/describe.ts";
import { exampleIssue } from "../../text/examples.ts";
import { catalogues } from "../../text/index.ts";
import { columns, wrap } from "../terminal.ts";
import type { Answer, Call } from "../verb.ts";
import { exits } from "../verb.ts";

function known(code: string): code is IssueCode {
  return issueCodes.some((each) => each === code);
}

/** Parameters stand as `…` where no finding filled them. */
function plain(template: string): string {
  return template.replace(/\{[a-zA-Z]+\}/g, "…");
}

function inEach(say: (lang: Lang) => string): Readonly<Record<Lang, string>> {
  return Object.fromEntries(langs.map((lang) => [lang, say(lang)])) as Record<Lang, string>;
}

/** The example as it stands in a list of findings: the place, then the sentence. */
function example(code: IssueCode, lang: Lang): string {
  const shown = exampleIssue(code);
  return `${placeText(shown.place!)} ${describeIssue(shown, lang).message}`;
}

/** Everything about a code, for a program. */
function entry(code: IssueCode): object {
  return {
    code,
    level: issueLevels[code],
    message: inEach((lang) => plain(catalogues[lang].findings[code].message)),
    remedy: inEach((lang) => describeIssue(exampleIssue(code), lang).remedy),
    example: inEach((lang) => example(code, lang)),
  };
}

/** The rooms that raise findings, sorted, each with its codes. */
function byRoom(): ReadonlyMap<IssueRoom, readonly IssueCode[]> {
  const rooms = new Map<IssueRoom, IssueCode[]>();
  for (const code of [...issueCodes].sort()) rooms.set(roomOf(code), [...(rooms.get(roomOf(code)) ?? []), code]);
  return rooms;
}

function list({ words, paint, lang }: Call): Answer {
  const { check, findings } = catalogues[lang];
  const rooms = [...byRoom()];
  const lines = rooms.flatMap(([room, codes]) => [
    "",
    paint("strong", check.explain.rooms[room]),
    ...columns(codes.map((code) => [code, words.level[issueLevels[code]], plain(findings[code].message)])),
  ]);
  const data = rooms.map(([room, codes]) => ({
    room,
    label: inEach((each) => catalogues[each].check.explain.rooms[room]),
    codes: codes.map(entry),
  }));
  return { issues: [], lines: [words.explain.list, ...lines], data };
}

export async function explain(call: Call): Promise<Answer> {
  const { words, paint, lang } = call;
  const [code] = call.arguments;
  if (code === undefined) return list(call);
  if (!known(code)) {
    const near = nearest(code, issueCodes);
    const wrong =
      near === null
        ? issue("cli.no-such-code", null, { code })
        : issue("cli.unknown-code", null, { code, nearest: near });
    throw new IssueError([wrong], exits.usage);
  }
  const { check, findings } = catalogues[lang];
  const { remedy } = describeIssue(exampleIssue(code), lang);
  return {
    issues: [],
    lines: [
      `${paint("strong", code)}  ${words.explain.level}: ${words.level[issueLevels[code]]}`,
      wrap(plain(findings[code].message), 100, "  "),
      wrap(`${check.explain.example} ${example(code, lang)}`, 100, "  "),
      wrap(`${words.findings.remedy} ${remedy}`, 100, "  "),
    ],
    data: entry(code),
  };
}
