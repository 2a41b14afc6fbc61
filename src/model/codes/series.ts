/** Codes raised where several periods or deliveries are seen together, with their level. */
export const seriesCodes = {
  "series.jump": "warning",
  "series.break": "warning",
  "series.total-left": "warning",
} as const;
