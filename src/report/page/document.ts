/** The shell of every page: one file with its fonts and its one stylesheet, that loads nothing and runs nothing. */
import { createHash } from "node:crypto";
import type { Lang } from "../../model/labels.ts";
import type { Html } from "../html.ts";
import { html, trusted } from "../html.ts";
import { stylesheet } from "./stylesheet.ts";

/** WOFF2 bytes of Source Sans 3. */
export interface PageFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
  readonly bold: Uint8Array;
}

export interface Page {
  readonly lang: Lang;
  readonly title: string;
  readonly fonts: PageFonts;
  readonly body: Html;
}

function fontFace(weight: number, bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString("base64");
  return `@font-face{font-family:"Source Sans 3";font-weight:${weight};font-style:normal;src:url(data:font/woff2;base64,${source}) format("woff2")}\n`;
}

/** A whole HTML document. */
export function documentOf({ lang, title, fonts, body }: Page): string {
  const { regular, semibold, bold } = fonts;
  const css = [fontFace(400, regular), fontFace(600, semibold), fontFace(700, bold), stylesheet, "\n"].join("");
  // The policy names the one stylesheet by its hash, so that nothing smuggled into the page could style or run.
  const hash = createHash("sha256").update(css).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(css)}</style>
</head>
<body>
${body}</body>
</html>
`.markup;
}
