/** A finding of every code as it may be met, so that `felles explain` can show one: made of values that stand for no delivery. */
import type { IssueCode, IssueRoom } from "../model/codes/index.ts";
import { issueLevels, roomOf } from "../model/codes/index.ts";
import type { Issue, IssueParams, Place } from "../model/issue.ts";
import { langs } from "../model/labels.ts";
import { placeholders } from "./fill.ts";
import { catalogues } from "./index.ts";

const delivery: Place = { file: "inbox/politi-2027k3.csv", line: 412, column: 7, field: "personer" };
const definition: Place = { file: "pipelines/indicators.yaml", line: 12, column: 5, field: "indicators.numerator" };
const small: Place = { file: "tall.csv", line: 3, column: 2, field: "events" };

/** Where findings of a room are met. */
const places: Readonly<Record<IssueRoom, Place>> = {
  definition,
  power: { file: "pipelines/quarterly.yaml", line: 20, column: 5, field: "analyses" },
  ingest: delivery,
  privacy: delivery,
  restricted: { file: "saker-2027.csv", field: "startdato" },
  store: { file: "inbox/deliveries.yaml", line: 4, column: 3, field: "received" },
  estimate: small,
  disclose: { file: "work/ledger" },
  export: { file: "pipelines/research-export.yaml" },
  run: { file: "pipelines/quarterly.yaml" },
  fetch: { file: "befolkning-2027.json" },
  diff: { file: "reports/quarterly/2027-Q3" },
  series: delivery,
  cli: { file: "offences.xlsx" },
};

/** What stands in a sentence unless the code has something of its own. */
const values: IssueParams = {
  accepted: 380,
  address: "offences-14-15 | programme | 2027-Q3",
  after: 0,
  aliases: "kommunenr, kommunenummer, kommune",
  base: 3,
  analysis: "offences-trend",
  area: "Rana",
  areas: "Rana, Hemnes, Nesna",
  argument: "pipeline",
  asOf: "2027-10-20",
  by: "kjonn",
  before: 608,
  bytes: 90_000_000,
  cell: "12,5",
  cells: 3,
  code: "1849",
  codes: "jente, gutt, alle",
  columns: "kommunenr, periode, personer",
  controls: 1,
  count: 3,
  counted: 40,
  date: "2027-10-20",
  detail: "BAD_INDENT",
  donors: 2,
  earlier: 2,
  entries: 41,
  error: "EIO",
  example: "2027-Q3",
  expected: 8,
  first: 10,
  folder: "evaluering",
  format: "PDF",
  found: 6,
  from: "2026-01-01",
  grain: "quarter",
  group: "programme",
  host: "pc-42",
  id: "offences-14-15",
  indicator: "offences-14-15",
  key: "grain",
  kilobytes: 300,
  kind: "offences",
  kinds: "population, offences",
  known: "quarter, year",
  latest: "2027-Q3",
  layout: "rana-oppfolging",
  layouts: "nesna-oppfolging, rana-oppfolging",
  least: 3,
  limit: 64,
  lines: "398–401, 405",
  measure: "offences.personer",
  missing: "slutt",
  megabytes: 70,
  method: "rate",
  name: "rana",
  names: "ssb, fhi, klass",
  nearest: "year",
  new: "1875",
  notes: "deliveries.yaml",
  number: 3,
  old: "1849",
  option: "--period",
  other: "type",
  otherGroup: "salten",
  otherRole: "benchmark",
  package: "danfojs-node",
  part: "sheet1.xml",
  percent: 20,
  parts: "fullfort, avbrutt, flyttet, pagaar",
  path: "pipelines/quartely.yaml",
  period: "2027-Q4",
  periods: 4,
  pid: 4711,
  pipeline: "quarterly",
  read: 1,
  received: "2027-10-12",
  rejected: 20,
  role: "programme",
  row: 17,
  rows: 2,
  rule: "minimum ≥ 4",
  second: "2027-Q3",
  sheets: "2, 3",
  since: "2027-10-20 06:15",
  source: "offences",
  status: 503,
  suggestion: "kommunenr",
  table: "07459",
  text: "argument missing",
  to: "2027",
  today: "1875",
  treated: 1,
  units: 3,
  until: "2020-01-01",
  value: "month",
  verb: "run",
  where: "deliveries.yaml",
  whole: "startet",
  window: "rolling-4",
};

