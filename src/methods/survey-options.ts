/** What the methods for surveys ask alike: by how much clustering and weights multiply the variance. */
import { z } from "zod";
import type { Note } from "../model/estimate.ts";
import type { PanelCell } from "../model/panel.ts";
import { isWeighted, type WeightedShare, weightedShare } from "../stats/index.ts";

export const designEffect = z
  .number()
  .min(1)
  .describe(
    "by how much classes, schools and weights multiply the variance: 1 for a simple random sample. Where deliveries state weights, what those do is worked out, and this is for classes and schools alone",
  );

/** What the answers of a cell say and are worth by their weights; undefined where they have none that can be weights. */
export function worthOf({ weights }: PanelCell): WeightedShare | undefined {
  return weights && isWeighted(weights) ? weightedShare(weights) : undefined;
}

/** That the survey's own weights were used, where they were. */
export function weightsNote(worth: WeightedShare | undefined): readonly Note[] {
  return worth ? [{ code: "survey-weights", params: { effective: worth.effective } }] : [];
}

/** @param effective  independent answers that the sample is worth */
export function designNote(effective: number, factor: number): readonly Note[] {
  return [{ code: "design-effect", params: { effective, factor } }];
}
