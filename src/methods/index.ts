/** The registry of methods: one file and one line here add one. */
import { amount } from "./amount.ts";
import { censoredRate } from "./censored-rate.ts";
import { change } from "./change.ts";
import { controlChart } from "./control-chart.ts";
import { count } from "./count.ts";
import { differenceInDifferences } from "./difference-in-differences.ts";
import { eventStudy } from "./event-study.ts";
import { funnel } from "./funnel.ts";
import type { Method } from "./method.ts";
import { milestone } from "./milestone.ts";
import { nonInferiority } from "./non-inferiority.ts";
import { poissonFixedEffects } from "./poisson-fixed-effects.ts";
import { proportion } from "./proportion.ts";
import { proportionDifference } from "./proportion-difference.ts";
import { rate } from "./rate.ts";
import { rateRatio } from "./rate-ratio.ts";
import { shrunkenProportion } from "./shrunken-proportion.ts";
import { shrunkenRate } from "./shrunken-rate.ts";
import { standardisedRate } from "./standardised-rate.ts";

const all: readonly Method[] = [
  count,
  rate,
  proportion,
  amount,
  rateRatio,
  proportionDifference,
  change,
  milestone,
  differenceInDifferences,
  shrunkenRate,
  shrunkenProportion,
  nonInferiority,
  funnel,
  standardisedRate,
  poissonFixedEffects,
  eventStudy,
  censoredRate,
  controlChart,
];

/** By id, as written in `method:`. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.id, method]));
