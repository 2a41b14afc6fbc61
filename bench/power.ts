/** The power of the design of 31 municipalities and 44 quarters: 1,000 studies, each fitted, tested by CR2 and by 999 draws. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { powerTests } from "../src/model/power.ts";
import { type PowerDesign, simulatePower } from "../src/simulate/power/index.ts";
import { replicate } from "../src/simulate/power/replicate.ts";
import { absorbedPoisson } from "../src/stats/index.ts";
import { csvOf } from "./peer.ts";
import { apart, type Task, within } from "./task.ts";

const replicates = 1000;

/** R fits so many of them; the line says how long all would take at that pace. */
const fitted = 100;

/** Both iterate to 1e-12. */
const iterated = 1e-8;

const effect = 0.8;
const seed = 20260701;

/** Municipalities of the sizes of script 11_power.R, on which METHODS' order of magnitude rests. */
function northern(): PowerDesign {
  const file = join(import.meta.dirname, "..", "test", "reference", "expected", "power.json");
  const { n1415 } = JSON.parse(readFileSync(file, "utf8")) as { readonly n1415: readonly number[] };
  return {
    units: n1415.map((persons, i) => ({
      id: `${i}`,
      treated: i < 7,
      exposure: Array.from({ length: 44 }, () => persons / 4),
    })),
    quarters: Array.from({ length: 44 }, (_, number) => ({ number, after: number >= 36 })),
    rate: { treated: 0.025, controls: 0.025 },
    spread: 0.35,
    drift: 0.03,
    dispersion: 1.04,
    strata: null,
    level: 0.95,
    draws: 999,
  };
}

export function power(): Task {
  const design = northern();
  const rows = design.units.flatMap((_, unit) => design.quarters.map((_, quarter) => ({ unit, quarter })));
  const D = rows.map(({ unit, quarter }) => (unit < 7 && quarter >= 36 ? 1 : 0));
  const exposure = rows.map(({ unit, quarter }) => design.units[unit]!.exposure[quarter]!);
  const studies = Array.from({ length: fitted }, (_, i) => replicate(design, seed, i).countsAt(effect));
  const columns = { unit: rows.map((row) => row.unit), quarter: rows.map((row) => row.quarter), D, exposure };
  return {
    name: "power: 1,000 studies × 31 units × 44 quarters, each made, fitted with unit and quarter effects, tested by CR2 and by 999 draws",
    reachSeconds: 10,
    rounds: 3,
    ours: () =>
      powerTests.map((test) => simulatePower({ design, test, effects: [effect], seed, from: 0, to: replicates })),
    language: "r",
    script: "power",
    input: csvOf({ ...columns, ...Object.fromEntries(studies.map((counts, i) => [`y${i}`, counts])) }),
    times: replicates / fitted,
    agree: (_, theirs) => {
      const ours = studies.map(
        (events) =>
          absorbedPoisson({ units: columns.unit, periods: columns.quarter, regressors: [D], events, exposure })
            .coefficients[0]!,
      );
      const estimates = theirs.estimate as readonly number[];
      const worst = Math.max(...ours.map((value, i) => apart(value, estimates[i]!)));
      return `${theirs.fixest === 1 ? "fixest" : "glm.fit"}, the fits alone, ten times the time of ${fitted}; ${within("estimates", worst, iterated)}`;
    },
  };
}
