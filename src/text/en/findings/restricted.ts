/** Findings of restricted sources, in en. */
import type { restrictedCodes } from "../../../model/codes/restricted.ts";
import type { FindingText } from "../../catalogue.ts";

export const restrictedFindings: Readonly<Record<keyof typeof restrictedCodes, FindingText>> = {
  "restricted.unknown-source": {
    message: "“{source}” is no restricted source; expected one of {known}.",
    remedy: "Correct the name in --restricted, or add the source under restricted in pipelines/deliveries.yaml.",
  },
  "restricted.wrong-option": {
    message: "A restricted source is given as SOURCE=PATH.",
    remedy: "Write for instance --restricted followup-cases=/secure/cases.csv.",
  },
  "restricted.missing-file": {
    message: "The file of the restricted source does not exist; its path is not repeated.",
    remedy: "Correct the path, and see that the secure area is connected.",
  },
  "restricted.not-a-file": {
    message: "The path of the restricted source is no file.",
    remedy: "Name the file itself, not its folder.",
  },
  "restricted.unreadable": {
    message: "The file of the restricted source cannot be read.",
    remedy: "See that you may read it.",
  },
  "restricted.not-table": {
    message: "The file of the restricted source is no table that can be read; what it holds is not repeated.",
    remedy: "Provide it as CSV in UTF-8 with one row for each case.",
  },
  "restricted.no-header": {
    message: "None of the first {lines} lines has the headers of the source; missing {missing}.",
    remedy: "Add the headers that the file has under columns in pipelines/deliveries.yaml.",
  },
  "restricted.double-column": {
    message: "Several columns may be {role}.",
    remedy: "Let one header of the file alone fit {role}.",
  },
  "restricted.read": {
    message:
      "Read once and added up: {read} rows read, {accepted} counted, {rejected} not counted. The rows are not stored.",
    remedy: "Nothing to do.",
  },
  "restricted.broken-line": {
    message: "{count} rows cannot be divided into columns, the first is row {row}.",
    remedy: "Look for quotes and separators in them.",
  },
  "restricted.no-identifier": {
    message: "{count} rows have no identifier, the first is row {row}.",
    remedy: "Give each row an identifier; it is not stored.",
  },
  "restricted.unknown-area": {
    message: "{count} rows have an unknown municipality code, the first is row {row}.",
    remedy: "Correct the code, or add the municipality to pipelines/programme.yaml.",
  },
  "restricted.unknown-sex": {
    message: "{count} rows have an unknown word for sex, the first is row {row}.",
    remedy: "Add the word under codes of the source in pipelines/deliveries.yaml.",
  },
  "restricted.unknown-grade": {
    message: "{count} rows have an unknown word for grade, the first is row {row}.",
    remedy: "Add the word under codes of the source in pipelines/deliveries.yaml.",
  },
  "restricted.not-date": {
    message: "{count} rows have a date that is none, the first is row {row}; expected 2027-09-30 or 30.09.2027.",
    remedy: "Correct the date in the source.",
  },
  "restricted.no-date": {
    message: "{count} rows have neither a date of referral nor one of start, the first is row {row}.",
    remedy: "Fill in one of them in the source.",
  },
  "restricted.not-year": {
    message: "{count} rows have a year that is none, or has not come, the first is row {row}.",
    remedy: "Correct the year in the source.",
  },
  "restricted.not-weight": {
    message: "{count} rows have a weight that is no number from 0, the first is row {row}.",
    remedy: "Correct the weight in the source.",
  },
  "restricted.wrong-order": {
    message: "{count} rows have dates in the wrong order, such as an end before the start, the first is row {row}.",
    remedy: "Correct the dates in the source.",
  },
  "restricted.unknown-outcome": {
    message: "{count} rows have an unknown word for outcome, the first is row {row}.",
    remedy: "Add the word under codes of the source in pipelines/deliveries.yaml.",
  },
  "restricted.half-ended": {
    message:
      "{count} rows have an end without a start or an outcome, or an outcome without an end, the first is row {row}.",
    remedy: "Fill in what is missing in the source.",
  },
  "restricted.not-yet": {
    message: "{count} courses belong to a quarter that had not ended on the as-of date, and are not yet counted.",
    remedy: "Nothing to do; they are counted once the quarter has ended.",
  },
  "restricted.duplicate": {
    message:
      "{count} rows repeat an identifier, the first is row {row}; rows that are alike count once, others not at all.",
    remedy: "Find out which is right, and remove the others in the source.",
  },
  "restricted.unknown-answer": {
    message: "{count} answers are unknown and not counted; their rows count for the other questions.",
    remedy: "Add the answers under questions of the source in pipelines/deliveries.yaml.",
  },
};
