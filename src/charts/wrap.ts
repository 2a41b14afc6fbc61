/** Lines that fit: an estimate of how wide a text is, and where to break it. */

const classes: readonly (readonly [letters: RegExp, em: number])[] = [
  [/[ \u00a0]/, 0.21],
  [/[ijlI.,:;'’|!]/, 0.27],
  [/[tfr()[\]-]/, 0.35],
  [/[mMW%@æ—]/, 0.86],
  [/[wA-ZÆØÅ]/, 0.68],
];

/** Width in px of one line of Source Sans 3 at `size`: some five per cent too much rather than too little. */
export function estimateWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text) em += classes.find(([letters]) => letters.test(letter))?.[1] ?? 0.56;
  return em * size;
}

/** Cuts a word that no line can hold, with a hyphen, so that no letter is lost. */
function cut(word: string, width: number, size: number): readonly string[] {
  if (estimateWidth(word.trimEnd(), size) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && estimateWidth(`${piece}${letter}-`, size) > width) {
      pieces.push(`${piece}-`);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** Breaks a text at spaces and after dashes into lines of at most `width` px; a word longer than that is cut with a hyphen. */
export function wrap(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<= )|(?<=–)/)) {
    const fits = estimateWidth(line + word.trimEnd(), size) <= width;
    if (fits) {
      line += word;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    const pieces = cut(word, width, size);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1)!;
  }
  return [...lines, line.trimEnd()];
}

/** The same text, never broken at its spaces. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** With a capital first letter: names of groups may begin small in English. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
