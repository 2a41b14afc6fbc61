/** Who stands behind a count, by what the deliveries say: the persons whose cases it is, the weights of the answers that it is. */
import type { AskBehind } from "../disclose/behind.ts";
import type { BehindRule, Layout } from "../model/layout.ts";
import type { PeriodId } from "../model/period.ts";
import type { ObservationIndex } from "./observation-index.ts";
import { sum } from "./quantity.ts";
import { countAddress } from "./recount.ts";
import { periodsFor } from "./windows.ts";

type Codes = Readonly<Record<string, readonly string[]>>;

/** What is summed for a count: columns of the same rows are summed alike. */
interface Rows {
  readonly kind: string;
  readonly where: Codes;
  readonly areas: readonly string[];
  readonly periods: readonly PeriodId[];
}

/** The sum of a column over the rows; null where it is not stated for all of them. */
function total(
  index: ObservationIndex,
  column: string | undefined,
  { kind, where, areas, periods }: Rows,
): number | null {
  if (column === undefined) return null;
  const { quantity } = sum(index, { measure: `${kind}.${column}`, where }, {}, areas, periods);
  return quantity.known ? quantity.value : null;
}

/** Rows for each combination of codes under which one person may be counted several times. */
function apart(index: ObservationIndex, measure: string, rows: Rows): readonly Rows[] {
  return Object.entries(rows.where).reduce<readonly Rows[]>(
    (made, [name, codes]) =>
      index.additive(measure, name)
        ? made
        : made.flatMap((it) => codes.map((code) => ({ ...it, where: { ...it.where, [name]: [code] } }))),
    [rows],
  );
}

/** Persons: at least as many as stand behind any one of the codes. */
function personsOf(index: ObservationIndex, column: string | undefined, rows: Rows): number | null {
  if (column === undefined) return null;
  const found = apart(index, `${rows.kind}.${column}`, rows).map((it) => total(index, column, it));
  return found.includes(null) ? null : Math.max(...found.map((it) => it!));
}

/** The largest contributor lives in one municipality, and may be the largest in every period. */
function largestOf(index: ObservationIndex, column: string | undefined, rows: Rows): number | null {
  if (column === undefined) return null;
  let most = 0;
  for (const period of rows.periods) {
    const found = rows.areas.map((area) => total(index, column, { ...rows, areas: [area], periods: [period] }));
    if (found.includes(null)) return null;
    most += Math.max(0, ...found.map((it) => it!));
  }
  return most;
}

/** The effective number of answers: (Σw)² / Σw². Source: Kish (1965), Survey Sampling, section 11.7. */
function effectiveOf(index: ObservationIndex, { weights, squares }: BehindRule, rows: Rows): number | null {
  const [sumOf, squared] = [total(index, weights, rows), total(index, squares, rows)];
  if (sumOf === null || squared === null) return null;
  return squared === 0 ? 0 : (sumOf * sumOf) / squared;
}

const quartersInYear = 4;

/** Asks the observations who stands behind a count. */
export function behindIn(index: ObservationIndex, layouts: readonly Layout[]): AskBehind {
  return (address) => {
    const found = countAddress(address, index, layouts);
    const rule = found?.layout.behind?.find((it) => it.measure === found.columns[0]);
    if (!found || !rule || found.columns.length > 1) return null;
    const counted = `${address.table}.${rule.measure}`;
    const grain = index.grain(counted);
    const { where } = found;
    const rows = { kind: address.table, where, areas: address.areas, periods: periodsFor(grain, address.period) };
    return {
      persons: personsOf(index, rule.persons, rows),
      largest: largestOf(index, rule.largest, rows),
      effective: effectiveOf(index, rule, rows),
      every: grain === "year" ? quartersInYear : 1,
      apart: index
        .dimensions(counted)
        .map(({ name }) => name)
        .filter((name) => !index.additive(`${address.table}.${rule.persons ?? rule.measure}`, name)),
    };
  };
}
