/** YAML text → plain values, every one of which still knows its line and column. Strict: no anchors, tags or second documents. */
import type { Document, Node, YAMLSeq } from "yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Issue, Place } from "../../model/issue.ts";
import { accepted, issue, type Outcome, rejected } from "../../model/issue.ts";

/** Keys and indices from the top of a file: `["indicators", 3, "per"]`. */
export type Path = readonly PropertyKey[];

export interface SourceText {
  /** Its name, as sentences say it; places have the folder too. */
  readonly file: string;
  /** The keys of the file with their values. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where the value at a path stands; where it is absent, the nearest that holds it. */
  readonly at: (path: Path) => Place;
  /** Where the key at a path stands, instead of its value. */
  readonly atKey: (path: Path) => Place;
  /** The value as it is written, short: `0101` stays `0101`. */
  readonly written: (path: Path) => string;
}

/** The name of a file without its folder, on any machine. */
export function baseName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
}

/** Definitions are written by hand: the largest of ours is a sixth of this. */
const limitKilobytes = 256;
const limitDepth = 32;
const limitIndent = 120;

/** `indicators.numerator.measure`: the line already says which of them. */
export function pathText(path: Path): string {
  return path.filter((step) => typeof step === "string").join(".");
}

/** The first line that nests deeper than any definition does: yaml's parser would exhaust the stack on it. */
function tooDeep(text: string): number | null {
  let open = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const lead = /^(?: |[-?:] )*/.exec(line.slice(0, 4 * limitIndent))![0];
    for (const mark of line) {
      if (mark === "[" || mark === "{") open++;
      else if ((mark === "]" || mark === "}") && open > 0) open--;
      if (open > limitDepth) return index + 1;
    }
    if (lead.length > limitIndent) return index + 1;
  }
  return null;
}

interface Found {
  readonly key: Node | null;
  readonly value: Node | null;
}

function child(node: Node | null, step: PropertyKey): Found | null {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((each) => isScalar(each.key) && each.key.value === step);
    return pair ? { key: pair.key, value: pair.value } : null;
  }
  return { key: null, value: (node as YAMLSeq<Node>).items[Number(step)]! };
}

/** From the top to the value at a path, as far as the file has it. */
function trail(document: Document, path: Path): readonly Found[] {
  const found: Found[] = [{ key: null, value: document.contents }];
  for (const step of path) {
    const next = child(found.at(-1)!.value, step);
    if (!next) break;
    found.push(next);
  }
  return found;
}

/** An empty value stands nowhere: its key stands for it. */
function isWritten(node: Node | null): node is Node {
  return node !== null && !(isScalar(node) && node.source === "");
}

function offsetOf(document: Document, path: Path, wantKey: boolean): number {
  const steps = trail(document, path);
  const { key, value } = steps.at(-1)!;
  const whole = steps.length === path.length + 1;
  const shown = key && ((wantKey && whole) || !isWritten(value)) ? key : value;
  return shown!.range![0];
}

const longest = 60;

function writtenAt(document: Document, path: Path): string {
  const { value } = trail(document, path).at(-1)!;
  if (isMap(value)) return "{…}";
  if (isSeq(value)) return "[…]";
  const text = isScalar(value) ? value.source! : "";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** What YAML allows and a definition does not. */
function forbidden(document: Document, place: (offset: number) => Place): readonly Issue[] {
  const found: Issue[] = [];
  const mark = (code: "definition.anchor" | "definition.tag", node: Node): void => {
    found.push(issue(code, place(node.range![0])));
  };
  visit(document, {
    Alias: (_, node) => mark("definition.anchor", node),
    Node: (_, node) => {
      if ("anchor" in node && node.anchor !== undefined) mark("definition.anchor", node);
      else if (node.tag !== undefined) mark("definition.tag", node);
    },
    Pair: (_, pair) => {
      const key = pair.key as Node;
      if (!isScalar(key)) found.push(issue("definition.syntax", place(key.range![0]), { detail: "COMPLEX_KEY" }));
      else if (key.value === "<<") mark("definition.anchor", key);
      else if (typeof key.value !== "string")
        found.push(issue("definition.unquoted-key", place(key.range![0]), { key: String(key.source) }));
    },
  });
  return found;
}

const codeOf = {
  DUPLICATE_KEY: "definition.duplicate-key",
  TAB_AS_INDENT: "definition.tab",
  MULTIPLE_DOCS: "definition.several-documents",
} as const;

/** One fault may be met many times on its way out of nested brackets. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  return issues.filter(({ code, place }) => {
    const address = `${code}|${place?.line}|${place?.column}`;
    return !seen.has(address) && seen.add(address);
  });
}

/** Reads one definition file. Every breach of YAML, or of the part of YAML that definitions use, is found at once. */
export function readYaml(file: string, text: string): Outcome<SourceText> {
  const kilobytes = Math.ceil(text.length / 1024);
  if (kilobytes > limitKilobytes)
    return rejected([issue("definition.too-large", { file }, { kilobytes, limit: limitKilobytes })]);
  const clean = text.replace(/^\ufeff/, "");
  const deep = tooDeep(clean);
  if (deep !== null)
    return rejected([issue("definition.too-deep", { file, line: deep, column: 1 }, { limit: limitDepth })]);
  const lines = new LineCounter();
  const document = parseDocument(clean, { lineCounter: lines, prettyErrors: false, schema: "core" });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const broken = [...document.errors, ...document.warnings].map(({ code, pos }) =>
    Object.hasOwn(codeOf, code)
      ? issue(codeOf[code as keyof typeof codeOf], place(pos[0]))
      : issue("definition.syntax", place(pos[0]), { detail: code }),
  );
  // After a tab the parser is lost, and what else it finds is not the author's.
  const tabs = broken.filter((it) => it.code === "definition.tab");
  if (broken.length > 0) return rejected(distinct(tabs.length > 0 ? tabs : broken));
  if (document.contents === null) return rejected([issue("definition.empty", { file, line: 1, column: 1 })]);
  if (!isMap(document.contents))
    return rejected([
      issue("definition.not-map", place(0), {
        key: baseName(file),
        value: writtenAt(document, []),
      }),
    ]);
  const foreign = forbidden(document, place);
  if (foreign.length > 0) return rejected(foreign);
  const at = (path: Path, wantKey: boolean): Place => {
    const found = place(offsetOf(document, path, wantKey));
    return path.length === 0 ? found : { ...found, field: pathText(path) };
  };
  return accepted({
    file: baseName(file),
    value: document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>,
    at: (path) => at(path, false),
    atKey: (path) => at(path, true),
    written: (path) => writtenAt(document, path),
  });
}
