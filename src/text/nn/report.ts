/** Words of report/ in nn. */
import type { ReportWords } from "../words/report.ts";

export const report: ReportWords = { placeholder: "" };
