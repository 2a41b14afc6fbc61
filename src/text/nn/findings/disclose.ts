/** Findings of disclose, in nn. */
import type { discloseCodes } from "../../../model/codes/disclose.ts";
import type { FindingText } from "../../catalogue.ts";

export const discloseFindings: Readonly<Record<keyof typeof discloseCodes, FindingText>> = {
  "disclose.conflicting-counts": {
    message: "To tal står på same adresse, {cell} i {table}, men er ikkje like; venta eitt og same tal.",
    remedy:
      "Ingenting er gjeve ut. Sjå kva indikatorar som bruker {table}: har dei same avgrensing, må dei reknast likt; har dei ikkje det, må avgrensinga stå i definisjonen.",
  },
};
