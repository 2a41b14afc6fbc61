/** Files of other formats: recognised by their first bytes, so that the message can name them. */
import { issue, rejected } from "../../model/issue.ts";
import { foreignIssue } from "../foreign.ts";
import type { Format } from "./format.ts";

export const refused: Format = {
  id: "other",
  endings: [],
  recognises: (bytes) => foreignIssue(bytes, "") !== null,
  read: ({ bytes, file }) => rejected([foreignIssue(bytes, file) ?? issue("ingest.binary", { file })]),
};
