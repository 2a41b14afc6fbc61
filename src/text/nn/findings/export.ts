/** Findings of export, in nn. */
import type { exportCodes } from "../../../model/codes/export.ts";
import type { FindingText } from "../../catalogue.ts";

export const exportFindings: Readonly<Record<keyof typeof exportCodes, FindingText>> = {
  "export.missing-package": {
    message: "Pakka {package} er ikkje installert; ho lagar rammer av tal for skript.",
    remedy: "Installer henne med: npm install {package}. CSV- og Parquet-filene treng henne ikkje.",
  },
};
