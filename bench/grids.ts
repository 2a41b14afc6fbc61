/** Made tables of counts as large as a county's and a country's, for timing the gate. */
import type { CodeTotal, Facts } from "../src/disclose/facts.ts";
import type { CountCell, Estimate } from "../src/model/estimate.ts";
import { gamma, poisson, stream } from "../src/stats/random.ts";

/** The dimensions of a table, each with the sets of positions over which it is summed. */
export interface GridShape {
  readonly areas: number;
  /** Municipalities to a region. */
  readonly region: number;
  readonly quarters: number;
  /** Codes of each breakdown, by name. */
  readonly breakdowns: Readonly<Record<string, number>>;
  /** Events a year for each 1000 persons of all codes together. */
  readonly rate: number;
}

export const county: GridShape = {
  areas: 41,
  region: 7,
  quarters: 12,
  breakdowns: { alder: 2, kjonn: 2, lovbruddsgruppe: 9 },
  rate: 60,
};

export const country: GridShape = {
  areas: 357,
  region: 24,
  quarters: 40,
  breakdowns: { lovbruddsgruppe: 8 },
  rate: 60,
};

const table = "offences";
const measure = "saker";
const firstYear = 2016;

interface Value {
  readonly name: string | null;
  readonly positions: readonly number[];
}

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
const code = (at: number): string => String(1001 + at);
const quarter = (at: number): string => `${firstYear + Math.floor(at / 4)}-Q${(at % 4) + 1}`;

/** Single municipalities, their regions, and all of them. */
function areaValues({ areas, region }: GridShape): readonly Value[] {
  const singles = range(0, areas).map((at): Value => ({ name: code(at), positions: [at] }));
  const regions = range(0, Math.ceil(areas / region)).map(
    (r): Value => ({ name: `r${r}`, positions: range(r * region, Math.min(areas, (r + 1) * region)) }),
  );
  return [...singles, ...regions, { name: "all", positions: range(0, areas) }];
}

/** Single quarters, years, and windows of three years. */
function periodValues({ quarters }: GridShape): readonly Value[] {
  const singles = range(0, quarters).map((at): Value => ({ name: quarter(at), positions: [at] }));
  const years = range(0, quarters / 4).map(
    (y): Value => ({ name: String(firstYear + y), positions: range(4 * y, 4 * y + 4) }),
  );
  const threes = range(0, quarters / 4 - 2).map(
    (y): Value => ({ name: `${firstYear + y}..${firstYear + y + 2}`, positions: range(4 * y, 4 * y + 12) }),
  );
  return [...singles, ...years, ...threes];
}

function codesOf(name: string, count: number): readonly string[] {
  return range(0, count).map((at) => `${name[0]}${at + 1}`);
}

export interface MadeGrid {
  readonly estimates: readonly Estimate[];
  readonly facts: Facts;
  /** Positions of estimates of which the first is the sum of the others: a margin with what it is the margin of. */
  readonly margins: readonly (readonly number[])[];
  /** Positions of the estimates of one area and breakdown, by period, quarters apart from years. */
  readonly series: readonly (readonly number[])[];
}

/** Of each value, the largest that lie within it and make it up. */
function partsOf(values: readonly Value[]): readonly (readonly number[])[] {
  return values.map((whole, i) => {
    const inside = values
      .map((value, at) => ({ value, at }))
      .filter(({ value, at }) => at !== i && value.positions.every((it) => whole.positions.includes(it)))
      .sort((a, b) => b.value.positions.length - a.value.positions.length || a.at - b.at);
    const covered = new Set<number>();
    return inside.flatMap(({ value, at }) => {
      if (value.positions.some((it) => covered.has(it))) return [];
      for (const it of value.positions) covered.add(it);
      return [at];
    });
  });
}

