/** A text as the detectors read it: no disguise by look-alike signs, odd spaces or signs that nobody sees. */

// biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself
const unseen = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const ascii = /^[\x20-\x7e]*$/;

/** Full-width figures become figures, every space but the tab the plain one, every dash a hyphen; what is not seen is gone. */
export function plain(text: string): string {
  if (ascii.test(text)) return text.trim();
  return text
    .normalize("NFKC")
    .replace(unseen, "")
    .replace(/[\u0660-\u0669]/g, (sign) => String(sign.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (sign) => String(sign.charCodeAt(0) - 0x6f0))
    .replace(/[^\S\t]+/g, " ")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .trim();
}
