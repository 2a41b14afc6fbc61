/** Rows that are wrong on purpose, each with the finding that it must raise. None touches a figure of the main report. */
import type { Cell, Plant, Sheet, SheetRow } from "./dialect.ts";

/**
 * replace: the row goes wrong. after: a wrong copy is added behind it. end: a row is added under the table.
 */
type Fault = Plant & { readonly file: string } & (
    | {
        readonly how: "replace" | "after";
        /** The row that it is about: the first whose cells begin with these. */
        readonly at: readonly Cell[];
        /** What becomes of its cells, by position. */
        readonly change: Readonly<Record<number, Cell>>;
        /** Where readers find it, when that is another row than the changed one: its first cells. */
        readonly foundAt?: readonly Cell[];
      }
    | { readonly how: "end"; readonly cells: readonly Cell[] }
  );

const kommune = 0;
const periode = 1;
const alder = 2;
const gruppe = 4;
const personer = 6;
const saker = 7;
const spoersmaal = 2;
const henvist = 3;

/** Wrong in the first delivery of 2026-Q4, which its correction states anew. */
const firstOf2026Q4: readonly Fault[] = [
  {
    file: "politi-2026k4.csv",
    how: "replace",
    at: ["1815", "2026-Q4", "14", "alle", "annet"],
    change: { [saker]: "tolv" },
    code: "ingest.text-for-number",
    field: "saker",
    rejects: 1,
    note: "A number written as a word.",
  },
  {
    file: "politi-2026k4.csv",
    how: "replace",
    at: ["1820", "2026-Q4", "15", "alle", "alle", "ja"],
    change: { [personer]: -2 },
    code: "ingest.negative",
    field: "personer",
    rejects: 1,
    note: "A negative count, with a typographer's minus.",
  },
  {
    file: "politi-2026k4.csv",
    how: "replace",
    at: ["1822", "2026-Q4", "14", "gutt"],
    change: {},
    code: "ingest.conflicting-row",
    field: null,
    rejects: 1,
    note: "Stated twice with different numbers: the first time.",
  },
  {
    file: "politi-2026k4.csv",
    how: "after",
    at: ["1822", "2026-Q4", "14", "gutt"],
    change: { [saker]: 9 },
    code: "ingest.conflicting-row",
    field: null,
    rejects: 1,
    note: "Stated twice with different numbers: the second time.",
  },
  {
    file: "politi-2026k4.csv",
    how: "replace",
    at: ["1870", "2026-Q4", "15", "alle", "tyveri"],
    change: { [saker]: 90 },
    foundAt: ["1870", "2026-Q4", "15", "alle", "alle", "alle"],
    code: "ingest.total-not-sum",
    field: "saker",
    rejects: 9,
    note: "The cases of the eight offence groups do not add to the total: all nine rows go.",
  },
];

/** Rows too many in the delivery of 2027-Q3. */
const tooManyIn2027Q3: readonly Fault[] = [
  {
    file: "politi-2027k3.csv",
    how: "after",
    at: ["1806", "2027-Q3", "15", "alle", "alle", "nei"],
    change: { [kommune]: "1805" },
    code: "ingest.former-area",
    field: "kommunenr",
    rejects: 1,
    note: "A municipality code that ended in 2020.",
  },
  {
    file: "politi-2027k3.csv",
    how: "after",
    at: ["1824", "2027-Q3", "15", "alle", "alle", "nei"],
    change: { [periode]: "2027-Q5" },
    code: "ingest.not-period",
    field: "periode",
    rejects: 1,
    note: "A quarter that does not exist.",
  },
  {
    file: "politi-2027k3.csv",
    how: "after",
    at: ["1865", "2027-Q3", "15", "alle", "alle", "nei"],
    change: { [gruppe]: "hærverk" },
    code: "ingest.unknown-code",
    field: "lovbruddsgruppe",
    rejects: 1,
    note: "An offence group that the layout does not know.",
  },
  {
    file: "politi-2027k3.csv",
    how: "after",
    at: ["1866", "2027-Q3", "15", "alle", "alle", "nei"],
    change: { [alder]: "13" },
    code: "ingest.unknown-code",
    field: "alder",
    rejects: 1,
    note: "An age that the delivery does not cover.",
  },
  {
    file: "politi-2027k3.csv",
    how: "after",
    at: ["1874", "2027-Q3", "15", "alle", "alle", "nei"],
    change: {},
    code: "ingest.repeated-row",
    field: null,
    rejects: 1,
    note: "The same row twice, alike.",
  },
  {
    file: "politi-2027k3.csv",
    how: "end",
    cells: ["Sum", "2027-Q3", "15", "alle", "alle", "alle", 70, 130],
    code: "ingest.sum-row",
    field: "kommunenr",
    rejects: 1,
    note: "A subtotal under the table.",
  },
  {
    file: "politi-2027k3.csv",
    how: "end",
    cells: ["Foreløpige tall. Saker kan komme til."],
    code: "ingest.remark",
    field: null,
    rejects: 1,
    note: "A remark under the table.",
  },
];

/** Restated by the sender's next delivery, or a row too many. */
const elsewhere: readonly Fault[] = [
  {
    file: "oppfolging-salten-2027k1.csv",
    how: "replace",
    at: ["1848", "2026-Q3", "alle"],
    change: { [henvist]: 0 },
    code: "ingest.part-over-whole",
    field: "startet",
    rejects: 1,
    note: "More started than were referred.",
  },
  {
    file: "undersokelse-2025.csv",
    how: "after",
    at: ["1860", "2025", "skulk", "10", "alle", "nei"],
    change: { [spoersmaal]: "snus" },
    code: "ingest.unknown-code",
    field: "indikator",
    rejects: 1,
    note: "A question that the catalogue does not hold.",
  },
];

const faults: readonly Fault[] = [...firstOf2026Q4, ...tooManyIn2027Q3, ...elsewhere];

/** Where a row that nothing else was planted behind begins with these cells. */
function find(rows: readonly SheetRow[], at: readonly Cell[]): number {
  const index = rows.findIndex((it) => at.every((cell, i) => it.cells[i] === cell));
  if (index < 0) throw new RangeError(`no row begins with ${at.join(", ")}`);
  return index;
}

function plantOne(rows: readonly SheetRow[], fault: Fault): readonly SheetRow[] {
  const { code, field, note, rejects } = fault;
  const plants: readonly Plant[] = [{ code, field, note, rejects }];
  if (fault.how === "end") return [...rows, { cells: fault.cells, plants }];
  const index = find(rows, fault.at);
  const before = rows[index]!;
  const cells = before.cells.map((cell, column) => fault.change[column] ?? cell);
  if (fault.how === "after") return rows.toSpliced(index + 1, 0, { cells, plants });
  if (!fault.foundAt) return rows.with(index, { cells, plants });
  const found = find(rows, fault.foundAt);
  return rows.with(index, { ...before, cells }).with(found, { ...rows[found]!, plants });
}

/** The sheets with every fault planted in those that they are meant for. */
export function plantFaults(sheets: readonly Sheet[]): readonly Sheet[] {
  return sheets.map((sheet) => ({
    ...sheet,
    rows: faults.filter((fault) => fault.file === sheet.file).reduce(plantOne, sheet.rows),
  }));
}
