/** Parameters of findings that are words of a definition, or periods: one for each language. */
import type { Lang } from "../model/labels.ts";
import { langs } from "../model/labels.ts";

/** `kind` → `kind.nb`, `kind.nn`, `kind.en`: what a sentence of each language puts in the place of `{kind}`. */
export function spoken(name: string, say: (lang: Lang) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(langs.map((lang) => [`${name}.${lang}`, say(lang)]));
}
