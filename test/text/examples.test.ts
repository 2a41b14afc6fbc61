/** The example of every finding: all that its sentences need, in every language. */
import { describe, expect, it } from "vitest";
import { issueCodes, issueLevels } from "../../src/model/codes/index.ts";
import { langs } from "../../src/model/labels.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { exampleIssue, unknown } from "../../src/text/examples.ts";
import { catalogues } from "../../src/text/index.ts";

describe("the catalogue of findings", () => {
  it.each(langs)("says in %s of every code what is wrong and what to do, and shows one", (lang) => {
    for (const code of issueCodes) {
      const { message, remedy } = catalogues[lang].findings[code];
      expect([code, message.length > 10, remedy.length > 10]).toEqual([code, true, true]);
      const shown = describeIssue(exampleIssue(code), lang);
      expect([code, /\{[a-zA-Z]+\}/.test(shown.message + shown.remedy)]).toEqual([code, false]);
      expect([code, Object.values(exampleIssue(code).params).includes(unknown)]).toEqual([code, false]);
    }
  });

  it("has a finding of each code's own level, and no two codes alike", () => {
    for (const code of issueCodes) expect(exampleIssue(code)).toMatchObject({ code, level: issueLevels[code] });
    expect(new Set(issueCodes).size).toBe(issueCodes.length);
  });
});
