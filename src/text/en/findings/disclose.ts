/** Findings of disclose, in en. */
import type { discloseCodes } from "../../../model/codes/disclose.ts";
import type { FindingText } from "../../catalogue.ts";

export const discloseFindings: Readonly<Record<keyof typeof discloseCodes, FindingText>> = {
  "disclose.conflicting-counts": {
    message: "Two counts share the address {cell} in {table} but differ; one and the same count was expected.",
    remedy:
      "Nothing has been released. See which indicators use {table}: those with the same restriction must be counted alike; where the restriction differs, the definition must say so.",
  },
};
