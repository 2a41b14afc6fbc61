/** Panels for methods of effect, made by hand or drawn from a stated truth. */
import type { Note } from "../../src/model/estimate.ts";
import type { PanelCell, Unit } from "../../src/model/panel.ts";
import { quartersIn } from "../../src/model/period.ts";
import { poisson, type Stream } from "../../src/stats/index.ts";
import { cellOf } from "./made.ts";
import { referenceCells } from "./reference-panel.ts";

/** The windows of the made panels. */
export const quarters = quartersIn("2022..2027");
export const pre = "2022-Q1..2025-Q4";
export const post = "2026-Q1..2027-Q4";
export const names = { units: ["programme", "donors"], comparator: "donors" };

/** The reference panel with a quarter's persons as a quarter's person-years, and its windows. */
export const referencePanel: readonly PanelCell[] = referenceCells("treated", "donor").map((cell) => ({
  ...cell,
  denominator: { known: true, value: cell.persons! / 4 },
}));

/** `treated` municipalities first, then `others`; events by municipality and quarter. */
export function madePanel(
  treated: number,
  others: number,
  events: (unit: number, quarter: number) => number,
  given: { readonly persons?: (unit: number) => number; readonly adopted?: (unit: number) => string | undefined } = {},
): readonly PanelCell[] {
  const { persons = () => 100, adopted = () => undefined } = given;
  return Array.from({ length: treated + others }, (_, u) => {
    const since = adopted(u);
    const unit: Unit = {
      id: String(1800 + u),
      kind: "area",
      role: u < treated ? "programme" : "donor",
      ...(since !== undefined && { adopted: since }),
    };
    return quarters.map((period, q) => cellOf(unit, events(u, q), persons(u) / 4, { period, persons: persons(u) }));
  }).flat();
}

/** Events by a fixed pattern, of all remainders of 7. */
export const pattern = (u: number, q: number): number => (u * 5 + q * 3 + u * q) % 7;

/** Poisson counts around a common course, with an effect on the treated from the start on. */
export function drawnPanel(
  random: Stream,
  treated: number,
  others: number,
  {
    ratio,
    mean,
    persons,
  }: { readonly ratio: number; readonly mean: number; readonly persons?: (unit: number) => number },
): readonly PanelCell[] {
  const start = quarters.indexOf("2026-Q1");
  return madePanel(
    treated,
    others,
    (u, q) => {
      const size = (persons?.(u) ?? 100) / 100;
      return poisson(random, mean * size * (u < treated && q >= start ? ratio : 1) * (1 + 0.01 * q));
    },
    persons ? { persons } : {},
  );
}

export function noteOf(notes: readonly Note[], code: Note["code"]): Note["params"] | undefined {
  return notes.find((each) => each.code === code)?.params;
}
