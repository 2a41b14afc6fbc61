/** The registry of report blocks: one file and one line here add one. */
import type { BlockKind } from "../block.ts";
import { cost } from "./cost.ts";
import { definitions } from "./definitions.ts";
import { deliveries } from "./deliveries.ts";
import { effect } from "./effect.ts";
import { figure } from "./figure.ts";
import { keyNumbers } from "./key-numbers.ts";
import { limits } from "./limits.ts";
import { milestones } from "./milestones.ts";
import { missing } from "./missing.ts";
import { notes } from "./notes.ts";
import { sensitivity } from "./sensitivity.ts";
import { summary } from "./summary.ts";
import { table } from "./table.ts";

const all: readonly BlockKind[] = [
  summary,
  keyNumbers,
  figure,
  table,
  deliveries,
  missing,
  definitions,
  limits,
  milestones,
  notes,
  effect,
  sensitivity,
  cost,
];

/** By id, as written in `block:`. */
export const blocks: ReadonlyMap<string, BlockKind> = new Map(all.map((kind) => [kind.id, kind]));
