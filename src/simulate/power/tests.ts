/** The tests whose power is asked for, as the methods of the same names make them. */

import { type AssignmentDesign, type Assignments, assignments } from "../../stats/assignments.ts";
import { extremesOf } from "../../stats/extremes.ts";
import { absorbedPoisson, testAbsorbed } from "../../stats/index.ts";
import { stream } from "../../stats/random.ts";
import type { PowerDesign } from "./design.ts";

/** `fall` and `rise`: the test rejects, and says so. `withheld`: the method gives no answer. */
export type Verdict = "fall" | "rise" | "not-decided" | "withheld";

/** What one study says. */
export type Test = (counts: Int32Array) => Verdict;

/** Under so many degrees of freedom the Poisson fit is withheld. */
const fewestDf = 4;

/** Streams of the assignments lie beyond those of the counts. */
const assignmentStreams = 2 ** 40;

/** What is the same for every replicate of a design. */
export interface Bench {
  readonly design: PowerDesign;
  readonly treated: readonly boolean[];
  readonly exposureBefore: readonly number[];
  readonly exposureAfter: readonly number[];
  /** Every assignment, where there are no more than would be drawn; null where each replicate draws its own. */
  readonly listed: Assignments | null;
  /** One for each row that anybody lives in. */
  readonly cells: Int32Array;
  readonly units: readonly number[];
  readonly periods: readonly number[];
  readonly treatment: Float64Array;
  readonly exposure: Float64Array;
}

function askFor(design: PowerDesign, seed: number, index: number): AssignmentDesign {
  const { units, strata, draws } = design;
  return {
    treated: units.map((unit) => unit.treated),
    strata,
    enumerateUpTo: draws,
    draws,
    random: stream(seed, assignmentStreams + index),
  };
}

export function benchOf(design: PowerDesign): Bench {
  const { units, quarters } = design;
  const sideSum = (side: boolean): readonly number[] =>
    units.map(({ exposure }) => exposure.reduce((sum, it, t) => sum + (quarters[t]!.after === side ? it : 0), 0));
  const rows = units.flatMap((unit, i) =>
    quarters.flatMap((_, t) => (unit.exposure[t]! > 0 ? [{ i, t, cell: i * quarters.length + t }] : [])),
  );
  // One draw tells whether they would be listed: then they are the same for every replicate.
  const first = assignments({ ...askFor(design, 0, 0), draws: 1 });
  return {
    design,
    treated: units.map((unit) => unit.treated),
    exposureBefore: sideSum(false),
    exposureAfter: sideSum(true),
    listed: first.enumerated ? first : null,
    cells: Int32Array.from(rows, (row) => row.cell),
    units: rows.map((row) => row.i),
    periods: rows.map((row) => row.t),
    treatment: Float64Array.from(rows, ({ i, t }) => (units[i]!.treated && quarters[t]!.after ? 1 : 0)),
    exposure: Float64Array.from(rows, ({ i, t }) => units[i]!.exposure[t]!),
  };
}

interface Sides {
  readonly eventsBefore: readonly number[];
  readonly eventsAfter: readonly number[];
}

function sidesOf({ design }: Bench, counts: Int32Array): Sides {
  const { units, quarters } = design;
  const sum = (after: boolean): readonly number[] =>
    units.map((_, i) =>
      quarters.reduce((all, quarter, t) => all + (quarter.after === after ? counts[i * quarters.length + t]! : 0), 0),
    );
  return { eventsBefore: sum(false), eventsAfter: sum(true) };
}

/** Has each of the four pooled counts an event? */
function countable({ treated }: Bench, { eventsBefore, eventsAfter }: Sides): boolean {
  return [true, false].every((side) =>
    [eventsBefore, eventsAfter].every((events) => events.some((count, unit) => treated[unit] === side && count > 0)),
  );
}

function pooledRatio(bench: Bench, { eventsBefore, eventsAfter }: Sides): number {
  const pool = (values: readonly number[], side: boolean): number =>
    values.reduce((sum, value, unit) => sum + (bench.treated[unit] === side ? value : 0), 0);
  const change = (side: boolean): number =>
    pool(eventsAfter, side) /
    pool(bench.exposureAfter, side) /
    (pool(eventsBefore, side) / pool(bench.exposureBefore, side));
  return change(true) / change(false);
}

/** The randomisation test of the pooled ratio; the replicate's assignments are the same at every effect. */
export function randomisationTest(bench: Bench, seed: number, index: number): Test {
  const { design, treated, exposureBefore, exposureAfter, listed } = bench;
  const drawn = listed ?? assignments(askFor(design, seed, index));
  const extra = drawn.enumerated ? 0 : 1;
  const alpha = 1 - design.level;
  // The fewest that are too many to reject, a rounding error of the level aside.
  const enough = Math.floor((alpha + 1e-12) * (drawn.count + extra)) - extra + 1;
  return (counts) => {
    const sides = sidesOf(bench, counts);
    if (!countable(bench, sides)) return "withheld";
    const columns = { ...sides, exposureBefore, exposureAfter };
    const extremes = extremesOf({ counts: columns, treated, continuity: 0 }, drawn);
    if (extremes.count(1, "two-sided", enough) >= enough) return "not-decided";
    return pooledRatio(bench, sides) < 1 ? "fall" : "rise";
  };
}

/** The Poisson regression with unit and quarter effects, CR2 and Satterthwaite's degrees of freedom. */
export function fixedEffectsTest(bench: Bench): Test {
  const { design, treated, cells, units, periods, treatment, exposure } = bench;
  return (counts) => {
    const sides = sidesOf(bench, counts);
    const informative = (side: boolean): number =>
      treated.filter((is, unit) => is === side && sides.eventsBefore[unit]! + sides.eventsAfter[unit]! > 0).length;
    if (!countable(bench, sides) || informative(true) < 2 || informative(false) < 2) return "withheld";
    const events = Int32Array.from(cells, (cell) => counts[cell]!);
    const fit = absorbedPoisson({ regressors: [treatment], units, periods, events, exposure });
    const { estimate, df, p } = testAbsorbed(fit, 0);
    if (df < fewestDf) return "withheld";
    if (p >= 1 - design.level) return "not-decided";
    return estimate < 0 ? "fall" : "rise";
  };
}