/** Every margin of a grid whose values are numbered axis by axis. */
function marginsOf(axes: readonly (readonly Value[])[]): readonly (readonly number[])[] {
  const strides = axes.map((_, i) => axes.slice(i + 1).reduce((product, it) => product * it.length, 1));
  const parts = axes.map(partsOf);
  const all = strides[0]! * axes[0]!.length;
  return range(0, all).flatMap((at) =>
    axes.flatMap((values, i) => {
      const own = Math.floor(at / strides[i]!) % values.length;
      const inside = parts[i]![own]!;
      return inside.length === 0 ? [] : [[at, ...inside.map((part) => at + (part - own) * strides[i]!)]];
    }),
  );
}

/** Every cell of the grid with all its margins, one estimate each, from gamma–Poisson events. */
export function makeGrid(shape: GridShape, seed: number): MadeGrid {
  const random = stream(seed, 7);
  const dimensions = Object.entries(shape.breakdowns).map(([name, count]) => ({
    name,
    codes: codesOf(name, count),
    values: [
      ...range(0, count).map((at): Value => ({ name: codesOf(name, count)[at]!, positions: [at] })),
      { name: null, positions: range(0, count) },
    ],
  }));
  const widths = dimensions.map(({ codes }) => codes.length);
  const cells = widths.reduce((product, width) => product * width, 1);
  const persons = range(0, shape.areas).map((at) => Math.round(8 * 1.9 ** (9 * (((at * 7) % 41) / 41))));
  const events = persons.flatMap((count) => {
    const level = gamma(random, 6) / 6;
    return range(0, shape.quarters).flatMap(() =>
      range(0, cells).map((at) => {
        const share = (1 + (at % widths.at(-1)!)) / ((widths.at(-1)! * (widths.at(-1)! + 1)) / 2);
        return poisson(random, ((count * shape.rate) / 4000) * level * share * (widths.at(-1)! / cells));
      }),
    );
  });
  const breakdowns = dimensions.reduce<
    readonly { readonly codes: Record<string, string>; readonly at: readonly number[] }[]
  >(
    (made, { name, codes, values }) =>
      made.flatMap((before) =>
        values.map((value) => ({
          codes: value.name === null ? before.codes : { ...before.codes, [name]: value.name },
          at: before.at.flatMap((it) => value.positions.map((position) => it * codes.length + position)),
        })),
      ),
    [{ codes: {}, at: [0] }],
  );
  const estimates: Estimate[] = [];
  for (const area of areaValues(shape)) {
    const denominator = area.positions.reduce((sum, at) => sum + persons[at]!, 0);
    for (const period of periodValues(shape)) {
      for (const { codes, at } of breakdowns) {
        let numerator = 0;
        for (const a of area.positions)
          for (const q of period.positions)
            for (const b of at) numerator += events[(a * shape.quarters + q) * cells + b]!;
        const cell: CountCell = {
          table,
          areas: area.positions.map(code),
          period: period.name!,
          breakdown: { ...codes, measure },
          numerator,
          denominator,
          complement: false,
          stock: true,
          minimumNumerator: null,
          minimumDenominator: null,
        };
        estimates.push({
          analysis: "bench",
          indicator: "offence-cases",
          area: area.name!,
          period: period.name!,
          group: JSON.stringify(codes),
          measure: "rate",
          comparator: null,
          method: "rate",
          level: null,
          unit: "cases",
          per: 1000,
          label: "exploratory",
          plan: null,
          notes: [],
          status: "measured",
          value: denominator === 0 ? 0 : numerator / denominator,
          lower: null,
          upper: null,
          numerator,
          denominator,
          basis: [cell],
        });
      }
    }
  }
  const totals = dimensions.map(
    ({ name, codes }): CodeTotal => ({ table, measure, column: name, relation: "equal", codes }),
  );
  const areas = areaValues(shape);
  const periods = periodValues(shape);
  const margins = marginsOf([areas, periods, ...dimensions.map(({ values }) => values)]);
  const lengths = [...new Set(periods.map((it) => it.positions.length))];
  const series = areas.flatMap((_, a) =>
    breakdowns.flatMap((__, b) =>
      lengths.map((length) =>
        periods.flatMap((it, q) =>
          it.positions.length === length ? [(a * periods.length + q) * breakdowns.length + b] : [],
        ),
      ),
    ),
  );
  return { estimates, facts: { sums: [], orders: [], totals }, margins, series };
}
