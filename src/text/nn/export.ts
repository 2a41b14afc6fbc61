/** Words of export/ in nn. */
import type { ExportWords } from "../words/export.ts";

export const exportWords: ExportWords = {
  columns: {
    analysis: { title: "Analyse", description: "Namnet på analysen som talet kjem frå." },
    indicator: { title: "Indikator", description: "Kva som er målt; sjå codelists/indicators.csv." },
    area: {
      title: "Område",
      description: "Kommunenummer med fire siffer, alltid tekst, eller namnet på ei gruppe av kommunar.",
    },
    period: {
      title: "Periode",
      description: "Kvartal (2027-Q3), år (2027) eller eit tidsrom (2026-Q4..2027-Q3).",
    },
    group: {
      title: "Undergruppe",
      description: "Oppdeling, til dømes alder=14;kjonn=gutt. Tom for totalen.",
    },
    measure: { title: "Mål", description: "Kva slags tal det er; sjå codelists/measures.csv." },
    comparator: {
      title: "Samanlikna med",
      description: "Gruppa eller perioden som talet er samanlikna med. Tom for eit tal som står åleine.",
    },
    value: {
      title: "Verdi",
      description:
        "Uavrunda. Delar frå 0 til 1, ratar per éi eining av nemnaren, forhold som forhold, datoar som dagar sidan 1970-01-01. Tom når talet er halde tilbake.",
    },
    lower: { title: "Nedre grense", description: "Nedre grense for intervallet; -INF når det ikkje har noka." },
    upper: { title: "Øvre grense", description: "Øvre grense for intervallet; INF når det ikkje har noka." },
    level: {
      title: "Dekning",
      description: "Kor stor del av slike intervall som dekkjer den sanne verdien, frå 0 til 1.",
    },
    unit: { title: "Eining", description: "Det som blir talt." },
    per: { title: "Per", description: "Talet som verdien blir gonga med når han blir vist, til dømes 1000." },
    numerator: { title: "Teljar", description: "Talet på hendingar, personar eller kroner som verdien byggjer på." },
    denominator: { title: "Nemnar", description: "Talet på personar, personår eller forløp som teljaren er delt på." },
    method: { title: "Metode", description: "Reknemåten; sjå codelists/methods.csv." },
    status: { title: "Status", description: "Om talet er gitt ut eller halde tilbake." },
    reason: { title: "Grunn", description: "Kvifor talet er halde tilbake; sjå codelists/reasons.csv." },
    label: { title: "Merke", description: "Om talet følgjer den låste analyseplanen." },
    plan: { title: "Plan", description: "SHA-256 av den låste analyseplanen. Tom utan plan." },
    notes: {
      title: "Merknader",
      description: "Atterhald som høyrer til talet, skilde med semikolon; sjå codelists/notes.csv.",
    },
  },
  measures: {
    count: "Talet på hendingar, personar eller forløp",
    rate: "Rate: hendingar delte på personar eller personår",
    proportion: "Del, frå 0 til 1",
    amount: "Beløp i kroner",
    "amount-per-unit": "Beløp i kroner delt på talet i nemnaren",
    "rate-ratio": "Forholdet mellom to ratar",
    difference: "Skilnaden mellom to tal av same slag",
    "effect-ratio": "Forholdet mellom det som vart observert, og det som var venta utan tiltaket",
    date: "Dato, i dagar sidan 1970-01-01",
  },
  statuses: { released: "Gitt ut", withheld: "Halde tilbake" },
  labels: { planned: "Planlagd", deviation: "Avvik frå planen", exploratory: "Utforskande" },
  files: {
    estimatesCsv: "Alle tal som er gitt ut eller haldne tilbake, éi rad kvar, som CSV.",
    estimatesParquet: "Dei same radene som Parquet.",
    areas: "Kommunar, med tida numra gjeld og tidlegare nummer.",
    memberships: "Kva kommunar som høyrde til kva gruppe, og når.",
    groups: "Gruppene: programmet, samanlikninga og donorane.",
    indicators: "Indikatorane, med definisjon, kjelde og eining.",
    breakdowns: "Kodane i oppdelingane.",
    measures: "Kva slags tal som finst.",
    reasons: "Kvifor eit tal kan vere halde tilbake.",
    notes: "Merknader; ord i krøllparentes blir bytte ut med verdien som står etter koden.",
    methods: "Reknemåtane og kvar formlane er publiserte.",
    descriptor: "Omtale av alle filene for maskiner (Data Package v2).",
    checksums: "SHA-256 av alle filene.",
  },
  readme: {
    about: "Tal frå evalueringa av {programme} for {period}, slik dei var kjende {asOf}.",
    synthetic: "Tala er oppdikta og seier ingenting om nokon verkeleg kommune.",
    filesHeading: "Filer",
    readingHeading: "Slik les du tala",
    reading: [
      "CSV-filene er UTF-8 med komma mellom kolonnane og punktum som desimalteikn. Les kodar som tekst: 0101 er ikkje 101.",
      "Ei tom celle er eit tal som manglar, aldri 0. Kolonnane status og reason seier kvifor.",
      "Kvar rad har si eiga adresse: analyse, indikator, område, periode, undergruppe, mål og samanlikning.",
    ],
    privacyHeading: "Personvern",
    privacy:
      "Tal om få personar er skjulte, og andre er skjulte fordi dei kunne ha røpt dei. Alle har grunnen «confidential», for kva regel som skjulte eit tal, kan seie kor stort det er. Prøv ikkje å rekne ut skjulte tal.",
    sourcesHeading: "Kjelder",
    source: "{provider}, siste leveranse motteken {received}",
    licenceHeading: "Lisens",
    licence: "Tala kan brukast etter {licence}. Oppgi programmet og perioden som kjelde.",
    checkHeading: "Kontroll",
    check: "Kontroller at inga fil er endra: sha256sum --check SHA256SUMS.",
  },
};
