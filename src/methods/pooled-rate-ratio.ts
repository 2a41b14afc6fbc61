/** The change of each municipality since its own baseline, pooled over the municipalities of a group. */
import { z } from "zod";
import type { CountCell, Estimate, Note } from "../model/estimate.ts";
import { breakdownId } from "../model/estimate.ts";
import type { PeriodId } from "../model/period.ts";
import type { AnalysisDefinition } from "../model/pipeline.ts";
import { poolEffects } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, reason, requireKind, type Subject, withheld } from "./compose.ts";
import { namesOf } from "./effect.ts";
import type { Method, MethodContext } from "./method.ts";
import { period } from "./options.ts";
import { againstBaseline, type Pair } from "./pairs.ts";
import { poolBasis } from "./pool.ts";
import { fewestAreas } from "./shrink.ts";
import { type Exposed, exposedOf } from "./trials.ts";

const id = "pooled-rate-ratio";
const kinds = ["rate", "count"] as const;

const optionsSchema = z.strictObject({
  baseline: period.optional().describe("when it differs from the pipeline's"),
  between: z.enum(["reml", "dersimonian-laird"]).describe("how the variance between municipalities is estimated"),
  interval: z.enum(["hartung-knapp", "normal"]).describe("hartung-knapp allows for that variance being estimated"),
});

type Options = z.infer<typeof optionsSchema>;

function baselineOf(analysis: AnalysisDefinition, context: MethodContext): PeriodId {
  return optionsSchema.parse(analysis.options).baseline ?? context.baseline;
}

interface Compared {
  readonly pair: Pair;
  readonly now: Exposed;
  readonly before: Exposed;
}

/** Haldane's half, where one of the two counts is 0: the logarithm would have none. */
function logRatio({ now, before }: Compared): { readonly estimate: number; readonly error: number } {
  const half = now.events === 0 || before.events === 0 ? 0.5 : 0;
  const [a, b] = [now.events + half, before.events + half];
  return {
    estimate: Math.log(a / now.exposure / (b / before.exposure)),
    error: Math.sqrt(1 / a + 1 / b),
  };
}

/** Both counts of every municipality, and both sums. */
function everyCount({ indicator }: Manner, compared: readonly Compared[]): readonly CountCell[] {
  const sides = [
    compared.map(({ pair, now }) => ({ cell: pair.cell, numerator: now.events, denominator: now.exposure })),
    compared.map(({ pair, before }) => ({ cell: pair.other, numerator: before.events, denominator: before.exposure })),
  ];
  return sides.flatMap((side) => [
    ...side.flatMap((it) => basisOf(indicator, it.cell, it.numerator, it.denominator)),
    ...poolBasis(indicator, side),
  ]);
}

function estimatePool(manner: Manner, subject: Subject, pairs: readonly Pair[], options: Options): Estimate {
  const { indicator, analysis } = manner;
  const all: Compared[] = [];
  for (const pair of pairs) {
    const [now, before] = [exposedOf(indicator, pair.cell), exposedOf(indicator, pair.other)];
    const unknown = [now, before].find((it) => !it.ok && it.reason.code !== "no-denominator");
    if (unknown && !unknown.ok) {
      const missing = unknown.reason.code === "missing";
      return withheld(manner, subject, missing ? reason("missing-area", { areas: pair.cell.unit.id }) : unknown.reason);
    }
    if (now.ok && before.ok) all.push({ pair, now, before });
  }
  const telling = all.filter(({ now, before }) => now.events + before.events > 0);
  const basis = all.length > 0 ? everyCount(manner, all) : [];
  if (telling.length < fewestAreas)
    return withheld(manner, subject, reason("few-units", { minimum: fewestAreas }), basis);
  const effects = telling.map(logRatio);
  const found = poolEffects(
    { estimates: effects.map((it) => it.estimate), errors: effects.map((it) => it.error) },
    options.between,
    options.interval,
    analysis.level,
  );
  if (!found.converged) return withheld(manner, subject, reason("not-converged", { rounds: found.rounds }), basis);
  const units = telling.length;
  const halves = telling.filter(({ now, before }) => now.events === 0 || before.events === 0).length;
  const dropped = pairs.length - units;
  const notes: readonly Note[] = [
    {
      code: "heterogeneity",
      params: { units, lower: Math.exp(found.prediction!.lower), upper: Math.exp(found.prediction!.upper) },
    },
    ...(halves > 0 ? [{ code: "continuity", params: { units: halves } } as const] : []),
    ...(dropped > 0 ? [{ code: "dropped-units", params: { dropped } } as const] : []),
  ];
  return measured(
    manner,
    subject,
    {
      value: Math.exp(found.estimate),
      lower: Math.exp(found.lower),
      upper: Math.exp(found.upper),
      numerator: null,
      denominator: null,
    },
    basis,
    [
      ...notesOn(
        indicator,
        pairs.flatMap(({ cell, other }) => [cell, other]),
      ),
      ...notes,
    ],
  );
}

/** Pairs of single municipalities by period and breakdown, in the order of their codes. */
function poolsOf(pairs: readonly Pair[]): readonly (readonly Pair[])[] {
  const pools = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.cell.unit.kind !== "area") continue;
    const key = `${pair.cell.period}|${breakdownId(pair.cell.breakdown)}`;
    const pool = pools.get(key);
    if (pool) pool.push(pair);
    else pools.set(key, [pair]);
  }
  return [...pools.values()].map((pool) => pool.toSorted((a, b) => (a.cell.unit.id < b.cell.unit.id ? -1 : 1)));
}

/**
 * The mean of the municipalities' own log rate ratios, each weighed by what it tells and by how much they differ.
 *
 *   μ = Σ wᵢ log RRᵢ / Σ wᵢ,   wᵢ = 1/(1/y₁ᵢ + 1/y₀ᵢ + τ²)
 *
 * The pooled count of `change` is mostly the largest municipality's; here each is one, and the remark says where one more would lie.
 */
export const pooledRateRatio: Method = {
  id,
  source:
    "DerSimonian & Laird (1986), Control Clin Trials 7:177–188; Viechtbauer (2005), J Educ Behav Stat 30:261–293; Hartung & Knapp (2001), Stat Med 20:3875–3889; Haldane (1956), Ann Hum Genet 20:309–311, for the half.",
  kinds,
  compares: false,
  expands: true,
  oneGroup: true,
  options: optionsSchema,
  windows: (analysis, context) => [baselineOf(analysis, context)],
  estimate: (panel, analysis, context) => {
    const { indicator } = panel;
    requireKind(id, indicator, kinds);
    const options = optionsSchema.parse(analysis.options);
    const baseline = baselineOf(analysis, context);
    const manner: Manner = { method: id, measure: "rate-ratio", level: analysis.level, indicator, analysis, context };
    const [area] = namesOf(analysis);
    return poolsOf(againstBaseline(panel, baseline)).map((pairs) => {
      const { period: own, breakdown } = pairs[0]!.cell;
      return estimatePool(manner, { area, period: own, breakdown, comparator: baseline }, pairs, options);
    });
  },
};
