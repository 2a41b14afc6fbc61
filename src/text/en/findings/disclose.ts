/** Findings of disclose, in en. */
import type { discloseCodes } from "../../../model/codes/disclose.ts";
import type { FindingText } from "../../catalogue.ts";

export const discloseFindings: Readonly<Record<keyof typeof discloseCodes, FindingText>> = {
  "disclose.conflicting-counts": {
    message: "Two counts share the address {cell} in {table} but differ; one and the same count was expected.",
    remedy:
      "Nothing has been released. See which indicators use {table}: those with the same restriction must be counted alike; where the restriction differs, the definition must say so.",
  },
  "disclose.empty-ledger": {
    message: "The ledger of releases is empty: nothing has been released from here.",
    remedy: "Run felles run first, or name the working folder with --work.",
  },
  "disclose.unknown-address": {
    message: "No release has a number at the address “{address}”. Did you mean “{nearest}”?",
    remedy: "Give the beginning of an address to see all that begin so; without an address all are shown.",
  },
  "disclose.no-release": {
    message: "{pipeline} has no release for {period} that is not withdrawn already.",
    remedy: "See with felles disclose explain what has been released, and check the name and the period.",
  },
  "disclose.no-pipeline": {
    message:
      "The release of {pipeline} for {period} cannot be attacked in full: the definition {pipeline} is no longer there.",
    remedy: "Put the definition back in pipelines/, and attack again.",
  },
  "disclose.lost-delivery": {
    message: "The release of {pipeline} for {period} rests on deliveries that are no longer in the store.",
    remedy: "Restore work/deliveries from a backup, and attack again.",
  },
  "disclose.changed-definition": {
    message:
      "The definition of {pipeline} has changed since the release for {period}; what was hidden then is worked out with the definition of today.",
    remedy: "If the change is large, attack again with the old definition.",
  },
  "disclose.unsafe": {
    message:
      "The hidden number {address} is not safe: together with all that has been told it can be worked out too closely.",
    remedy:
      "Withdraw the releases that give it away, tell the data owner, and merge periods or areas in the definition.",
  },
  "disclose.indefensible": {
    message:
      "Hidden counts ({count}) can be worked out too closely whatever is hidden beside them: {cells}. That was not to be possible.",
    remedy:
      "Nothing has been released. Take away analyses that divide these counts, or merge periods or areas in the definition.",
  },
  "disclose.contradiction": {
    message: "No table agrees with all of these counts at once: {cells}. Parts and wholes were expected to match.",
    remedy:
      "Nothing has been released. Look for sums that do not add up in the deliveries, and check sumRules and totalRules in deliveries.yaml.",
  },
  "disclose.rounding-changed": {
    message: "Earlier releases from here ({count}) were not rounded in the way that disclosure.yaml asks for now.",
    remedy:
      "Nothing has been released. Keep the rounding as it was, or use a new working folder (--work) for numbers that nobody has been told. One number told in two ways gives away what each of them hides.",
  },
  "disclose.already-told": {
    message:
      "Hidden counts ({count}) can be worked out from earlier releases alone: {cells}. This release adds nothing to what is told already.",
    remedy: "Tell the data owner. Consider withdrawing the earlier releases with felles disclose withdraw.",
  },
};
