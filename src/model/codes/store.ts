/** Codes raised by the store: files, locks, snapshots, with their level. */
export const storeCodes = {
  "store.missing-file": "error",
  "store.unreadable": "error",
  "store.no-space": "error",
  "store.read-only": "error",
  "store.locked": "error",
} as const;
