/** Text for a terminal: colours where they are wanted, and nothing from a delivery that could steer it. */
import type { Console } from "./console.ts";

/** Controls, and the marks that turn the reading direction or hide. */
const steering = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** The text with every control replaced by a visible sign; line breaks and tabs become spaces. */
export function safe(text: string): string {
  return text.replace(/[\t\n]/g, " ").replace(steering, "\ufffd");
}

export type Tone = "plain" | "strong" | "quiet" | "good" | "caution" | "bad";

const codes: Readonly<Record<Tone, string>> = {
  plain: "",
  strong: "1",
  quiet: "2",
  good: "32",
  caution: "33",
  bad: "31",
};

export type Stream = "stdout" | "stderr";

/** Colours only on a terminal, and never against NO_COLOR (no-color.org: set and not empty). */
export function usesColour(console: Console, stream: Stream): boolean {
  return console.isTerminal[stream] && !console.env.NO_COLOR && console.env.TERM !== "dumb";
}

/** What `painter` puts around a text. */
const colouring = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

export type Painter = (tone: Tone, text: string) => string;

export function painter(colour: boolean): Painter {
  return (tone, text) => (colour && codes[tone] !== "" ? `\u001b[${codes[tone]}m${text}\u001b[0m` : text);
}

/** Breaks a text at spaces so that no line is longer than `width`; a longer word stands alone. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each) => indent + each).join("\n");
}

/** How many signs of a text are seen: colours are not. */
function seen(text: string): number {
  return text.replace(colouring, "").length;
}

/** Columns padded to their widest cell, two spaces apart; numbers may stand to the right. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, seen(cell));
  }
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = " ".repeat(widths[i]! - seen(cell));
        return right.includes(i) ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd(),
  );
}
