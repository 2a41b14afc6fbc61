/** Columns that only persons fill: by what their header calls them, or by names all the way down. */
import { lineOf, numberAt } from "../../model/rows.ts";
import { foldHeader } from "../fold.ts";
import type { Said } from "./body.ts";
import { bodyRows, saidIn, spotsOf } from "./body.ts";
import type { ScreenedTable, Spot, TableDetector } from "./detector.ts";
import { mayBeName } from "./person-name.ts";
import { plain } from "./plain.ts";

/** Headers that speak of one person or one case, folded. */
const headers: ReadonlySet<string> = new Set(
  `saksnr saksnummer saksid sakid sakref saksreferanse journalnr journalnummer journalid klientnr klientid klient
  pasientnr pasientid pasient brukernr brukerid deltakernr deltakerid deltager deltaker respondentid respondent respid
  personid personnr personnummer pnr fodselsnr fodselsnummer fodselnummer fnr dnr dnummer nin ssn identitetsnummer
  fodselsdato fodseldato fodt fodtdato fodd fdato fdt birthdate dateofbirth dob
  navn namn fulltnavn fornavn etternavn mellomnavn forenamn etternamn namnet name firstname lastname surname fullname
  elevnavn elevid elevnr elev barnetsnavn barn ungdom foresatt foresatte foresattnavn verge mor far morsnavn farsnavn
  adresse gateadresse bostedsadresse bustadadresse postadresse hjemmeadresse address postnr postnummer poststed
  telefon telefonnr telefonnummer tlf tlfnr mobil mobilnr mobilnummer mobiltelefon phone phonenumber
  epost epostadresse email emailadresse mail mailadresse saksbehandler kontaktperson kurator helsesykepleier`
    .split(/\s+/)
    .filter((each) => each !== "")
    .map(foldHeader),
);

/** Headers that may also be of a place: the cells below decide. */
const doubtful: ReadonlySet<string> = new Set(["navn", "namn", "name"].map(foldHeader));
/** Headers that may also be of a group: only beside others of a person do they tell of one. */
const groups: ReadonlySet<string> = new Set(
  ["barn", "ungdom", "elev", "mor", "far", "klient", "pasient"].map(foldHeader),
);

/** So many cells of a column make its shape. */
const leastCells = 3;
const share = 2 / 3;

/** The distinct texts of a column below a line. */
function below(table: ScreenedTable, line: number, index: number): readonly string[] {
  const numbers = new Set<number>();
  for (const row of bodyRows(table)) if (lineOf(table.rows, row) > line) numbers.add(numberAt(table.rows, row, index));
  const texts = [...numbers].map((number) => plain(table.rows.texts[index]![number]!));
  return texts.filter((text) => text !== "");
}

/** By header, in any row that may be one. */
function named(table: ScreenedTable): readonly Spot[] {
  for (const { line, cells } of table.heads) {
    const spots = cells.flatMap((cell, index) => {
      const header = foldHeader(plain(cell));
      if (!headers.has(header) || groups.has(header)) return [];
      if (doubtful.has(header) && below(table, line, index).every(table.known.isArea)) return [];
      return [{ line, column: index + 1 }];
    });
    if (spots.length > 0) return spots;
  }
  return [];
}

/** By shape: most cells are capitalised words in pairs, and no known place. */
function filled(table: ScreenedTable): readonly Spot[] {
  return table.columns.flatMap((column) => {
    const cells = [...saidIn(column)].filter(({ text }) => text !== "");
    const names = cells.filter(({ text }) => mayBeName(text) && !table.known.has(text));
    const distinct = new Set(names.map(({ text }) => text)).size;
    return distinct >= leastCells && rowsWith(names) >= rowsWith(cells) * share
      ? spotsOf(table, column.index, new Set(names.map(({ number }) => number)))
      : [];
  });
}

function rowsWith(said: readonly Said[]): number {
  return said.reduce((sum, { count }) => sum + count, 0);
}

function find(table: ScreenedTable): readonly Spot[] {
  if (table.bound) return [];
  const spots = named(table);
  return spots.length > 0 ? spots : filled(table);
}

export const personColumn: TableDetector = { code: "privacy.person-column", find };
