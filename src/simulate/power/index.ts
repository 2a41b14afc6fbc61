/** Power by simulation on the actual design. */

export { designHash, type PowerDesign, type PowerUnit } from "./design.ts";
export { detectable, powerOf } from "./detectable.ts";
export { greatestEffect } from "./replicate.ts";
export {
  makeReplicates,
  mergePower,
  type Replicates,
  simulatePower,
  type Tally,
} from "./work.ts";
