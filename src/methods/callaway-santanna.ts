/** The effect where municipalities adopt at different dates: by group and time, and averaged. */
import { z } from "zod";
import type { CountCell, Estimate, Note } from "../model/estimate.ts";
import type { Unit } from "../model/panel.ts";
import { type PeriodId, quarterOf } from "../model/period.ts";
import {
  type AverageEffect,
  averageEffects,
  fewUnitsError,
  type GroupTimeEffect,
  groupTimeEffects,
  type StaggeredPanel,
  tDistribution,
} from "../stats/index.ts";
import type { Counted } from "./before-after.ts";
import { measured, reason, type Subject, withheld } from "./compose.ts";
import {
  type EffectPanel,
  estimateEffects,
  inOrder,
  isTreated,
  outOfOrder,
  poolBasis,
  type Windows,
  windowOptions,
  windowsOf,
} from "./effect.ts";
import type { Method } from "./method.ts";
import { treatedNote } from "./treated-note.ts";
import { type UnitYears, unitYears, type Year, yearsOf } from "./years.ts";

const id = "callaway-santanna";
const kinds = ["rate", "count"] as const;

/** Under so many degrees of freedom neither p nor interval can be trusted. */
const fewestDf = 4;

const optionsSchema = z
  .strictObject({
    ...windowOptions,
    controls: z
      .enum(["never-treated", "not-yet-treated"])
      .describe("whom the treated are compared with: who never adopts, or who has not adopted yet"),
    aggregation: z
      .enum(["simple", "group", "calendar", "event"])
      .describe("besides the overall effect, one for each date of adoption, each year, or each year since adoption"),
    population: z.boolean().describe("true: municipalities count by their population"),
  })
  .refine(inOrder, outOfOrder);

type Options = z.infer<typeof optionsSchema>;

/** The panel that the statistics see, with what its numbers stand for. */
interface Staggered {
  readonly panel: StaggeredPanel;
  readonly units: readonly UnitYears[];
  readonly years: readonly Year[];
  readonly alwaysTreated: number;
  readonly empty: number;
}

/** The first year any of whose quarters a municipality has the programme in; null for one that never does. */
function adoptionOf(unit: Unit, years: readonly Year[], after: readonly PeriodId[]): number | null {
  const from = unit.adopted === undefined ? (isTreated({ unit }) ? after[0]! : null) : quarterOf(unit.adopted);
  if (from === null) return null;
  const first = years.findIndex(({ quarters }) => quarters.some((quarter) => quarter >= from));
  // After the last year: it waits, throughout.
  return first === -1 ? years.length : first;
}

function staggeredOf(counted: readonly Counted[], { before, after }: Windows, population: boolean): Staggered {
  const years = [...yearsOf(before), ...yearsOf(after)];
  const all = unitYears(counted, years);
  const peopled = all.filter(({ sides }) => sides.every(({ exposure }) => exposure > 0));
  const units = peopled.filter(({ unit }) => adoptionOf(unit, years, after) !== 0);
  const weights = units.map(({ sides }) => sides.reduce((sum, it) => sum + it.exposure, 0));
  return {
    panel: {
      outcomes: units.map(({ sides }) => sides.map(({ events, exposure }) => events / exposure)),
      adopted: units.map(({ unit }) => adoptionOf(unit, years, after)),
      ...(population && { weights }),
    },
    units,
    years,
    alwaysTreated: peopled.length - units.length,
    empty: all.length - peopled.length,
  };
}

/** The counts that an average tells: of each group and of who never adopts, in the base year and in the years averaged. */
function basisOf(
  { manner, counted }: EffectPanel,
  { panel, units, years }: Staggered,
  cells: readonly GroupTimeEffect[],
): readonly CountCell[] {
  const groups = [...new Set(cells.map(({ group }) => group))];
  return groups.flatMap((group) => {
    const own = cells.filter((cell) => cell.group === group).map(({ period }) => period);
    const bases = own.map((period) => (period >= group ? group - 1 : period - 1));
    const windows = [bases, own].map((indices) =>
      [...new Set(indices)].sort((a, b) => a - b).flatMap((index) => years[index]!.quarters),
    );
    return [group, null].flatMap((wanted) => {
      const chosen = new Set(
        units.flatMap(({ unit }, i) => {
          const first = panel.adopted[i]!;
          const key = first === null || first >= years.length ? null : first;
          return key === wanted ? [unit.id] : [];
        }),
      );
      return poolBasis(
        manner.indicator,
        counted.filter(({ cell }) => chosen.has(cell.unit.id)),
        windows,
      );
    });
  });
}

/** One average with the cells it is made of and its place in time. */
interface Part {
  readonly subject: Subject;
  readonly effect: AverageEffect;
  readonly cells: readonly GroupTimeEffect[];
  readonly notes: readonly Note[];
}

