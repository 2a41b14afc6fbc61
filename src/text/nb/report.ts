/** Words of report/ in nb. */
import type { ReportWords } from "../words/report.ts";

export const report: ReportWords = { placeholder: "" };
