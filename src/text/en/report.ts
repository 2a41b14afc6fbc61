/** Words of report/ in en. */
import type { ReportWords } from "../words/report.ts";

const hidden = "hidden";
const missing = "missing";
const inapplicable = "not applicable";
const tooFew = "too few to work out";

export const report: ReportWords = {
  frame: {
    skip: "Skip to the content",
    contents: "Contents",
    synthetic: {
      title: "Synthetic data.",
      text: "The numbers were made to show and test the software. They say nothing about real municipalities or young people.",
    },
    figure: "Figure {number}",
    table: "Table {number}",
    n: "Based on",
    source: "Source",
    period: "Period",
    hidden: "Hidden numbers",
    asTable: "Show the numbers in figure {number} as a table",
    colophon: "About this report",
  },
  columns: {
    indicator: "Indicator",
    area: "Area",
    period: "Period",
    group: "Group",
    comparator: "Compared with",
    value: "Value",
    ratio: "Ratio",
    difference: "Difference",
    interval: "Uncertainty interval",
    file: "File",
    files: "Files",
    provider: "Sender",
    kind: "Content",
    received: "Received",
    read: "Read",
    accepted: "Accepted",
    rejected: "Rejected",
    milestone: "Milestone",
    planned: "Planned",
    actual: "Actual",
  },
  guide: {
    title: "How to read the numbers",
    items: [
      "Hidden numbers are hidden to protect privacy: they concern few people, or could have revealed a number that does. Hidden does not mean zero.",
      "A missing number was not delivered. It is never counted as zero.",
      "The uncertainty interval shows which levels the numbers are compatible with. The fewer the events, the wider the interval. When the interval holds an equal level, the difference may be due to chance.",
      "Most numbers cover the whole region over four quarters. In one municipality and one quarter there are so few events that chance would rule the picture.",
      "A ratio of 1 means an equal level, 0.50 means half and 2.00 means double.",
    ],
  },
  instead: {
    missing,
    "missing-area": missing,
    "suppressed-at-source": hidden,
    "not-applicable": inapplicable,
    "no-denominator": inapplicable,
    "no-events": tooFew,
    "few-events": tooFew,
    "few-units": tooFew,
    "few-df": tooFew,
    "not-identified": tooFew,
    "not-converged": tooFew,
    "small-numerator": hidden,
    "small-complement": hidden,
    "small-denominator": hidden,
    "small-contributors": hidden,
    complementary: hidden,
    difference: hidden,
  },
  everyone: "all",
  baseline: "the baseline ({period})",
  nothing: "No numbers have been reported.",
  sensitivity: {
    analysis: "Calculation",
    p: "p-value",
    direction:
      "{same} of {count} other calculations point in the same direction as the main estimate. They are not independent of each other: all rest on the same numbers.",
    quiet: "{label}: nothing is found, as it should be.",
    loud: "{label}: something is found where nothing should be. That speaks against the comparison.",
  },
  summary: {
    lead: "The numbers cover {area} up to and including {period}, as known on {date}.",
    describes: "They describe level and trend, and do not say what the cause is.",
    missingTitle: "Not everything has been delivered",
    missing:
      "Incomplete deliveries: {kinds}. What can therefore not be said is listed in the section on what is missing.",
    level: "{period}: {value} ({basis}).",
    outOf: "{count} of {total}",
    levelAlone: "{period}: {value}.",
    withheld: "{period}: not shown. {reason}",
    verdict: {
      lower: "Lower than in {comparator}.",
      same: "Cannot be told apart from {comparator}.",
      higher: "Higher than in {comparator}.",
      open: "Compared with {comparator}:",
    },
    ratio: "The ratio is {value}; {level} uncertainty interval {interval}.",
    difference: "The difference is {value}; {level} uncertainty interval {interval}.",
    ratioAlone: "the ratio is {value}. Without an uncertainty interval one cannot tell whether the level differs.",
    differenceAlone:
      "the difference is {value}. Without an uncertainty interval one cannot tell whether the level differs.",
    fewBehindMany:
      "A few youths may be behind many cases. The interval is then too narrow to tell whether the level differs.",
    allWithheld: "{period}: not shown, and cannot be compared with {comparators} either. {reason}",
    noComparison: "The comparison with {comparator} is not shown. {reason}",
    noNumber: "No numbers for {area}.",
    tally: {
      lower: "Lower than in the baseline",
      same: "Cannot be told apart from the baseline",
      higher: "Higher than in the baseline",
      open: "Not decided against the baseline",
      withheld: "Cannot be compared",
    },
  },
  card: {
    interval: "{level} uncertainty interval {interval}",
    beside: "{area}: {value}",
  },
  deliveries: {
    caption: "Every file that the report rests on",
    byKind: "Deliveries by content",
    total: "Files: {files}. Rows read: {read}, of which {accepted} accepted and {rejected} rejected.",
    quarantine:
      "Rejected rows are part of no number. They are kept in the quarantine file of each delivery, with reason and line number.",
    unknownKind: "not recognised",
  },
  missing: {
    none: "Every municipality in the programme and in the areas of comparison has delivered what was expected for the period.",
    absent: "{kind}, {period}: not delivered by {areas}.",
    partial: "{kind}, {period}: incomplete from {areas}.",
    consequence: "No full numbers for {group}",
    benchmarkConsequence: "No full comparison with {group}",
    donorConsequence: "Fewer areas to compare the effect with: {group}",
  },
  definitions: {
    numerator: "Numerator: {measure}.",
    denominator: "Denominator: {measure}.",
    personTime: "Denominator: {measure}, counted as person-years (a quarter takes a fourth of the population).",
    selected: "{measure} ({codes})",
    source: "Source: {source}.",
    break: "Break in the series from {from}: {note}",
    maturity: "A course is counted only when {days} days have passed since it started.",
    better: {
      lower: "Desired direction: lower.",
      higher: "Desired direction: higher.",
      neither: "Neither higher nor lower is better in itself.",
    },
  },
  limits: {
    "no-causes": {
      title: "The numbers describe, they do not explain",
      text: "The numbers for level and trend describe. They do not test whether the programme works, and a change may have many causes.",
    },
    "treated-benchmark": {
      title: "Salten is not a control group",
      text: "Salten has had the programme since 2007, and so is a level to measure against, not a control group. The difference from Salten says where the region stands, not what the programme has done.",
    },
    "no-evaluation": {
      title: "The effect in Salten is not documented",
      text: "No published effect evaluation of Felles Ansvar Salten after it was made permanent has been found. Its effect can therefore not be called documented.",
    },
    "co-location": {
      title: "More recorded offences may mean more effort",
      text: "When the programme sits together with the police, more may be discovered and recorded. A rise in recorded offences may therefore mean more effort, not more crime.",
    },
    "two-regimes": {
      title: "Ages 14 and 15 are not the same",
      text: "The age of criminal responsibility is 15. Offences at age 14 and at age 15 are recorded under different rules, and so are shown apart.",
    },
    "persons-and-cases": {
      title: "Persons and cases are not the same",
      text: "A few young people may stand behind many cases. The number of persons and the number of cases are therefore two different measures.",
    },
    "person-quarters": {
      title: "Quarters do not add up to persons",
      text: "A person recorded in several quarters counts once in each of them. The sum over four quarters is therefore not the number of different persons.",
    },
    "small-numbers": {
      title: "Single municipalities are not compared",
      text: "The numbers for each municipality are small, and several must be hidden. The region is therefore shown as a whole, and municipalities are never ranked by result.",
    },
    "survey-waves": {
      title: "The survey has few rounds",
      text: "The Ungdata survey is held every third year (2022, 2025, 2028). After the start there will be only one round before the evaluation in 2029.",
    },
    completion: {
      title: "Completion depends on whom it is a share of",
      text: "The share that completes depends on what it is a share of. Here it is a share of those who started at least six months ago.",
    },
  },
  milestones: { caption: "Milestones, planned and actual", notReported: "not reported", notDue: "not due yet" },
  notes: {
    unconfirmed: "It is not confirmed that {area} belongs to {group} from {date}. The numbers for {group} may change.",
  },
  tableBlock: {
    several: "Indicators",
    comparedWith: "compared with {comparator}",
    inBrackets: "{level} uncertainty interval in brackets",
    bracketed: "{value} ({interval})",
  },
  effect: {
    title: {
      signs: "Signs of effect",
      against: "Signs of no or unwanted effect",
      undecided: "Cannot be decided",
    },
    text: {
      signs:
        "The development has been more favourable than in the areas of comparison, more than a random allocation of the programme would have given. The wording goes no further than this: the checks required to speak of a clear effect have not all been computed.",
      against:
        "The development has been less favourable than in the areas of comparison, more than a random allocation of the programme would have given.",
      undecided:
        "The numbers cannot decide whether the programme has worked. That is a result in itself, and does not mean that the programme is without effect.",
    },
    subject: "{indicator}, {area}, {period}.",
    inSummary: "Effect of the programme: {outcome}. {estimate}",
    estimate: "{value} times what was expected without the programme; {level} randomisation interval {interval}.",
    estimateAlone: "{value} times what was expected without the programme. No interval has been computed.",
    donors: "Compared with {donors} ({count} municipalities).",
    unreachable:
      "With so few areas the computation cannot get below the limit required to speak of an effect, whatever the numbers show.",
    power: "Power, as an order of magnitude: a fall of 20% would be detected in 11–18% of cases, a halving in 65–85%.",
    terms: {
      subject: "What was measured",
      estimate: "Estimate",
      certainty: "How certain it is",
      shows: "What the computation can show",
      showsNot: "What it cannot show",
    },
    shows:
      "Whether the development in the region after the start differed from that in municipalities without the programme, more than such municipalities differ from one another.",
    showsNot: [
      "Whether a difference is due to the programme or to something else that happened in the region at the time.",
      "Whether recorded offences follow actual crime when the police work in a new way.",
      "What the programme has meant to each young person.",
    ],
  },
  cost: {
    caption: "Cost per course, beside the area of comparison",
    counted: "{value} (courses: {count})",
    countedBetween: "{value} ({interval}; {count})",
    between: "{level} uncertainty interval and number of courses in brackets",
    partOfYear: "{period}: {area} had only part of the year with follow-up, from {start} onwards.",
    remark:
      "The cost is the accounts divided by the number of courses. Effort that does not appear in the accounts, such as premises and vehicle from the police, is included only as far as it was delivered.",
  },
};
