/** Findings of series, in en. */
import type { seriesCodes } from "../../../model/codes/series.ts";
import type { FindingText } from "../../catalogue.ts";

export const seriesFindings: Readonly<Record<keyof typeof seriesCodes, FindingText>> = {
  "series.jump": {
    message:
      "{measure} in {area} went from {before} in {from} to {after} in {to}; that is more than {count} and more than {percent} per cent.",
    remedy:
      "Ask the sender whether the number is right. If the jump is real, raise the limit under series in pipelines/deliveries.yaml, or write a break in pipelines/indicators.yaml.",
  },
  "series.break": {
    message: "{measure} in {area} is missing for {periods}, between periods that were delivered.",
    remedy: "Ask for the periods that are missing, or write a break in pipelines/indicators.yaml.",
  },
  "series.total-left": {
    message:
      "{measure}: the total over {by} in {area} in {from} is {after}, but the parts delivered apart from it make {before}; they are more than {count} and more than {percent} per cent apart.",
    remedy: "Ask the sender which delivery holds, and for a corrected file.",
  },
};
