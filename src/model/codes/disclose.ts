/** Codes raised at the disclosure gate, with their level. */
export const discloseCodes = {
  "disclose.conflicting-counts": "critical",
  "disclose.empty-ledger": "error",
  "disclose.unknown-address": "error",
  "disclose.no-release": "error",
  "disclose.no-pipeline": "error",
  "disclose.lost-delivery": "error",
  "disclose.changed-definition": "warning",
  "disclose.unsafe": "critical",
  "disclose.indefensible": "critical",
  "disclose.contradiction": "critical",
  "disclose.already-told": "warning",
  "disclose.rounding-changed": "critical",
} as const;
