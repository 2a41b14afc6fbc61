/** The one font family of the product, from its packages, so that a machine without fonts draws the same. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export interface FontFile {
  readonly weight: 400 | 600 | 700;
  readonly bytes: Uint8Array;
}

export interface FontFiles {
  readonly family: string;
  /** TrueType, for pictures and PDF. */
  readonly ttf: readonly FontFile[];
  /** The same files by path, for those that read fonts themselves. */
  readonly ttfPaths: readonly string[];
  /** Compressed and Latin only, for HTML. */
  readonly woff2: readonly FontFile[];
}

const cuts = [
  { weight: 400, cut: "400Regular" },
  { weight: 600, cut: "600SemiBold" },
  { weight: 700, cut: "700Bold" },
] as const;

export function fontFiles(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  const read = (path: string): Uint8Array => readFileSync(resolve(path));
  const trueType = (cut: string): string => `@expo-google-fonts/source-sans-3/${cut}/SourceSans3_${cut}.ttf`;
  return {
    family: "Source Sans 3",
    ttfPaths: cuts.map(({ cut }) => resolve(trueType(cut))),
    ttf: cuts.map(({ weight, cut }) => ({
      weight,
      bytes: read(trueType(cut)),
    })),
    woff2: cuts.map(({ weight }) => ({
      weight,
      bytes: read(`@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`),
    })),
  };
}