/** The overall effect, and one for each group, year, or year since adoption. */
function partsOf(
  subject: Subject,
  staggered: Staggered,
  effects: readonly GroupTimeEffect[],
  { aggregation }: Options,
): readonly Part[] {
  const { panel, years } = staggered;
  const { overall, each } = averageEffects(panel, effects, aggregation);
  const after = effects.filter(({ group, period }) => period >= group);
  const earliest = Math.min(...after.map(({ group }) => group));
  const span = (from: number, to: number): PeriodId => {
    const quarters = years.slice(from, to + 1).flatMap((year) => year.quarters);
    const [first, last] = [quarters[0]!, quarters.at(-1)!];
    return first === last ? first : `${first}..${last}`;
  };
  const last = years.length - 1;
  // Those who adopted first have not come as far back, before the start, as others may: they set how far is shown.
  const seen = each.filter(({ at }) => aggregation !== "event" || earliest + at! >= 0);
  const details = seen.map((effect): Part => {
    const at = effect.at!;
    if (aggregation === "group") {
      const cells = after.filter(({ group }) => group === at);
      return { subject: { ...subject, period: span(at, last) }, effect, cells, notes: [] };
    }
    if (aggregation === "calendar") {
      const cells = after.filter(({ period }) => period === at);
      return { subject: { ...subject, period: years[at]!.period }, effect, cells, notes: [] };
    }
    const cells = effects.filter(({ group, period }) => period - group === at);
    // The year in which those who adopted first had come so far.
    const { period } = years[earliest + at]!;
    return {
      subject: { ...subject, period },
      effect,
      cells,
      notes: [{ code: "since-adoption", params: { years: at } }],
    };
  });
  // One date of adoption, or one year after it: the part is the whole, and stands once.
  const parts = details.filter((it) => it.subject.period !== subject.period);
  return [{ subject, effect: overall, cells: after, notes: [] }, ...parts];
}

function estimateAll(it: EffectPanel, windows: Windows, options: Options): readonly Estimate[] {
  const { manner, subject, counted, notes } = it;
  if (windows.before.length === 0 || windows.after.length === 0)
    return [withheld(manner, subject, reason("not-applicable"))];
  const staggered = staggeredOf(counted, windows, options.population);
  const { panel, units, years } = staggered;
  const waiting = panel.adopted.filter((first) => first === null || first >= years.length).length;
  if (units.length - waiting < 2 || waiting < 2)
    return [withheld(manner, subject, reason("few-units", { minimum: 4 }))];
  const effects = groupTimeEffects(panel, options.controls);
  if (!effects.some(({ group, period }) => period >= group))
    return [withheld(manner, subject, reason("few-units", { minimum: 4 }))];
  const remarks: readonly Note[] = [
    ...(options.population ? [{ code: "weighted", params: {} } as const] : []),
    ...(staggered.alwaysTreated > 0
      ? [{ code: "always-treated", params: { dropped: staggered.alwaysTreated } } as const]
      : []),
    ...(staggered.empty > 0 ? [{ code: "empty-areas", params: { dropped: staggered.empty } } as const] : []),
    ...treatedNote(units.map(({ unit }) => unit)),
  ];
  return partsOf(subject, staggered, effects, options).map((part) => {
    const basis = basisOf(it, staggered, part.cells);
    if (panel.outcomes.every((row) => row.every((rate) => rate === 0)))
      return withheld(manner, part.subject, reason("few-events", { minimum: 1 }), basis);
    const { error, df } = fewUnitsError(
      panel,
      part.effect.influence,
      part.cells.map(({ group }) => group),
    );
    if (df < fewestDf) return withheld(manner, part.subject, reason("few-df", { df, minimum: fewestDf }), basis);
    const t = tDistribution(df);
    const { estimate } = part.effect;
    const reach = t.upperQuantile((1 - manner.analysis.level) / 2) * error;
    const bounds = { lower: estimate - reach, upper: estimate + reach };
    const value = { value: estimate, ...bounds, numerator: null, denominator: null };
    const treated = units.length - waiting;
    return measured(manner, part.subject, value, basis, [
      ...notes,
      ...part.notes,
      { code: "compared-areas", params: { treated, controls: Math.min(...part.cells.map((cell) => cell.controls)) } },
      { code: "cluster-p", params: { p: 2 * t.upperTail(Math.abs(estimate / error)), df } },
      ...remarks,
    ]);
  });
}

/**
 * Effects on yearly rates, free of comparisons with who adopted earlier.
 *
 *   ATT(g, t) = E[Yₜ − Y_{g−1} | adopts in g] − E[Yₜ − Y_{g−1} | not treated],   averaged as `aggregation` says
 *
 * Dates of adoption are those of the programme's definition; a municipality counts as treated from the first year with a
 * quarter from that date on that is not left out. Errors are by the influence function, corrected for few municipalities,
 * with Satterthwaite's degrees of freedom.
 */
export const callawaySantanna: Method = {
  id,
  source:
    "Callaway & Sant'Anna (2021), J Econometrics 225:200–230; Welch (1947), Biometrika 34:28–35, and Kish (1965), Survey Sampling, for errors with few municipalities.",
  kinds,
  compares: true,
  expands: true,
  options: optionsSchema,
  windows: (analysis, context) => {
    const { before, after } = windowsOf(optionsSchema.parse(analysis.options), context);
    return [...before, ...after];
  },
  estimate: (panel, analysis, context) => {
    const options = optionsSchema.parse(analysis.options);
    const windows = windowsOf(options, context);
    const design = { method: id, kinds, measure: "difference", fewest: [2, 2], windows } as const;
    return estimateEffects(panel, analysis, context, design, (it) => estimateAll(it, windows, options));
  },
};
