/** Study methods of one proportion, a number for each row. */
import { accepted } from "../../model/issue.ts";
import type { Bounds } from "../../stats/index.ts";
import { clopperPearson, jeffreys, wilson, wilsonCorrected } from "../../stats/index.ts";
import type { StudyColumn, StudyMethod } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

/** Events of trials; that x is at most n is checked where the file is read. */
export const trialColumns: readonly StudyColumn[] = [
  { name: "x", kind: "count" },
  { name: "n", kind: "positive-count" },
];

function ofProportion(
  id: string,
  source: string,
  interval: (x: number, n: number, level: number) => Bounds,
): StudyMethod {
  return {
    id,
    source,
    columns: [...trialColumns, ...labelColumns],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        rows.map((row) => {
          const [x, n] = [row.numbers.x!, row.numbers.n!];
          return { ...labelsOf(row), x, n, ...interval(x, n, level) };
        }),
      ),
  };
}

export const proportionMethods: readonly StudyMethod[] = [
  ofProportion("wilson", "Wilson (1927), JASA 22:209–212; Newcombe (1998), Stat Med 17:857–872, method 3", wilson),
  ofProportion("wilson-corrected", "Newcombe (1998), Stat Med 17:857–872, method 4", wilsonCorrected),
  ofProportion("clopper-pearson", "Clopper & Pearson (1934), Biometrika 26:404–413", clopperPearson),
  ofProportion("jeffreys", "Brown, Cai & DasGupta (2001), Stat Sci 16:101–133, section 3.1.2", jeffreys),
];
