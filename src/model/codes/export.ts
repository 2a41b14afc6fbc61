/** Codes raised by exports, with their level. */
export const exportCodes = {
  "export.missing-package": "error",
} as const;
