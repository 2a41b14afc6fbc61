/** Codes raised when two states of the evaluation are compared, with their level. */
export const diffCodes = {
  "diff.unknown-side": "error",
  "diff.unlike-sides": "error",
  "diff.not-a-report": "error",
  "diff.other-pipeline": "error",
} as const;
