/** Whether what was said of a cohort still holds: while some are in progress, it must have been said when the cohort was mature. */
import type { Indicator } from "../model/indicator.ts";
import { dimensionKey, type Observation } from "../model/observation.ts";
import { dayAfter } from "../model/period.ts";
import type { ObservationIndex } from "./observation-index.ts";
import { daysLater } from "./windows.ts";

/**
 * A test of the statements that an indicator rests on.
 *
 * A municipality that delivers nothing for a quarter leaves the status of its cohorts as it was: courses that had not ended
 * then would count as not completed. Such a statement is not used; one in which nobody is in progress is final, whenever made.
 */
export function settled(index: ObservationIndex, indicator: Indicator): (it: Observation) => boolean {
  const { maturity, open } = indicator;
  if (maturity === 0 || open === undefined) return () => true;
  return (it) => {
    if (it.stated === undefined || it.stated >= daysLater(dayAfter(it.period), maturity)) return true;
    return index.stated(open, it.area, it.period).get(dimensionKey(it.dims))?.value === 0;
  };
}
