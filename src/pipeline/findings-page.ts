/** What a check found, as a page for whoever sent the files. */
import type { Lang } from "../model/labels.ts";
import { renderFindings } from "../report/findings-page.ts";
import { fontFiles } from "../store/fonts.ts";
import type { Definitions } from "./definition/index.ts";
import type { Checked } from "./validate.ts";

export function checkedPage(files: readonly Checked[], definitions: Definitions, lang: Lang, version: string): string {
  const labels = new Map(definitions.layouts.map((layout) => [layout.kind, layout.labels[lang]]));
  const [regular, semibold, bold] = fontFiles().woff2.map((each) => each.bytes) as [Uint8Array, Uint8Array, Uint8Array];
  return renderFindings({
    lang,
    files,
    kindLabel: (kind) => labels.get(kind)!,
    version,
    fonts: { regular, semibold, bold },
  });
}
