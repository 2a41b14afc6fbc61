/** Findings of export, in nb. */
import type { exportCodes } from "../../../model/codes/export.ts";
import type { FindingText } from "../../catalogue.ts";

export const exportFindings: Readonly<Record<keyof typeof exportCodes, FindingText>> = {
  "export.missing-package": {
    message: "Pakken {package} er ikke installert; den lager rammer av tall for skript.",
    remedy: "Installer den med: npm install {package}. CSV- og Parquet-filene trenger den ikke.",
  },
};
