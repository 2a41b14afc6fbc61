/** Spelling differences that do not matter: case, accents, å or aa, ø or o, spaces and hyphens. */

/** `14–15`, `14 - 15` → `14-15`; `Kjønn` → `kjonn`; `Mål`, `maal` → `mal`. */
export function fold(text: string): string {
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

/** The same for headers, where spaces and hyphens do not matter at all: `Kommune-nr.` → `kommunenr`. */
export function foldHeader(text: string): string {
  return fold(text).replace(/-/g, "");
}

/** A cell without the spaces that programs put around and into it: every kind of space is the plain one. */
export function tidy(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, " ").trim();
}
