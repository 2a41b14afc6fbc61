/** `felles estimate` of pooled evidence and of time to an event: the reference numbers through the command line. */
import { describe, expect, it } from "vitest";
import { iterative, reference, rows, table } from "../stats/reference.ts";
import { answer, close, column, csv, level } from "./estimate-fixture.ts";

/** R's optimiser stopped when the likelihood hardly rose: its parameters have five digits. */
const optim = 1e-4;

/** A prior that is integrated out moves a mean of ten areas by less. */
const integrated = 0.05;

describe("evidence", () => {
  it("adjusted p values, as p.adjust", async () => {
    const cases = reference("misc.json").p_adjust as Record<string, Record<string, number[]>>;
    const { a } = cases as { a: Record<string, number[]> };
    const keys = {
      bonferroni: "bonferroni",
      holm: "holm",
      hochberg: "hochberg",
      hommel: "hommel",
      "benjamini-hochberg": "BH",
      "benjamini-yekutieli": "BY",
    };
    for (const [method, key] of Object.entries(keys)) {
      const text = csv(
        ["unit", "p"],
        a.p!.map((p, i) => [`h${i}`, p]),
      );
      const found = await answer(method, text);
      expect(found[0]!.unit).toBe("h0");
      close(column(found, "adjusted"), a[key]!);
    }
  });

  it("meta-analysis: the BCG vaccine trials, Viechtbauer (2010), J Stat Softw 36(3), pages 10–11", async () => {
    // Events and trials, vaccinated and not: Colditz et al. (1994), JAMA 271:698–702.
    const trials = [
      [4, 123, 11, 139],
      [6, 306, 29, 303],
      [3, 231, 11, 220],
      [62, 13598, 248, 12867],
      [33, 5069, 47, 5808],
      [180, 1541, 372, 1451],
      [8, 2545, 10, 629],
      [505, 88391, 499, 88391],
      [29, 7499, 45, 7277],
      [17, 1716, 65, 1665],
      [186, 50634, 141, 27338],
      [5, 2498, 3, 2341],
      [27, 16913, 29, 17854],
    ] as const;
    const text = csv(
      ["study", "estimate", "error"],
      trials.map(([a, n1, c, n2], i) => [i, Math.log(a / n1 / (c / n2)), Math.sqrt(1 / a - 1 / n1 + 1 / c - 1 / n2)]),
    );
    const [reml] = await answer("meta-reml", text, level(0.95));
    expect([reml!.estimate, reml!.error, reml!.lower, reml!.upper].map((it_) => (it_ as number).toFixed(4))).toEqual([
      "-0.7145",
      "0.1798",
      "-1.0669",
      "-0.3622",
    ]);
    expect((reml!.between as number).toFixed(4)).toBe("0.3132");
    expect((reml!.q as number).toFixed(4)).toBe("152.2330");
    const [moments] = await answer("meta-dersimonian-laird", text, level(0.95));
    expect((moments!.between as number).toFixed(4)).toBe("0.3088");
    const [adjusted] = await answer("meta-hartung-knapp", text, level(0.95));
    expect(adjusted!.estimate).toBe(reml!.estimate);
    const [two] = await answer(
      "meta-reml",
      csv(
        ["estimate", "error"],
        [
          [0, 1],
          [1, 1],
        ],
      ),
      level(0.95),
    );
    expect(two).toMatchObject({ studies: 2, predictionLower: null, predictionUpper: null });
  });

  it("e-value", async () => {
    const all = rows(reference("misc.json"), "evalue");
    const found = await answer(
      "e-value",
      csv(
        ["ratio", "lower", "upper"],
        all.map((row) => [row.rr!, row.rr! / 2, row.rr! * 2]),
      ),
    );
    close(
      column(found, "eValue"),
      all.map((row) => row.e!),
    );
  });
});

describe("shrinkage (script 06)", () => {
  it("gamma-poisson-ml, and the same means with wider intervals where the prior is not taken as known", async () => {
    const { ml } = reference("misc.json").eb as {
      ml: { a: number; prior_mean: number; data: Record<string, number>[] };
    };
    const text = csv(
      ["unit", "events", "exposure"],
      ml.data.map((row) => [row.muni!, row.y!, row.n!]),
    );
    const plain = await answer("gamma-poisson-ml", text, level(0.95));
    const close6 = (actual: readonly unknown[], expected: readonly number[]): void => close(actual, expected, optim);
    close6([plain[0]!.priorShape, plain[0]!.priorMean], [ml.a, ml.prior_mean]);
    close6(
      column(plain, "estimate"),
      ml.data.map((row) => row.post_mean!),
    );
    close6(
      column(plain, "lower"),
      ml.data.map((row) => row.lo!),
    );
    close6(
      column(plain, "upper"),
      ml.data.map((row) => row.hi!),
    );
    const full = await answer("gamma-poisson", text, level(0.95));
    expect(column(full, "unit")).toEqual(ml.data.map((row) => row.muni));
    for (const row of full) {
      expect(row.lower).toBeLessThan(row.estimate as number);
      expect(row.upper).toBeGreaterThan(row.estimate as number);
    }
  });

  it("beta-binomial lies near the means that R found with the prior taken as known", async () => {
    const theirs = reference("misc.json").eb_betabinomial as Record<"x" | "n" | "post_mean", number[]>;
    const text = csv(
      ["x", "n"],
      theirs.x.map((x, i) => [x, theirs.n[i]!]),
    );
    const found = await answer("beta-binomial", text, level(0.95));
    for (const [i, row] of found.entries())
      expect(Math.abs((row.estimate as number) - theirs.post_mean[i]!)).toBeLessThan(integrated);
  });
});

describe("time to an event", () => {
  it("kaplan-meier and log-rank, as survfit and survdiff (script 07)", async () => {
    const input = table("followup.csv");
    const text = csv(
      ["time", "event", "group"],
      input.days!.map((days, i) => [days, input.dropout![i]!, input.site![i]!]),
    );
    const theirs = reference("survival-rates-meta.json");
    const test = await answer("log-rank", text);
    const logrank = theirs.logrank_followup as { obs: number[]; exp: number[]; chisq: number };
    close(column(test, "observed"), logrank.obs);
    close(column(test, "expected"), logrank.exp);
    close([test[0]!.chiSquare], [logrank.chisq], iterative);
    const curve = theirs.km_followup as { time: number[]; surv: number[] };
    const whole = await answer("kaplan-meier", text.replace("group", "site"), level(0.95));
    expect(column(whole, "time")).toEqual(curve.time);
    close(column(whole, "survival"), curve.surv);
    const each = await answer("kaplan-meier", text, level(0.95));
    expect([...new Set(column(each, "group"))]).toEqual(["A", "B"]);
  });

  it("aalen-johansen, as survfit (script 21)", async () => {
    const theirs = reference("competing-risks.json") as Record<string, number[]>;
    const text = csv(
      ["time", "cause"],
      theirs.days!.map((days, i) => [days, theirs.cause![i]!]),
    );
    const found = await answer("aalen-johansen", text, level(0.95));
    for (const [i, name] of ["completed", "stopped", "moved"].entries()) {
      const own = found.filter((row) => row.cause === i + 1);
      expect(column(own, "time")).toEqual(theirs.time);
      close(column(own, "incidence"), theirs[name]!);
      close(column(own, "error"), theirs[`se_${name}`]!, iterative);
    }
  });
});
