/** The study method of bootstrapped signs. */
import { accepted, rejected } from "../../model/issue.ts";
import {
  effectiveClusters,
  indicators,
  leastSquares,
  ones,
  testCoefficient,
  wildClusterInterval,
} from "../../stats/index.ts";
import { stream } from "../../stats/random.ts";
import { byUnit, faultsOf, panel } from "./effect.ts";
import { periodOf, rateOf, refusal, unitOf } from "./inference.ts";
import type { StudyMethod } from "./study.ts";

/** Assignments of signs are listed up to so many, and drawn above. */
const enumerateUpTo = 2 ** 16;
const draws = 9_999;

export const bootstrapMethods: readonly StudyMethod[] = [
  {
    id: "wild-bootstrap",
    source:
      "Cameron, Gelbach & Miller (2008), Rev Econ Stat 90:414–427; Roodman et al. (2019), Stata J 19:4–60, for the interval",
    columns: panel,
    options: ["level", "seed"],
    estimate: (study, { level, seed }) => {
      const faults = faultsOf(study);
      if (faults.length > 0) return rejected(faults);
      const { rows } = study;
      const clusters = rows.map(unitOf);
      const design = [
        ones(rows.length),
        rows.map((row) => row.numbers.treated! * row.numbers.after!),
        ...indicators(clusters),
        ...indicators(rows.map(periodOf)),
      ];
      const response = rows.map(rateOf);
      const fit = leastSquares(design, response, null);
      const { df } = testCoefficient(fit, clusters, 1);
      const setup = {
        design,
        response,
        clusters,
        coefficient: 1,
        weights: "rademacher",
        enumerateUpTo,
        draws,
      } as const;
      const { estimate, lower, upper, test } = wildClusterInterval(setup, () => stream(seed, 0), level);
      const reason = refusal(df);
      return accepted([
        {
          rows: rows.length,
          clusters: byUnit(study).units.length,
          effectiveClusters: effectiveClusters(fit, clusters, 1).effective,
          estimate,
          lower: reason === null ? lower : null,
          upper: reason === null ? upper : null,
          error: test.error,
          t: test.t,
          df,
          p: reason === null ? test.p : null,
          equalTailP: reason === null ? test.equalTailP : null,
          signs: test.statistics.length,
          enumerated: test.enumerated,
          reason,
        },
      ]);
    },
  },
];
