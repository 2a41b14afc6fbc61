/** What the deliveries say of a design: who lives where, how often it happens, how unlike areas and quarters are. */
import { isTreated } from "../../methods/effect.ts";
import type { Panel, PanelCell, Quantity } from "../../model/panel.ts";
import type { PeriodId } from "../../model/period.ts";
import type { PowerUnit } from "../../simulate/power/index.ts";
import { absorbedPoisson, fitGammaPoisson } from "../../stats/index.ts";

/** A count without a denominator is over the quarter itself. */
const quarterOfYear = 1 / 4;

/** Pooled events are taken to the nearest ten before anything is made of them. */
const rounding = 10;

/** Under so many events, rounded, a rate to two digits would still tell of single persons. */
const fewestEvents = 20;

/** Events that are known, or the middle of what a source that suppresses leaves open; null when nothing bounds them. */
function eventsOf(quantity: Quantity): number | null {
  if (quantity.known) return quantity.value;
  return quantity.upper < Infinity ? (quantity.lower + quantity.upper) / 2 : null;
}

function exposureOf({ denominator }: PanelCell): number | null {
  if (denominator === null) return quarterOfYear;
  return denominator.known ? denominator.value : null;
}

/** A series with its holes filled from the nearest before, else the nearest after; null when all of it lacks. */
function filled(series: readonly (number | null)[]): readonly number[] | null {
  const first = series.find((it) => it !== null);
  if (first === undefined || first === null) return null;
  let last = first;
  return series.map((it) => {
    last = it ?? last;
    return last;
  });
}

export interface Peopled {
  readonly units: readonly PowerUnit[];
  /** Areas of which no population is known. */
  readonly unknown: readonly string[];
}

/** Person-years of each municipality in each quarter; a quarter to come has those of the last one known. */
export function peopleOf(panel: Panel, quarters: readonly PeriodId[]): Peopled {
  const units: PowerUnit[] = [];
  const unknown: string[] = [];
  for (const unit of panel.units) {
    const own = new Map(panel.cells.filter((cell) => cell.unit.id === unit.id).map((cell) => [cell.period, cell]));
    const exposure = filled(quarters.map((quarter) => exposureOf(own.get(quarter)!)));
    if (exposure === null) unknown.push(unit.id);
    else units.push({ id: unit.id, treated: isTreated({ unit }), exposure });
  }
  return { units, unknown };
}

interface Row {
  readonly unit: string;
  readonly period: PeriodId;
  readonly treated: boolean;
  readonly events: number;
  readonly exposure: number;
}

function rowsOf(panel: Panel, before: ReadonlySet<PeriodId>): readonly Row[] {
  return panel.cells.flatMap((cell) => {
    const [events, exposure] = [eventsOf(cell.numerator), exposureOf(cell)];
    if (!before.has(cell.period) || events === null || exposure === null || exposure === 0) return [];
    return [{ unit: cell.unit.id, period: cell.period, treated: isTreated(cell), events, exposure }];
  });
}

function toTwoDigits(value: number): number {
  return Number(value.toPrecision(2));
}

function toTenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The rate of one side before the start; null where there are too few events to state one. */
function rateOf(rows: readonly Row[], treated: boolean): number | null {
  const own = rows.filter((row) => row.treated === treated);
  const events = Math.round(own.reduce((sum, row) => sum + row.events, 0) / rounding) * rounding;
  return events < fewestEvents ? null : toTwoDigits(events / own.reduce((sum, row) => sum + row.exposure, 0));
}

/** Standard deviation of the log of a gamma distribution's rates, by its coefficient of variation; null without an answer. */
function spreadOf(rows: readonly Row[]): number | null {
  const units = [...new Set(rows.map((row) => row.unit))].map((unit) => rows.filter((row) => row.unit === unit));
  const total = (own: readonly Row[], of: "events" | "exposure"): number => own.reduce((sum, row) => sum + row[of], 0);
  if (units.length < 2 || total(rows, "events") < fewestEvents) return null;
  const { shape } = fitGammaPoisson({
    events: units.map((own) => Math.round(total(own, "events"))),
    exposure: units.map((own) => total(own, "exposure")),
  });
  return toTenths(Math.sqrt(Math.log1p(1 / shape)));
}

/** Pearson's dispersion around municipality and quarter, with a trend of the treated; null without an answer. */
function dispersionOf(rows: readonly Row[], quarters: readonly PeriodId[]): number | null {
  try {
    const { pearson, converged } = absorbedPoisson({
      units: rows.map((row) => row.unit),
      periods: rows.map((row) => row.period),
      regressors: [rows.map((row) => (row.treated ? quarters.indexOf(row.period) : 0))],
      events: rows.map((row) => Math.round(row.events)),
      exposure: rows.map((row) => row.exposure),
    });
    return converged ? Math.max(1, toTenths(pearson)) : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export interface Baseline {
  /** Events per person-year; null where there are too few to say. */
  readonly treated: number | null;
  readonly controls: number | null;
  readonly spread: number | null;
  readonly dispersion: number | null;
}

/**
 * The assumptions that the deliveries bear out, so coarse that they may be printed.
 *
 * The power of a design is printed without passing the gate that released numbers pass, so nothing may go into it from
 * which a hidden count could be worked out. Only four numbers go from the counts into the simulation, and all four are
 * printed beside it: everything else is the population, which is public, and stated assumptions. Whoever has the
 * software and the printed line can make the same power, so the power tells no more than the line.
 *
 * And the line tells of no person. Each rate is of all municipalities of a side over the whole window before; its events
 * are rounded to the nearest ten first, so that neither the rate, nor the difference between the rates of two evenings,
 * tells a count under five: the difference of two multiples of ten is one, too. Under 20 events no rate is stated at all.
 * The spread between municipalities and the dispersion are one decimal each, over hundreds of cells.
 */
export function baselineOf(panel: Panel, before: readonly PeriodId[]): Baseline {
  const rows = rowsOf(panel, new Set(before));
  return {
    treated: rateOf(rows, true),
    controls: rateOf(rows, false),
    spread: spreadOf(rows),
    dispersion: dispersionOf(rows, before),
  };
}
