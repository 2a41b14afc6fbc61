/** Findings of cli, in en. */
import type { cliCodes } from "../../../model/codes/cli.ts";
import type { FindingText } from "../../catalogue.ts";

export const cliFindings: Readonly<Record<keyof typeof cliCodes, FindingText>> = {
  "cli.unknown-verb": {
    message: "There is no command “{verb}”. Did you mean “{nearest}”?",
    remedy: "Type felles --help to see all commands.",
  },
  "cli.unknown-option": {
    message: "There is no option {option} here. Did you mean {nearest}?",
    remedy: "Type felles COMMAND --help to see its options.",
  },
  "cli.missing-argument": {
    message: "Something is missing after the command: {argument}.",
    remedy: "Type felles COMMAND --help to see what it needs.",
  },
  "cli.excess-argument": {
    message: "{verb} was given more words than it takes.",
    remedy: "Put names with spaces in quotation marks, or remove the last word.",
  },
  "cli.wrong-option": {
    message: "The option {option} cannot be used like this: {text}",
    remedy: "Type felles COMMAND --help to see the values allowed.",
  },
  "cli.wrong-value": {
    message: "{option} is “{value}”; expected {expected}.",
    remedy: "Correct the value and run again.",
  },
  "cli.unknown-code": {
    message: "There is no code “{code}”. Did you mean “{nearest}”?",
    remedy: "Type felles explain without a code to see them all.",
  },
  "cli.unknown-kind": {
    message: "There is no delivery kind “{kind}”. Did you mean “{nearest}”?",
    remedy: "Write one of: {known}.",
  },
  "cli.no-such-verb": {
    message: "There is no command “{verb}”.",
    remedy: "Type felles --help to see all commands.",
  },
  "cli.no-such-option": {
    message: "There is no option {option} here.",
    remedy: "Type felles COMMAND --help to see its options.",
  },
  "cli.no-such-code": {
    message: "There is no code “{code}”.",
    remedy: "Type felles explain without a code to see them all.",
  },
  "cli.no-such-kind": {
    message: "There is no delivery kind “{kind}”.",
    remedy: "Write one of: {known}.",
  },
  "cli.unknown-pipeline": {
    message: "There is no file {path}. Did you mean {nearest}?",
    remedy: "Correct the name and run again. Nothing has been run.",
  },
  "cli.no-such-pipeline": {
    message: "There is no file {path}; expected a definition such as {known}.",
    remedy: "Write the name of a file that exists. Nothing has been run.",
  },
  "cli.wrong-choice": {
    message: "{option} is “{value}”, which is not one of the choices: {known}.",
    remedy: "Write one of the choices.",
  },
  "cli.wrong-date": {
    message: "{option} is “{value}”; expected a date with year, month and day, such as {example}.",
    remedy: "Correct the date and run again.",
  },
  "cli.exists": {
    message: "The file {file} exists and has not been touched.",
    remedy: "Choose another place with --out, or overwrite with --force.",
  },
  "cli.missing-value": {
    message: "{option} lacks a value.",
    remedy: "Write the value after the option, or type felles COMMAND --help to see what it can be.",
  },
  "cli.not-empty": {
    message: "The folder {folder} exists and is not empty; a new or empty folder was expected.",
    remedy: "Choose another name. Nothing has been written.",
  },
  "cli.interrupted": {
    message: "The run was interrupted.",
    remedy: "Nothing half-made has been released. Run again; it goes on from the last complete state.",
  },
  "cli.bug": {
    message: "Something went wrong that is our fault: {text}",
    remedy: "Report it with the text above. Nothing half-made has been released.",
  },
};
