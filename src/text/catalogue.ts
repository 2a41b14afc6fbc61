/**
 * What a language must say: the compiler refuses a language that leaves a word out.
 *
 * Parameters of reasons and notes; one that is not listed needs none, and what a template does not name is ignored:
 *
 * | code | parameters |
 * |---|---|
 * | reason missing-area | `areas`: municipality codes joined by `,` |
 * | reason few-events, few-units | `minimum`: the smallest number that would have been enough |
 * | note smallest-p | `p` |
 * | note smallest-detectable | `share`: a fall, `power` |
 * | note randomisation-p | `p`, `assignments`: how many were drawn or enumerated |
 * | note expected-under-no-effect | `expected`: events, `observed`: events |
 * | note approximate-area, unconfirmed-area | `areas`: municipality codes joined by `,` |
 * | note divided-area | `areas`: the code that was divided; `parts`: codes with their persons; `source` |
 * | note break-in-series | `from`: period or ISO date |
 * | note leave-one-out | `lower`, `upper`: the estimate with one unit left out, at its lowest and highest |
 * | note shrunken | `units`: areas that the distribution was estimated from |
 * | note no-spread | `units`: areas compared |
 * | note non-inferior | `margin`: as a proportion, shown as percentage points |
 * | note inferior | `margin` |
 * | note not-decided | `margin` |
 * | note score-test | `p`: one-sided |
 * | note funnel-limits | `lower`, `upper`: ratios |
 * | note over-dispersion | `dispersion`: 1 is chance alone; `units`; `lower`, `upper`: ratios |
 * | reason few-df | `df`, `minimum`: degrees of freedom |
 * | note within-days | `days` |
 * | note log-rank | `p` |
 * | note cluster-p | `p`, `df`: degrees of freedom |
 * | note dispersion | `dispersion`: 1 is chance alone |
 * | note dropped-units | `dropped`: areas |
 * | note pre-trend | `p`, `df`: of the denominator |
 * | note worst-case | `hidden`: areas; `fewest`, `most`: events |
 * | note control-limits | `lower`, `upper`: ratios |
 * | note outside-limits | `observed`, `expected`: events |
 * | note design-effect | `effective`: answers, `factor` |
 * | note survey-weights | `effective`: answers |
 * | note non-response | `answered`, `leastShare`, `mostShare`: as proportions, shown in per cent |
 * | note competing-risks | `days` |
 * | note prediction, highest-lowest, ranked-by-size, continuity | `units`: areas |
 * | note between-areas | `variation`: the standard deviation over the mean, shown in per cent |
 * | note worth, cost | `amount`: NOK; `nb`, `nn`, `en`: its source in the words of the definition |
 * | note heterogeneity | `units`; `lower`, `upper`: ratios |
 * | note stratified | `strata` |
 * | note indirectly-standardised | `expected`: events |
 * | note gap-limits | `shortest`, `longest`: quarters |
 * | note holm, benjamini-hochberg | `p`: adjusted, `tests`: of the family |
 * | reason not-converged | `rounds` |
 * | note placebo-p | `p`, `rank`, `ranked`: areas, the region among them |
 * | note fit-before | `share`: of the level before; `ratio`: root mean square after over before |
 * | note leave-one-donor-out | `lower`, `upper`: ratios |
 * | note unlike-size | `times`: persons, over the median area compared with |
 * | note optimal-weights | `kkt`, `limit` |
 * | note level-change, slope-change | `ratio`, `lower`, `upper`; the slope's are per year |
 * | note serial-correlation | `lag`: quarters, `durbin`: 2 is none |
 * | note series-p | `p`, `df` |
 * | note effective-clusters | `clusters`, `effective` |
 * | note bootstrap-p | `p`, `draws` |
 * | note pre-trend-power | `share`: drift a year over the level before, `power` |
 * | note since-adoption | `years`: negative before |
 * | note compared-areas | `treated`, `controls` |
 * | note always-treated, empty-areas | `dropped`: areas |
 * | note e-value | `ratio`, `bound`: of the estimate and of the interval |
 * | note posterior-flat, posterior-sceptical, posterior-review | `ratio`, `lower`, `upper`, `share`: probability of a ratio below 1 |
 *
 * describe.ts writes numbers, `p`, `areas`, periods and dates as the language does. The disclosure reasons have no
 * parameters and one common sentence on purpose: which rule hid a number tells how large it is.
 */

import type { IssueCode } from "../model/codes/index.ts";
import type { NoteCode, ReasonCode } from "../model/estimate.ts";
import type { Lang } from "../model/labels.ts";
import type { ChartWords } from "./words/charts.ts";
import type { CheckWords } from "./words/check.ts";
import type { CliWords } from "./words/cli.ts";
import type { DiffWords } from "./words/diff.ts";
import type { DiscloseWords } from "./words/disclose.ts";
import type { ExportWords } from "./words/export.ts";
import type { HeadWords } from "./words/head.ts";
import type { NumberWords } from "./words/numbers.ts";
import type { PowerWords } from "./words/power.ts";
import type { ReportWords } from "./words/report.ts";

/** Templates: `{name}` is replaced by the parameter of that name. */
export interface FindingText {
  /** What is wrong, and what was expected. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

export interface Catalogue {
  readonly lang: Lang;
  readonly findings: Readonly<Record<IssueCode, FindingText>>;
  /** Why a value is not shown, a sentence each. */
  readonly reasons: Readonly<Record<ReasonCode, string>>;
  /** Remarks beside a number, a sentence each. */
  readonly notes: Readonly<Record<NoteCode, string>>;
  readonly numbers: NumberWords;
  readonly charts: ChartWords;
  readonly report: ReportWords;
  readonly head: HeadWords;
  readonly export: ExportWords;
  readonly cli: CliWords;
  readonly check: CheckWords;
  readonly diff: DiffWords;
  readonly disclose: DiscloseWords;
  readonly power: PowerWords;
}
