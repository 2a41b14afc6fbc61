/** Words of cli/ in en. */
import type { CliWords } from "../words/cli.ts";

export const cli: CliWords = { placeholder: "" };
