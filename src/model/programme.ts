/** The programme under evaluation: areas, groups, goals, milestones. Nouns of pipelines/programme.yaml. */
import type { Area, AreaGroup } from "./area.ts";
import type { Labels } from "./labels.ts";
import type { PeriodId } from "./period.ts";

export interface Goal {
  readonly id: string;
  readonly labels: Labels;
}

export interface Milestone {
  readonly id: string;
  readonly labels: Labels;
  /** ISO date. */
  readonly planned: string;
}

export interface BudgetLine {
  readonly id: string;
  readonly labels: Labels;
}

export interface Programme {
  readonly id: string;
  readonly labels: Labels;
  /** Municipality that hosts the secretariat. */
  readonly host: string;
  /** First quarter with follow-ups: drawn as the programme start. */
  readonly start: PeriodId;
  /** Quarters excluded from effect analyses: the pilot. */
  readonly pilot: readonly PeriodId[];
  readonly areas: readonly Area[];
  readonly groups: readonly AreaGroup[];
  readonly goals: readonly Goal[];
  readonly milestones: readonly Milestone[];
  readonly budget: readonly BudgetLine[];
  readonly notes: readonly Labels[];
}
