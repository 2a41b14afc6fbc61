/** The registry of open sources: one file and one line here add one. */
import { health } from "./health.ts";
import { pxweb } from "./pxweb.ts";
import type { Source } from "./source.ts";

export { politely } from "./ask.ts";
export { compareWithAreas, fetchChanges, klassBase } from "./klass.ts";
export { readWanted } from "./selection.ts";

export const sources: ReadonlyMap<string, Source> = new Map([pxweb, health].map((it) => [it.id, it]));
