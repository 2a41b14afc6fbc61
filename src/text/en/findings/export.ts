/** Findings of export, in en. */
import type { exportCodes } from "../../../model/codes/export.ts";
import type { FindingText } from "../../catalogue.ts";

export const exportFindings: Readonly<Record<keyof typeof exportCodes, FindingText>> = {
  "export.missing-package": {
    message: "The package {package} is not installed; it makes data frames for scripts.",
    remedy: "Install it with: npm install {package}. The CSV and Parquet files do not need it.",
  },
};
