/** Every language says the same things with the same parameters, and nothing is left unsaid. */
import { describe, expect, it } from "vitest";
import { issueCodes } from "../../src/model/codes/index.ts";
import type { Lang } from "../../src/model/labels.ts";
import { langs } from "../../src/model/labels.ts";
import { placeholders } from "../../src/text/fill.ts";
import { catalogues } from "../../src/text/index.ts";

/** Every text of a catalogue by its path: `reasons.missing`. */
function texts(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((each, i) => texts(each, `${path}.${i}`));
  return Object.entries(value as Record<string, unknown>).flatMap(([key, each]) =>
    texts(each, path === "" ? key : `${path}.${key}`),
  );
}

function readAll(lang: Lang): ReadonlyMap<string, string> {
  return new Map(texts(catalogues[lang], ""));
}

const byLang: Readonly<Record<Lang, ReadonlyMap<string, string>>> = {
  nb: readAll("nb"),
  nn: readAll("nn"),
  en: readAll("en"),
};

describe("the catalogues", () => {
  it.each(langs)("of %s calls itself by that name", (lang) => {
    expect(catalogues[lang].lang).toBe(lang);
  });

  it.each(langs)("of %s leaves no text empty", (lang) => {
    const empty = [...byLang[lang]].filter(([, text]) => text.replaceAll(" ", "") === "").map(([path]) => path);
    expect(empty).toEqual([]);
  });

  it.each(["nn", "en"] as const)("of %s has the texts of nb, no more and no fewer", (lang) => {
    expect([...byLang[lang].keys()].sort()).toEqual([...byLang.nb.keys()].sort());
  });

  it.each(["nn", "en"] as const)("of %s asks for the parameters that nb asks for", (lang) => {
    const different = [...byLang.nb]
      .map(([path, text]) => ({ path, nb: placeholders(text), other: placeholders(byLang[lang].get(path) ?? "") }))
      .filter(({ nb, other }) => nb.join() !== other.join());
    expect(different).toEqual([]);
  });

  it.each(langs)("of %s holds no stray brace and no double space", (lang) => {
    const odd = [...byLang[lang]].filter(([, text]) => {
      const rest = text.replace(/\{[a-z][a-zA-Z]*\}/g, "x");
      return /[{}]/.test(rest) || / {2}/.test(rest);
    });
    expect(odd).toEqual([]);
  });

  it("have a finding for each code", () => {
    for (const lang of langs) expect(Object.keys(catalogues[lang].findings).sort()).toEqual([...issueCodes].sort());
  });

  it("do not tell by the sentence which disclosure rule hid a number", () => {
    for (const lang of langs) {
      const { reasons } = catalogues[lang];
      const sentences = [
        reasons["small-numerator"],
        reasons["small-complement"],
        reasons["small-denominator"],
        reasons.complementary,
        reasons.difference,
      ];
      expect(new Set(sentences).size).toBe(1);
    }
  });
});
