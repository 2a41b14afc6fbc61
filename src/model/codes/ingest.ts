/** Codes raised while deliveries are read and checked, with their level. */
export const ingestCodes = {
  "ingest.empty-file": "error",
  "ingest.not-text": "error",
  "ingest.unknown-kind": "error",
} as const;
