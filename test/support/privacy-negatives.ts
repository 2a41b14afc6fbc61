/** Deliveries with nothing in them that tells of a person, made to look as much like it as real ones do. */
import { integer, type Stream } from "../../src/stats/random.ts";

function pick<T>(random: Stream, items: readonly T[]): T {
  return items[integer(random, items.length)]!;
}

/** Municipalities as Statistics Norway writes them; names that look like persons', and those in several languages, among them. */
const areas = [
  "1833",
  "K-1833",
  "1833 Rana",
  "K-1833 Rana - Raane",
  "1826 Hattfjelldal - Aarborte",
  "1845 Sørfold – Fuolldá",
  "3448 Nordre Land",
  "3447 Søndre Land",
  "3207 Nordre Follo",
  "5054 Indre Fosen",
  "3314 Øvre Eiker",
  "5605 Sør-Varanger",
  "0301 Oslo",
  "3411 Ringsaker",
  "1824 Vefsn",
  "1813 Brønnøy",
  "5501 Tromsø",
  "4201 Risør",
  "1535 Vestnes",
  "3118 Indre Østfold",
  "1841 Fauske - Fuossko",
  "5027 Midtre Gauldal",
  "3424 Stor-Elvdal",
  "1151 Utsira",
  "3420 Elverum",
  "1507 Ålesund",
  "K-1804 Bodø",
] as const;

const titles = [
  "Registrerte lovbrudd etter bostedskommune, alder og kvartal",
  "07459: Befolkning, etter region, alder, statistikkvariabel og år",
  "Felles Ansvar – Polarsirkelregionen: individuell oppfølging",
  "Uttrekk 15.10.2027 fra STRASAK, tabell 12",
  "Oppdatert 2027-10-05 kl. 08:15. Neste oppdatering 14.01.2028",
  "Kilde: Statistisk sentralbyrå, Nordland politidistrikt og Helse Nord",
  "Kontakt: postmottak@rana.kommune.no, statistikk@ssb.no",
  "Tall under 5 er skjult. Se https://www.ssb.no/statbank/table/07459/12345678901",
  "Rana kommune, Hemnes kommune, Nesna kommune og Mo i Rana politistasjon",
  "Ungdom 12 13 14 15 16 17 år, 1.1.2027–31.12.2027",
  "Budsjett 2027: 23450000 kroner, regnskap 21 975 000 kr",
  "Tabell 3.2 Elever per trinn 2026/2027, 8.–10. trinn",
  "Org.nr. 974 760 673, journalpost 27/1234",
  "Polarsirkelrådet, Saltenrådet, Nordland fylkeskommune og Statsforvalteren i Nordland",
  "Fylkesvei 12 og E6 er ikke med. Evalueringen 2029",
] as const;

const notes = [
  "Kilde: Politiet, STRASAK. Foreløpige tall er merket med *.",
  "1) Tallene for 2026 er rettet 03.02.2027.",
  ": = vises ikke av hensyn til personvern",
  "Statistisk sentralbyrå, Oslo og Kongsvinger, 2027",
  "Per 1000 innbyggere 14–15 år. Folkemengden i Norge er 5 594 340.",
  "Felles Ansvar Salten har drevet siden 1. juli 2007",
] as const;

const periods = ["2027K3", "2027-Q3", "3. kvartal 2027", "2027 K3", "2027Q3"] as const;

function count(random: Stream): string {
  return pick(random, [
    () => String(integer(random, 10)),
    () => String(integer(random, 1000)),
    () => String(integer(random, 700_000)),
    () =>
      `${1 + integer(random, 5)} ${String(integer(random, 1000)).padStart(3, "0")} ${String(integer(random, 1000)).padStart(3, "0")}`,
    () => String(1_000_000 + integer(random, 4_600_000)),
    () => pick(random, [".", "..", ":", "-", "<5", "12*", "<\u00a05"]),
  ])();
}

/** Whole kroner up to ten figures, by themselves and in groups, mobile-like ones among them. */
function amount(random: Stream): string {
  const value = pick(random, [10 ** 6, 10 ** 8, 4 * 10 ** 9])!;
  const whole = integer(random, value);
  const groups = String(whole).replace(/\B(?=(\d{3})+$)/g, pick(random, [" ", "\u00a0"]));
  return pick(random, [
    String(whole),
    groups,
    `${whole},50`,
    `-${whole}`,
    String(90_000_000 + integer(random, 9_000_000)),
  ]);
}

type Made = { readonly what: string; readonly text: string };

function table(random: Stream, what: string, header: string, rows: readonly (readonly string[])[]): Made {
  const above = integer(random, 2) === 0 ? [] : [pick(random, titles), ""];
  const below = integer(random, 2) === 0 ? [] : [pick(random, notes)];
  const separator = what === "economy" ? ";" : pick(random, [";", "\t"]);
  const lines = [header, ...rows.map((row) => row.join(";"))].map((line) => line.replaceAll(";", separator));
  return { what, text: [...above, ...lines, ...below, ""].join("\n") };
}

