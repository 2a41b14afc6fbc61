/** Findings of questions of power, in en. */
import type { powerCodes } from "../../../model/codes/power.ts";
import type { FindingText } from "../../catalogue.ts";

export const powerFindings: Readonly<Record<keyof typeof powerCodes, FindingText>> = {
  "power.no-effect": {
    message: "{pipeline} has no effect analysis with windows before and after the start; expected at least one.",
    remedy: "Ask about a pipeline with an analysis whose question is effect, such as pipelines/final-2029.yaml.",
  },
  "power.unknown-analysis": {
    message: "There is no effect analysis “{analysis}”. Did you mean “{nearest}”?",
    remedy: "Write one of: {known}.",
  },
  "power.not-counted": {
    message:
      "{analysis} in {pipeline} is about {indicator}, which is not counted by quarter; expected a rate or a count by quarter.",
    remedy: "Choose another analysis with --analysis.",
  },
  "power.few-units": {
    message:
      "{analysis} has {treated} municipalities with the programme and {controls} to compare with; expected at least one and two.",
    remedy: "Correct the groups in programme.yaml, or units and comparator of the analysis.",
  },
  "power.no-population": {
    message: "The population of these municipalities is missing: {areas}.",
    remedy: "Put a delivery of the kind population with them in the inbox.",
  },
  "power.few-events": {
    message:
      "The deliveries have too few events before the start for a rate of {analysis} to be stated without telling of single persons.",
    remedy: "State the rate yourself, as --rate 25.",
  },
};
