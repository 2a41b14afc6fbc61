/** The pipeline files of a workspace, by name. */
import { join } from "node:path";
import { accepted, issue, type Outcome, rejected } from "../model/issue.ts";
import { namesIn } from "./publish.ts";
import { fileIssue } from "./trouble.ts";

/** Paths of the providers' layouts beside the definitions in a folder, sorted; none where there is no `layouts`. */
export function listLayouts(folder: string): Outcome<readonly string[]> {
  const layouts = join(folder, "layouts");
  try {
    const names = namesIn(layouts) ?? [];
    return accepted(names.filter((name) => name.endsWith(".yaml")).map((name) => join(layouts, name)));
  } catch (error) {
    return rejected([fileIssue(error, layouts, "read")]);
  }
}

/** Paths of the YAML files in `pipelines/`, sorted. */
export function listDefinitions(root: string): Outcome<readonly string[]> {
  const folder = join(root, "pipelines");
  try {
    const names = namesIn(folder);
    if (names === null) return rejected([issue("store.missing-folder", { file: folder })]);
    return accepted(names.filter((name) => name.endsWith(".yaml")).map((name) => join(folder, name)));
  } catch (error) {
    return rejected([fileIssue(error, folder, "read")]);
  }
}
