/** What the codes in released rows stand for: a table for each kind of code. */
import type { NoteCode, ReasonCode } from "../model/estimate.ts";
import type { Labels } from "../model/labels.ts";
import { langs } from "../model/labels.ts";
import type { Released } from "../model/released.ts";
import type { ParquetValue } from "../store/parquet.ts";
import { catalogues } from "../text/index.ts";
import type { ExportFile, ExportWords } from "../text/words/export.ts";
import { exportedReason } from "./columns.ts";
import type { ExportContext } from "./context.ts";

export interface CodeList {
  readonly name: ExportFile & string;
  readonly columns: readonly string[];
  /** How many of the first columns tell one row from another. */
  readonly key: number;
  readonly rows: readonly (readonly ParquetValue[])[];
}

/** The same text in every language. */
export function labelsOf(text: (words: ExportWords) => string): Labels {
  const [nb, nn, en] = langs.map((lang) => text(catalogues[lang].export)) as [string, string, string];
  return { nb, nn, en };
}

function inLangs(name: string): readonly string[] {
  return langs.map((lang) => `${name}_${lang}`);
}

function texts(labels: Labels | null): readonly (string | null)[] {
  return langs.map((lang) => labels?.[lang] ?? null);
}

/** Reasons by their exported names, each once. */
export function reasonLabels(): ReadonlyMap<string, Labels> {
  const codes = Object.keys(catalogues.nb.reasons) as ReasonCode[];
  const labels = codes.map((code): readonly [string, Labels] => {
    const [nb, nn, en] = langs.map((lang) => catalogues[lang].reasons[code]) as [string, string, string];
    return [exportedReason(code), { nb, nn, en }];
  });
  return new Map(labels.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sorted(rows: readonly (readonly ParquetValue[])[]): readonly (readonly ParquetValue[])[] {
  const keyed = rows.map((row) => [JSON.stringify(row), row] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function areaLists({ programme }: ExportContext): readonly CodeList[] {
  return [
    {
      name: "areas",
      columns: ["code", "name", "valid_from", "valid_until", "formerly"],
      key: 1,
      rows: programme.areas.map((it) => [
        it.code,
        it.name,
        it.valid.from,
        it.valid.until,
        it.formerly.join(";") || null,
      ]),
    },
    {
      name: "memberships",
      columns: ["code", "group", "from", "until", "confirmed"],
      key: 3,
      rows: programme.areas.flatMap(({ code, memberships }) =>
        memberships.map((it) => [code, it.group, it.from, it.until, it.confirmed]),
      ),
    },
    {
      name: "groups",
      columns: ["id", "role", "adopted", ...inLangs("label"), ...inLangs("note")],
      key: 1,
      rows: programme.groups.map((it) => [it.id, it.role, it.adopted, ...texts(it.labels), ...texts(it.note)]),
    },
  ];
}

function indicatorLists({ indicators, codeLabels }: ExportContext): readonly CodeList[] {
  return [
    {
      name: "indicators",
      columns: [
        "id",
        "theme",
        "kind",
        "unit",
        "per",
        "better",
        "grain",
        ...inLangs("label"),
        ...inLangs("definition"),
        ...inLangs("source"),
      ],
      key: 1,
      rows: [...indicators.values()].map((it) => [
        it.id,
        it.theme,
        it.kind,
        it.unit,
        it.per,
        it.better,
        it.grain,
        ...texts(it.labels),
        ...texts(it.definition),
        ...texts(it.source),
      ]),
    },
    {
      name: "breakdowns",
      columns: ["column", "code", ...inLangs("label")],
      key: 2,
      rows: Object.entries(codeLabels).flatMap(([column, codes]) =>
        Object.entries(codes).map(([code, labels]) => [column, code, ...texts(labels)]),
      ),
    },
  ];
}

function wordLists(rows: readonly Released[], context: ExportContext): readonly CodeList[] {
  const used = [...new Set(rows.map((row) => row.method))];
  const measures = Object.keys(catalogues.nb.export.measures) as (keyof ExportWords["measures"])[];
  const notes = Object.keys(catalogues.nb.notes) as NoteCode[];
  return [
    {
      name: "measures",
      columns: ["code", ...inLangs("label")],
      key: 1,
      rows: measures.map((code) => [code, ...texts(labelsOf((words) => words.measures[code]))]),
    },
    {
      name: "reasons",
      columns: ["code", ...inLangs("label")],
      key: 1,
      rows: [...reasonLabels()].map(([code, labels]) => [code, ...texts(labels)]),
    },
    {
      name: "notes",
      columns: ["code", ...inLangs("label")],
      key: 1,
      rows: notes.map((code) => [code, ...langs.map((lang) => catalogues[lang].notes[code])]),
    },
    {
      name: "methods",
      columns: ["id", "source"],
      key: 1,
      rows: used.map((id) => [id, context.methods?.get(id)?.source ?? null]),
    },
  ];
}

/** Every code list, each sorted by its codes. */
export function codeLists(rows: readonly Released[], context: ExportContext): readonly CodeList[] {
  const lists = [...areaLists(context), ...indicatorLists(context), ...wordLists(rows, context)];
  return lists.map((list) => ({ ...list, rows: sorted(list.rows) }));
}
