/** Findings of store, in en. */
import type { storeCodes } from "../../../model/codes/store.ts";
import type { FindingText } from "../../catalogue.ts";

export const storeFindings: Readonly<Record<keyof typeof storeCodes, FindingText>> = {
  "store.missing-file": { message: "The file does not exist.", remedy: "Check its name and folder." },
  "store.missing-folder": {
    message: "The folder does not exist; expected a folder of deliveries.",
    remedy: "Make the folder and put the deliveries in it, or name another with --inbox.",
  },
  "store.empty-inbox": {
    message: "There are no deliveries in the folder.",
    remedy:
      "Put the files from police, municipalities and Statistics Norway in it. The run uses only what had arrived before.",
  },
  "store.unreadable": {
    message: "The file cannot be read: the user lacks permission.",
    remedy: "Give yourself permission to read it, or run as a user who has it.",
  },
  "store.not-a-file": {
    message: "This is not an ordinary file; expected a file.",
    remedy: "Name a file, not a folder or a device.",
  },
  "store.not-a-folder": {
    message: "A file lies where a folder was expected.",
    remedy: "Move the file, or choose another folder.",
  },
  "store.not-text": { message: "The file is not text in UTF-8.", remedy: "Save it again as UTF-8." },
  "store.too-large": {
    message: "The file is {bytes} bytes; at most {limit} bytes are read.",
    remedy: "Check that it is the right file, and ask the sender to split it.",
  },
  "store.no-space": {
    message: "The disk is full; the file was not written, and what was there before is unchanged.",
    remedy: "Free some space and run again; the run carries on where it stopped.",
  },
  "store.read-only": {
    message: "Writing is not allowed here: the folder is read-only.",
    remedy: "Give yourself permission to write, or choose another folder.",
  },
  "store.failed": {
    message: "The operating system reported {error}.",
    remedy: "Check the disk and any network drive, and run again.",
  },
  "store.locked": {
    message: "The working folder is in use: process {pid} on {host} has been at {verb} since {since}.",
    remedy: "Wait until it is done. If {host} no longer runs it, delete the folder {file}.",
  },
  "store.busy": {
    message: "Many runs are asking for the working folder at once.",
    remedy: "Wait a moment and run again.",
  },
  "store.foreign-folder": {
    message: "The folder holds files that felles did not write; they would be lost.",
    remedy: "Choose a new or empty folder, or move the files.",
  },
  "store.damaged": {
    message: "The stored file has been changed or damaged since it was stored.",
    remedy:
      "Restore the working folder from a backup, or delete the folder in which the file lies and receive the delivery again.",
  },
  "store.rounding-key": {
    message: "The key by which small counts are rounded is missing or damaged.",
    remedy:
      "Restore work/rounding.key from a backup. Without it the same numbers would be rounded in another way than before, and could then be worked out.",
  },
  "store.ledger-damaged": {
    message: "This part of the ledger of releases has been changed or damaged since it was written.",
    remedy: "Restore work/ledger from a backup. Nothing is released while it is not known what has been told before.",
  },
  "store.ledger-missing": {
    message: "Entry {number} of the ledger of releases is missing.",
    remedy: "Restore work/ledger from a backup. Nothing is released while it is not known what has been told before.",
  },
  "store.ledger-order": {
    message:
      "The entry of the ledger of releases (number {number} when it was written) does not follow the one before: it was moved, exchanged or put in between.",
    remedy: "Restore work/ledger from a backup. Nothing is released while it is not known what has been told before.",
  },
  "store.ledger-cut": {
    message: "The ledger of releases should hold {counted} entries and holds {entries}: the last ones are missing.",
    remedy: "Restore work/ledger from a backup. Nothing is released while it is not known what has been told before.",
  },
  "store.ledger-head": {
    message:
      "The head of the ledger of releases does not match its {entries} entries: it is missing, or belongs to another ledger.",
    remedy: "Restore work/ledger from a backup. Nothing is released while it is not known what has been told before.",
  },
  "store.ledger-behind": {
    message:
      "The ledger of releases does not know this report. Either the ledger was deleted, was cut or is an older copy, or the report was changed or made from another working folder.",
    remedy:
      "Restore work/ledger from the newest backup. If the report was made from another working folder, move it out of the folder of reports. Nothing is released while it is not known what has been told before.",
  },
  "store.ledger-foreign": {
    message: "felles did not put this file in the ledger of releases.",
    remedy: "Move it out of work/ledger.",
  },
  "store.same-bytes": {
    message: "The content is exactly that of {other}, received {received}.",
    remedy:
      "If nothing has changed since then, all is well. Else the former file was probably sent again: ask the sender for the right one.",
  },
  "store.folder-in-inbox": {
    message: "Folders in the inbox are not read.",
    remedy: "Move the files up into the inbox.",
  },
  "store.file-without-note": {
    message: "{notes} does not say who sent the file; the day on which it was first seen counts as the date received.",
    remedy: "Enter it in {notes} with sender and date.",
  },
  "store.note-without-file": {
    message: "The list names {name}, which is not in the inbox.",
    remedy: "Put the file there, correct the name, or delete the entry.",
  },
  "store.note-syntax": {
    message: "This is not valid YAML.",
    remedy: "Check indentation, colons and quotation marks on this line and the one before.",
  },
  "store.note-shape": {
    message: "Expected a list in which every item has file, provider and received.",
    remedy: "Begin every item with “- file: NAME”.",
  },
  "store.note-unknown-key": {
    message: "There is no key “{key}”; expected one of {known}.",
    remedy: "Correct the spelling, or delete the line.",
  },
  "store.note-missing-key": { message: "The item lacks “{key}”.", remedy: "Add “{key}: …”." },
  "store.note-twice": { message: "{name} is listed twice; first on line {first}.", remedy: "Delete one of the items." },
  "store.note-text": {
    message: "“{key}” must be text and not empty.",
    remedy: "Write the value on the same line, or delete the key.",
  },
  "store.note-file": {
    message: "“{key}” must be a file name with no folder before it.",
    remedy: "Write only the name of the file in the inbox.",
  },
  "store.note-synthetic": {
    message: "“{key}” can only be true.",
    remedy: "Write true for made-up numbers, or delete the key.",
  },
  "store.note-date": {
    message: "“{key}” must be a date that exists, written YYYY-MM-DD.",
    remedy: "Write for example 2027-10-05.",
  },
  "store.note-kind": {
    message: "“{key}” must be a kind of delivery: small letters, digits and hyphens.",
    remedy: "Write for example offences, or delete the key and let the column names decide.",
  },
};
