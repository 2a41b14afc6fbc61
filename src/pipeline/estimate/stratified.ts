/** Study methods over strata: Mantel–Haenszel, and direct standardisation. */
import { accepted, issue, rejected } from "../../model/issue.ts";
import type { Pooled, ProportionStratum, StandardisedRate, StandardStratum } from "../../stats/index.ts";
import {
  dobson,
  fayFeuer,
  mantelHaenszelOddsRatio,
  mantelHaenszelRateRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
} from "../../stats/index.ts";
import { groupColumn, proportionOf, rateColumns, rateOf } from "./comparisons.ts";
import { pairs } from "./pairs.ts";
import { trialColumns } from "./proportions.ts";
import type { StudyColumn, StudyMethod } from "./study.ts";

const stratum: StudyColumn = { name: "stratum", kind: "label" };

/** Below so many events a standardised rate is withheld. */
const leastForStandard = 10;

function ofProportionStrata(
  id: string,
  source: string,
  pool: (strata: readonly ProportionStratum[], level: number) => Pooled,
): StudyMethod {
  return {
    id,
    source,
    columns: [groupColumn, stratum, ...trialColumns],
    options: ["level"],
    estimate: (study, { level }) => {
      const found = pairs(study);
      if (!found.ok) return found;
      const strata = found.value.map((pair) => ({
        first: proportionOf(pair.first),
        second: proportionOf(pair.second),
      }));
      return accepted([{ strata: strata.length, ...pool(strata, level) }]);
    },
  };
}

function standardised(
  id: string,
  source: string,
  rate: (strata: readonly StandardStratum[], level: number) => StandardisedRate,
): StudyMethod {
  return {
    id,
    source,
    columns: [...rateColumns, { name: "weight", kind: "non-negative" }, { ...groupColumn, optional: true }],
    options: ["level"],
    estimate: ({ file, rows }, { level }) => {
      const groups = [...new Set(rows.map((row) => row.labels.group!))];
      const weightless = groups.flatMap((group) => {
        const own = rows.filter((row) => row.labels.group === group);
        return own.every((row) => row.numbers.weight === 0) ? [own[0]!] : [];
      });
      if (weightless.length > 0)
        return rejected(weightless.map((row) => issue("estimate.no-weight", { file, line: row.line })));
      return accepted(
        groups.map((group) => {
          const strata = rows
            .filter((row) => row.labels.group === group)
            .map((row) => ({ ...rateOf(row), weight: row.numbers.weight! }));
          const events = strata.reduce((all, each) => all + each.events, 0);
          const name = group === "" ? {} : { group };
          if (events < leastForStandard)
            return { ...name, events, estimate: null, lower: null, upper: null, reason: "few-events" };
          const { estimate, lower, upper } = rate(strata, level);
          return { ...name, events, estimate, lower, upper, reason: null };
        }),
      );
    },
  };
}

export const stratifiedMethods: readonly StudyMethod[] = [
  ofProportionStrata(
    "mantel-haenszel-odds-ratio",
    "Mantel & Haenszel (1959), JNCI 22:719–748; Robins, Breslow & Greenland (1986), Biometrics 42:311–323",
    mantelHaenszelOddsRatio,
  ),
  ofProportionStrata(
    "mantel-haenszel-risk-ratio",
    "Greenland & Robins (1985), Biometrics 41:55–68",
    mantelHaenszelRiskRatio,
  ),
  ofProportionStrata(
    "mantel-haenszel-risk-difference",
    "Greenland & Robins (1985), Biometrics 41:55–68; Sato (1989), Biometrics 45:1323–1324",
    mantelHaenszelRiskDifference,
  ),
  {
    id: "mantel-haenszel-rate-ratio",
    source: "Rothman & Boice (1979); Greenland & Robins (1985), Biometrics 41:55–68, for the variance",
    columns: [groupColumn, stratum, ...rateColumns],
    options: ["level"],
    estimate: (study, { level }) => {
      const found = pairs(study);
      if (!found.ok) return found;
      const strata = found.value.map((pair) => ({ first: rateOf(pair.first), second: rateOf(pair.second) }));
      return accepted([{ strata: strata.length, ...mantelHaenszelRateRatio(strata, level) }]);
    },
  },
  standardised(
    "dobson",
    "Dobson, Kuulasmaa, Eberle & Scherer (1991), Stat Med 10:457–462 (exact count interval)",
    (strata, level) => dobson(strata, level, "exact"),
  ),
  standardised("fay-feuer", "Fay & Feuer (1997), Stat Med 16:791–801", fayFeuer),
];
