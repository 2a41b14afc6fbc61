/** Power by simulation on the actual design. */

export { type Assumptions, designHash, type PowerDesign, type PowerUnit } from "./design.ts";
export { detectable, powerOf } from "./detectable.ts";
export { greatestEffect } from "./replicate.ts";
export {
  makeReplicates,
  mergePower,
  type PowerCounts,
  type PowerWork,
  type Replicates,
  simulatePower,
  type Tally,
} from "./work.ts";
