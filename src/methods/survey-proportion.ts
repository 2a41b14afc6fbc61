/** Shares of a survey, on the independent answers that the sample is worth. */
import { z } from "zod";
import type { Estimate, Note } from "../model/estimate.ts";
import type { PanelCell } from "../model/panel.ts";
import { yearsIn } from "../model/period.ts";
import { nonResponseBounds, postStratified, type SurveyStratum, surveyInterval } from "../stats/index.ts";
import { basisOf } from "./basis.ts";
import { type Manner, measured, notesOn, requireKind, type Subject, withheld } from "./compose.ts";
import type { Method } from "./method.ts";
import { over, standard, stratify, weightOf } from "./strata.ts";
import { designEffect, designNote, weightsNote, worthOf } from "./survey-options.ts";
import { trialsOf } from "./trials.ts";

const id = "survey-proportion";
const kinds = ["proportion"] as const;

const optionsSchema = z
  .strictObject({
    designEffect,
    invited: z
      .record(z.string().regex(/^\d{4}$/), z.number().gt(0).max(1))
      .optional()
      .describe('the share of those asked who answered, by the year of the survey: { "2025": 0.82 }'),
    over: over.optional(),
    standard: standard.optional(),
  })
  .refine((it) => (it.over === undefined) === (it.standard === undefined), { error: "over and standard go together" });

type Options = z.infer<typeof optionsSchema>;

/** What the share is among all who were asked, whatever those would have said who did not answer. */
function nonResponseNote(x: number, n: number, cell: PanelCell, { invited }: Options): readonly Note[] {
  const answered = invited?.[yearsIn(cell.period)[0]!];
  if (answered === undefined) return [];
  const { lower, upper } = nonResponseBounds(x, n, Math.max(n, Math.round(n / answered)));
  return [{ code: "non-response", params: { answered, leastShare: lower, mostShare: upper } }];
}

/** How many are taken to have answered where nobody says: enough that shares under 5 and over 95 per cent count as few. */
const assumed = 100;

/**
 * A percentage without counts: no interval, for nobody knows how many answered. Disclosure control takes it as if a hundred had,
 * and hides what would then be few.
 */
function percentOnly(manner: Manner, subject: Subject, cell: PanelCell): Estimate | null {
  const { indicator } = manner;
  const { share } = cell;
  if (share === undefined || !indicator.share) return null;
  const stated = { ...indicator, numerator: indicator.share };
  const basis = basisOf(stated, { ...cell, persons: assumed }, Math.round(share * assumed), null);
  const value = { value: share, lower: null, upper: null, numerator: null, denominator: null };
  return measured({ ...manner, level: null }, subject, value, basis, [
    ...notesOn(indicator, [cell]),
    { code: "percent-only", params: {} },
  ]);
}

function plain(manner: Manner, cell: PanelCell, options: Options): Estimate {
  const { indicator, analysis } = manner;
  const subject: Subject = { ...cell, area: cell.unit.id, comparator: null };
  const found = trialsOf(indicator, cell);
  if (!found.ok) return percentOnly(manner, subject, cell) ?? withheld(manner, subject, found.reason, found.basis);
  const { x, n } = found;
  const factor = options.designEffect;
  const worth = worthOf(cell);
  const { estimate, lower, upper, effective } = surveyInterval({ x, n, designEffect: factor, worth }, analysis.level);
  const value = { value: estimate, lower, upper, numerator: x, denominator: n };
  return measured(manner, subject, value, basisOf(indicator, cell, x, n), [
    ...notesOn(indicator, [cell]),
    ...weightsNote(worth),
    ...designNote(effective, factor),
    ...nonResponseNote(x, n, cell, options),
  ]);
}

/** That the answers of every stratum were weighed by the survey's own weights. */
function strataNote(strata: readonly SurveyStratum[]): readonly Note[] {
  const effective = strata.map(({ worth }) => worth?.effective);
  return effective.includes(undefined)
    ? []
    : weightsNote({ share: 0, effective: effective.reduce<number>((sum, each) => sum + each!, 0) });
}

/** As the weights are known, the share tells the answers of every stratum: all of them are its basis. */
function weighted(
  manner: Manner,
  subject: Subject,
  cells: readonly PanelCell[],
  options: Options,
  column: string,
): Estimate {
  const { indicator, analysis } = manner;
  const strata: SurveyStratum[] = [];
  for (const cell of cells) {
    const weight = weightOf(cell, column, options.standard!, analysis);
    const found = trialsOf(indicator, cell);
    if (!found.ok) return withheld(manner, subject, found.reason, found.basis);
    strata.push({ x: found.x, n: found.n, weight, worth: worthOf(cell) });
  }
  const [x, n] = [strata.reduce((sum, it) => sum + it.x, 0), strata.reduce((sum, it) => sum + it.n, 0)];
  const found = postStratified(strata, options.designEffect, analysis.level);
  const value = { value: found.estimate, lower: found.lower, upper: found.upper, numerator: x, denominator: n };
  const basis = cells.flatMap((cell, i) => basisOf(indicator, cell, strata[i]!.x, strata[i]!.n));
  return measured(manner, subject, value, basis, [
    ...notesOn(indicator, cells),
    { code: "post-stratified", params: {} },
    ...strataNote(strata),
    ...designNote(found.effective, options.designEffect),
    ...nonResponseNote(x, n, cells[0]!, options),
  ]);
}

/**
 * Wilson's interval on the effective number of answers, weighed to the population where the analysis asks for it.
 *
 *   effective = n / design effect, or with weights p(1 − p)/V(p) / design effect;   post-stratified: p = Σ Wₕ pₕ, effective = p(1 − p)/V(p) / design effect
 *
 * The design effect is the analyst's, and stated beside every number; so is, where it is known how many answered, what those
 * could change who did not.
 */
export const surveyProportion: Method = {
  id,
  source:
    "Kish (1965), Survey Sampling, section 8.2; Holt & Smith (1979), JRSS A 142:33–46; Franco et al. (2019), J Surv Stat Methodol 7:334–364; Cochran (1977), Sampling Techniques, section 13.2, for non-response.",
  kinds,
  compares: false,
  options: optionsSchema,
  windows: () => [],
  estimate: ({ indicator, cells }, analysis, context) => {
    requireKind(id, indicator, kinds);
    const options = optionsSchema.parse(analysis.options);
    const manner: Manner = { method: id, measure: "proportion", level: analysis.level, indicator, analysis, context };
    const column = options.over;
    if (column === undefined) return cells.map((cell) => plain(manner, cell, options));
    return stratify(cells, (cell) => cell, column).map(({ parts, ...place }) =>
      weighted(manner, { ...place, comparator: null }, parts, options, column),
    );
  },
};
