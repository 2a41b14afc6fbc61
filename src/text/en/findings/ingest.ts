/** Findings of ingest, in en. */
import type { ingestCodes } from "../../../model/codes/ingest.ts";
import type { FindingText } from "../../catalogue.ts";

export const ingestFindings: Readonly<Record<keyof typeof ingestCodes, FindingText>> = {
  "ingest.empty-file": { message: "The file is empty.", remedy: "Ask for the file again." },
  "ingest.not-text": {
    message: "The file is of type {format}, not a table in text.",
    remedy: "Deliver the data as CSV.",
  },
  "ingest.spreadsheet": {
    message: "The file is a workbook of a kind that felles does not read, such as .xls or .xlsb.",
    remedy: "Open it in Excel and choose Save as, Excel workbook (.xlsx) or CSV UTF-8.",
  },
  "ingest.binary": {
    message: "The file holds bytes that no text has; it is not a table in text.",
    remedy: "Deliver the data as CSV.",
  },
  "ingest.web-page": {
    message: "The file is a web page, probably a login page, not a table.",
    remedy: "Download the file again once you are logged in.",
  },
  "ingest.unknown-encoding": {
    message: "Line {line} has characters that belong neither to UTF-8 nor to Windows-1252.",
    remedy: "Save the file again as CSV UTF-8.",
  },
  "ingest.too-large": {
    message: "The file is {megabytes} MB; the limit is {limit} MB.",
    remedy: "Split it, for instance by year.",
  },
  "ingest.line-too-long": {
    message: "Line {line} is longer than {kilobytes} kB; a row of a delivery is far shorter.",
    remedy: "See whether the line breaks are gone, and export the file again.",
  },
  "ingest.broken-quotes": {
    message: "More than {limit} rows use quotation marks wrongly, the first on line {line}.",
    remedy:
      "Export the file again; a cell that holds quotation marks must stand in quotation marks, each of its own doubled.",
  },
  "ingest.too-many-rejected": {
    message:
      "More than {limit} rows are wrong: then something is wrong with the file as a whole, and nothing of it is taken in.",
    remedy: "See what is wrong with felles validate on a part of the file, correct it in every row, and deliver again.",
  },
  "ingest.unknown-kind": {
    message: "“{kind}” is not a kind of delivery; expected one of {kinds}.",
    remedy: "Correct the kind in deliveries.yaml, or remove it and let the header decide.",
  },
  "ingest.unknown-kind-near": {
    message: "“{kind}” is not a kind of delivery; did you mean “{suggestion}”? Expected one of {kinds}.",
    remedy: "Correct the kind in deliveries.yaml, or remove it and let the header decide.",
  },
  "ingest.ambiguous-kind": {
    message: "The header on line {line} fits several kinds of delivery: {kinds}.",
    remedy: "State the kind in deliveries.yaml beside the file.",
  },
  "ingest.ambiguous-layout": {
    message: "The header on line {line} fits several layouts: {layouts}.",
    remedy:
      "Say in deliveries.yaml beside the file who sent it, or give the layout as kind; the layout must name the same sender under provider.",
  },
  "ingest.no-header": {
    message: "None of the first {lines} rows is a known header; expected the columns of {expected}.",
    remedy:
      "Use the column names of the template (felles template), or make a layout for the sender: felles validate --suggest-layout proposes one.",
  },
  "ingest.stated-column": {
    message: "The file has the column {field}, and the layout {layout} states it too; only one of them can hold.",
    remedy: "Take {field} out of the layout, or put the header under ignore.",
  },
  "ingest.no-table": {
    message: "The file has no row that can be a header: none of the first rows has two cells.",
    remedy: "Check that the file is a table, and that the separator is right.",
  },
  "ingest.missing-column": {
    message: "The header on line {line} lacks the column {field}, which {kind} must have; it may be called {aliases}.",
    remedy: "Add the column, or add the sender’s name for it as an alias in pipelines/deliveries.yaml.",
  },
  "ingest.unknown-column": {
    message: "The header of column {column} on line {line} is unknown to {kind}; expected some of {columns}.",
    remedy: "Remove the column, or add its name as an alias in pipelines/deliveries.yaml.",
  },
  "ingest.unknown-column-near": {
    message:
      "The header of column {column} on line {line} is unknown to {kind}; did the sender mean “{suggestion}”? Expected some of {columns}.",
    remedy: "Correct the header, or add its name as an alias in pipelines/deliveries.yaml.",
  },
  "ingest.duplicate-column": {
    message: "{field} stands more than once in the header on line {line}, in columns {columns}; expected it once.",
    remedy: "Remove the one that does not apply.",
  },
  "ingest.no-value-column": {
    message: "The header on line {line} has no column of numbers; {kind} must have at least one of {columns}.",
    remedy: "Add the column with the numbers.",
  },
  "ingest.no-rows": {
    message: "There are no rows below the header on line {line}.",
    remedy: "Ask for the file again; where there is nothing to report, rows with 0 are expected.",
  },
  "ingest.open-quote": {
    message:
      "A quotation mark that opens on line {line} does not close where it should; the line is rejected, those after it are read by themselves.",
    remedy: "See whether the file is cut, or whether there is a quotation mark too many, and export again.",
  },
  "ingest.stray-quote": {
    message: "Line {line} has a quotation mark inside an unquoted cell, or text after a closing quotation mark.",
    remedy: "Remove the quotation mark, or export the file again.",
  },
  "ingest.cut-row": {
    message:
      "The last row, on line {line}, has {found} cells of {expected} and no line break: the file seems to be cut.",
    remedy: "Ask for the whole file again.",
  },
  "ingest.short-row": {
    message: "The row on line {line} has {found} cells; expected {expected}.",
    remedy: "Fill in the cells that are missing; a cell without a number must be empty, not absent.",
  },
  "ingest.stray-cell": {
    message:
      "The row on line {line} has something in column {column}, which has no header; expected {expected} columns.",
    remedy: "Look for a separator too many, such as a decimal comma in a file with commas between the cells.",
  },
  "ingest.sum-row": {
    message:
      "The row on line {line} is a sum: {field} has a word for a sum in place of a code. Sums are worked out here.",
    remedy: "Remove rows of sums from the delivery to be rid of this warning.",
  },
  "ingest.remark": {
    message: "Line {line} is a remark, not a row of numbers.",
    remedy: "Put remarks in the covering note, not in the table.",
  },
  "ingest.skipped-row": {
    message: "Line {line} was left out, as the layout {layout} says under skip.",
    remedy: "Nothing. If the row should have counted, make the pattern under skip narrower.",
  },
  "ingest.heading-row": {
    message: "Line {line} is a heading for the rows below, not a row of numbers.",
    remedy: "Nothing. What it says holds for the rows below.",
  },
  "ingest.example-row": {
    message: "Line {line} is the template's example, not a row of numbers.",
    remedy: "Delete the example row when the template is filled in.",
  },
  "ingest.empty-cell": {
    message: "{field} is empty; the row does not say what its number is about.",
    remedy: "Fill in {field} on line {line}.",
  },
  "ingest.unknown-area": {
    message: "{field} is “{cell}”; expected a municipality code of four digits from pipelines/programme.yaml.",
    remedy: "Correct the code, or add the municipality to pipelines/programme.yaml.",
  },
  "ingest.text-for-area": {
    message:
      "{field} holds text or a long number (not repeated here, in case it is about a person); expected a municipality code of four digits.",
    remedy: "Correct line {line} of the file.",
  },
  "ingest.former-area": {
    message: "{field} is {code}, a municipality code that is no longer in use; today: {today}.",
    remedy: "Deliver the numbers by today’s municipalities.",
  },
  "ingest.expired-area": {
    message: "{field} is {code}, a municipality code that went out of use on {until}.",
    remedy: "Deliver the numbers by today’s municipalities.",
  },
  "ingest.lost-zero": {
    message: "{field} is {code}: its leading zero is lost. Expected {suggestion}.",
    remedy: "Format the column as text before the file is saved.",
  },
  "ingest.unknown-code": {
    message: "{field} has an unknown code; expected one of {codes}.",
    remedy: "Correct the code on line {line}, or add it to pipelines/deliveries.yaml.",
  },
  "ingest.unknown-code-near": {
    message: "{field} has an unknown code; did the sender mean “{suggestion}”? Expected one of {codes}.",
    remedy: "Correct the code on line {line}.",
  },
  "ingest.not-identifier": {
    message:
      "{field} is not a short code; expected letters, digits, points and hyphens without spaces, at most 40 characters.",
    remedy: "Use the code, not the name, on line {line}.",
  },
  "ingest.not-period": {
    message:
      "{field} is “{cell}”; expected a quarter such as 2027-Q3, 2027K3 or 3. kvartal 2027, with quarters 1 to 4, or a year.",
    remedy: "Correct the period on line {line}.",
  },
  "ingest.text-for-period": {
    message:
      "{field} holds text or a long number (not repeated here, in case it is about a person); expected a quarter such as 2027-Q3, 2027K3 or 3. kvartal 2027, or a year.",
    remedy: "Correct the period on line {line}.",
  },
  "ingest.not-year": {
    message: "{field} is “{cell}”; expected a year of four digits.",
    remedy: "Correct the year on line {line}.",
  },
  "ingest.text-for-year": {
    message:
      "{field} holds text or a long number (not repeated here, in case it is about a person); expected a year of four digits.",
    remedy: "Correct the year on line {line}.",
  },
  "ingest.future-period": {
    message: "{field} is {period}, which has not come yet; the newest period that can be meant is {latest}.",
    remedy: "Correct the period on line {line}, or run with a later --as-of.",
  },
  "ingest.not-number": {
    message: "{field} is “{cell}”; expected a number, or one of the signs . .. : - for a missing number.",
    remedy: "Correct the number on line {line}.",
  },
  "ingest.text-for-number": {
    message:
      "{field} holds text or a long number (not repeated here, in case it is about a person); expected a number, or one of the signs . .. : - for a missing number.",
    remedy: "Correct the number on line {line}.",
  },
  "ingest.ambiguous-number": {
    message: "{field} is “{cell}”, which may mean thousands or decimals.",
    remedy: "Write thousands with a space or without a sign, and decimals with the file’s decimal sign.",
  },
  "ingest.not-whole": {
    message: "{field} is “{cell}”; expected a whole number.",
    remedy: "Check the decimal sign, or whether the columns have shifted.",
  },
  "ingest.negative": {
    message: "{field} is “{cell}”; a count cannot be under 0.",
    remedy: "Correct the number on line {line}; “-” alone means 0.",
  },
  "ingest.too-large-number": {
    message: "{field} is over the largest number that can be meant, {limit}.",
    remedy: "See whether separators are lost or columns have shifted on line {line}.",
  },
  "ingest.not-percent": {
    message: "{field} is “{cell}”; expected per cent from 0 to 100.",
    remedy: "Correct the number on line {line}.",
  },
  "ingest.not-date": {
    message: "{field} is not a date; expected 2027-09-30 or 30.9.2027, and a day that exists.",
    remedy: "Correct the date on line {line}, or leave the cell empty.",
  },
  "ingest.whole-not-sum": {
    message: "{field} is not the sum of {parts} on the same row.",
    remedy: "Correct the one that is wrong on line {line}.",
  },
  "ingest.part-over-whole": {
    message: "{field} is larger than {whole} on the same row; a part cannot be larger than the whole.",
    remedy: "Correct the one that is wrong on line {line}.",
  },
  "ingest.repeated-row": {
    message: "Line {line} repeats line {lines}; the first one holds.",
    remedy: "Remove one of the rows.",
  },
  "ingest.conflicting-row": {
    message: "Lines {lines} are about the same, with different numbers; all are rejected.",
    remedy: "Find out which is right, and remove the others.",
  },
  "ingest.total-not-sum": {
    message: "{field} on line {line} is not the sum of its parts by {by} on line {lines}; all are rejected.",
    remedy: "Find out whether the total or one of the parts is wrong, and deliver again.",
  },
  "ingest.total-not-covered": {
    message:
      "{field} on line {line} is less than the largest or more than the sum of its parts by {by} on line {lines}; all are rejected.",
    remedy: "Find out whether the total or one of the parts is wrong, and deliver again.",
  },
  "ingest.misnamed": {
    message: "The file’s name belongs to another format, but its content is {format}; it was read as what it is.",
    remedy: "Give the file the right ending, so that nobody else is misled.",
  },
  "ingest.more-tables": {
    message: "Table {sheets} of the file has a header that fits as well, but only table {read} was read.",
    remedy: "Put everything in one table, deliver each table as a file, or name the sheet in a layout in pipelines.",
  },
  "ingest.header-lines": {
    message: "The header stands on two lines, the lower of them line {line}; they were read as one.",
    remedy: "Put the header on one line to be rid of this remark.",
  },
  "ingest.encrypted": {
    message: "The workbook is protected with a password and cannot be read.",
    remedy: "Remove the password (File, Info, Protect Workbook), save and deliver again.",
  },
  "ingest.damaged-file": {
    message: "The file is {format} but damaged: {part} cannot be read.",
    remedy: "Open the file in the program that made it, save it again and deliver that.",
  },
  "ingest.unpacked-too-large": {
    message: "The file would grow beyond {limit} MB when unpacked; no delivery is so large.",
    remedy: "Delete empty rows and columns that carry formatting, or deliver the numbers as CSV.",
  },
  "ingest.unpacked-ratio": {
    message:
      "A part of the file grows more than {limit} times when unpacked, as no spreadsheet does but malicious files do.",
    remedy: "Deliver the numbers as CSV, and ask the sender where the file comes from.",
  },
  "ingest.too-many-parts": {
    message: "The workbook consists of more than {limit} parts.",
    remedy: "Save only the sheet with the numbers in a new workbook, or deliver them as CSV.",
  },
  "ingest.nested-archive": {
    message: "The workbook has other files embedded in it; felles cannot see what they hold.",
    remedy: "Remove embedded files and charts, save and deliver again.",
  },
  "ingest.too-many-cells": {
    message: "The table has more than {limit} cells.",
    remedy: "Split the delivery, for instance by year, or select the codes that are needed.",
  },
  "ingest.hidden-rows": {
    message: "Row {lines} is hidden in the sheet; hidden rows were read like the others.",
    remedy: "Look through the hidden rows, and delete them if they should not be there.",
  },
  "ingest.hidden-columns": {
    message: "Column {columns} is hidden in the sheet; hidden columns were read like the others.",
    remedy: "Look through the hidden columns, and delete them if they should not be there.",
  },
  "ingest.hidden-sheet": {
    message: "The numbers were read from a hidden sheet, since no visible one has a header that fits.",
    remedy: "Unhide the sheet, and see that it is the one to be delivered.",
  },
  "ingest.error-cell": {
    message: "The cell has the spreadsheet’s error {cell} in place of a content.",
    remedy: "Correct the formula in the cell, or enter the number.",
  },
  "ingest.no-cached-value": {
    message: "The cell has a formula without a stored result; felles works out no formulas.",
    remedy: "Open the file in a spreadsheet, let it calculate, save and deliver again.",
  },
  "ingest.merged-number": {
    message: "{field} stands in a cell that is merged with others; felles cannot know to which row the number belongs.",
    remedy: "Split the cell, and put a number in each row.",
  },
  "ingest.flag-contradiction": {
    message:
      "Column {column} on line {line} has a number, but the source marks it as not available or hidden; the row was not used.",
    remedy: "Ask the source which holds; a hidden number should not stand in the delivery.",
  },
  "ingest.unknown-flag": {
    message:
      "The flag in column {column} is unknown; expected 0 (in order), 1 (missing), 2 (not computable) or 3 (hidden).",
    remedy: "Correct the flag on line {line}, or ask the source what it means.",
  },
  "ingest.zeros-restored": {
    message: "{count} area codes had lost leading zeros; they were put back.",
    remedy: "Nothing needs to be done.",
  },
  "ingest.not-json-stat": {
    message: "The file is JSON, but not JSON-stat 2.",
    remedy: "Ask for JSON-stat 2 (json-stat2), or deliver the numbers as CSV.",
  },
  "ingest.json-stat-shape": {
    message: "The JSON-stat file is not in order: {key} is missing or does not fit the rest.",
    remedy: "Get the table again.",
  },
  "ingest.unknown-status": {
    message: "{count} numbers have a status sign that felles does not know; the numbers were read without it.",
    remedy: "See in the source’s documentation what the sign means.",
  },
  "ingest.no-engine": {
    message: "The file is Parquet, which cannot be read here.",
    remedy: "Deliver the numbers as CSV or a spreadsheet.",
  },
  "ingest.nested-column": {
    message: "Column {column} holds lists, objects or binary data; expected text, numbers or dates.",
    remedy: "Deliver a flat table with one value in each cell.",
  },
};
