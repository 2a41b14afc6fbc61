/** Sums of money that come from outside the deliveries: never without their source. */
import { z } from "zod";
import type { Note } from "../model/estimate.ts";

export const priced = z.strictObject({
  amount: z.number().positive().describe("NOK"),
  source: z.string().min(1).describe("where the amount is from, as a reader is to see it: author and year"),
});

export type Priced = z.infer<typeof priced>;

export function noteOfWorth(worth: Priced): readonly Note[] {
  return [{ code: "worth", params: { ...worth } }];
}

export function noteOfCost(cost: Priced): readonly Note[] {
  return [{ code: "cost", params: { ...cost } }];
}
