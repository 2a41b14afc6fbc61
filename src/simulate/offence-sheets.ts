/** The police deliveries: one historical file, one a quarter, and a restated quarter where cases were registered late. */
import type { PeriodId } from "../model/period.ts";
import { areas } from "./areas.ts";
import { fileQuarter, lastHistorical, quartersOf, receivedAfter, seasonOf } from "./calendar.ts";
import { dialects, row, type Sheet, type SheetRow, type WrittenDialect } from "./dialect.ts";
import { offenceAges, simulateYouths, tally } from "./offences.ts";
import type { Population } from "./population.ts";
import type { Truth } from "./truth.ts";

const columns = ["kommunenr", "periode", "alder", "kjonn", "lovbruddsgruppe", "digital", "personer", "saker"] as const;

/** The same columns as an older export of the police calls them. */
const legacyColumns = [
  "kommunenummer",
  "kvartal",
  "alder",
  "kjønn",
  "lovbruddstype",
  "digitalt",
  "antall_personer",
  "antall_saker",
] as const;

interface Form {
  readonly dialect: WrittenDialect;
  readonly title: readonly string[];
  readonly columns: readonly string[];
}

const title = [
  "Anmeldte lovbrudd: personer 14 og 15 år, etter bostedskommune",
  "Nordland politidistrikt. Syntetiske tall, laget for utprøving.",
] as const;

/** Four ways in which a quarter is written, in turn: nobody sends the same form for a whole year. */
const forms: readonly [Form, Form, Form, Form] = [
  { dialect: dialects.legacy, title, columns: legacyColumns },
  { dialect: dialects.register, title: [], columns },
  { dialect: dialects.excel, title, columns },
  { dialect: dialects.typeset, title: [], columns },
];

const provider = "Nordland politidistrikt (syntetisk)";
const lateDays = { first: 20, corrected: 18 } as const;

function rowsOf(truth: Truth, population: Population, period: PeriodId, whole: boolean): readonly SheetRow[] {
  const groups = Object.keys(truth.offences.groupShares);
  return areas.flatMap((area) =>
    offenceAges.flatMap((age) => {
      const youths = simulateYouths(truth, population, area, period, age).filter((each) => whole || !each.late);
      return tally(youths, groups).map((it) =>
        row(area.code, period, String(age), it.kjonn, it.lovbruddsgruppe, it.digital, it.personer, it.saker),
      );
    }),
  );
}

function historicalSheet(truth: Truth, population: Population, quarters: readonly PeriodId[]): Sheet {
  const first = quarters[0]!;
  const last = quarters.at(-1)!;
  return {
    file: `politi-${fileQuarter(first)}-${fileQuarter(last)}.csv`,
    provider,
    kind: "offences",
    received: receivedAfter(last, lateDays.first),
    period: first === last ? first : `${first}..${last}`,
    note: "Historisk serie, omregnet til dagens kommuneinndeling.",
    dialect: dialects.plain,
    title: [],
    columns,
    rows: quarters.flatMap((quarter) => rowsOf(truth, population, quarter, true)),
  };
}

function quarterSheet(truth: Truth, population: Population, period: PeriodId): Sheet {
  const corrected = truth.offences.correctedQuarters.includes(period);
  return {
    file: `politi-${fileQuarter(period)}.csv`,
    provider,
    kind: "offences",
    received: receivedAfter(period, lateDays.first),
    period,
    note: "Kvartalsleveranse.",
    ...forms[seasonOf(period)]!,
    rows: rowsOf(truth, population, period, !corrected),
  };
}

/** The whole quarter anew, four months after the first delivery of it. */
function correctionSheet(truth: Truth, population: Population, period: PeriodId, received: PeriodId): Sheet {
  return {
    file: `politi-${fileQuarter(period)}-rettet.csv`,
    provider,
    kind: "offences",
    received: receivedAfter(received, lateDays.corrected),
    period,
    note: "Rettet leveranse: saker registrert etter første leveranse er tatt med. Erstatter hele kvartalet.",
    dialect: dialects.excel,
    title: [],
    columns,
    rows: rowsOf(truth, population, period, true),
  };
}

export function offenceSheets(truth: Truth, population: Population): readonly Sheet[] {
  const historical = quartersOf(truth, truth.first, lastHistorical);
  const later = quartersOf(truth, "2026-Q1", truth.last);
  const corrections = later.flatMap((period, i) => {
    const next = later[i + 1];
    return next !== undefined && truth.offences.correctedQuarters.includes(period)
      ? [correctionSheet(truth, population, period, next)]
      : [];
  });
  return [
    ...(historical.length === 0 ? [] : [historicalSheet(truth, population, historical)]),
    ...later.map((period) => quarterSheet(truth, population, period)),
    ...corrections,
  ];
}
