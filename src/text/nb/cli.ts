/** Words of cli/ in nb. */
import type { CliWords } from "../words/cli.ts";

export const cli: CliWords = { placeholder: "" };
