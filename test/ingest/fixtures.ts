/** Layouts, areas and short cuts for the tests of ingest: the canonical layouts, written by hand. */
import type { Ingested, IngestRules } from "../../src/ingest/index.ts";
import { ingest } from "../../src/ingest/index.ts";
import type { Area } from "../../src/model/area.ts";
import type { Issue, Outcome } from "../../src/model/issue.ts";
import type { Lang } from "../../src/model/labels.ts";
import type { Column, ColumnType, Layout, RowRule, TotalRule } from "../../src/model/layout.ts";
import { describeIssue, placeText } from "../../src/text/describe.ts";

const noLabels = { nb: "", nn: "", en: "" };

export function column(name: string, type: ColumnType, more: Partial<Column> = {}): Column {
  return { name, type, labels: noLabels, codes: null, total: null, optional: false, aliases: [], ...more };
}

export function layout(
  kind: string,
  columns: readonly Column[],
  totalRules: readonly TotalRule[] = [],
  rowRules: readonly RowRule[] = [],
): Layout {
  return { kind, labels: noLabels, columns, rowRules, totalRules };
}

const area = column("kommunenr", "area", { aliases: ["kommunenummer", "kommune"] });
const year = column("aar", "year", { aliases: ["år"] });
const sex = column("kjonn", "code", {
  codes: ["jente", "gutt", "alle"],
  total: "alle",
  optional: true,
  aliases: ["kjønn"],
});

export const population = layout(
  "population",
  [
    area,
    year,
    column("alder", "code", { codes: ["12", "13", "14", "15", "16", "17"] }),
    sex,
    column("personer", "count"),
  ],
  [{ measure: "personer", column: "kjonn", relation: "equal" }],
);

export const offences = layout(
  "offences",
  [
    area,
    column("periode", "period", { aliases: ["kvartal"] }),
    column("alder", "code", { codes: ["14", "15"] }),
    sex,
    column("lovbruddsgruppe", "code", { codes: ["tyveri", "vold", "rus", "alle"], total: "alle" }),
    column("digital", "code", { codes: ["ja", "nei", "alle"], total: "alle", optional: true }),
    column("personer", "count", { aliases: ["antall personer"] }),
    column("saker", "count"),
  ],
  [
    { measure: "saker", column: "lovbruddsgruppe", relation: "equal" },
    { measure: "personer", column: "kjonn", relation: "equal" },
    { measure: "personer", column: "lovbruddsgruppe", relation: "cover" },
  ],
);

export const survey = layout("survey", [
  area,
  year,
  column("indikator", "code", { codes: ["cannabis", "trivsel", "skulk"] }),
  column("trinn", "code", { codes: ["8", "9", "10", "alle"], total: "alle", optional: true }),
  sex,
  column("svar", "code", { codes: ["ja", "nei"] }),
  column("antall", "count", { optional: true }),
  column("prosent", "percent", { optional: true, aliases: ["andel"] }),
]);

export const followup = layout(
  "followup",
  [
    area,
    column("startperiode", "period"),
    sex,
    column("henvist", "count"),
    column("startet", "count"),
    column("fullfort", "count", { aliases: ["fullført"] }),
    column("avbrutt", "count"),
    column("flyttet", "count"),
    column("pagaar", "count", { aliases: ["pågår"] }),
  ],
  [{ measure: "startet", column: "kjonn", relation: "equal" }],
  [
    { part: "startet", whole: "henvist" },
    { part: "fullfort", whole: "startet" },
  ],
);

export const economy = layout(
  "economy",
  [
    year,
    column("region", "group"),
    column("post", "code", { codes: ["stillinger", "drift", "alle"], total: "alle", optional: true }),
    column("kilde", "code", { codes: ["fylkeskommune", "kommuner", "alle"], total: "alle", optional: true }),
    column("budsjett", "amount"),
    column("regnskap", "amount"),
  ],
  [{ measure: "budsjett", column: "post", relation: "equal" }],
);

