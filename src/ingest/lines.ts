/** Line numbers as a reader wants them: `12–14, 20`. */

/** How many spans a message names. */
const mostSpans = 10;

/** Sorted lines, runs joined; at most ten spans. */
export function lineList(lines: readonly number[]): string {
  const sorted = [...lines].sort((a, b) => a - b);
  const spans: [first: number, last: number][] = [];
  for (const line of sorted) {
    const span = spans.at(-1);
    if (span && line === span[1] + 1) span[1] = line;
    else spans.push([line, line]);
  }
  const texts = spans.slice(0, mostSpans).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return spans.length > mostSpans ? `${texts.join(", ")} …` : texts.join(", ");
}
