/** The reference panel as cells: 7 treated municipalities, 24 donors and 9 benchmarks over 44 quarters (test/reference). */
import type { PanelCell, Unit } from "../../src/model/panel.ts";
import { table } from "../stats/reference.ts";
import { cellOf } from "./made.ts";

const roles: Readonly<Record<string, Unit["role"]>> = {
  treated: "programme",
  donor: "donor",
  benchmark: "benchmark",
};

const panel = table("panel.csv");

/** The quarters of the groups named, with persons as exposure, as the R scripts have them. */
export function referenceCells(...groups: readonly string[]): readonly PanelCell[] {
  return panel.muni!.flatMap((id, row) => {
    const group = panel.group![row]!;
    if (!groups.includes(group)) return [];
    const unit: Unit = { id, kind: "area", role: roles[group]! };
    const period = `${panel.year![row]}-Q${panel.quarter![row]}`;
    return [cellOf(unit, Number(panel.offences![row]), Number(panel.pop![row]), { period })];
  });
}
