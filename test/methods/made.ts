/** Panels made by hand for these tests. */
import { methods } from "../../src/methods/index.ts";
import type { Method, MethodContext } from "../../src/methods/method.ts";
import type { Estimate, Measured, Withheld } from "../../src/model/estimate.ts";
import type { Indicator, IndicatorKind } from "../../src/model/indicator.ts";
import type { Panel, PanelCell, Quantity, Unit } from "../../src/model/panel.ts";
import type { AnalysisDefinition } from "../../src/model/pipeline.ts";

/** The last digits of a double. */
export const exact = 12;

const labels = { nb: "", nn: "", en: "" };

export const context: MethodContext = {
  period: "2027-Q3",
  baseline: "2022..2025",
  start: "2026-Q4",
  pilot: ["2026-Q4"],
  seed: 20270930,
  label: "planned",
  plan: "abc",
};

/** Persons aged 14–15 with a recorded offence, per 1000 person-years. */
export const offences: Indicator = {
  id: "offence-persons",
  theme: "offences",
  labels,
  short: labels,
  definition: labels,
  source: labels,
  kind: "rate",
  numerator: { measure: "offences.personer", where: { alder: ["14", "15"] } },
  denominator: { measure: "population.personer", where: { alder: ["14", "15"] }, personTime: true },
  per: 1000,
  unit: "persons",
  better: "lower",
  grain: "quarter",
  breakdowns: { alder: ["14", "15"] },
  goal: "less-crime",
  maturity: 0,
  breaks: [],
  personal: true,
  disclosure: null,
};

/** Completed courses of those closed. */
export const completion: Indicator = {
  ...offences,
  id: "completed-of-closed",
  kind: "proportion",
  numerator: { measure: "followup.fullfort", where: {} },
  denominator: {
    measure: "followup.fullfort",
    plus: ["followup.avbrutt", "followup.flyttet"],
    where: {},
    personTime: false,
  },
  per: 100,
  unit: "courses",
};

export const started: Indicator = {
  ...offences,
  id: "started",
  kind: "count",
  numerator: { measure: "followup.startet", where: {} },
  denominator: null,
  per: 1,
  unit: "courses",
};

export const accounts: Indicator = {
  ...started,
  id: "accounts",
  kind: "amount",
  numerator: { measure: "economy.regnskap", where: {} },
  unit: "NOK",
  grain: "year",
  personal: false,
};

export const costPerStarted: Indicator = {
  ...accounts,
  id: "cost-per-started",
  denominator: { measure: "followup.startet", where: {}, personTime: false },
  personal: true,
};

export const known = (value: number): Quantity => ({ known: true, value });

export function unknown(reason: "missing" | "suppressed-at-source" | "not-applicable", ...areas: string[]): Quantity {
  return { known: false, reason, areas, lower: 0, upper: Number.POSITIVE_INFINITY };
}

export const region: Unit = { id: "programme", kind: "group", role: "programme" };
export const salten: Unit = { id: "salten", kind: "group", role: "benchmark" };
export const donors: Unit = { id: "donors", kind: "group", role: "donor" };
export const rana: Unit = { id: "1833", kind: "area", role: "programme" };

const members: Readonly<Record<string, readonly string[]>> = {
  programme: ["1826", "1833"],
  salten: ["1804", "1841"],
  donors: ["1811", "1812"],
};

export function cellOf(
  unit: Unit,
  numerator: number | Quantity,
  denominator: number | Quantity | null,
  given: Partial<PanelCell> = {},
): PanelCell {
  const quantity = (it: number | Quantity): Quantity => (typeof it === "number" ? known(it) : it);
  return {
    unit,
    period: "2027",
    breakdown: {},
    areas: members[unit.id] ?? [unit.id],
    numerator: quantity(numerator),
    denominator: denominator === null ? null : quantity(denominator),
    persons: typeof denominator === "number" ? denominator : null,
    preliminary: false,
    ...given,
  };
}

export function panelOf(indicator: Indicator, cells: readonly PanelCell[]): Panel {
  const units = new Map(cells.map((cell) => [cell.unit.id, cell.unit]));
  return { indicator, units: [...units.values()], cells };
}

export function analysisOf(method: string, given: Partial<AnalysisDefinition> = {}): AnalysisDefinition {
  return {
    id: "level",
    question: "monitoring",
    method,
    indicators: [],
    units: ["programme"],
    comparator: null,
    by: [],
    window: { kind: "single" },
    periods: { last: 1 },
    level: 0.95,
    options: {},
    ...given,
  };
}

export function method(id: string): Method {
  const found = methods.get(id);
  if (!found) throw new RangeError(`no method ${id}`);
  return found;
}

/** Runs a method on cells of an indicator. */
export function run(
  id: string,
  indicator: Indicator,
  cells: readonly PanelCell[],
  given: Partial<AnalysisDefinition> = {},
  where: Partial<MethodContext> = {},
): readonly Estimate[] {
  return method(id).estimate(panelOf(indicator, cells), analysisOf(id, given), { ...context, ...where });
}

export function measuredOne(estimates: readonly Estimate[]): Measured {
  const [only, ...more] = estimates;
  if (only?.status !== "measured" || more.length > 0) throw new RangeError("expected one measured estimate");
  return only;
}

export function withheldOne(estimates: readonly Estimate[]): Withheld {
  const [only, ...more] = estimates;
  if (only?.status !== "withheld" || more.length > 0) throw new RangeError("expected one withheld estimate");
  return only;
}

export const kindsOf: readonly IndicatorKind[] = ["rate", "proportion", "count", "amount"];
