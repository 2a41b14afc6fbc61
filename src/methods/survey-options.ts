/** What the methods for surveys ask alike: by how much clustering and weights multiply the variance. */
import { z } from "zod";
import type { Note } from "../model/estimate.ts";

export const designEffect = z
  .number()
  .min(1)
  .describe("by how much classes, schools and weights multiply the variance: 1 for a simple random sample");

/** @param effective  independent answers that the sample is worth */
export function designNote(effective: number, factor: number): readonly Note[] {
  return [{ code: "design-effect", params: { effective, factor } }];
}
