/** The design whose power is asked for: who is treated, how many live where and when, and what rates are assumed. */
import { createHash } from "node:crypto";

/** What the counts of a future study are assumed to follow. All of it is printed beside the power that rests on it. */
export interface Assumptions {
  /** Events per person-year before the programme, among those who get it and those compared with. */
  readonly rate: { readonly treated: number; readonly controls: number };
  /** Standard deviation between units of the log of their rate. */
  readonly spread: number;
  /** Standard deviation between units of the yearly trend of the log of their rate. */
  readonly drift: number;
  /** Variance over mean of one quarter's count, given its rate: 1 for Poisson's. */
  readonly dispersion: number;
}

export interface PowerUnit {
  readonly id: string;
  readonly treated: boolean;
  /** Person-years, one for each quarter of the design. */
  readonly exposure: readonly number[];
}

export interface PowerDesign extends Assumptions {
  readonly units: readonly PowerUnit[];
  /** The quarters counted, by number: those left out are not among them. */
  readonly quarters: readonly { readonly number: number; readonly after: boolean }[];
  /** Units trade places only within a stratum; null: with any. */
  readonly strata: readonly number[] | null;
  /** Of the tests: 0.95 rejects at 0.05. */
  readonly level: number;
  /** Assignments that randomisation inference draws in each replicate, unless fewer are possible. */
  readonly draws: number;
}

function require(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}

/** @throws RangeError when the design has no comparison, a number is outside its range, or columns differ in length */
export function requireDesign(design: PowerDesign): void {
  const { units, quarters, rate, spread, drift, dispersion, level, draws, strata } = design;
  const positive = (value: number): boolean => value > 0 && value < Infinity;
  const treated = units.filter((unit) => unit.treated).length;
  require(treated > 0 &&
    treated < units.length, `${treated} of ${units.length} units are treated; expected some, not all`);
  const after = quarters.filter((quarter) => quarter.after).length;
  require(after > 0 &&
    after < quarters.length, `${after} of ${quarters.length} quarters come after the start; expected some, not all`);
  for (const { id, exposure } of units) {
    require(exposure.length ===
      quarters.length, `${id} has ${exposure.length} exposures for ${quarters.length} quarters`);
    require(exposure.every((it) => it >= 0 && it < Infinity), `${id} has an exposure that is no number from 0 up`);
  }
  for (const [name, value] of Object.entries({ "rate.treated": rate.treated, "rate.controls": rate.controls })) {
    require(positive(value), `${name} is ${value}; expected a finite number above 0`);
  }
  for (const [name, value] of Object.entries({ spread, drift })) {
    require(value >= 0 && value < Infinity, `${name} is ${value}; expected a finite number, 0 or more`);
  }
  require(dispersion >= 1 && dispersion < Infinity, `dispersion is ${dispersion}; expected a finite number, 1 or more`);
  require(level > 0 && level < 1, `level is ${level}; expected a number in (0, 1), as 0.95`);
  require(Number.isInteger(draws) && draws >= 1, `draws is ${draws}; expected a whole number, 1 or more`);
  require(strata === null || strata.length === units.length, "strata and units differ in length");
}

/** SHA-256 of all that the replicates are a function of, but the seed and their numbers. */
export function designHash(design: PowerDesign): string {
  const { units, quarters, rate, spread, drift, dispersion, strata, level, draws } = design;
  const canonical = [
    units.map((unit) => [unit.id, unit.treated, unit.exposure]),
    quarters.map((quarter) => [quarter.number, quarter.after]),
    [rate.treated, rate.controls, spread, drift, dispersion, level, draws],
    strata,
  ];
  return createHash("sha256").update(JSON.stringify(canonical)).digest("hex");
}
