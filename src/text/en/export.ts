/** Words of export/ in en. */
import type { ExportWords } from "../words/export.ts";

export const exportWords: ExportWords = {
  columns: {
    analysis: { title: "Analysis", description: "The name of the analysis that gave the number." },
    indicator: { title: "Indicator", description: "What is measured; see codelists/indicators.csv." },
    area: {
      title: "Area",
      description: "Municipality code of four digits, always text, or the name of a group of municipalities.",
    },
    period: {
      title: "Period",
      description: "A quarter (2027-Q3), a year (2027) or a window (2026-Q4..2027-Q3).",
    },
    group: {
      title: "Subgroup",
      description: "Breakdown, for example alder=14;kjonn=gutt. Empty for the total.",
    },
    measure: { title: "Measure", description: "What kind of number it is; see codelists/measures.csv." },
    comparator: {
      title: "Compared with",
      description: "The group or period with which it is compared. Empty for a number on its own.",
    },
    value: {
      title: "Value",
      description:
        "Not rounded. Proportions from 0 to 1, rates per one unit of the denominator, ratios as ratios, dates as days since 1970-01-01. Empty when the number is withheld.",
    },
    lower: { title: "Lower bound", description: "Lower bound of the interval; -INF when it has none." },
    upper: { title: "Upper bound", description: "Upper bound of the interval; INF when it has none." },
    level: { title: "Coverage", description: "The share of such intervals that hold the true value, from 0 to 1." },
    unit: { title: "Unit", description: "What is counted." },
    per: { title: "Per", description: "What the value is multiplied by when it is shown, for example 1000." },
    numerator: { title: "Numerator", description: "The events, persons or kroner on which the value rests." },
    denominator: {
      title: "Denominator",
      description: "The persons, person-years or courses by which the numerator is divided.",
    },
    method: { title: "Method", description: "How it was computed; see codelists/methods.csv." },
    status: { title: "Status", description: "Whether the number is released or withheld." },
    reason: { title: "Reason", description: "Why the number is withheld; see codelists/reasons.csv." },
    label: { title: "Label", description: "Whether the number follows the locked analysis plan." },
    plan: { title: "Plan", description: "SHA-256 of the locked analysis plan. Empty without one." },
    notes: {
      title: "Notes",
      description: "Caveats that belong to the number, separated by semicolons; see codelists/notes.csv.",
    },
  },
  measures: {
    count: "Number of events, persons or courses",
    rate: "Rate: events divided by persons or person-years",
    proportion: "Proportion, from 0 to 1",
    amount: "Amount in kroner",
    "amount-per-unit": "Amount in kroner divided by the count in the denominator",
    "rate-ratio": "Ratio of two rates",
    difference: "Difference between two numbers of one kind",
    "effect-ratio": "Ratio of what was observed to what was expected without the programme",
    date: "Date, in days since 1970-01-01",
  },
  statuses: { released: "Released", withheld: "Withheld" },
  labels: { planned: "Planned", deviation: "Deviation from the plan", exploratory: "Exploratory" },
  files: {
    estimatesCsv: "Every number that is released or withheld, one row each, as CSV.",
    estimatesParquet: "The same rows as Parquet.",
    areas: "Municipalities, with the time in which their codes hold and former codes.",
    memberships: "Which municipalities belonged to which group, and when.",
    groups: "The groups: the programme, the benchmark and the donors.",
    indicators: "The indicators, with definition, source and unit.",
    breakdowns: "The codes of the breakdowns.",
    measures: "The kinds of number.",
    reasons: "Why a number may be withheld.",
    notes: "Notes; words in braces are replaced by the value that follows the code.",
    methods: "The methods, and where their formulas are published.",
    descriptor: "A description of all files for machines (Data Package v2).",
    checksums: "SHA-256 of all files.",
  },
  readme: {
    about: "Numbers from the evaluation of {programme} for {period}, as they were known on {asOf}.",
    synthetic: "The numbers are made up and say nothing of any real municipality.",
    filesHeading: "Files",
    readingHeading: "How to read the numbers",
    reading: [
      "The CSV files are UTF-8 with a comma between columns and a decimal point. Read codes as text: 0101 is not 101.",
      "An empty cell is a number that is missing, never 0. The columns status and reason say why.",
      "Each row has its own address: analysis, indicator, area, period, subgroup, measure and comparator.",
    ],
    privacyHeading: "Privacy",
    privacy:
      "Numbers about few persons are hidden, and others are hidden because they could have given them away. All have the reason “confidential”, for the rule that hid a number may tell how large it is. Do not try to work out hidden numbers.",
    sourcesHeading: "Sources",
    source: "{provider}, last delivery received {received}",
    licenceHeading: "Licence",
    licence: "The numbers may be used under {licence}. Name the programme and the period as the source.",
    checkHeading: "Checking",
    check: "Check that no file has been changed: sha256sum --check SHA256SUMS.",
  },
};
