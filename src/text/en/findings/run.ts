/** Findings of run, in en. */
import type { runCodes } from "../../../model/codes/run.ts";
import type { FindingText } from "../../catalogue.ts";

export const runFindings: Readonly<Record<keyof typeof runCodes, FindingText>> = {
  "run.no-delivery": {
    message: "Nobody has delivered “{kind}” for {period}; at least one delivery was expected.",
    remedy: "Ask for the delivery, or run again when it has come. Numbers that need it are shown as not delivered.",
  },
  "run.missing-area": {
    message: "{area} has not delivered “{kind}” for {period}.",
    remedy: "Ask for the delivery. Until then no number that includes {area} is shown for this period.",
  },
  "run.missing-areas": {
    message: "{count} municipalities have not delivered “{kind}” for {period}: {areas}.",
    remedy: "Ask for the deliveries. Until then no number that includes any of them is shown for this period.",
  },
  "run.unfed-indicator": {
    message: "The indicator {indicator} has no data: no delivery contains {measure}.",
    remedy:
      "Check that the delivery is in the inbox and was accepted, or take the indicator out of the analysis {analysis}.",
  },
  "run.no-data": {
    message: "{pipeline} has no accepted data up to {asOf}.",
    remedy: "Put the deliveries in the inbox, or see with felles validate why they were rejected.",
  },
  "run.no-period": {
    message: "{pipeline} has no accepted data for {period}. No report was made for the period.",
    remedy: "Run again when the deliveries have come, or choose another period with --period.",
  },
  "run.disclosure-refused": {
    message: "The disclosure gate refused the release: {text}",
    remedy: "Nothing has been released. See which cells it concerns, and merge periods or areas in the definition.",
  },
};