export const activity = layout("activity", [
  area,
  column("periode", "period"),
  column("maal", "code", { codes: ["slt-stilling", "slt-moter"], aliases: ["mål"] }),
  column("verdi", "number"),
]);

export const milestones = layout("milestones", [
  column("id", "code"),
  column("planlagt", "date"),
  column("faktisk", "date"),
  column("status", "code", { codes: ["planlagt", "ferdig"] }),
]);

export const layouts: readonly Layout[] = [population, offences, survey, followup, economy, activity, milestones];

function municipality(code: string, from: string, until: string | null, formerly: readonly string[]): Area {
  return { code, name: code, valid: { from, until }, formerly, memberships: [] };
}

export const areas: readonly Area[] = [
  municipality("0301", "1964-01-01", null, []),
  municipality("1806", "2020-01-01", null, ["1805", "1850"]),
  municipality("1833", "1964-01-01", null, []),
  municipality("1835", "1964-01-01", null, []),
  municipality("1850", "1964-01-01", "2020-01-01", []),
  municipality("1852", "1964-01-01", "2020-01-01", []),
  municipality("1875", "2020-01-01", null, ["1849", "1850"]),
];

export const rules: IngestRules = { layouts, areas, groups: ["polarsirkelen", "salten"], latest: "2027-Q3" };

export const file = "politi.csv";

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Windows-1252 for the characters of Latin-1. */
export function windowsBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

export function readBytes(
  bytes: Uint8Array,
  kind: string | null = null,
  more: Partial<IngestRules> = {},
): Outcome<Ingested> {
  return ingest({ file, bytes, kind }, { ...rules, ...more });
}

export function readText(text: string, kind: string | null = null, more: Partial<IngestRules> = {}): Outcome<Ingested> {
  return readBytes(bytesOf(text), kind, more);
}

/** What a file that can be read holds. */
export function ingested(
  text: string | Uint8Array,
  more: Partial<IngestRules> = {},
): Ingested & { readonly issues: readonly Issue[] } {
  const outcome = readBytes(typeof text === "string" ? bytesOf(text) : text, null, more);
  if (!outcome.ok) throw new RangeError(`refused: ${outcome.issues.map((each) => each.code).join(", ")}`);
  return { ...outcome.value, issues: outcome.issues };
}

/** `politi.csv:3:2 message remedy` for every issue. */
export function sentences(issues: readonly Issue[], lang: Lang): readonly string[] {
  return issues.map((each) => {
    const { message, remedy } = describeIssue(each, lang);
    return `${placeText(each.place!)} ${message} ${remedy}`;
  });
}

/** `code line:column field` for every issue. */
export function briefly(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, place }) =>
    [code, [place?.line, place?.column].filter((n) => n !== undefined).join(":"), place?.field]
      .filter(Boolean)
      .join(" "),
  );
}

/** The issues of a file, briefly, also when it is refused. */
export function troubles(
  text: string | Uint8Array,
  kind: string | null = null,
  more: Partial<IngestRules> = {},
): readonly string[] {
  return briefly(readBytes(typeof text === "string" ? bytesOf(text) : text, kind, more).issues);
}

/** The value of one measure cell in a count, per cent, amount, number or date column, or the code of its issue. */
export function cellOf(type: ColumnType, cell: string, separator = ";"): unknown {
  const quoted = cell.includes(separator) ? `"${cell}"` : cell;
  const outcome = readText(`${["kommunenr", "verdi"].join(separator)}\n1833${separator}${quoted}\n`, null, {
    layouts: [layout("one", [area, column("verdi", type)])],
  });
  if (!outcome.ok) throw new RangeError("refused");
  const [observation] = outcome.value.observations;
  if (!observation) return outcome.issues[0]!.code;
  const { value, missing, bounds, preliminary } = observation;
  if (value !== null && !preliminary) return value;
  return { value, missing, bounds, preliminary };
}
