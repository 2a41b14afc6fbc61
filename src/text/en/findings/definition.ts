/** Findings of definition, in en. */
import type { definitionCodes } from "../../../model/codes/definition.ts";
import type { FindingText } from "../../catalogue.ts";

export const definitionFindings: Readonly<Record<keyof typeof definitionCodes, FindingText>> = {
  "definition.unreadable": {
    message: "{file} is missing or cannot be read.",
    remedy: "Put the file in the folder of definitions.",
  },
  "definition.too-large": {
    message: "{file} has {kilobytes} kB; a definition may have at most {limit} kB.",
    remedy: "Check that it is the right file.",
  },
  "definition.too-deep": {
    message: "Something is nested more than {limit} levels deep or indented very far.",
    remedy: "Check brackets, dashes and indentation on the line.",
  },
  "definition.empty": {
    message: "The file is empty.",
    remedy: "Write the definition, or take it from a new workspace made by felles init.",
  },
  "definition.syntax": {
    message: "This is not valid YAML ({detail}).",
    remedy: "Check indentation, colons, quotes and brackets here and on the line above.",
  },
  "definition.tab": { message: "The indentation is made with a tab.", remedy: "Use spaces instead." },
  "definition.several-documents": {
    message: "The file holds several documents, separated by ---.",
    remedy: "Put each definition in a file of its own.",
  },
  "definition.anchor": {
    message: "Anchors, aliases and merging (&, *, <<) are not allowed in a definition.",
    remedy: "Write the content out where it applies.",
  },
  "definition.tag": {
    message: "Type tags (!) are not allowed in a definition.",
    remedy: "Remove the tag; quote the value if it begins with an exclamation mark.",
  },
  "definition.duplicate-key": { message: "The key is there twice in the same place.", remedy: "Remove one of them." },
  "definition.unquoted-key": { message: "The key {key} is not text.", remedy: 'Put it in quotes: "{key}".' },
  "definition.unknown-key": {
    message: "“{key}” is not a key here; the nearest is “{nearest}”.",
    remedy: "Correct or remove it. The keys here are: {known}.",
  },
  "definition.missing-key": { message: "“{key}” is missing.", remedy: "Add the key “{key}” here." },
  "definition.needless-key": {
    message: "“{key}” does not belong where {other} is “{value}”.",
    remedy: "Remove “{key}”, or change {other}.",
  },
  "definition.unquoted": {
    message: "{key} is the number {value}; text was expected.",
    remedy: 'Put the value in quotes: "{value}".',
  },
  "definition.not-text": {
    message: "{key} is “{value}”; text was expected.",
    remedy: "Write a text, in quotes if need be.",
  },
  "definition.not-number": {
    message: "{key} is “{value}”; a number was expected.",
    remedy: "Write a number without quotes, with a point as the decimal sign.",
  },
  "definition.not-whole-number": {
    message: "{key} is “{value}”; a whole number was expected.",
    remedy: "Write a whole number without quotes.",
  },
  "definition.not-boolean": {
    message: "{key} is “{value}”; true or false was expected.",
    remedy: "Write true or false, without quotes.",
  },
  "definition.not-list": {
    message: "{key} is “{value}”; a list was expected.",
    remedy: "Put the values in brackets, [a, b], or each on a line after a dash.",
  },
  "definition.not-map": {
    message: "{key} is “{value}”; keys with values were expected.",
    remedy: "Write “key: value” on lines of their own, indented.",
  },
  "definition.empty-value": { message: "{key} is empty.", remedy: "Write a value, or remove the key." },
  "definition.empty-list": { message: "The list {key} is empty.", remedy: "Write at least one value." },
  "definition.wrong-choice": {
    message: "{key} is “{value}”; the nearest possible value is “{nearest}”.",
    remedy: "Choose one of these: {known}.",
  },
  "definition.wrong-form": {
    message: "{key} is “{value}”, which does not have the form that is needed.",
    remedy: "Write it as in this example: {example}.",
  },
  "definition.wrong-value": {
    message: "{key} cannot be “{value}”.",
    remedy: "See what is possible in the schema folder, or choose another value.",
  },
  "definition.broken-rule": {
    message: "{key} breaks a rule: {rule}.",
    remedy: "Correct the values so that the rule holds.",
  },
  "definition.out-of-range": {
    message: "{key} is {value}; a number {limit} was expected.",
    remedy: "Write a number within the limit.",
  },
  "definition.unknown-id": {
    message: "{key} names “{id}”, which is not in {where}; the nearest is “{nearest}”.",
    remedy: "Correct the spelling, or add it to {where}.",
  },
  "definition.no-id": {
    message: "{key} names “{id}”, but {where} has none.",
    remedy: "Add it to {where}, or remove the mention.",
  },
  "definition.duplicate-id": {
    message: "{key} “{id}” is also on line {first}.",
    remedy: "Remove one of them, or give it another name.",
  },
  "definition.unlisted-id": {
    message: "{key} names “{id}”, which is not in {where}.",
    remedy: "Write one of these: {known}. Or add it to {where}.",
  },
  "definition.unlisted-key": {
    message: "“{key}” is not a key here.",
    remedy: "Remove it, or write one of these: {known}.",
  },
  "definition.unlisted-choice": {
    message: "{key} is “{value}”; there is no such choice.",
    remedy: "Write one of these: {known}.",
  },
  "definition.layout-name": {
    message:
      "The layout is called “{name}”; expected small letters, figures and hyphens, and not the name of a kind ({kinds}).",
    remedy: "Give the file another name, for instance after the sender.",
  },
  "definition.unused-source": {
    message: "The source “{source}” is listed, but no analysis uses it.",
    remedy: "Remove it from sources, or add an analysis that uses it.",
  },
  "definition.missing-source": {
    message: "The analysis “{analysis}” uses “{indicator}”, which needs the source “{source}”, but that is not listed.",
    remedy: "Add “{source}” to sources.",
  },
  "definition.overlapping-roles": {
    message: "{area} has two roles at once from {from}: {role} in “{group}” and {otherRole} in “{otherGroup}”.",
    remedy: "Let one membership end (until) on the day the other begins (from).",
  },
  "definition.backwards": {
    message: "{key} does not run forward in time: {from} to {until}.",
    remedy: "Correct one of the two.",
  },
  "definition.unsuitable-method": {
    message: "The method “{method}” does not suit “{indicator}”, whose kind is {kind}.",
    remedy: "Choose a method for that kind, or an indicator of these kinds: {known}.",
  },
  "definition.wrong-window": {
    message: "The window “{window}” does not suit “{indicator}”, which has numbers per {grain}.",
    remedy:
      "Use quarter, rolling-4 or calendar-year for quarterly numbers, year or years-3 for yearly ones, or a fixed period.",
  },
  "definition.one-group": {
    message: "The method “{method}” speaks of the municipalities of one group, but units names {count}.",
    remedy: "Name one group, and write an analysis for each.",
  },
  "definition.not-coarser": {
    message: "“{key}” is “{value}” in a step, which is not coarser than “{before}” before it.",
    remedy:
      "Order the steps from the finest to the coarsest: a longer window, of quarters or years as before; groups that hold the municipalities named before; fewer of the columns in by.",
  },
  "definition.not-divided": {
    message: "over names “{column}”, but the analysis is not divided by it.",
    remedy: "Add “{column}” to by.",
  },
  "definition.no-weight": {
    message: "standard has no weight for {code} of {column}.",
    remedy: "Write a weight for every code, or choose another breakdown.",
  },
  "definition.small-base": {
    message:
      "rounding is {base}, but the rule asks for {limit}: what is smaller would neither be hidden nor rounded far enough.",
    remedy: "Round to a larger base, or remove rounding, and small counts are hidden.",
  },
  "definition.not-counted": {
    message: "{measure} does not count persons, so {key} cannot be hidden by how many they are.",
    remedy:
      "Use a column of type count, with the number of answers or persons and no weights, or set personal: false where the number is not about persons.",
  },
  "definition.looser-rule": {
    message: "{key} is {value}, which is looser than the rule’s {limit}.",
    remedy: "Write {limit} or more, or remove the key: limits may only be tightened.",
  },
  "definition.divided-in-use": {
    message: "Municipality {code} is divided but has no last day.",
    remedy: "Write until: the first day on which the code was not in use; or remove divided.",
  },
  "definition.no-division": {
    message: "Municipality {code} stands under formerly of {areas}, and no division says how much belongs to each.",
    remedy:
      "Write divided on {code} with the persons in each part and the source, or let one municipality alone name it.",
  },
};
