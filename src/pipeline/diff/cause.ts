/** Whose doing a difference is: the owner's of the data, ours, or both's. */

/** What a state was made of. */
export interface Making {
  /** One hash of all deliveries. */
  readonly inputs: string;
  readonly asOf: string | null;
  /** Hash of all definitions. */
  readonly definition: string | null;
  readonly version: string;
  readonly period: string | null;
}

export type Cause = "same" | "owner" | "ours" | "both";

/** What differs in how two states were made. */
export interface Causes {
  readonly deliveries: boolean;
  readonly definition: boolean;
  readonly version: boolean;
  readonly period: boolean;
}

export function causesOf(before: Making, after: Making): Causes {
  return {
    deliveries: before.inputs !== after.inputs || before.asOf !== after.asOf,
    definition: before.definition !== after.definition,
    version: before.version !== after.version,
    period: before.period !== after.period,
  };
}

/**
 * Whose doing a changed number is. Where both differ, nobody can tell from the results alone: `felles diff` with two dates
 * then shows what the deliveries do under the definition of today.
 */
export function causeOf({ deliveries, definition, version }: Causes): Cause {
  const ours = definition || version;
  if (deliveries) return ours ? "both" : "owner";
  return ours ? "ours" : "same";
}
