/** Findings of the privacy guard, in en. */
import type { privacyCodes } from "../../../model/codes/privacy.ts";
import type { FindingText } from "../../catalogue.ts";

const remedy =
  "Nothing of the delivery is used, and felles has kept no copy. Delete your copies, in the inbox too, ask the sender for a delivery of counts alone, and tell the data protection officer.";

const where = "Cells: {count}, on line {lines}.";

export const privacyFindings: Readonly<Record<keyof typeof privacyCodes, FindingText>> = {
  "privacy.identity-number": {
    message: `Something here looks like a national identity number; a delivery may hold anonymous numbers only. ${where}`,
    remedy,
  },
  "privacy.name": {
    message: `Something here looks like the name of a person; a delivery may hold anonymous numbers only. ${where}`,
    remedy,
  },
  "privacy.phone": {
    message: `Something here looks like a telephone number; a delivery may hold anonymous numbers only. ${where}`,
    remedy,
  },
  "privacy.email": {
    message: `An e-mail address here looks like a person's; a delivery may hold anonymous numbers only. ${where}`,
    remedy,
  },
  "privacy.address": {
    message: `Something here looks like an address, or a postcode with its place; expected municipality codes only. ${where}`,
    remedy,
  },
  "privacy.birth-date": {
    message: `Something here looks like a date of birth; expected ages in whole years only. ${where}`,
    remedy,
  },
  "privacy.free-text": {
    message: `Free text stands here where codes and numbers are expected. ${where}`,
    remedy,
  },
  "privacy.person-column": {
    message: `The column seems to tell of one person or one case in each row; expected columns of counts. ${where}`,
    remedy,
  },
  "privacy.case-rows": {
    message: `Each row seems to be one case or one person; expected rows of counts. ${where}`,
    remedy:
      "Nothing of the delivery is used, and felles has kept no copy. Ask for counts, or, where you have the legal basis, read the file as a restricted source with --restricted.",
  },
  "privacy.beside-table": {
    message:
      "It does not stand in the table but beside it: in the name of a sheet, a comment, a hidden cell, a key or one of the document's properties.",
    remedy: "In Excel: File, Info, Check for Issues, Inspect Document. Delete the file in the inbox too.",
  },
  "privacy.file-name": {
    message:
      "The file's name seems to tell of whom it speaks, and is not repeated: it is file number {number} in the folder, by name.",
    remedy:
      "Nothing of the file is used, and felles has kept no copy. Give it a name without personal data, and look at what it holds.",
  },
  "privacy.author": {
    message: "The file's properties say who made or saved it. The name is not repeated, but goes with the file.",
    remedy: "In Excel: File, Info, Check for Issues, Inspect Document, before the file is sent.",
  },
};
