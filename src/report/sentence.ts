/** Small matters of writing a sentence. */

/** A capital first letter, where a name or a period opens a sentence. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
