/** Words of cli/ in nn. */
import type { CliWords } from "../words/cli.ts";

export const cli: CliWords = { placeholder: "" };
