/** Why a value is not shown, in en. */
import type { ReasonCode } from "../../model/estimate.ts";

/** One sentence for every rule of disclosure control: which rule hid a number tells how large it is. */
const privacy = "Hidden to protect privacy: the number concerns few people, or could have revealed one that does.";

export const reasons: Readonly<Record<ReasonCode, string>> = {
  missing: "The number was not delivered.",
  "missing-area": "Numbers are missing from {areas}, so the total for the area cannot be worked out.",
  "suppressed-at-source": "The number was already hidden when the source delivered it.",
  "not-applicable": "The number has no meaning for this area or period.",
  "no-denominator": "Nobody belongs to the group of which the number would be a share.",
  "no-events": "There are too few events to work out a ratio.",
  "few-events": "Fewer than {minimum} events: too few for the number to say anything certain.",
  "few-units": "Fewer than {minimum} areas to work with: too few for the method to hold.",
  "few-df": "The degrees of freedom are {df}; below {minimum} neither p-value nor interval can be trusted.",
  "not-identified":
    "The model cannot tell the effect from other developments: there are too few periods or areas, or nothing varies.",
  "not-converged": "The computation found no answer in {rounds} rounds.",
  "small-numerator": privacy,
  "small-complement": privacy,
  "small-denominator": privacy,
  "small-contributors": privacy,
  complementary: privacy,
  difference: privacy,
};
