/** Codes raised while a pipeline runs: selection, methods, disclosure, report, with their level. */
export const runCodes = {
  "run.no-delivery": "warning",
  "run.missing-area": "warning",
  "run.missing-areas": "warning",
  "run.unfed-indicator": "warning",
  "run.no-data": "error",
  "run.no-period": "error",
  "run.disclosure-refused": "critical",
} as const;
