/** Remarks beside a number, in en. */
import type { NoteCode } from "../../model/estimate.ts";

export const notes: Readonly<Record<NoteCode, string>> = {
  "person-quarters": "The rate is per person-year: each quarter counts a fourth of the population on 1 January.",
  preliminary: "The numbers are preliminary and may be corrected.",
  rounded:
    "Counts under {base} are rounded to 0 or {base} where they are delivered, by a draw that is the same every time. Sums, rates and intervals are worked out from the rounded counts.",
  "merged-periods":
    "Shown for longer periods than otherwise: for shorter ones too much would have been hidden, here or in an earlier release.",
  "merged-areas":
    "Shown for larger areas than otherwise: for smaller ones too much would have been hidden, here or in an earlier release.",
  "merged-groups":
    "Shown for several groups together: divided further, too much would have been hidden, here or in an earlier release.",
  "salten-is-treated":
    "Salten has had the programme since 2007. The comparison shows the difference between two areas that have it, not between having it and not having it.",
  "smallest-p": "With so few areas, {p} is the smallest p-value that can be reached.",
  "smallest-detectable":
    "With so much uncertainty a fall of {share} would have been found with a probability of {power}. The analysis may have missed smaller falls.",
  "randomisation-p": "Randomisation test over {assignments} assignments: p = {p}.",
  "expected-under-no-effect":
    "{observed} events against {expected} expected had the development followed the comparison areas.",
  "approximate-area": "Boundaries changed in the period; {areas} is worked out approximately.",
  "divided-area":
    "{areas} is divided between {parts} by the persons in each part (source: {source}); nobody knows where each lived.",
  "unconfirmed-area": "Participation is not confirmed for {areas}.",
  "break-in-series": "Break in the series from {from}: numbers before and after cannot be compared without care.",
  "interval-unbounded": "The interval has no bound at one end, because there are few events.",
  "leave-one-out": "With one area left out at a time, the estimate lies between {lower} and {upper}.",
  shrunken: "The number is drawn towards the mean of {units} areas, the more so the fewer people live there.",
  "no-spread": "The {units} areas differ no more from each other than chance can explain.",
  "non-inferior": "Not inferior: it is worse by less than the margin of {margin} percentage points.",
  inferior: "Inferior: it is worse by more than the margin of {margin} percentage points.",
  "not-decided":
    "Cannot be decided: the numbers allow that it is worse by more than the margin of {margin} percentage points, and by less.",
  "score-test": "One-sided score test that it is worse by the whole margin or more: p = {p}.",
  "funnel-limits": "With the same underlying rate, chance alone would as a rule give a ratio from {lower} to {upper}.",
  "over-dispersion":
    "The {units} areas vary {dispersion} times as much as chance alone would make them; with that allowed for, the limits are {lower} and {upper}.",
  standardised: "The rate is standardised: each group counts the same in every area, however many belong to it.",
  "within-days": "The share within {days} days, by Kaplan and Meier on days in bands.",
  "log-rank": "Log-rank test against the comparator: p = {p}.",
  "cluster-p": "Test with municipalities as clusters, on {df} degrees of freedom: p = {p}.",
  dispersion: "The counts vary {dispersion} times as much around the model as chance alone would make them.",
  "dropped-units": "{dropped} areas without events say nothing of the effect and are left out.",
  "pre-trend":
    "Joint test that the development was the same before the start, on {df} degrees of freedom: p = {p}. A high p-value does not say that it was.",
  "worst-case":
    "In {hidden} areas the count is hidden at the source. In all there are from {fewest} to {most} events; the rate is estimated from that.",
  "control-limits": "The control limits are {lower} and {upper}: within them there is no more than ordinary variation.",
  "outside-limits": "{observed} events against {expected} expected from the baseline: outside the control limits.",
  "placebo-p":
    "Placebo test: of {ranked} areas the region ranks {rank} in deviation after the start over before; p = {p}.",
  "fit-before":
    "Before the start the synthetic region deviates by {share} of the level; after the start the deviation is {ratio} times as large.",
  "leave-one-donor-out": "With one comparison area left out at a time, the estimate lies between {lower} and {upper}.",
  "unlike-size":
    "The region has {times} times as many in the age group as the median comparison area. Small areas vary more by chance, and the rank must be read with that in mind.",
  "optimal-weights": "No weights fit better before the start: the KKT residual is {kkt}, below {limit}.",
  "level-change": "Change of level at the start: {ratio} ({lower}–{upper}).",
  "slope-change": "Change of trend per year after the start: {ratio} ({lower}–{upper}).",
  "serial-correlation":
    "The uncertainty allows for correlation between quarters up to {lag} quarters apart (Newey–West). Durbin–Watson is {durbin}; 2 is no correlation.",
  "series-p": "Test of the mean effect in the time series, on {df} degrees of freedom: p = {p}.",
  "effective-clusters": "The {clusters} municipalities count as {effective} clusters of equal size.",
  "bootstrap-p": "Wild cluster bootstrap over {draws} assignments of signs: p = {p}.",
  "pre-trend-power":
    "With a probability of {power} the test would have found a drift of {share} of the level a year. A smaller one may have passed unseen.",
  "since-adoption": "Years since the start: {years}.",
  "compared-areas": "{treated} areas with the programme are compared with {controls} without.",
  "always-treated": "{dropped} areas had the programme all the time; they say nothing of a change and are left out.",
  "empty-areas": "{dropped} areas where for a whole period nobody belonged to the group are left out.",
  weighted: "Municipalities count by how many live there.",
  "e-value":
    "E-value: something unmeasured would have to go with both the programme and the outcome by a ratio of at least {ratio} to explain the estimate away, and {bound} to let the interval reach 1.",
  "normal-likelihood": "Computed as if the logarithm of the estimate were normal, with a spread read off the interval.",
  "posterior-flat": "Without prior knowledge: {ratio} ({lower}–{upper}), with a probability of {share} of a fall.",
  "posterior-sceptical":
    "For somebody sceptical beforehand: {ratio} ({lower}–{upper}), with a probability of {share} of a fall.",
  "posterior-review":
    "Together with the review of police diversion of youth: {ratio} ({lower}–{upper}), with a probability of {share} of a fall.",
  "survey-weights":
    "The answers are weighed by the survey’s own weights, and then count as {effective} that weigh alike.",
  "design-effect": "The answers count as {effective} independent ones: the design effect is set at {factor}.",
  "post-stratified": "The share is weighted so that each group counts as in the population.",
  "non-response":
    "{answered} answered. Whatever the others would have said, the share among all who were asked is between {leastShare} and {mostShare}.",
  "percent-only": "Only the percentage was delivered, not how many answered: no interval can be worked out from that.",
  "competing-risks":
    "Cumulative incidence at {days} days: those who left in another way, moving included, count among those who started.",
  prediction: "The interval shows where one more area, of the same kind as the {units}, would lie.",
  "between-areas": "Beyond chance the areas typically differ from the mean by {variation} of it.",
  "highest-lowest": "The highest over the lowest of {units} areas, after the numbers were drawn towards the mean.",
  "ranked-by-size":
    "0 means that {units} areas, small and large, have the same share; above 0 the large have more, below 0 the small.",
  "amount-known": "The interval comes from the count alone; the amount is taken as known.",
  worth: "A case prevented is valued at {amount} kroner ({source}).",
  cost: "The cost is set at {amount} kroner ({source}).",
  belief: "The probability is a judgement from the estimated effect and its uncertainty, without other knowledge.",
  heterogeneity: "One more area, of the same kind as the {units}, would have a ratio between {lower} and {upper}.",
  continuity: "In {units} areas without events in one of the periods a half was added.",
  stratified: "The ratio was compared within {strata} groups, each by itself, and then put together.",
  "indirectly-standardised":
    "{expected} events were expected had each group the rate that it has in the area of comparison.",
  "gap-limits":
    "With ordinary variation there are from {shortest} to {longest} quarters without events between two events.",
  "outside-gap-limits": "The distance lies outside the limits of ordinary variation.",
  holm: "Adjusted for {tests} confirmatory tests (Holm): p = {p}.",
  "benjamini-hochberg": "Adjusted for {tests} exploratory tests (Benjamini–Hochberg): p = {p}.",
};
