/** Findings of series, in en. */
import type { seriesCodes } from "../../../model/codes/series.ts";
import type { FindingText } from "../../catalogue.ts";

export const seriesFindings: Readonly<Record<keyof typeof seriesCodes, FindingText>> = {
  "series.jump": {
    message:
      "{measureEn} in {area} went from {before} in {fromEn} to {after} in {toEn}; that is more than {count} and more than {percent} per cent.",
    remedy:
      "Ask the sender whether the number is right. If the jump is real, raise the limit under series in pipelines/deliveries.yaml, or write a break in pipelines/indicators.yaml.",
  },
  "series.break": {
    message: "{measureEn} in {area} is missing for {periodsEn}, between periods that were delivered.",
    remedy: "Ask for the periods that are missing, or write a break in pipelines/indicators.yaml.",
  },
  "series.total-left": {
    message:
      "{measureEn}: the total over {byEn} in {area} in {fromEn} is {after}, but the parts delivered apart from it make {before}; they are more than {count} and more than {percent} per cent apart.",
    remedy: "Ask the sender which delivery holds, and for a corrected file.",
  },
};
