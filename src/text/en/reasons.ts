/** Why a value is not shown, in en. */
import type { ReasonCode } from "../../model/estimate.ts";

export const reasons: Readonly<Record<ReasonCode, string>> = {
  missing: "",
  "missing-area": "",
  "suppressed-at-source": "",
  "not-applicable": "",
  "no-denominator": "",
  "no-events": "",
  "few-events": "",
  "few-units": "",
  "small-numerator": "",
  "small-complement": "",
  "small-denominator": "",
  complementary: "",
  difference: "",
};
