/** Codes raised at the disclosure gate, with their level. */
export const discloseCodes = {
  "disclose.conflicting-counts": "critical",
} as const;
