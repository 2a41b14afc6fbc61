/** Findings of fetch, in en. */
import type { fetchCodes } from "../../../model/codes/fetch.ts";
import type { FindingText } from "../../catalogue.ts";

export const fetchFindings: Readonly<Record<keyof typeof fetchCodes, FindingText>> = {
  "fetch.offline": {
    message: "The network is switched off by --offline, so {source} was not asked.",
    remedy: "Run without --offline on a machine with a network, or put the file into the inbox by hand.",
  },
  "fetch.no-network": {
    message: "The source does not answer: there is no network from here, or the address is blocked.",
    remedy:
      "Try again on a machine with a network. Behind a proxy, set HTTPS_PROXY. Otherwise download the file in a browser and put it into the inbox.",
  },
  "fetch.timeout": {
    message: "The source took too long to answer, after several tries too.",
    remedy: "Try again later, or ask for fewer values with --select.",
  },
  "fetch.cut": {
    message: "The answer broke off before it was whole, after several tries too; nothing of it is kept.",
    remedy: "Try again later, or ask for fewer values with --select.",
  },
  "fetch.too-large": {
    message: "The answer is larger than what is read; nothing of it is kept.",
    remedy: "Ask for fewer values with --select.",
  },
  "fetch.status": {
    message: "The source answered with status {status}; expected 200.",
    remedy:
      "Check the table's number and the selection. Status 403 and 429 often pass after a while, 5xx is a fault at the source.",
  },
  "fetch.not-json": {
    message: "The answer is not JSON in UTF-8, or it is cut; nothing of it is kept.",
    remedy: "Try again later. If the answer stays the same, the source may have changed its interface.",
  },
  "fetch.unexpected": {
    message: "The answer has another form than the source has described; nothing of it is kept.",
    remedy: "Check the table's number. The source may have changed its interface.",
  },
  "fetch.unknown-source": {
    message: "{name} is no source; known sources are {names}.",
    remedy: "Did you mean {nearest}?",
  },
  "fetch.bad-table": {
    message: "{source} needs the name of a table, written as the source does.",
    remedy: "Write “felles fetch ssb 07459” or “felles fetch fhi nokkel/185”, for example.",
  },
  "fetch.unknown-dimension": {
    message: "The table has no variable {name}; it has {names}.",
    remedy: "Did you mean {nearest}?",
  },
  "fetch.unknown-value": {
    message: "The variable {name} has no value {value}.",
    remedy: "See the values in the source's own overview of the table.",
  },
  "fetch.bad-selection": {
    message: "The selection cannot be read; expected variables with values, as “Alder=014,015;Tid=2026”.",
    remedy: "Write each variable once, its values separated by commas and the variables by semicolons.",
  },
  "fetch.older-interface": {
    message: "The source did not answer in PxWebApi 2; the table was fetched with version 1.",
    remedy: "Nothing to do: the numbers are the same.",
  },
  "fetch.unchanged": {
    message: "The source has the same numbers as last time; no new file was put into the inbox.",
    remedy: "Nothing to do.",
  },
  "fetch.file-exists": {
    message: "A file of this name with other contents lies here; it was not touched.",
    remedy: "Move it, or fetch again tomorrow: every day has a file name of its own.",
  },
  "fetch.former-unknown": {
    message:
      "By KLASS, {old} became part of {new} on {date}, but the programme's list does not name {old} under formerly.",
    remedy: "Add {old} under formerly of {new} in programme.yaml, so that old numbers find their place.",
  },
  "fetch.end-unknown": {
    message: "By KLASS, {old} ended on {date} and became {new}, but the programme's list says otherwise.",
    remedy: "Set until of {old} to {date} in programme.yaml.",
  },
};
