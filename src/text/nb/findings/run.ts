/** Findings of run, in nb. */
import type { runCodes } from "../../../model/codes/run.ts";
import type { FindingText } from "../../catalogue.ts";

export const runFindings: Readonly<Record<keyof typeof runCodes, FindingText>> = {
  "run.no-delivery": { message: "", remedy: "" },
  "run.missing-area": { message: "", remedy: "" },
  "run.no-data": { message: "", remedy: "" },
  "run.disclosure-refused": { message: "", remedy: "" },
};
