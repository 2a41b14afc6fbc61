/** Difference-in-differences where units adopt at different times: effects by group and period, and their averages. */
import { requirePositive, requireSameLength } from "./ranges.ts";

export interface StaggeredPanel {
  /** Outcomes, a row per unit, a column per period; no gaps. */
  readonly outcomes: readonly (readonly number[])[];
  /** The first treated period of each unit, counted from 0; null: never. Who is treated from period 0 tells nothing. */
  readonly adopted: readonly (number | null)[];
  /** How much each unit counts, > 0; left out, all count alike. */
  readonly weights?: readonly number[];
}

/** Who stands for no treatment: units never treated, or all that are not treated yet. */
export type Controls = "never-treated" | "not-yet-treated";

export interface GroupTimeEffect {
  /** The period of adoption. */
  readonly group: number;
  readonly period: number;
  readonly estimate: number;
  readonly error: number;
  /** Units in the group, and units compared with. */
  readonly treated: number;
  readonly controls: number;
  /** How each unit moves the estimate: mean 0, and its variance over the units is the estimate's times n. */
  readonly influence: Float64Array;
}

export interface AverageEffect {
  /** As of a group-time effect. */
  readonly influence: Float64Array;
  /** The group, period or event time that the average is for; null for the overall one. */
  readonly at: number | null;
  readonly estimate: number;
  readonly error: number;
}

export interface AverageEffects {
  readonly overall: AverageEffect;
  readonly each: readonly AverageEffect[];
}

/** Over what: all treated cells; groups; calendar periods; time since adoption. */
export type Aggregation = "simple" | "group" | "calendar" | "event";

/** The weight of each unit. */
export function weightsOf({ outcomes, weights }: StaggeredPanel): readonly number[] {
  return weights ?? outcomes.map(() => 1);
}

function requirePanel(panel: StaggeredPanel): number {
  const { outcomes, adopted } = panel;
  const weights = weightsOf(panel);
  requireSameLength({ outcomes, adopted, ...(panel.weights && { weights }) });
  for (const [unit, weight] of weights.entries()) requirePositive(`weights[${unit}]`, weight);
  const periods = outcomes[0]?.length ?? 0;
  for (const [unit, row] of outcomes.entries()) {
    if (row.length !== periods || !row.every(Number.isFinite)) {
      throw new RangeError(`outcomes[${unit}] is not a finite number in each of ${periods} periods`);
    }
    const first = adopted[unit]!;
    if (first !== null && !(Number.isInteger(first) && first >= 1)) {
      throw new RangeError(`adopted[${unit}] is ${first}; expected null or a period from 1; leave out who always was`);
    }
  }
  return periods;
}

interface Mean {
  readonly count: number;
  readonly weight: number;
  readonly mean: number;
}

function meanOf(values: readonly number[], weights: readonly number[], members: readonly boolean[]): Mean {
  const chosen = values.map((_, unit) => unit).filter((unit) => members[unit]);
  const weight = chosen.reduce((total, unit) => total + weights[unit]!, 0);
  return {
    count: chosen.length,
    weight,
    mean: chosen.reduce((total, unit) => total + weights[unit]! * values[unit]!, 0) / weight,
  };
}

function errorOf(influence: Float64Array): number {
  return Math.sqrt(influence.reduce((total, it) => total + it * it, 0)) / influence.length;
}

/**
 * The effect on each adoption group in each period, without covariates.
 *
 *   ATT(g, t) = E[Yₜ − Y_b | G = g] − E[Yₜ − Y_b | control],   b = g − 1 from adoption on, t − 1 before it
 *
 * Standard errors are by the influence function, so that periods of one unit may be correlated in any way.
 *
 * Source: Callaway & Sant'Anna (2021), J Econometrics 225:200–230, theorem 1 and section 4, unconditional.
 *
 * @param panel     two periods or more; a group later than the last period counts as never treated within the panel
 * @param controls  whom the treated are compared with
 * @returns         an effect for each group and period for which there are controls; periods before adoption are the
 *                  pre-trend
 * @throws RangeError when an argument is outside its range
 */
