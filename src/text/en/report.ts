/** Words of report/ in en. */
import type { ReportWords } from "../words/report.ts";

export const report: ReportWords = { placeholder: "" };
