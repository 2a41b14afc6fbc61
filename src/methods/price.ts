/** Sums of money that come from outside the deliveries: never without their source. */
import { z } from "zod";
import type { Note } from "../model/estimate.ts";

const words = z.string().min(1);

export const priced = z.strictObject({
  amount: z.number().positive().describe("NOK"),
  source: z
    .strictObject({ nb: words, nn: words, en: words })
    .describe("where the amount is from, as a reader is to see it: author and year, or that it is an example"),
});

export type Priced = z.infer<typeof priced>;

/** Each language takes its own words of the source. */
export function noteOfWorth({ amount, source }: Priced): readonly Note[] {
  return [{ code: "worth", params: { amount, ...source } }];
}

export function noteOfCost({ amount, source }: Priced): readonly Note[] {
  return [{ code: "cost", params: { amount, ...source } }];
}
