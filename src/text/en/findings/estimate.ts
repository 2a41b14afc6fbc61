/** Findings of a study, in en. */
import type { estimateCodes } from "../../../model/codes/estimate.ts";
import type { FindingText } from "../../catalogue.ts";

export const estimateFindings: Readonly<Record<keyof typeof estimateCodes, FindingText>> = {
  "estimate.no-such-method": {
    message: "There is no method “{method}” for one small file.",
    remedy: "Write one of these: {known}.",
  },
  "estimate.unknown-method": {
    message: "There is no method “{method}”. Did you mean “{nearest}”?",
    remedy: "Write one of: {known}.",
  },
  "estimate.missing-option": {
    message: "{method} needs {option}; it is never chosen for you.",
    remedy: "Write, for example, {example}.",
  },
  "estimate.excess-option": {
    message: "{method} does not use {option}.",
    remedy: "Remove {option}, or choose a method that uses it.",
  },
  "estimate.no-header": {
    message: "No line has the headers that the method needs: {columns}.",
    remedy: "Give the columns these names. Their order is free, and other columns are left alone.",
  },
  "estimate.double-column": {
    message: "The column stands twice in the header.",
    remedy: "Remove or rename one of them.",
  },
  "estimate.no-rows": {
    message: "The file has a header but no rows; expected at least one.",
    remedy: "Put the numbers below the header.",
  },
  "estimate.short-row": {
    message: "The row has {cells} cells; expected {columns}, as the header.",
    remedy: "Check the separators on the line.",
  },
  "estimate.empty-cell": {
    message: "The cell is empty; expected a value.",
    remedy: "Fill in the value or remove the row. Unknown is never 0.",
  },
  "estimate.not-number": {
    message: "The cell is not a number; expected a finite one.",
    remedy: "Correct the cell. NaN, hidden numbers and “<5” cannot be computed with.",
  },
  "estimate.ambiguous-number": {
    message: "The number can be read in two ways: its sign may be for thousands or for decimals.",
    remedy: "Write it without a thousands separator, or with the decimal sign that the file otherwise uses.",
  },
  "estimate.not-count": {
    message: "The number is not a count; expected a whole number, 0 or more.",
    remedy: "Correct the number.",
  },
  "estimate.not-positive-count": {
    message: "Expected a whole number, 1 or more.",
    remedy: "Correct the number, or remove the row: there is no proportion of nobody.",
  },
  "estimate.not-positive": {
    message: "Expected a number above 0.",
    remedy: "Correct the number, or remove the row: a population of 0 has no rate.",
  },
  "estimate.not-non-negative": {
    message: "Expected a number, 0 or more.",
    remedy: "Correct the number.",
  },
  "estimate.not-probability": {
    message: "Expected a number from 0 to 1.",
    remedy: "Write 0.05, not 5.",
  },
  "estimate.not-flag": {
    message: "Expected 0 or 1.",
    remedy: "Write 1 for yes and 0 for no.",
  },
  "estimate.more-than-trials": {
    message: "x is greater than n; expected at most n.",
    remedy: "Check whether the columns are swapped.",
  },
  "estimate.not-two-groups": {
    message: "The file has {count} groups; expected two.",
    remedy: "Keep the rows of the two groups to be compared.",
  },
  "estimate.same-row": {
    message: "The row is about the same as line {earlier}.",
    remedy: "Add them together, or remove one.",
  },
  "estimate.lonely-row": {
    message: "The stratum has only one of the two groups.",
    remedy: "Add the other group in the same stratum, or remove the row.",
  },
  "estimate.no-events": {
    message: "Neither group has an event; expected at least one in all.",
    remedy: "Take in a longer period, or compute the interval of each group with garwood.",
  },
  "estimate.no-event-at-all": {
    message: "No row has an event; expected at least one.",
    remedy: "Take in a longer period, or compute the interval of each row with garwood.",
  },
  "estimate.no-weight": {
    message: "All weights of the group are 0; expected at least one above 0.",
    remedy: "Write the standard population in the column weight.",
  },
  "estimate.few-rows": {
    message: "The file has {rows} row(s); expected at least {least}.",
    remedy: "Add rows, or choose another method.",
  },
  "estimate.outside-interval": {
    message: "ratio lies outside lower–upper; expected an interval that holds the estimate.",
    remedy: "Check whether the columns are swapped.",
  },
  "estimate.crossed-bounds": {
    message: "The lower bound is above the upper one.",
    remedy: "Exchange them, or write the count in both columns where it is known.",
  },
  "estimate.more-than-invited": {
    message: "More answered than were invited.",
    remedy: "invited is to be all who were asked, those who answered included.",
  },
  "estimate.no-baseline": {
    message: "No row is marked with 1 in baseline.",
    remedy: "Write 1 in the rows from which the centre line is made, and 0 in the others.",
  },
  "estimate.turned-unit": {
    message: "The unit has another value of treated than on line {earlier}; expected the same on all its rows.",
    remedy: "Write 1 on all rows of units that get the measure, and use after for when.",
  },
  "estimate.turned-period": {
    message: "The period has another value of after than on line {earlier}; expected the same for all units.",
    remedy: "Write 1 for all units in periods after the start.",
  },
  "estimate.one-sided": {
    message: "{treated} of {units} units are treated; expected some, not all.",
    remedy: "Take in units without the measure, and mark them treated = 0.",
  },
  "estimate.hole": {
    message: "The unit has {rows} rows for {periods} periods; expected exactly one for each.",
    remedy: "Fill in what is missing, or remove the unit.",
  },
  "estimate.no-window": {
    message: "All periods lie on the same side of the start; expected periods before and after.",
    remedy: "Mark periods after the start with after = 1 and the others with 0.",
  },
  "estimate.empty-side": {
    message:
      "Units with treated = {treated} have no events in the rows with after = {after}; expected at least one in each of the four groups.",
    remedy: "Take in longer windows or more units: without events the ratio has no value.",
  },
  "estimate.separated": {
    message: "The model has no finite answer: {rows} row(s) without events can be explained wholly by the effects.",
    remedy: "Take in longer windows or more units, or use did-pooled.",
  },
  "estimate.no-variation": {
    message: "Nothing varies around the model, so its uncertainty cannot be computed.",
    remedy: "Take in more periods and units: here the effects explain every row.",
  },
  "estimate.few-donors": {
    message: "The file has {donors} unit(s) without the measure; expected at least {least}.",
    remedy: "Take in more units to compare with.",
  },
  "estimate.singular-design": {
    message: "The model cannot tell the effects from each other: one of them follows from the others.",
    remedy: "Take in more periods and units, before and after the start, with and without the measure.",
  },
  "estimate.few-rows-for-model": {
    message: "The file has fewer rows than the model has unknowns.",
    remedy: "Take in more periods and units, or choose a simpler method.",
  },
  "estimate.few-clusters": {
    message: "The file has too few units for an uncertainty that is computed unit by unit.",
    remedy: "Take in more units, or fewer periods before the start.",
  },
  "estimate.one-sided-events": {
    message: "One of the groups has no events; expected at least one on each side.",
    remedy: "Take in a longer period or more units: without events the ratio has no value.",
  },
  "estimate.no-exposure": {
    message:
      "On one side there is nobody to whom anything could happen; expected person-years above 0 in each of the four groups.",
    remedy: "Correct the column exposure, or take in more units.",
  },
  "estimate.turned-adoption": {
    message: "The unit has another value of adopted than on line {earlier}; expected the same on all its rows.",
    remedy: "Write the period in which the unit began on all its rows, or leave it empty for those that never did.",
  },
  "estimate.always-treated": {
    message: "The unit had the measure from the first period on; expected at least one period before.",
    remedy: "Take in earlier periods, or remove the unit: it says nothing of a change.",
  },
  "estimate.unknown-adoption": {
    message: "The value of adopted is none of the periods in the file.",
    remedy: "Write one of the periods, or leave it empty for those that never began within them.",
  },
  "estimate.no-hope": {
    message: "hoped is not a ratio between 0 and 1.",
    remedy: "Write the fall that is hoped for as a ratio: 0.8 for a fall of 20 per cent.",
  },
  "estimate.not-computable": {
    message: "{method} has no answer to these numbers.",
    remedy:
      "Each number was read, but together they do not carry the method. Take in more periods or units, or choose a simpler method.",
  },
};
