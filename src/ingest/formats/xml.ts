/** XML as spreadsheets are written in: tags and text in their order, no document types, no entities but the five. */

/** Thrown where a text is no XML; the format that reads it says so. */
export class XmlError extends Error {}

/** What is told of a document, in its order. Names come without their prefix. */
export interface XmlReader {
  /** `attributes` is the raw text after the name: see attribute(). */
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(entity: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity);
  if (number) {
    const point = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    if (point <= 0x10ffff) return String.fromCodePoint(point);
  } else if (Object.hasOwn(named, entity)) return named[entity]!;
  throw new XmlError("an unknown entity");
}

/** Text with its entities resolved. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]{0,12});?/g, (_, entity: string) => decoded(entity));
}

/** An attribute of a tag by its name without prefix; undefined when the tag has none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = at === 0 ? " " : attributes[at - 1]!;
    if (before !== ":" && !isSpace(before)) continue;
    const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(
      attributes.slice(at + name.length, at + name.length + longestAttribute),
    );
    if (rest) return unescapeXml(rest[1] ?? rest[2]!);
  }
  return undefined;
}

/** Characters of an attribute that can matter: a cell's text in an attribute is not longer. */
const longestAttribute = 33_000;

function isSpace(letter: string): boolean {
  return letter === " " || letter === "\n" || letter === "\t" || letter === "\r";
}

/** The `>` that ends the tag which begins at `start`; one between quotes does not. */
function tagEnd(xml: string, start: number): number {
  let at = start;
  for (;;) {
    const end = xml.indexOf(">", at);
    if (end === -1) throw new XmlError("a tag that does not end");
    let quote = "";
    for (let i = at; i < end; i++) {
      const letter = xml[i]!;
      if (quote === "") {
        if (letter === '"' || letter === "'") quote = letter;
      } else if (letter === quote) quote = "";
    }
    if (quote === "") return end;
    const closing = xml.indexOf(quote, end);
    if (closing === -1) throw new XmlError("an attribute that does not end");
    at = closing + 1;
  }
}

/** Past what stands between two marks. */
function past(xml: string, start: number, mark: string): number {
  const end = xml.indexOf(mark, start);
  if (end === -1) throw new XmlError("a remark that does not end");
  return end + mark.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const nameShape = /[^\s/>]+/y;

/**
 * Reads a document.
 *
 * @throws XmlError when the text is no XML, is cut, or declares a document type
 */
export function readXml(xml: string, reader: XmlReader): void {
  const open: string[] = [];
  let at = xml.indexOf("<");
  while (at !== -1) {
    if (xml.startsWith("<?", at)) at = past(xml, at, "?>");
    else if (xml.startsWith("<!--", at)) at = past(xml, at, "-->");
    else if (xml.startsWith("<![CDATA[", at)) {
      const end = past(xml, at, "]]>");
      reader.text(xml.slice(at + 9, end - 3));
      at = end;
    } else if (xml[at + 1] === "!") throw new XmlError("a document type");
    else at = readTag(xml, at, open, reader);
    const next = xml.indexOf("<", at);
    if (open.length > 0 && next > at) reader.text(unescapeXml(xml.slice(at, next)));
    at = next;
  }
  if (open.length > 0) throw new XmlError("an element that does not end");
}

/** A tag; returns where it ends. */
function readTag(xml: string, start: number, open: string[], reader: XmlReader): number {
  const closing = xml[start + 1] === "/";
  nameShape.lastIndex = start + (closing ? 2 : 1);
  const name = nameShape.exec(xml)?.[0];
  if (name === undefined) throw new XmlError("a tag without a name");
  const end = tagEnd(xml, nameShape.lastIndex);
  if (closing) {
    if (open.pop() !== name) throw new XmlError("an end without its beginning");
    reader.close(localName(name));
    return end + 1;
  }
  const empty = xml[end - 1] === "/";
  reader.open(localName(name), xml.slice(nameShape.lastIndex, empty ? end - 1 : end));
  if (empty) reader.close(localName(name));
  else open.push(name);
  return end + 1;
}
