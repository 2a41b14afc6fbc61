/** Spelling differences that do not matter: case, accents, å or aa, ø or o, spaces and hyphens. */

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/aa/g, "a")
    .replace(/[\s_.\-‐-―−]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Files say the same few words over and over, and are held against the same few names: each is folded once. */
function remembering(spell: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const spelt = spell(text);
    if (text.length > longestWord) return spelt;
    if (known.size >= mostWords) known.clear();
    known.set(text, spelt);
    return spelt;
  };
}

/** How long texts, and how many, are remembered. */
const longestWord = 60;
const mostWords = 10_000;

/** `14–15`, `14 - 15` → `14-15`; `Kjønn` → `kjonn`; `Mål`, `maal` → `mal`. */
export const fold: (text: string) => string = remembering(folded);

/** The same for headers, where spaces and hyphens do not matter at all: `Kommune-nr.` → `kommunenr`. */
export const foldHeader: (text: string) => string = remembering((text) => folded(text).replace(/-/g, ""));

/** A cell without the spaces that programs put around and into it: every kind of space is the plain one. */
export function tidy(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, " ").trim();
}
