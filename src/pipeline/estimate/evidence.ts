/** Study methods on numbers that other analyses gave: adjusted p values, pooled effects, E-values. */

import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Adjustment, BetweenMethod, EffectInterval } from "../../stats/index.ts";
import { adjust, eValue, eValueOfInterval, poolEffects } from "../../stats/index.ts";
import type { StudyMethod } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

function adjusting(id: Adjustment, source: string): StudyMethod {
  return {
    id,
    source,
    columns: [{ name: "p", kind: "probability" }, ...labelColumns],
    options: [],
    estimate: ({ rows }) => {
      const values = adjust(
        rows.map((row) => row.numbers.p!),
        id,
      );
      return accepted(rows.map((row, i) => ({ ...labelsOf(row), p: row.numbers.p!, adjusted: values[i]! })));
    },
  };
}

function pooling(id: string, source: string, between: BetweenMethod, interval: EffectInterval): StudyMethod {
  return {
    id,
    source,
    columns: [
      { name: "estimate", kind: "number" },
      { name: "error", kind: "positive" },
      { name: "study", kind: "label", optional: true },
    ],
    options: ["level"],
    estimate: ({ file, line, rows }, { level }) => {
      if (rows.length < 2)
        return rejected([issue("estimate.few-rows", { file, line }, { least: 2, rows: rows.length })]);
      const studies = {
        estimates: rows.map((row) => row.numbers.estimate!),
        errors: rows.map((row) => row.numbers.error!),
      };
      const { prediction, q, p, converged, ...pooled } = poolEffects(studies, between, interval, level);
      return accepted([
        {
          studies: rows.length,
          estimate: pooled.estimate,
          error: pooled.error,
          lower: pooled.lower,
          upper: pooled.upper,
          between: pooled.between,
          q,
          heterogeneityP: p,
          predictionLower: prediction?.lower ?? null,
          predictionUpper: prediction?.upper ?? null,
          converged,
        },
      ]);
    },
  };
}

const prediction = "; Higgins, Thompson & Spiegelhalter (2009), JRSS A 172:137–159, for the prediction interval";

export const evidenceMethods: readonly StudyMethod[] = [
  adjusting("bonferroni", "Bonferroni (1936); Dunn (1961), JASA 56:52–64"),
  adjusting("holm", "Holm (1979), Scand J Stat 6:65–70"),
  adjusting("hochberg", "Hochberg (1988), Biometrika 75:800–802"),
  adjusting("hommel", "Hommel (1988), Biometrika 75:383–386"),
  adjusting("benjamini-hochberg", "Benjamini & Hochberg (1995), JRSS B 57:289–300"),
  adjusting("benjamini-yekutieli", "Benjamini & Yekutieli (2001), Ann Stat 29:1165–1188"),
  pooling(
    "meta-dersimonian-laird",
    `DerSimonian & Laird (1986), Control Clin Trials 7:177–188${prediction}`,
    "dersimonian-laird",
    "normal",
  ),
  pooling("meta-reml", `Viechtbauer (2005), J Educ Behav Stat 30:261–293${prediction}`, "reml", "normal"),
  pooling(
    "meta-hartung-knapp",
    `Viechtbauer (2005), J Educ Behav Stat 30:261–293; Hartung & Knapp (2001), Stat Med 20:3875–3889${prediction}`,
    "reml",
    "hartung-knapp",
  ),
  {
    id: "e-value",
    source: "VanderWeele & Ding (2017), Ann Intern Med 167:268–274",
    columns: [
      { name: "ratio", kind: "positive" },
      { name: "lower", kind: "non-negative" },
      { name: "upper", kind: "positive" },
      ...labelColumns,
    ],
    options: [],
    estimate: ({ file, rows }) => {
      const outside = rows.filter(({ numbers: { ratio, lower, upper } }) => !(lower! <= ratio! && ratio! <= upper!));
      if (outside.length > 0)
        return rejected(outside.map((row) => issue("estimate.outside-interval", { file, line: row.line })));
      return accepted(
        rows.map((row) => {
          const { ratio, lower, upper } = row.numbers as Record<"ratio" | "lower" | "upper", number>;
          const interval = eValueOfInterval({ estimate: ratio, lower, upper });
          return { ...labelsOf(row), ratio, lower, upper, eValue: eValue(ratio), eValueOfInterval: interval };
        }),
      );
    },
  },
];
