/** Deliveries made up to try the privacy guard: each positive has one thing planted in it, and no negative has any. */
import type { PrivacyCode } from "../../src/ingest/privacy/detector.ts";
import { integer, type Stream, stream } from "../../src/stats/random.ts";
import { numberForms, personalNumber, withoutZero } from "./personal-numbers.ts";
import { innocent } from "./privacy-negatives.ts";

export interface PrivacyCase {
  readonly kind: PrivacyCode;
  /** How it is written, and where it stands. */
  readonly what: string;
  readonly text: string;
  /** What must be repeated nowhere. */
  readonly planted: string;
}

export function pick<T>(random: Stream, items: readonly T[]): T {
  return items[integer(random, items.length)]!;
}

function digits(random: Stream, count: number): string {
  return Array.from({ length: count }, () => integer(random, 10)).join("");
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Names that are common, and names that no list in the guard has: those can be told by their shape alone. */
const common = {
  given: [
    "Kari",
    "Ola",
    "Ingrid",
    "Sondre",
    "Emma",
    "Jakob",
    "Nora",
    "Mohammed",
    "Anne",
    "Lars",
    "Fatima",
    "Eirik",
    "Anne-Marie",
  ],
  family: [
    "Nordmann",
    "Hansen",
    "Olsen",
    "Johansen",
    "Bakken",
    "Haugen",
    "Moen",
    "Ali",
    "Nguyen",
    "Berg-Hansen",
    "Lund",
  ],
} as const;
const rare = {
  given: ["Tjodrun", "Ljotunn", "Hrafnkjell", "Semund", "Ylvalita", "Biret", "Zelal", "Aslaug", "Torodd", "Kjellaug"],
  family: ["Vrangedal", "Skjelvåg", "Mæhlumshagen", "Guttormslie", "Kvalnesset", "Somby", "Bendiktsli", "Yttervåg"],
} as const;

const streets = [
  "Storgata 12",
  "Nordlandsveien 5",
  "Kongens gate 4",
  "Ole Tobias Olsens gate 7",
  "Fjellvegen 103 B",
  "Havnegata 2A",
  "Skoleveien 1",
  "Sjøsvingen 14",
  "Torget 2",
  "Elvebakken 9",
  "Strandvegen 22c",
] as const;
const places = ["8622 Mo i Rana", "8646 Korgen", "9008 Tromsø", "8700 Nesna", "7013 Trondheim", "8006 Bodø"] as const;
const sentences = [
  "Ungdommen fortalte at det var vanskelig hjemme i vinter",
  "har brukt cannabis siden i fjor sommer og vil slutte",
  "mor ringte og var bekymret for hvem han er sammen med",
  "Gutten flyttet til besteforeldrene etter hendelsen på skolen",
] as const;

/** The names of what is planted, with how each is written. */
const makers: Readonly<Record<string, (random: Stream) => { readonly how: string; readonly planted: string }>> = {
  "privacy.identity-number": (random) => {
    const form = pick(random, numberForms);
    const number = personalNumber(random, form);
    const [date, rest] = [number.slice(0, 6), number.slice(6)];
    const styles: readonly (readonly [string, string])[] = [
      ["bare", number],
      ["space", `${date} ${rest}`],
      ["hyphen", `${date}-${rest}`],
      ["no-break space", `${date}\u00a0${rest}`],
      ["dash", `${date}–${rest}`],
      ["in groups", `${date} ${rest.slice(0, 3)} ${rest.slice(3)}`],
      ["points", `${date.slice(0, 2)}.${date.slice(2, 4)}.${date.slice(4)} ${rest}`],
      ["full width", [...number].map((each) => String.fromCharCode(0xff10 + Number(each))).join("")],
      ["zero-width signs", `${date}\u200b${rest}`],
      ["in a sentence", `se sak om ${number} fra i fjor`],
    ];
    const [style, planted] = pick(random, styles);
    return { how: `${form}, ${style}`, planted };
  },
  "privacy.phone": (random) => {
    const number = `${pick(random, ["4", "9"])}${digits(random, 6)}${1 + integer(random, 9)}`;
    const [a, b, c] = [number.slice(0, 3), number.slice(3, 5), number.slice(5)];
    const pairs = [0, 2, 4, 6].map((at) => number.slice(at, at + 2)).join(" ");
    const styles = [
      `+47 ${a} ${b} ${c}`,
      `0047${number}`,
      `+47${number}`,
      `${a} ${b} ${c}`,
      pairs,
      `tlf. ${number}`,
      `Mobil: ${a} ${b} ${c}`,
    ];
    const planted = pick(random, styles);
    return { how: planted.replace(/\d/g, "0"), planted };
  },
  "privacy.email": (random) => {
    const mailbox = `${pick(random, [...common.given, ...rare.given]).toLowerCase()}.${pick(random, rare.family).toLowerCase()}`;
    const planted = `${mailbox}@${pick(random, ["rana.kommune.no", "gmail.com", "hotmail.no", "skole.nordland.no"])}`;
    return { how: "mailbox", planted };
  },
  "privacy.address": (random) => {
    const [street, place] = [pick(random, streets), pick(random, places)];
    const planted = pick(random, [
      street,
      `${street}, ${place}`,
      `${place}`,
      `Postboks ${integer(random, 900)}, ${place}`,
    ]);
    return { how: planted.replace(/\d/g, "0"), planted };
  },
  "privacy.birth-date": (random) => {
    const [day, month, year] = [
      two(2 + integer(random, 26)),
      two(1 + integer(random, 12)),
      String(2008 + integer(random, 9)),
    ];
    const date = pick(random, [`${day}.${month}.${year}`, `${year}-${month}-${day}`, `${day}/${month}-${year}`]);
    const planted = pick(random, [
      `født ${date}`,
      `f. ${day}${month}${year.slice(2)}`,
      `fødselsdato: ${date}`,
      `f. ${day}.${month}.${year.slice(2)}`,
    ]);
    return { how: planted.replace(/\d/g, "0"), planted };
  },
  "privacy.name": (random) => {
    const [given, family] = [pick(random, common.given), pick(random, common.family)];
    const planted = pick(random, [
      `${given} ${family}`,
      `${family}, ${given}`,
      `${given} M. ${family}`,
      `${given} ${family}`.toUpperCase(),
      `${given} ${family}`.toLowerCase(),
    ]);
    return { how: "common", planted };
  },
};

const header = "kommunenr;periode;alder;kjonn;lovbruddsgruppe;personer;saker";
const columns = header.split(";");

function rowsOf(random: Stream): string[][] {
  return ["1833", "1832", "1828"].flatMap((area) =>
    ["14", "15"].map((age) => [
      area,
      "2027K1",
      age,
      "alle",
      "alle",
      String(integer(random, 9)),
      String(3 + integer(random, 9)),
    ]),
  );
}

const quoted = (cell: string): string => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function fileOf(
  rows: readonly (readonly string[])[],
  head = header,
  above: readonly string[] = [],
  below: readonly string[] = [],
): string {
  return [...above, head, ...rows.map((row) => row.map(quoted).join(";")), ...below, ""].join("\n");
}

/** Where a thing may stand: in a cell of some column, in a title, a footnote, a header, a column that nobody knows. */
function placed(random: Stream, planted: string): { readonly where: string; readonly text: string } {
  const rows = rowsOf(random);
  const where = pick(random, [
    "cell",
    "cell",
    "title",
    "footnote",
    "header",
    "extra column",
    "no header",
    "wide row",
  ] as const);
  const at = integer(random, rows.length);
  if (where === "cell") {
    const column = integer(random, columns.length);
    rows[at]![column] = planted;
    return { where: columns[column]!, text: fileOf(rows) };
  }
  if (where === "title") return { where, text: fileOf(rows, header, [`Uttrekk ved ${planted}`, ""]) };
  if (where === "footnote") return { where, text: fileOf(rows, header, [], [`Merknad: ${planted}`]) };
  if (where === "header")
    return {
      where,
      text: fileOf(
        rows.map((row) => [...row, "1"]),
        `${header};${quoted(planted)}`,
      ),
    };
  if (where === "extra column")
    return {
      where,
      text: fileOf(
        rows.map((row, i) => [...row, i === at ? planted : ""]),
        `${header};merknad`,
      ),
    };
  if (where === "wide row") return { where, text: fileOf(rows.map((row, i) => (i === at ? [...row, planted] : row))) };
  return {
    where,
    text: fileOf(
      rows.map((row, i) => (i === at ? [planted, ...row] : row)),
      "a;b;c;d;e;f;g;h",
    ),
  };
}

/** Things that are told by the column in which they stand, or by the table as a whole. */
function shaped(random: Stream): PrivacyCase {
  const rows = rowsOf(random);
  const at = integer(random, rows.length);
  const bound = (kind: PrivacyCode, what: string, column: number, planted: string): PrivacyCase => {
    rows[at]![column] = planted;
    return { kind, what, text: fileOf(rows), planted };
  };
  const [day, month, year] = [
    two(2 + integer(random, 26)),
    two(1 + integer(random, 12)),
    String(2008 + integer(random, 9)),
  ];
  const anyColumn = integer(random, columns.length);
  const cases: readonly (() => PrivacyCase)[] = [
    () =>
      bound(
        "privacy.name",
        "rare name, in a column of codes or counts",
        2 + integer(random, 5),
        `${pick(random, rare.given)} ${pick(random, rare.family)}`,
      ),
    () =>
      bound(
        "privacy.name",
        "rare name, surname first",
        2 + integer(random, 5),
        `${pick(random, rare.family)}, ${pick(random, rare.given)}`,
      ),
    () =>
      bound(
        "privacy.name",
        "given name alone",
        2 + integer(random, 5),
        pick(random, ["Kari", "Ingrid", "Sondre", "Jakob", "Mohammed"]),
      ),
    () =>
      bound(
        "privacy.birth-date",
        "a day where none is expected",
        anyColumn,
        pick(random, [`${day}.${month}.${year}`, `${year}-${month}-${day}`]),
      ),
    () =>
      bound("privacy.birth-date", "six figures as a code", pick(random, [2, 3, 4]), `${day}${month}${year.slice(2)}`),
    () =>
      bound(
        "privacy.phone",
        "eight figures as a count",
        5,
        `${pick(random, ["4", "9"])}${digits(random, 6)}${1 + integer(random, 9)}`,
      ),
    () => bound("privacy.identity-number", "without its first zero", pick(random, [2, 5, 6]), withoutZero(random)),
    () => bound("privacy.free-text", "a sentence in a cell", anyColumn, pick(random, sentences)),
    () => {
      const planted = pick(random, sentences);
      return {
        kind: "privacy.free-text",
        what: "a column of remarks",
        text: fileOf(
          rows.map((row, i) => [...row, i === at ? planted : ""]),
          `${header};merknad`,
        ),
        planted,
      };
    },
    () => {
      const planted = pick(random, [
        "saksnr",
        "Navn",
        "Fødselsdato",
        "personnr",
        "Fnr.",
        "Etternavn",
        "Telefon",
        "klient-ID",
        "Adresse",
        "E-post",
      ]);
      return {
        kind: "privacy.person-column",
        what: "a header that speaks of persons",
        text: fileOf(
          rows.map((row, i) => [...row, String(i)]),
          `${header};${planted}`,
        ),
        planted: "",
      };
    },
    () => {
      const names = rows.map((_, i) => `${rare.given[i % rare.given.length]!} ${rare.family[i % rare.family.length]!}`);
      return {
        kind: "privacy.person-column",
        what: "rare names all the way down",
        text: fileOf(
          rows.map((row, i) => [names[i]!, ...row]),
          "a;b;c;d;e;f;g;h",
        ),
        planted: names[0]!,
      };
    },
    () => {
      const cases = Array.from({ length: 20 }, () => [...pick(random, rows).slice(0, 5), "1", "1"]);
      return {
        kind: "privacy.case-rows",
        what: "a row for each case, every count one",
        text: fileOf(cases),
        planted: "",
      };
    },
    () => {
      const numbered = Array.from({ length: 12 }, (_, i) => [
        `2027/${10_000 + i * 37 + integer(random, 30)}`,
        "1833",
        "2027K1",
        "14",
      ]);
      return {
        kind: "privacy.case-rows",
        what: "case numbers in a column that nobody knows",
        text: fileOf(numbered, "ref;kommune;kvartal;alder"),
        planted: numbered[0]![0]!,
      };
    },
    () => {
      const split = Array.from({ length: 4 }, () => personalNumber(random, "birth")).map((it) => [
        it.slice(0, 6),
        it.slice(6),
        "1833",
      ]);
      return {
        kind: "privacy.identity-number",
        what: "in two columns",
        text: fileOf(split, "a;b;c"),
        planted: split[0]![1]!,
      };
    },
  ];
  return pick(random, cases)();
}

/** The same positives for the same seed. */
export function positives(seed: number, count: number): readonly PrivacyCase[] {
  const random = stream(seed, 1);
  const kinds = Object.keys(makers) as PrivacyCode[];
  return Array.from({ length: count }, (_, i) => {
    if (i % 3 === 0) return shaped(random);
    const kind = pick(random, kinds);
    const { how, planted } = makers[kind]!(random);
    const { where, text } = placed(random, planted);
    return { kind, what: `${how}; ${where}`, text, planted };
  });
}

/** The same negatives for the same seed. */
export function negatives(seed: number, count: number): readonly { readonly what: string; readonly text: string }[] {
  const random = stream(seed, 2);
  return Array.from({ length: count }, () => innocent(random));
}
