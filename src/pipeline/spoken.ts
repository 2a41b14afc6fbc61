/** Parameters of findings that are words of a definition, or periods: one for each language, for the sentence of each to name. */
import type { Lang } from "../model/labels.ts";
import { langs } from "../model/labels.ts";

/** `kind` → `kindNb`, `kindNn`, `kindEn`: the words of a parameter in each language. */
export function spoken(name: string, say: (lang: Lang) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(langs.map((lang) => [`${name}${lang[0]!.toUpperCase()}${lang[1]!}`, say(lang)]));
}
