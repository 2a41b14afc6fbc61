/** Findings of diff, in en. */
import type { diffCodes } from "../../../model/codes/diff.ts";
import type { FindingText } from "../../catalogue.ts";

export const diffFindings: Readonly<Record<keyof typeof diffCodes, FindingText>> = {
  "diff.unknown-side": {
    message: "{name} is neither a date, a report folder, a run nor a delivery.",
    remedy: "Write “felles diff 2027-08-01 2027-10-20”, for example, two folders under reports, or two files.",
  },
  "diff.unlike-sides": {
    message: "The two sides are different things ({first} and {second}); expected two of one kind.",
    remedy: "Compare two dates, two report folders, two runs or two deliveries.",
  },
  "diff.not-a-report": {
    message: "No report that can be read lies here; expected run.json and estimates.csv of one run.",
    remedy: "Name the folder of a period, such as reports/quarterly/2027-Q3.",
  },
  "diff.other-pipeline": {
    message: "The two reports were made by two pipelines: {first} and {second}.",
    remedy: "Compare two reports of one pipeline.",
  },
};
