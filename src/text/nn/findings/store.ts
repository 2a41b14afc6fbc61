/** Findings of store, in nn. */
import type { storeCodes } from "../../../model/codes/store.ts";
import type { FindingText } from "../../catalogue.ts";

export const storeFindings: Readonly<Record<keyof typeof storeCodes, FindingText>> = {
  "store.missing-file": { message: "", remedy: "" },
  "store.unreadable": { message: "", remedy: "" },
  "store.no-space": { message: "", remedy: "" },
  "store.read-only": { message: "", remedy: "" },
  "store.locked": { message: "", remedy: "" },
};
