/** Findings of definition, in nb. */
import type { definitionCodes } from "../../../model/codes/definition.ts";
import type { FindingText } from "../../catalogue.ts";

export const definitionFindings: Readonly<Record<keyof typeof definitionCodes, FindingText>> = {
  "definition.unreadable": { message: "", remedy: "" },
  "definition.syntax": { message: "", remedy: "" },
  "definition.unknown-key": { message: "", remedy: "" },
  "definition.missing-key": { message: "", remedy: "" },
  "definition.wrong-type": { message: "", remedy: "" },
  "definition.unknown-id": { message: "", remedy: "" },
  "definition.duplicate-id": { message: "", remedy: "" },
  "definition.unused-source": { message: "", remedy: "" },
  "definition.overlapping-roles": { message: "", remedy: "" },
};
