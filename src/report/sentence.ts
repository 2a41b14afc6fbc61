/** Small matters of writing a sentence. */

/** A capital first letter, where a name or a period opens a sentence. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A small first letter, where a title stands inside a sentence. */
export function midSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
