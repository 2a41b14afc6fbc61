/** Words of export/ in nb. */
import type { ExportWords } from "../words/export.ts";

export const exportWords: ExportWords = {
  columns: {
    analysis: { title: "Analyse", description: "Navnet på analysen som tallet kommer fra." },
    indicator: { title: "Indikator", description: "Hva som er målt; se codelists/indicators.csv." },
    area: {
      title: "Område",
      description: "Kommunenummer med fire sifre, alltid tekst, eller navnet på en gruppe av kommuner.",
    },
    period: {
      title: "Periode",
      description: "Kvartal (2027-Q3), år (2027) eller et tidsrom (2026-Q4..2027-Q3).",
    },
    group: {
      title: "Undergruppe",
      description: "Oppdeling, for eksempel alder=14;kjonn=gutt. Tom for totalen.",
    },
    measure: { title: "Mål", description: "Hva slags tall det er; se codelists/measures.csv." },
    comparator: {
      title: "Sammenlignet med",
      description: "Gruppen eller perioden som tallet er sammenlignet med. Tom for et tall som står alene.",
    },
    value: {
      title: "Verdi",
      description:
        "Uavrundet. Andeler fra 0 til 1, rater per én enhet av nevneren, forhold som forhold, datoer som dager siden 1970-01-01. Tom når tallet er holdt tilbake.",
    },
    lower: { title: "Nedre grense", description: "Nedre grense for intervallet; -INF når det ikke har noen." },
    upper: { title: "Øvre grense", description: "Øvre grense for intervallet; INF når det ikke har noen." },
    level: {
      title: "Dekning",
      description: "Hvor stor del av slike intervaller som dekker den sanne verdien, fra 0 til 1.",
    },
    unit: { title: "Enhet", description: "Det som telles." },
    per: { title: "Per", description: "Tallet som verdien ganges med når den vises, for eksempel 1000." },
    numerator: { title: "Teller", description: "Antall hendelser, personer eller kroner som verdien bygger på." },
    denominator: { title: "Nevner", description: "Antall personer, personår eller forløp som telleren er delt på." },
    method: { title: "Metode", description: "Regnemåten; se codelists/methods.csv." },
    status: { title: "Status", description: "Om tallet er gitt ut eller holdt tilbake." },
    reason: { title: "Grunn", description: "Hvorfor tallet er holdt tilbake; se codelists/reasons.csv." },
    label: { title: "Merke", description: "Om tallet følger den låste analyseplanen." },
    plan: { title: "Plan", description: "SHA-256 av den låste analyseplanen. Tom uten plan." },
    notes: {
      title: "Merknader",
      description: "Forbehold som hører til tallet, skilt med semikolon; se codelists/notes.csv.",
    },
  },
  measures: {
    count: "Antall hendelser, personer eller forløp",
    rate: "Rate: hendelser delt på personer eller personår",
    proportion: "Andel, fra 0 til 1",
    amount: "Beløp i kroner",
    "amount-per-unit": "Beløp i kroner delt på antallet i nevneren",
    "rate-ratio": "Forholdet mellom to rater",
    difference: "Forskjellen mellom to tall av samme slag",
    "effect-ratio": "Forholdet mellom det som ble observert, og det som var ventet uten tiltaket",
    date: "Dato, i dager siden 1970-01-01",
  },
  statuses: { released: "Gitt ut", withheld: "Holdt tilbake" },
  labels: { planned: "Planlagt", deviation: "Avvik fra planen", exploratory: "Utforskende" },
  files: {
    estimatesCsv: "Alle tall som er gitt ut eller holdt tilbake, én rad hver, som CSV.",
    estimatesParquet: "De samme radene som Parquet.",
    areas: "Kommuner, med tiden numrene gjelder og tidligere numre.",
    memberships: "Hvilke kommuner som hørte til hvilken gruppe, og når.",
    groups: "Gruppene: programmet, sammenligningen og donorene.",
    indicators: "Indikatorene, med definisjon, kilde og enhet.",
    breakdowns: "Kodene i oppdelingene.",
    measures: "Hva slags tall som finnes.",
    reasons: "Hvorfor et tall kan være holdt tilbake.",
    notes: "Merknader; ord i krøllparentes byttes ut med verdien som står etter koden.",
    methods: "Regnemåtene og hvor formlene er publisert.",
    descriptor: "Beskrivelse av alle filene for maskiner (Data Package v2).",
    checksums: "SHA-256 av alle filene.",
  },
  readme: {
    about: "Tall fra evalueringen av {programme} for {period}, slik de var kjent {asOf}.",
    synthetic: "Tallene er oppdiktede og sier ingenting om noen virkelig kommune.",
    filesHeading: "Filer",
    readingHeading: "Slik leses tallene",
    reading: [
      "CSV-filene er UTF-8 med komma mellom kolonnene og punktum som desimaltegn. Les koder som tekst: 0101 er ikke 101.",
      "En tom celle er et tall som mangler, aldri 0. Kolonnene status og reason sier hvorfor.",
      "Hver rad har sin egen adresse: analyse, indikator, område, periode, undergruppe, mål og sammenligning.",
    ],
    privacyHeading: "Personvern",
    privacy:
      "Tall om få personer er skjult, og andre er skjult fordi de kunne ha røpet dem. Alle har grunnen «confidential», for hvilken regel som skjulte et tall, kan si hvor stort det er. Prøv ikke å regne ut skjulte tall.",
    sourcesHeading: "Kilder",
    source: "{provider}, siste leveranse mottatt {received}",
    licenceHeading: "Lisens",
    licence: "Tallene kan brukes etter {licence}. Oppgi programmet og perioden som kilde.",
    checkHeading: "Kontroll",
    check: "Kontroller at ingen fil er endret: sha256sum --check SHA256SUMS.",
  },
};
