/** `pipelines/layouts/…yaml` for a file that nobody has a layout for: proposed, written as YAML, and tried on the file itself. */
import { basename } from "node:path";
import { stringify } from "yaml";
import { fold } from "../ingest/fold.ts";
import type { Ingested, ParquetReader } from "../ingest/index.ts";
import { ingest, screen } from "../ingest/index.ts";
import { suggestLayout } from "../ingest/suggest/index.ts";
import type { Outcome } from "../model/issue.ts";
import { accepted, issue, rejected } from "../model/issue.ts";
import type { ProviderLayout } from "../model/layout.ts";
import { quarterOf } from "../model/period.ts";
import { readBytes } from "../store/read.ts";
import type { Definitions } from "./definition/index.ts";
import { rulesOf } from "./rules.ts";

export interface SuggestedLayout {
  readonly name: string;
  readonly kind: string;
  /** The file to save, without its comments. */
  readonly yaml: string;
  /** Columns that nothing fills, and those that were taken from the lines above or the file's name. */
  readonly missing: readonly string[];
  readonly assumed: readonly string[];
  /** What the file gives with it. */
  readonly tried: Outcome<Ingested>;
}

/** A file's name as a layout's: small letters, figures and hyphens. */
export function layoutName(file: string, kinds: readonly string[]): string {
  const plain = fold(file.replace(/\.[a-z0-9]+$/i, ""))
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  const name = /^[a-z]/.test(plain) ? plain.replace(/-+$/, "") : `sheet-${plain}`.replace(/-+$/, "");
  return kinds.includes(name) ? `${name}-sheet` : name;
}

function oneOrMore(words: readonly string[]): string | readonly string[] {
  return words.length === 1 ? words[0]! : words;
}

/** Marks that steer a terminal or turn the direction of writing, written out: what is pasted is what is seen. */
function visible(text: string): string {
  return text.replace(/[\p{Cf}\u2028\u2029\u0080-\u009f]/gu, (sign) =>
    [...sign].map((each) => `\\U${each.codePointAt(0)!.toString(16).padStart(8, "0")}`).join(""),
  );
}

/** Every text in quotes, so that no header of a sender's can be anything but text. */
function written(content: object): string {
  return visible(stringify(content, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }));
}

/** A layout as its author would write it: what it does not need is left out. */
export function layoutYaml(layout: ProviderLayout): string {
  const { kind, sheet, range, columns, wide, constants, codes, fill, skip, ignore, headerRows } = layout;
  const content: Record<string, unknown> = { extends: kind };
  if (sheet !== null) content.sheet = sheet;
  if (range !== null) content.range = range;
  if (headerRows > 1) content.headerRows = headerRows;
  if (columns.length > 0)
    content.columns = Object.fromEntries(
      columns.map(({ column, headers, unit }) => [
        column,
        unit === null ? oneOrMore(headers) : { ...(headers.length > 0 ? { headers: oneOrMore(headers) } : {}), unit },
      ]),
    );
  if (wide.length > 0) content.wide = wide.map(({ headers, value }) => ({ headers, value }));
  if (Object.keys(constants).length > 0) content.constants = constants;
  if (Object.keys(codes).length > 0) content.codes = codes;
  for (const [key, list] of Object.entries({ fill, skip, ignore })) if (list.length > 0) content[key] = list;
  return written(content);
}

/**
 * Proposes a layout for a file, and tries it. A file that holds personal data is refused: a proposal repeats what its headers say.
 *
 * @param kind  the delivery kind; null lets the file decide
 */
export function suggestFor(
  path: string,
  kind: string | null,
  definitions: Definitions,
  today: string,
  readParquet?: ParquetReader,
): Outcome<SuggestedLayout> {
  const file = basename(path);
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const rules = { ...rulesOf(definitions, readParquet), latest: quarterOf(today) };
  const sheets = screen({ file, bytes: bytes.value }, rules);
  if (!sheets.ok) return sheets;
  const layouts = definitions.layouts.filter((each) => kind === null || each.kind === kind);
  const found = suggestLayout(sheets.value, file, layouts, { ...rules, latest: null });
  if (!found) return rejected([issue("ingest.no-table", { file })]);
  const name = layoutName(
    file,
    definitions.layouts.map((each) => each.kind),
  );
  const layout = { ...found.layout, id: name };
  const tried = ingest({ file, bytes: bytes.value, kind: name }, { ...rules, providerLayouts: [layout] });
  const { missing, assumed } = found;
  return accepted({ name, kind: layout.kind, yaml: layoutYaml(layout), missing, assumed, tried }, sheets.issues);
}