const many = (random: Stream, least: number): number => least + integer(random, 20);

const makers: readonly ((random: Stream) => Made)[] = [
  (random) =>
    table(random, "population", "kommunenr;aar;alder;kjonn;personer", [
      ...Array.from({ length: many(random, 5) }, (_, i) => [
        pick(random, areas),
        String(2016 + (i % 12)),
        pick(random, ["14", "15 år", "12 years"]),
        pick(random, ["jente", "gutt", "alle"]),
        count(random),
      ]),
      ["Sum", "", "", "", count(random)],
    ]),
  (random) =>
    table(
      random,
      "offences",
      "kommunenr;periode;alder;kjonn;lovbruddsgruppe;personer;saker",
      Array.from({ length: many(random, 5) }, () => [
        pick(random, areas),
        pick(random, periods),
        pick(random, ["14", "15"]),
        "alle",
        pick(random, ["tyveri", "vold", "alle", "økonomi", "andre ting"]),
        count(random),
        count(random),
      ]),
    ),
  // Zeros and ones all the way down, each thing said once: a small municipality's quarters.
  (random) =>
    table(
      random,
      "small counts",
      "kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar",
      Array.from({ length: many(random, 6) }, (_, i) => [
        "1835",
        `${2016 + (i >> 2)}K${(i % 4) + 1}`,
        "alle",
        ...Array.from({ length: 6 }, () => String(integer(random, 2))),
      ]),
    ),
  (random) =>
    table(
      random,
      "economy",
      "aar;region;post;kilde;budsjett;regnskap",
      Array.from({ length: many(random, 4) }, () => [
        String(2026 + integer(random, 4)),
        pick(random, ["programme", "salten"]),
        pick(random, ["stillinger", "drift", "alle"]),
        "alle",
        amount(random),
        amount(random),
      ]),
    ),
  (random) =>
    table(
      random,
      "survey",
      "kommunenr;aar;indikator;trinn;kjonn;svar;antall;prosent",
      Array.from({ length: many(random, 5) }, () => [
        pick(random, areas),
        pick(random, ["2019", "2022", "2025"]),
        pick(random, ["cannabis", "trivsel", "Brukt cannabis siste 12 måneder", "nær venn"]),
        pick(random, ["8", "10", "Vg1"]),
        "alle",
        pick(random, ["ja", "nei"]),
        count(random),
        pick(random, ["12,5", "12.5 %", "100", "0,3", ":"]),
      ]),
    ),
  (random) =>
    table(
      random,
      "activity",
      "kommunenr;periode;maal;verdi",
      Array.from({ length: many(random, 4) }, () => [
        pick(random, areas),
        pick(random, periods),
        pick(random, ["slt-stilling", "slt-moter", "dager-til-samtale"]),
        pick(random, ["0,2", "37", "8,5", "."]),
      ]),
    ),
  (random) =>
    table(
      random,
      "milestones",
      "id;planlagt;faktisk;status",
      Array.from({ length: many(random, 3) }, (_, i) => [
        `milepel-${i}`,
        `2026-0${1 + (i % 9)}-1${i % 10}`,
        pick(random, ["..", "17.8.2026", "2026-10-05"]),
        pick(random, ["ferdig", "planlagt"]),
      ]),
    ),
  // A period column that holds the first or the last day of the period, as spreadsheets make of it.
  (random) =>
    table(
      random,
      "days for periods",
      "kommunenr;periode;maal;verdi",
      Array.from({ length: many(random, 4) }, () => [
        "1833",
        pick(random, ["01.07.2027", "2027-09-30", "2027-01-01", "31.12.2026"]),
        "slt-moter",
        "3",
      ]),
    ),
  // Tables of others, of which no layout knows the header.
  (random) =>
    table(
      random,
      "StatBank",
      '"region";"alder";"Personer 2026";"Personer 2027"',
      Array.from({ length: many(random, 8) }, () => [
        `"${pick(random, areas)}"`,
        `"${pick(random, ["14 år", "15 years"])}"`,
        count(random),
        count(random),
      ]),
    ),
  (random) =>
    table(
      random,
      "unknown wide table",
      "Kommune;Kommunenavn;2027K1;2027K2;2027K3;Sum",
      Array.from({ length: many(random, 8) }, (_, i) => [
        String(1804 + i),
        pick(random, ["Rana", "Nordre Land", "Indre Fosen", "Mo i Rana", "Bodø", "Nord-Odal", "Sør Varanger"]),
        count(random),
        count(random),
        count(random),
        count(random),
      ]),
    ),
  (random) =>
    table(
      random,
      "unknown amounts",
      "Ansvar;Tjeneste;Budsjett 2027;Regnskap 2027",
      Array.from({ length: many(random, 8) }, (_, i) => [
        String(10_000 + i * 10),
        pick(random, ["Barnevern", "SLT og forebygging", "Kultur", "Ungdomstiltak"]),
        amount(random),
        amount(random),
      ]),
    ),
];

/** One delivery that must pass. */
export function innocent(random: Stream): Made {
  return pick(random, makers)(random);
}
