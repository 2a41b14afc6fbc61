/** p-values adjusted within the family that an analysis declares. */
import { describe, expect, it } from "vitest";
import type { Estimate, Note } from "../../src/model/estimate.ts";
import type { Family } from "../../src/model/pipeline.ts";
import { adjustFamilies } from "../../src/pipeline/families.ts";
import { adjust } from "../../src/stats/index.ts";
import { analysisOf } from "../methods/made.ts";

const estimate = (analysis: string, notes: readonly Note[], status: "measured" | "withheld" = "measured"): Estimate =>
  ({ analysis, notes, status }) as Estimate;

const test = (code: Note["code"], p: number): Note => ({ code, params: { p } });
const analysis = (id: string, family?: Family) => ({ ...analysisOf("rate"), id, family });

describe("families of analyses", () => {
  const ps = [0.01, 0.04, 0.03];
  const effects = ps.map((p) => estimate("effect", [test("randomisation-p", p)]));

  it.each([
    ["confirmatory", "holm"],
    ["exploratory", "benjamini-hochberg"],
  ] as const)("%s are adjusted by %s, all the analyses of the family together", (family, procedure) => {
    const others = [estimate("second", [test("cluster-p", 0.2)])];
    const found = adjustFamilies([...effects, ...others], [analysis("effect", family), analysis("second", family)]);
    const theirs = adjust([...ps, 0.2], procedure);
    expect(found.map((it_) => it_.notes.at(-1))).toEqual(
      theirs.map((p) => ({ code: procedure, params: { p, tests: 4 } })),
    );
  });

  it("are kept apart, and an analysis without a family is left as it is", () => {
    const all = [
      ...effects,
      estimate("free", [test("cluster-p", 0.001)]),
      estimate("other", [test("score-test", 0.02)]),
    ];
    const found = adjustFamilies(all, [
      analysis("effect", "confirmatory"),
      analysis("free"),
      analysis("other", "exploratory"),
    ]);
    expect(found[0]!.notes.at(-1)!.params).toEqual({ p: 0.03, tests: 3 });
    expect(found[3]).toBe(all[3]);
    // The only test of its family stands as it is.
    expect(found[4]).toBe(all[4]);
  });

  it("count one test for each estimate, by the first of its p-values, and none for a pre-test or what is withheld", () => {
    const both = estimate("effect", [test("cluster-p", 0.5), test("randomisation-p", 0.02)]);
    const pre = estimate("effect", [test("pre-trend", 0.001)]);
    const none = estimate("effect", [], "withheld");
    const other = estimate("effect", [test("score-test", 0.3)]);
    const found = adjustFamilies([both, pre, none, other], [analysis("effect", "confirmatory")]);
    expect(found[0]!.notes.at(-1)).toEqual({ code: "holm", params: { p: 0.04, tests: 2 } });
    expect(found.slice(1, 3)).toEqual([pre, none]);
    expect(adjustFamilies([], [])).toEqual([]);
  });
});
