/** The pooled region beside a weighted mean of other municipalities that developed alike before the start. */
import { z } from "zod";
import type { CountCell, Estimate, Note } from "../model/estimate.ts";
import { leaveOneOut, mean, placeboTest, sampleQuantile, syntheticControl } from "../stats/index.ts";
import { type Counted, sumOf, within } from "./before-after.ts";
import { measured, reason, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  eventsEverywhere,
  inOrder,
  isTreated,
  outOfOrder,
  poolBasis,
  pooledBasis,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import type { Method } from "./method.ts";
import { treatedNote } from "./treated-note.ts";

const id = "synthetic-control";
const kinds = ["rate", "count"] as const;

const optionsSchema = z.strictObject(windowOptions).refine(inOrder, outOfOrder);

/** Weights whose residual is above this are not proven. */
const provenBelow = 1e-9;

/** A deviation before the start below this share of the level is a perfect fit: then other weights fit as well. */
const perfect = 1e-6;

interface Donor {
  readonly unit: string;
  readonly counted: readonly Counted[];
  readonly rates: readonly number[];
}

/** The other municipalities in which somebody lives in every quarter; how many were left out. */
function donorsOf(counted: readonly Counted[]): { readonly donors: readonly Donor[]; readonly dropped: number } {
  const others = new Map<string, Counted[]>();
  for (const it of counted) {
    if (isTreated(it.cell)) continue;
    const own = others.get(it.cell.unit.id);
    if (own) own.push(it);
    else others.set(it.cell.unit.id, [it]);
  }
  const peopled = [...others].filter(([, own]) => own.every((it) => it.exposure > 0));
  return {
    donors: peopled.map(([unit, own]) => ({ unit, counted: own, rates: own.map((it) => it.events / it.exposure) })),
    dropped: others.size - peopled.length,
  };
}

/** The pooled rate of the treated in each quarter. */
function regionOf(counted: readonly Counted[], quarters: readonly string[]): readonly number[] {
  return quarters.map((quarter) => {
    const { events, exposure } = sumOf(within(counted, [quarter]));
    return events / exposure;
  });
}

function estimateOne(it: EffectPanel, { before, after }: Windows): Estimate {
  const { manner, subject, counted, notes } = it;
  const quarters = [...before, ...after];
  if (before.length === 0 || after.length === 0) return withheld(manner, subject, reason("not-applicable"));
  const basis = pooledBasis(manner.indicator, counted, [before, after]);
  if (!eventsEverywhere(counted, [before, after]))
    return withheld(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const { donors, dropped } = donorsOf(counted);
  const treated = counted.filter(({ cell }) => isTreated(cell));
  const region = regionOf(treated, quarters);
  if (!region.every(Number.isFinite)) return withheld(manner, subject, reason("no-denominator"));
  if (donors.length < 3) return withheld(manner, subject, reason("few-units", { minimum: 4 }));
  const panel = {
    target: region,
    donors: donors.map((donor) => donor.rates),
    after: quarters.map((quarter) => after.includes(quarter)),
  };
  const ours = syntheticControl(panel);
  const late = (values: ArrayLike<number>): number => mean(Array.from(values).filter((_, t) => panel.after[t]));
  const level = mean(region.filter((_, t) => !panel.after[t]));
  const synthetic = late(ours.synthetic);
  // A perfect fit, or weights on nobody who has an event afterwards, leaves nothing to compare with.
  if (!(ours.rmspeBefore > perfect * level && synthetic > 0))
    return withheld(manner, subject, reason("not-identified"), basis);
  const placebo = placeboTest(panel, ours);
  const without = leaveOneOut(panel.donors, (kept) => late(syntheticControl({ ...panel, donors: kept }).synthetic))
    .map(({ result }) => late(region) / result)
    .filter(Number.isFinite);
  const persons = (own: readonly Counted[]): number => sumOf(within(own, before)).exposure;
  const remarks: readonly Note[] = [
    { code: "placebo-p", params: { p: placebo.p, rank: placebo.rank, ranked: placebo.units } },
    { code: "smallest-p", params: { p: placebo.smallestP } },
    { code: "fit-before", params: { share: ours.rmspeBefore / level, ratio: ours.rmspeAfter / ours.rmspeBefore } },
    { code: "leave-one-donor-out", params: { lower: Math.min(...without), upper: Math.max(...without) } },
    {
      code: "unlike-size",
      params: {
        times:
          persons(treated) /
          sampleQuantile(
            donors.map((donor) => persons(donor.counted)),
            0.5,
          ),
      },
    },
    { code: "optimal-weights", params: { kkt: ours.kkt, limit: provenBelow } },
    ...(dropped > 0 ? [{ code: "empty-areas", params: { dropped } } as const] : []),
    ...treatedNote(counted.map(({ cell }) => cell.unit)),
  ];
  const value = { value: late(region) / synthetic, lower: null, upper: null, numerator: null, denominator: null };
  return measured(
    { ...manner, level: null },
    subject,
    value,
    [...basis, ...loneDonor(it, donors, ours.weights, [before, after])],
    [...notes, ...remarks],
  );
}

/** Where all weight lies on one municipality, the ratio tells its rate, too: its own counts are then revealed. */
function loneDonor(
  { manner }: EffectPanel,
  donors: readonly Donor[],
  weights: Float64Array,
  windows: readonly (readonly string[])[],
): readonly CountCell[] {
  const lone = donors.find((_, j) => weights[j]! > 1 - 1e-9);
  return lone ? poolBasis(manner.indicator, lone.counted, windows) : [];
}

/**
 * The mean rate of the region after the start, over that of its synthetic control.
 *
 *   ratio = Σ Y₁ₜ / Σ Σⱼ wⱼYⱼₜ over quarters after;   w ≥ 0, Σ w = 1, fitted to the quarters before
 *
 * The test ranks deviation after over before among placebos; there is no interval. Fewer quarters before than other
 * municipalities can make the fit perfect in many ways: then the estimate is withheld.
 */
export const syntheticControlMethod: Method = {
  id,
  source:
    "Abadie, Diamond & Hainmueller (2010), JASA 105:493–505; Abadie (2021), J Econ Lit 59:391–425, for the checks; Wolfe (1976), Math Programming 11:128–149, for the weights.",
  kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { before, after } = windowsOf(optionsSchema.parse(analysis.options), context);
    return [...before, ...after];
  },
  estimate: (panel, analysis, context) => {
    const windows = windowsOf(optionsSchema.parse(analysis.options), context);
    const design = { method: id, kinds, measure: "effect-ratio", fewest: [1, 3], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => [estimateOne(it, windows)]);
  },
};
