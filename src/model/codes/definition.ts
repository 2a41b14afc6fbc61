/** Codes raised while definitions in pipelines/ are read, with their level. */
export const definitionCodes = {
  "definition.unreadable": "error",
  "definition.syntax": "error",
  "definition.unknown-key": "error",
  "definition.missing-key": "error",
  "definition.wrong-type": "error",
  "definition.unknown-id": "error",
  "definition.duplicate-id": "error",
  "definition.unused-source": "error",
  "definition.overlapping-roles": "error",
} as const;
