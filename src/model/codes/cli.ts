/** Codes raised by the command line itself, with their level. */
export const cliCodes = {
  "cli.unknown-verb": "error",
  "cli.unknown-option": "error",
  "cli.missing-argument": "error",
  "cli.interrupted": "error",
  "cli.bug": "critical",
} as const;
