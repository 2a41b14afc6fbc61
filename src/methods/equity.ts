/** How unequal the municipalities of a group are: where one more would lie, highest over lowest, concentration by size. */
import type { CountCell, Estimate, Measure, Note } from "../model/estimate.ts";
import type { Panel, PanelCell } from "../model/panel.ts";
import {
  concentrationIndex,
  fitBetaBinomial,
  fitGammaPoisson,
  integrateProportions,
  integrateRates,
  predictProportion,
  predictRate,
} from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import {
  type Manner,
  measured,
  notesOn,
  reason,
  requireKind,
  type Subject,
  unknownReason,
  withheld,
} from "./compose.ts";
import { namesOf } from "./effect.ts";
import type { Method } from "./method.ts";
import { noOptions } from "./options.ts";
import { type PooledCell, poolBasis, poolsOf } from "./pool.ts";
import { fewestAreas } from "./shrink.ts";
import { eventsAmong } from "./trials.ts";

const id = "equity";
const kinds = ["rate", "proportion"] as const;

interface Interval {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

/** What the distribution of the areas' values is. */
interface Spread {
  readonly next: Interval;
  /** The standard deviation over the mean; 0 where chance explains all. */
  readonly variation: number;
  readonly shrunken: readonly number[];
}

function spreadOf(kind: string, events: readonly number[], among: readonly number[], level: number): Spread {
  if (kind === "rate") {
    const counts = { events, exposure: among };
    return {
      next: predictRate(counts, level),
      variation: 1 / Math.sqrt(fitGammaPoisson(counts).shape),
      shrunken: integrateRates(counts, level).map((it) => it.estimate),
    };
  }
  const trials = { x: events, n: among };
  const { shapes } = fitBetaBinomial(trials);
  return {
    next: predictProportion(trials, level),
    // The mean of a beta is a/(a + b), its variance ab/((a + b)²(a + b + 1)).
    variation: shapes === null ? 0 : Math.sqrt(shapes[1] / (shapes[0] * (shapes[0] + shapes[1] + 1))),
    shrunken: integrateProportions(trials, level).map((it) => it.estimate),
  };
}

/** Every area's own count: between few areas a spread tells each of them to whoever knows the others. */
function everyCount({ indicator }: Manner, pool: readonly PooledCell[]): readonly CountCell[] {
  return [
    ...pool.flatMap((it) => basisOf(indicator, it.cell, it.numerator, it.denominator)),
    ...poolBasis(indicator, pool),
  ];
}

function measures({ indicator }: Manner): readonly Measure[] {
  return [indicator.kind === "rate" ? "rate" : "proportion", "spread", "concentration"];
}

/** The same reason for all three numbers. */
function refuse(
  manner: Manner,
  subject: Subject,
  why: Parameters<typeof withheld>[2],
  basis: readonly CountCell[] = [],
): readonly Estimate[] {
  return measures(manner).map((measure) => withheld({ ...manner, measure }, subject, why, basis));
}

function estimatePool(manner: Manner, subject: Subject, cells: readonly PanelCell[]): readonly Estimate[] {
  const { indicator, analysis } = manner;
  const { level } = analysis;
  const pool: PooledCell[] = [];
  for (const cell of cells) {
    const found = eventsAmong(indicator, cell);
    if (found.ok) pool.push({ cell, numerator: found.numerator, denominator: found.denominator });
    else if (found.reason.code !== "no-denominator") {
      const lacks =
        cell.numerator.known && cell.denominator!.known
          ? found.reason
          : unknownReason(cell, [cell.numerator, cell.denominator]);
      return refuse(
        manner,
        subject,
        lacks.code === "missing" ? reason("missing-area", { areas: cell.unit.id }) : lacks,
      );
    }
  }
  if (pool.length < fewestAreas) return refuse(manner, subject, reason("few-units", { minimum: fewestAreas }));
  const basis = everyCount(manner, pool);
  const events = pool.map((it) => it.numerator);
  const among = pool.map((it) => it.denominator);
  if (events.every((it) => it === 0)) return refuse(manner, subject, reason("few-events", { minimum: 1 }), basis);
  const units = pool.length;
  const empty = cells.length - units;
  const { next, variation, shrunken } = spreadOf(indicator.kind, events, among, level);
  const rank = pool.map(({ cell }) => cell.persons!);
  const common: readonly Note[] = [
    ...notesOn(indicator, cells),
    ...(empty > 0 ? [{ code: "empty-areas", params: { dropped: empty } } as const] : []),
  ];
  const between: Note =
    variation > 0 ? { code: "between-areas", params: { variation } } : { code: "no-spread", params: { units } };
  const say = (measure: Measure, found: Interval, notes: readonly Note[]): Estimate =>
    measured(
      { ...manner, measure },
      subject,
      { value: found.estimate, lower: found.lower, upper: found.upper, numerator: null, denominator: null },
      basis,
      [...common, ...notes],
    );
  const [own] = measures(manner);
  const ratio = Math.max(...shrunken) / Math.min(...shrunken);
  return [
    say(own!, next, [{ code: "prediction", params: { units } }, between]),
    measured(
      { ...manner, measure: "spread", level: null },
      subject,
      { value: ratio, lower: null, upper: null, numerator: null, denominator: null },
      basis,
      [...common, { code: "highest-lowest", params: { units } }],
    ),
    say("concentration", concentrationIndex({ events, exposure: among, rank }, level), [
      { code: "ranked-by-size", params: { units } },
    ]),
  ];
}

/**
 * Three numbers for the municipalities of one group: the mean with the interval of one more municipality, the highest over the lowest
 * after shrinkage, and the concentration index with the municipalities in the order of their size.
 *
 * The first tells how much they differ beyond chance; the second how far apart the ends are, which raw rates of small
 * municipalities would exaggerate; the third whether the large or the small have more than their share. One whose number is
 * unknown makes all three unknown; one where nobody belongs to the group is left out, and counted.
 */
export const equity: Method = {
  id,
  source:
    "Christiansen & Morris (1997), JASA 92:618–632; Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137–159, for predicting one more; Kakwani, Wagstaff & van Doorslaer (1997), J Econometrics 77:87–103, for concentration.",
  kinds,
  compares: false,
  expands: true,
  oneGroup: true,
  options: noOptions,
  windows: () => [],
  estimate: (panel: Panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const manner: Manner = { method: id, measure: "rate", level: analysis.level, indicator, analysis, context };
    const [area] = namesOf(analysis);
    return poolsOf(panel).flatMap((cells) => {
      const { period, breakdown } = cells[0]!;
      return estimatePool(manner, { area, period, breakdown, comparator: null }, cells);
    });
  },
};
