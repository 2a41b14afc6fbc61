/** Findings of ingest, in nn. */
import type { ingestCodes } from "../../../model/codes/ingest.ts";
import type { FindingText } from "../../catalogue.ts";

export const ingestFindings: Readonly<Record<keyof typeof ingestCodes, FindingText>> = {
  "ingest.empty-file": { message: "", remedy: "" },
  "ingest.not-text": { message: "", remedy: "" },
  "ingest.unknown-kind": { message: "", remedy: "" },
};