const resident: IssueParams = {
  measure: "population.personer",
  "measure.nb": "Folkemengde – bosatte",
  "measure.nn": "Folkemengd – busette",
  "measure.en": "Population – residents",
};

/** Values that a code needs so that its example reads as it is met. */
const own: Partial<Readonly<Record<IssueCode, IssueParams>>> = {
  "cli.unknown-verb": { verb: "rnu", nearest: "run" },
  "cli.no-such-verb": { verb: "hjelp-meg" },
  "cli.unknown-option": { option: "--perod", nearest: "--period" },
  "cli.no-such-option": { option: "--colour" },
  "cli.unknown-code": { code: "ingest.not-perod", nearest: "ingest.not-period" },
  "cli.no-such-code": { code: "nonsense" },
  "cli.unknown-kind": { kind: "ofences", nearest: "offences", known: "population, offences" },
  "cli.no-such-kind": { kind: "xyz", known: "population, offences" },
  "cli.unknown-pipeline": { nearest: "pipelines/quarterly.yaml" },
  "cli.no-such-pipeline": { path: "pipelines/x.yaml", known: "pipelines/quarterly.yaml" },
  "cli.wrong-value": { value: "2027-Q5", expected: "2027-Q3, 2027K3, 2027" },
  "cli.wrong-choice": { option: "--lang", value: "de", known: "nb, nn, en" },
  "cli.wrong-date": { option: "--as-of", value: "2027-02-30", example: "2027-10-20" },
  "cli.wrong-option": { option: "--seed" },
  "cli.bug": { text: "TypeError: x is not a function" },
  "definition.unknown-id": { key: "units", id: "saltn", nearest: "salten", where: "programme.yaml" },
  "definition.unlisted-id": { key: "units", id: "oslo", where: "programme.yaml", known: "programme, salten" },
  "definition.unknown-key": { key: "grian", nearest: "grain", known: "grain, id, kind" },
  "definition.unlisted-key": { key: "colour", known: "grain, id, kind" },
  "definition.layout-name": { name: "offences" },
  "ingest.unknown-kind": { kind: "helse" },
  "ingest.unknown-kind-near": { kind: "ofences", suggestion: "offences" },
  "ingest.unknown-code-near": { suggestion: "jente" },
  "ingest.lost-zero": { code: "301", suggestion: "0301" },
  "ingest.former-area": { code: "1849", today: "1875" },
  "ingest.no-header": { lines: 100, expected: "offences (kommunenr, periode, alder, personer, saker)" },
  "ingest.negative": { cell: "-3" },
  "ingest.not-period": { cell: "2027K5" },
  "ingest.not-year": { cell: "27" },
  "ingest.not-percent": { cell: "120" },
  "ingest.unknown-area": { cell: "1899" },
  "series.jump": { ...resident, from: "2026", to: "2027", after: 912, count: 30 },
  "series.break": { periods: "2027-Q1, 2027-Q2" },
  "series.total-left": { ...resident, from: "2026", after: 640, count: 5, percent: 2 },
  "ingest.ambiguous-number": { cell: "1.234" },
};

/** What the sentences of a code ask for; a parameter without a value stands as an ellipsis. */
function paramsOf(code: IssueCode): IssueParams {
  const asked = langs.flatMap((lang) => {
    const { message, remedy } = catalogues[lang].findings[code];
    return [...placeholders(message), ...placeholders(remedy)];
  });
  const known: IssueParams = { ...values, ...own[code] };
  const inLanguages = Object.entries(known).filter(([name]) => name.includes("."));
  return Object.fromEntries([
    ...inLanguages,
    ...asked.filter((name) => !placed.has(name) || name in known).map((name) => [name, known[name] ?? unknown]),
  ]);
}

/** What a sentence may say of the place instead. */
const placed: ReadonlySet<string> = new Set(["file", "sheet", "line", "column", "field"]);

/** Stands where no value is known. */
export const unknown = "…";

/** The finding that stands for a code. */
export function exampleIssue(code: IssueCode): Issue {
  return { code, level: issueLevels[code], place: places[roomOf(code)], params: paramsOf(code) };
}
