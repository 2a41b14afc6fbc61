/** p-values adjusted for how many were looked at: those of one family of analyses together. */
import type { Estimate, Note, NoteCode } from "../model/estimate.ts";
import type { AnalysisDefinition, Family } from "../model/pipeline.ts";
import { type Adjustment, adjust } from "../stats/index.ts";

/** How each family is adjusted; the remark has the name of the procedure. */
const procedures: Readonly<Record<Family, Adjustment & NoteCode>> = {
  confirmatory: "holm",
  exploratory: "benjamini-hochberg",
};

/** Remarks that carry a test of the estimate itself, the one that is reported first. A pre-test is of something else. */
const tests: readonly NoteCode[] = ["randomisation-p", "placebo-p", "bootstrap-p", "cluster-p", "score-test"];

function pOf({ notes, status }: Estimate): number | null {
  if (status !== "measured") return null;
  const test = tests.flatMap((code) => notes.find((note) => note.code === code) ?? [])[0];
  return test === undefined ? null : Number(test.params.p);
}

/**
 * The estimates, those of a family with their adjusted p beside their own.
 *
 * One estimate is one test, by the first of its p-values. What could not be estimated was no test. An adjusted p depends on
 * the other p-values of the family, and on nothing else: where one of those is hidden, it tells no more than on which side of it
 * the hidden one lies.
 */
export function adjustFamilies(
  estimates: readonly Estimate[],
  analyses: readonly AnalysisDefinition[],
): readonly Estimate[] {
  const families = new Map(analyses.map((it) => [it.id, it.family] as const));
  const adjusted = new Map<Estimate, Note>();
  for (const family of Object.keys(procedures) as readonly Family[]) {
    const members = estimates.filter((it) => families.get(it.analysis) === family && pOf(it) !== null);
    const code = procedures[family];
    // One test needs no adjustment.
    if (members.length < 2) continue;
    const values = adjust(
      members.map((it) => pOf(it)!),
      code,
    );
    for (const [i, member] of members.entries())
      adjusted.set(member, { code, params: { p: values[i]!, tests: members.length } });
  }
  return estimates.map((it) => {
    const note = adjusted.get(it);
    return note ? { ...it, notes: [...it.notes, note] } : it;
  });
}
