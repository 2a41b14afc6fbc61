/** Codes raised by questions of power, with their level. */
export const powerCodes = {
  "power.no-effect": "error",
  "power.unknown-analysis": "error",
  "power.not-counted": "error",
  "power.few-units": "error",
  "power.no-population": "error",
  "power.few-events": "error",
} as const;
