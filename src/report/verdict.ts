/** What a comparison's interval allows one to say: nothing else decides the wording. */
import type { Verdict } from "../text/words/report.ts";
import type { ReleasedNumber } from "./values.ts";

/** The value that means no difference. */
function equality(row: ReleasedNumber): number {
  return row.measure === "difference" ? 0 : 1;
}

/** lower or higher only when the whole interval is; a bound that touches equality is not enough. */
export function verdict(row: ReleasedNumber): Verdict {
  if (row.lower === null || row.upper === null) return "open";
  const equal = equality(row);
  if (row.upper < equal) return "lower";
  return row.lower > equal ? "higher" : "same";
}
