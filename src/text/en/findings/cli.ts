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
