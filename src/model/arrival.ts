/** Whether an area delivered what was expected for a period: about deliveries, never about persons. */
import type { PeriodId } from "./period.ts";

export interface Arrival {
  readonly kind: string;
  readonly area: string;
  readonly period: PeriodId;
  /** partial: some of the expected values are missing or were rejected. */
  readonly status: "delivered" | "partial" | "missing";
}
