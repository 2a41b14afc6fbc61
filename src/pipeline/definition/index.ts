/** What the definitions offer the rest of the house. */
export type { Definitions, Grammar, LoadedPipeline } from "./load.ts";
export { loadDefinitions, loadPipeline } from "./load.ts";
export { jsonSchemas } from "./schema.ts";
