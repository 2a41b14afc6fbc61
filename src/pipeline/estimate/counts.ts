/** Study methods of one count and its exposure or expectation, a number for each row. */
import { accepted } from "../../model/issue.ts";
import type { Bounds } from "../../stats/index.ts";
import { byar, garwood, jeffreysRate, midP, poissonTest, standardisedRatio } from "../../stats/index.ts";
import type { StudyColumn, StudyMethod } from "./study.ts";
import { labelColumns, labelsOf } from "./study.ts";

const events: StudyColumn = { name: "events", kind: "count" };
const exposure: StudyColumn = { name: "exposure", kind: "positive" };
const expected: StudyColumn = { name: "expected", kind: "positive" };

/** Byar's approximation is for so many events; below, the exact interval is there. */
const leastForByar = 10;

function ofRate(
  id: string,
  source: string,
  interval: (events: number, exposure: number, level: number) => Bounds,
  least = 0,
): StudyMethod {
  return {
    id,
    source,
    columns: [events, exposure, ...labelColumns],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        rows.map((row) => {
          const [y, n] = [row.numbers.events!, row.numbers.exposure!];
          const { estimate, lower, upper } = interval(y, n, level);
          const few = y < least;
          return {
            ...labelsOf(row),
            events: y,
            exposure: n,
            estimate,
            lower: few ? null : lower,
            upper: few ? null : upper,
            reason: few ? "few-events" : null,
          };
        }),
      ),
  };
}

export const countMethods: readonly StudyMethod[] = [
  ofRate("garwood", "Garwood (1936), Biometrika 28:437–442", garwood),
  ofRate("byar", "Breslow & Day (1987), Statistical Methods in Cancer Research II, 2.10–2.11", byar, leastForByar),
  ofRate("midp", "Cohen & Yang (1994), Stat Med 13:2189–2203", midP),
  ofRate("jeffreys-rate", "Brown, Cai & DasGupta (2003), Statistica Sinica 13:19–49", jeffreysRate),
  {
    id: "standardised-ratio",
    source: "Breslow & Day (1987), Statistical Methods in Cancer Research II, section 2.3",
    columns: [events, expected, ...labelColumns],
    options: ["level"],
    estimate: ({ rows }, { level }) =>
      accepted(
        rows.map((row) => ({
          ...labelsOf(row),
          events: row.numbers.events!,
          expected: row.numbers.expected!,
          ...standardisedRatio(row.numbers.events!, row.numbers.expected!, level),
        })),
      ),
  },
  {
    id: "poisson-test",
    source: "Fay (2010), R Journal 2(1):53–58 (central, doubled p)",
    columns: [events, expected, ...labelColumns],
    options: [],
    estimate: ({ rows }) =>
      accepted(
        rows.map((row) => ({
          ...labelsOf(row),
          events: row.numbers.events!,
          expected: row.numbers.expected!,
          ...poissonTest(row.numbers.events!, row.numbers.expected!),
        })),
      ),
  },
];
