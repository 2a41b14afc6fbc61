/** Findings of disclose, in nb. */
import type { discloseCodes } from "../../../model/codes/disclose.ts";
import type { FindingText } from "../../catalogue.ts";

export const discloseFindings: Readonly<Record<keyof typeof discloseCodes, FindingText>> = {
  "disclose.conflicting-counts": {
    message: "To tall står på samme adresse, {cell} i {table}, men er ikke like; ventet ett og samme tall.",
    remedy:
      "Ingenting er gitt ut. Se hvilke indikatorer som bruker {table}: har de samme avgrensning, må de regnes likt; har de ikke det, må avgrensningen stå i definisjonen.",
  },
};
