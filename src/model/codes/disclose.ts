/** Codes raised at the disclosure gate, with their level. */
export const discloseCodes = {
  "disclose.conflicting-counts": "critical",
  "disclose.empty-ledger": "error",
  "disclose.unknown-address": "error",
  "disclose.no-release": "error",
} as const;
