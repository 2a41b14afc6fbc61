/** Codes raised by the command line itself, with their level. */
export const cliCodes = {
  "cli.unknown-verb": "error",
  "cli.unknown-option": "error",
  "cli.missing-argument": "error",
  "cli.excess-argument": "error",
  "cli.wrong-option": "error",
  "cli.wrong-value": "error",
  "cli.unknown-code": "error",
  "cli.unknown-kind": "error",
  "cli.not-empty": "error",
  "cli.interrupted": "error",
  "cli.bug": "critical",
} as const;
