/** Codes raised by the privacy guard: each refuses a delivery whole, but for the author whom an office program noted by itself. */
export const privacyCodes = {
  "privacy.identity-number": "critical",
  "privacy.name": "critical",
  "privacy.phone": "critical",
  "privacy.email": "critical",
  "privacy.address": "critical",
  "privacy.birth-date": "critical",
  "privacy.free-text": "critical",
  "privacy.person-column": "critical",
  "privacy.case-rows": "critical",
  "privacy.beside-table": "critical",
  "privacy.file-name": "critical",
  "privacy.author": "warning",
} as const;
