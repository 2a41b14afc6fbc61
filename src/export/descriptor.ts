/** `datapackage.json`: every file of an export described for machines, as Data Package v2 has it. */
import type { Labels } from "../model/labels.ts";
import { langs } from "../model/labels.ts";
import type { ParquetType } from "../store/parquet.ts";
import { catalogues } from "../text/index.ts";
import type { ExportColumn, ExportFile } from "../text/words/export.ts";
import type { CodeList } from "./code-lists.ts";
import { labelsOf, reasonLabels } from "./code-lists.ts";
import { releasedColumns } from "./columns.ts";
import type { ExportContext } from "./context.ts";
import { defaultLicence } from "./context.ts";
import type { ExportFormat } from "./format.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A file of the package, as written. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const types: Readonly<Record<ParquetType, string>> = {
  text: "string",
  number: "number",
  integer: "integer",
  boolean: "boolean",
};

/** A text as the standard has it, in Norwegian, and beside it in every language. */
function spoken(name: "title" | "description" | "label", labels: Labels): Readonly<Record<string, Json>> {
  return { [name]: labels.nb, [`${name}s`]: { ...labels } };
}

/** The codes that a column may hold, where they are few and known. */
function categories(column: ExportColumn, context: ExportContext): readonly Json[] | null {
  const list = (entries: Iterable<readonly [string, Labels]>): readonly Json[] =>
    [...entries].map(([value, labels]) => ({ value, ...spoken("label", labels) }));
  const { nb } = catalogues;
  const words = (keys: readonly string[], text: (key: string, lang: keyof typeof catalogues) => string) =>
    list(keys.map((key) => [key, { nb: text(key, "nb"), nn: text(key, "nn"), en: text(key, "en") }] as const));
  const { programme, indicators } = context;
  const same = (name: string): Labels => ({ nb: name, nn: name, en: name });
  const byColumn: Partial<Record<ExportColumn, () => readonly Json[]>> = {
    indicator: () => list([...indicators.values()].map((it) => [it.id, it.labels] as const).sort(byCode)),
    area: () =>
      list([
        ...programme.areas.map((it) => [it.code, same(it.name)] as const).sort(byCode),
        ...programme.groups.map((it) => [it.id, it.labels] as const).sort(byCode),
      ]),
    measure: () =>
      words(Object.keys(nb.export.measures), (key, lang) => catalogues[lang].export.measures[key as "count"]),
    status: () =>
      words(Object.keys(nb.export.statuses), (key, lang) => catalogues[lang].export.statuses[key as "released"]),
    label: () => words(Object.keys(nb.export.labels), (key, lang) => catalogues[lang].export.labels[key as "planned"]),
    reason: () => list(reasonLabels()),
  };
  return byColumn[column]?.() ?? null;
}

function byCode([a]: readonly [string, Labels], [b]: readonly [string, Labels]): number {
  return a < b ? -1 : 1;
}

function estimateSchema(context: ExportContext): Json {
  const fields = releasedColumns.map(({ name, type, required }): Json => {
    const known = categories(name, context);
    return {
      name,
      type: types[type],
      ...spoken(
        "title",
        labelsOf((words) => words.columns[name].title),
      ),
      ...spoken(
        "description",
        labelsOf((words) => words.columns[name].description),
      ),
      ...(required ? { constraints: { required: true } } : {}),
      // The empty subgroup is the total, and nothing is missing from it.
      ...(name === "group" ? { missingValues: [] } : {}),
      ...(known ? { categories: known } : {}),
    };
  });
  return {
    fields,
    missingValues: [""],
    uniqueKeys: [["analysis", "indicator", "area", "period", "group", "measure", "comparator"]],
    foreignKeys: [
      { fields: ["indicator"], reference: { resource: "indicators", fields: ["id"] } },
      { fields: ["measure"], reference: { resource: "measures", fields: ["code"] } },
      { fields: ["reason"], reference: { resource: "reasons", fields: ["code"] } },
      { fields: ["method"], reference: { resource: "methods", fields: ["id"] } },
    ],
  };
}

function listSchema(list: CodeList): Json {
  const fields = list.columns.map((name, i): Json => {
    const kind = typeof list.rows.find((row) => row[i] !== null)?.[i];
    return { name, type: kind === "number" || kind === "boolean" ? kind : "string" };
  });
  return { fields, missingValues: [""], primaryKey: list.columns.slice(0, list.key) };
}

function resource(
  name: string,
  about: ExportFile,
  file: PackedFile,
  form: Pick<ExportFormat, "id" | "mediatype" | "encoding">,
  schema: Json,
): Json {
  return {
    name,
    type: "table",
    path: file.path,
    ...spoken(
      "title",
      labelsOf((words) => words.files[about]),
    ),
    format: form.id,
    mediatype: form.mediatype,
    ...(form.encoding === null ? {} : { encoding: form.encoding }),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    schema,
  };
}

/** The package's name and its period, in small letters: `research-export-2027-q3`. */
function packageName({ pipeline, period }: ExportContext): string {
  return `${pipeline}-${period.replace("..", "-")}`.toLowerCase();
}

/** Senders and dates, each once. Never a delivery's hash: who knows all but a few of its cells could try them out against it. */
function sources({ deliveries = [] }: ExportContext): readonly Json[] {
  const said = deliveries.map(({ provider, received }): readonly [string, Json] => [
    JSON.stringify([provider, received]),
    { title: provider, version: received },
  ]);
  return [...new Map(said.sort(([a], [b]) => (a < b ? -1 : 1))).values()];
}

/** The text of `datapackage.json`. */
export function descriptor(
  context: ExportContext,
  estimates: readonly { readonly format: ExportFormat; readonly file: PackedFile }[],
  lists: readonly { readonly list: CodeList; readonly file: PackedFile }[],
): string {
  const { name, title, path } = context.licence ?? defaultLicence;
  const readme = (lang: keyof typeof catalogues): string => catalogues[lang].export.readme.synthetic;
  const schema = estimateSchema(context);
  const csv = { id: "csv", mediatype: "text/csv", encoding: "utf-8" } as const;
  const from = sources(context);
  const text: Json = {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: packageName(context),
    ...spoken("title", context.title),
    ...(context.synthetic
      ? spoken("description", { nb: readme("nb"), nn: readme("nn"), en: readme("en") })
      : spoken("description", context.programme.labels)),
    version: `${context.period}+${context.asOf}`,
    created: `${context.asOf}T00:00:00Z`,
    languages: [...langs],
    synthetic: context.synthetic,
    licenses: [{ name, title, path }],
    ...(from.length === 0 ? {} : { sources: from }),
    resources: [
      ...estimates.map(({ format, file }) => resource(`estimates-${format.id}`, format.about, file, format, schema)),
      ...lists.map(({ list, file }) => resource(list.name, list.name, file, csv, listSchema(list))),
    ],
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}
