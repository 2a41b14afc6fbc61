/** The html tag: everything put in is text, whatever it holds. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeText, html, nothing, trusted } from "../../src/report/html.ts";

const entities: readonly (readonly [string, string])[] = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&amp;", "&"],
];

function readBack(markup: string): string {
  return entities.reduce((text, [entity, character]) => text.replaceAll(entity, character), markup);
}

describe("escapeText", () => {
  it("escapes the five characters that mean something in markup", () => {
    expect(escapeText(`<a href="x" title='y'>&</a>`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;",
    );
  });

  it("leaves letters, line feeds, no-break spaces and the minus sign as they are", () => {
    const text = "Træna\n1\u00a0234 \u22125\u202f% Raavne ŋ";
    expect(escapeText(text)).toBe(text);
  });

  it.each([
    ["right-to-left override", "fil\u202efdp.exe", "filfdp.exe"],
    ["isolates", "\u2066a\u2069", "a"],
    ["direction marks", "a\u200e\u200f\u061cb", "ab"],
    ["control characters", "a\u0000\u001b[31mb\u0085", "a[31mb"],
    ["a byte order mark", "\ufeffa", "a"],
  ])("removes %s", (_, given, expected) => {
    expect(escapeText(given)).toBe(expected);
  });

  it("replaces half of a surrogate pair and keeps a whole one", () => {
    expect(escapeText("\ud800a😀\udc00")).toBe("\ufffda😀\ufffd");
  });

  it("never lets a tag, a quote or a bare ampersand through, and loses nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!(?:lt|gt|quot|amp|#39);)/);
        const kept = text.replace(/[^\P{Cc}\t\n\r]|\p{Bidi_Control}|\ufeff/gu, "").replace(/\p{Cs}/gu, "\ufffd");
        expect(readBack(escaped)).toBe(kept);
      }),
    );
  });
});

describe("html", () => {
  it("escapes text and numbers, and keeps markup that it made itself", () => {
    expect(html`<p>${"<b>"}${3}${html`<i>${"&"}</i>`}</p>`.markup).toBe("<p>&lt;b&gt;3<i>&amp;</i></p>");
  });

  it("writes lists one after another, however deep", () => {
    expect(html`${["a", [html`<br>`, "b"]]}`.markup).toBe("a<br>b");
    expect(html`<ul>${[]}</ul>`.markup).toBe("<ul></ul>");
  });

  it("does not read escapes or placeholders in what is put in", () => {
    expect(html`${"$& $1 \\n $"}`.markup).toBe("$&amp; $1 \\n $");
  });

  it("takes trusted markup as it is", () => {
    expect(html`${trusted("<svg/>")}${nothing}`.markup).toBe("<svg/>");
  });
});
