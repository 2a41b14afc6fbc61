/** `felles explain [CODE]`: what a finding means and what to do, or the list of all codes. */
import { type IssueCode, issueCodes, issueLevels } from "../../model/codes/index.ts";
import { IssueError, issue } from "../../model/issue.ts";
import { nearest } from "../../model/nearest.ts";
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

export async function explain(call: Call): Promise<Answer> {
  const { words, paint, lang } = call;
  const [code] = call.arguments;
  const texts = catalogues[lang].findings;
  if (code === undefined) {
    const rows = [...issueCodes]
      .sort()
      .map((each) => [each, words.level[issueLevels[each]], plain(texts[each].message)]);
    return {
      issues: [],
      lines: [words.explain.list, ...columns(rows)],
      data: rows.map(([each, level, message]) => ({ code: each, level, message })),
    };
  }
  if (!known(code)) {
    throw new IssueError([issue("cli.unknown-code", null, { code, nearest: nearest(code, issueCodes)! })], exits.usage);
  }
  const text = texts[code];
  return {
    issues: [],
    lines: [
      `${paint("strong", code)}  ${words.explain.level}: ${words.level[issueLevels[code]]}`,
      wrap(plain(text.message), 100, "  "),
      wrap(`${words.findings.remedy} ${plain(text.remedy)}`, 100, "  "),
    ],
    data: { code, level: issueLevels[code], message: plain(text.message), remedy: plain(text.remedy) },
  };
}
