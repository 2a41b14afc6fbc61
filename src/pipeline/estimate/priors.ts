/** The study method of an effect under three priors. */
import { posteriors } from "../../methods/effect-priors.ts";
import { accepted, issue, rejected } from "../../model/issue.ts";
import { normalMultiplier } from "../../stats/index.ts";
import { labelColumns, labelsOf, type StudyMethod } from "./study.ts";

export const priorMethods: readonly StudyMethod[] = [
  {
    id: "three-priors",
    source:
      "Spiegelhalter, Abrams & Myles (2004), Bayesian Approaches to Clinical Trials, sections 2.4, 3.7 and 5.5.2; Wilson, Brennan & Olaghere (2018), Campbell Syst Rev 14:1–88, for the review",
    columns: [
      { name: "ratio", kind: "positive" },
      { name: "lower", kind: "positive" },
      { name: "upper", kind: "positive" },
      { name: "hoped", kind: "probability" },
      ...labelColumns,
    ],
    options: ["level"],
    estimate: ({ file, rows }, { level }) => {
      const outside = rows.filter(
        ({ numbers: { ratio, lower, upper } }) => !(lower! <= ratio! && ratio! <= upper! && lower! < upper!),
      );
      const hopeless = rows.filter(({ numbers: { hoped } }) => !(hoped! > 0 && hoped! < 1));
      const faults = [
        ...outside.map((row) => issue("estimate.outside-interval", { file, line: row.line })),
        ...hopeless.map((row) => issue("estimate.no-hope", { file, line: row.line })),
      ];
      if (faults.length > 0) return rejected(faults);
      return accepted(
        rows.flatMap((row) => {
          const { ratio, lower, upper, hoped } = row.numbers as Record<"ratio" | "lower" | "upper" | "hoped", number>;
          const own = { mean: Math.log(ratio), deviation: Math.log(upper / lower) / (2 * normalMultiplier(level)) };
          return Object.entries(posteriors(own, hoped, level)).map(([prior, found]) => {
            return {
              ...labelsOf(row),
              prior,
              ratio: Math.exp(found.estimate),
              lower: Math.exp(found.lower),
              upper: Math.exp(found.upper),
              probabilityOfFall: found.below[0]!,
              probabilityOfHoped: found.below[1]!,
            };
          });
        }),
      );
    },
  },
];
