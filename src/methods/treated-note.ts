/** The remark that a benchmark has the programme itself. */
import type { Note } from "../model/estimate.ts";
import type { Unit } from "../model/panel.ts";

export function treatedNote(compared: readonly Unit[]): readonly Note[] {
  return compared.some((unit) => unit.role === "benchmark") ? [{ code: "salten-is-treated", params: {} }] : [];
}