export function groupTimeEffects(panel: StaggeredPanel, controls: Controls): readonly GroupTimeEffect[] {
  const periods = requirePanel(panel);
  const { outcomes, adopted } = panel;
  const units = outcomes.length;
  const weights = weightsOf(panel);
  const groups = [...new Set(adopted.filter((it): it is number => it !== null && it < periods))].sort((a, b) => a - b);
  const effects: GroupTimeEffect[] = [];
  for (const group of groups) {
    for (let period = 1; period < periods; period++) {
      const base = period >= group ? group - 1 : period - 1;
      const untreated = (first: number | null): boolean =>
        first === null || (controls === "not-yet-treated" && first > Math.max(period, base) && first !== group);
      const change = outcomes.map((row) => row[period]! - row[base]!);
      const inside = adopted.map((first) => first === group);
      const outside = adopted.map(untreated);
      const [own, others] = [inside, outside].map((members) => meanOf(change, weights, members)) as [Mean, Mean];
      if (others.count === 0) continue;
      const influence = Float64Array.from(change, (value, unit) => {
        const moved = weights[unit]! * units * (value - (inside[unit] ? own.mean : others.mean));
        if (inside[unit]) return moved / own.weight;
        return outside[unit] ? -moved / others.weight : 0;
      });
      effects.push({
        group,
        period,
        estimate: own.mean - others.mean,
        error: errorOf(influence),
        treated: own.count,
        controls: others.count,
        influence,
      });
    }
  }
  return effects;
}

interface Average {
  readonly estimate: number;
  readonly influence: Float64Array;
}

/** The mean of effects weighted by the size of their groups; the sizes are estimated too, and count in the influence. */
function bySize(panel: StaggeredPanel, effects: readonly (Average & { readonly group: number })[]): Average {
  const units = panel.adopted.length;
  const weights = weightsOf(panel);
  const member = (unit: number, group: number): number => (panel.adopted[unit] === group ? weights[unit]! : 0);
  const shares = effects.map(({ group }) => weights.reduce((all, _, unit) => all + member(unit, group), 0) / units);
  const all = shares.reduce((a, b) => a + b, 0);
  const estimate = effects.reduce((total, effect, k) => total + (shares[k]! / all) * effect.estimate, 0);
  const influence = Float64Array.from({ length: units }, (_, unit) =>
    effects.reduce((total, effect, k) => {
      const membership = member(unit, effect.group) - shares[k]!;
      return total + (shares[k]! * effect.influence[unit]! + membership * (effect.estimate - estimate)) / all;
    }, 0),
  );
  return { estimate, influence };
}

function evenly(effects: readonly Average[]): Average {
  const count = effects.length;
  return {
    estimate: effects.reduce((total, it) => total + it.estimate, 0) / count,
    influence: effects[0]!.influence.map((_, unit) =>
      effects.reduce((total, it) => total + it.influence[unit]! / count, 0),
    ),
  };
}

function report(at: number | null, { estimate, influence }: Average): AverageEffect {
  return { at, estimate, error: errorOf(influence), influence };
}

/**
 * Averages of group-time effects.
 *
 * simple: over all cells from adoption on, by group size; group: each group over its periods, then groups by size;
 * calendar: each period over its treated groups by size, then periods evenly; event: each time since adoption over groups
 * by size (before adoption too), then times from 0 on evenly.
 *
 * Source: Callaway & Sant'Anna (2021), J Econometrics 225:200–230, section 3 and corollary 2.
 *
 * @param panel    as given to `groupTimeEffects`
 * @param effects  what it returned
 * @throws RangeError when no effect is from a period after adoption
 */
export function averageEffects(
  panel: StaggeredPanel,
  effects: readonly GroupTimeEffect[],
  aggregation: Aggregation,
): AverageEffects {
  const after = effects.filter(({ group, period }) => period >= group);
  if (after.length === 0) throw new RangeError("there is no effect from adoption on; expected at least one");
  const split = (cells: readonly GroupTimeEffect[], key: (it: GroupTimeEffect) => number): readonly number[] =>
    [...new Set(cells.map(key))].sort((a, b) => a - b);
  const of = (cells: readonly GroupTimeEffect[], key: (it: GroupTimeEffect) => number, at: number): GroupTimeEffect[] =>
    cells.filter((it) => key(it) === at);

  switch (aggregation) {
    case "simple":
      return { overall: report(null, bySize(panel, after)), each: [] };
    case "group": {
      const each = split(after, (it) => it.group).map((group) => ({
        group,
        ...evenly(of(after, (it) => it.group, group)),
      }));
      return { overall: report(null, bySize(panel, each)), each: each.map((it) => report(it.group, it)) };
    }
    case "calendar": {
      const period = (it: GroupTimeEffect): number => it.period;
      const times = split(after, period);
      const each = times.map((at) => bySize(panel, of(after, period, at)));
      return { overall: report(null, evenly(each)), each: each.map((it, i) => report(times[i]!, it)) };
    }
    case "event": {
      const since = (it: GroupTimeEffect): number => it.period - it.group;
      const times = split(effects, since);
      const each = times.map((at) => bySize(panel, of(effects, since, at)));
      const exposed = each.filter((_, i) => times[i]! >= 0);
      return { overall: report(null, evenly(exposed)), each: each.map((it, i) => report(times[i]!, it)) };
    }
  }
}
