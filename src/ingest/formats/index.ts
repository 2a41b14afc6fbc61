/** The registry of formats: one file and one line here add one. The first that recognises a file reads it. */
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";

export const formats: readonly Format[] = [csv];
