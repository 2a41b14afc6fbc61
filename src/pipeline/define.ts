/** Reads a pipeline file and the definitions beside it: everything a run is asked to do, checked before any data is touched. */
import { dirname, join } from "node:path";
import type { z } from "zod";
import { charts } from "../charts/index.ts";
import { methods } from "../methods/index.ts";
import { type Issue, IssueError } from "../model/issue.ts";
import { blocks } from "../report/blocks/index.ts";
import { listLayouts } from "../store/definitions.ts";
import { readText } from "../store/read.ts";
import {
  type Definitions,
  type Grammar,
  type LoadedPipeline,
  loadDefinitions,
  loadPipeline,
} from "./definition/index.ts";

/** Definitions that every pipeline shares, by the names they have in `pipelines/`. */
export const sharedFiles = ["programme.yaml", "deliveries.yaml", "indicators.yaml", "disclosure.yaml"] as const;

/** Exit code of a definition that cannot be used. */
const usage = 2;

function optionsOf(registry: ReadonlyMap<string, { readonly options: z.ZodType }>): ReadonlyMap<string, z.ZodType> {
  return new Map([...registry].map(([id, entry]) => [id, entry.options]));
}

/** The registries as the grammar sees them. */
export const grammar: Grammar = {
  methods: optionsOf(methods),
  demands: methods,
  charts: optionsOf(charts),
  blocks: optionsOf(blocks),
};

/** The texts of files by path, so that findings show where each lies. */
function readAll(paths: readonly string[]): ReadonlyMap<string, string> {
  const issues: Issue[] = [];
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = readText(path);
    if (text.ok) texts.set(path, text.value);
    else issues.push(...text.issues);
  }
  if (issues.length > 0) throw new IssueError(issues, usage);
  return texts;
}

/**
 * The definitions in a folder.
 *
 * @throws IssueError (exit 2) with every fault found
 */
export function defineFolder(folder: string): Definitions {
  const layouts = listLayouts(folder);
  if (!layouts.ok) throw new IssueError(layouts.issues, usage);
  const loaded = loadDefinitions(readAll([...sharedFiles.map((name) => join(folder, name)), ...layouts.value]));
  if (!loaded.ok) throw new IssueError(loaded.issues, usage);
  return loaded.value;
}

export interface Defined {
  readonly definitions: Definitions;
  readonly pipeline: LoadedPipeline;
}

/**
 * A pipeline with the definitions beside it.
 *
 * @throws IssueError (exit 2) with every fault found
 */
export function definePipeline(path: string): Defined {
  const definitions = defineFolder(dirname(path));
  return { definitions, pipeline: defineWith(path, definitions) };
}

/**
 * A pipeline, given the definitions beside it.
 *
 * @throws IssueError (exit 2) with every fault found
 */
export function defineWith(path: string, definitions: Definitions): LoadedPipeline {
  const pipeline = loadPipeline(path, readAll([path]).get(path)!, definitions, grammar);
  if (!pipeline.ok) throw new IssueError(pipeline.issues, usage);
  return pipeline.value;
}
