/** The registry of formats: one file and one line here add one. The first that recognises a file reads it. */
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";

/** CSV comes last: it takes whatever the others do not, and says what is no text. */
export const formats: readonly Format[] = [csv];
