/** Power by simulation on the actual design. */

export { type Assumptions, designHash, type PowerDesign, type PowerUnit } from "./design.ts";
export { type Detectable, type Direction, detectable, type Power, powerOf } from "./detectable.ts";
export { greatestEffect } from "./replicate.ts";
export { type PowerTest, powerTests } from "./tests.ts";
export { makeReplicates, mergePower, type PowerCounts, type PowerWork, simulatePower } from "./work.ts";
