/** Released rows → the data package that researchers take away. */
import { buildPackage } from "../export/index.ts";
import { methods } from "../methods/index.ts";
import type { Scene } from "./present.ts";

/** Every file of an export's folder but run.json, by its path inside the folder. */
export async function pack(it: Scene): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { definitions, pipeline } = it;
  return buildPackage(it.rows, {
    pipeline: pipeline.id,
    title: pipeline.title,
    period: it.period,
    asOf: it.asOf,
    programme: definitions.programme,
    indicators: definitions.indicators,
    codeLabels: definitions.codeLabels,
    deliveries: it.deliveries,
    methods,
    synthetic: it.deliveries.some((each) => each.synthetic),
  });
}
