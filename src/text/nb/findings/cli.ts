/** Findings of cli, in nb. */
import type { cliCodes } from "../../../model/codes/cli.ts";
import type { FindingText } from "../../catalogue.ts";

export const cliFindings: Readonly<Record<keyof typeof cliCodes, FindingText>> = {
  "cli.unknown-verb": { message: "", remedy: "" },
  "cli.unknown-option": { message: "", remedy: "" },
  "cli.missing-argument": { message: "", remedy: "" },
  "cli.interrupted": { message: "", remedy: "" },
  "cli.bug": { message: "", remedy: "" },
};
