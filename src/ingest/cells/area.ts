/** Municipality codes against the dated list. */
import type { z } from "zod";
import type { Area } from "../../model/area.ts";
import type { PeriodId } from "../../model/period.ts";
import { firstDay } from "../../model/period.ts";
import type { Fault } from "./cell.ts";
import { fault, reading } from "./cell.ts";

/** `1833`, `K-1833`, `1833 Rana`, `K-1833 Rana`: a name after the code is not looked at, for names change. */
const written = /^(?:K-)?(\d{3,4})(?: [^\d].*)?$/i;

/** Old code → the codes that follow it, sorted. */
function successors(areas: readonly Area[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const area of areas)
    for (const old of area.formerly) found.set(old, [...(found.get(old) ?? []), area.code].sort());
  return found;
}

export function areaSchema(areas: readonly Area[]): z.ZodType<string, string> {
  const codes = new Set(areas.map((area) => area.code));
  const today = successors(areas);
  return reading((text) => {
    if (text === "") return fault("ingest.empty-cell");
    const code = written.exec(text)?.[1];
    if (code === undefined) return fault("ingest.unknown-area");
    if (codes.has(code)) return { value: code };
    const later = today.get(code);
    if (later) return fault("ingest.former-area", { code, today: later.join(", ") });
    if (codes.has(`0${code}`)) return fault("ingest.lost-zero", { code, suggestion: `0${code}` });
    return fault("ingest.unknown-area");
  });
}

/**
 * A check of code and period together: a code that was no longer in use is refused. One that was not yet in use is not:
 * series are commonly delivered in today's municipalities.
 */
export function expiredArea(areas: readonly Area[]): {
  readonly mayExpire: (code: string) => boolean;
  readonly expired: (code: string, period: PeriodId) => Fault | null;
} {
  const ends = new Map(
    areas.flatMap(({ code, valid }) => (valid.until === null ? [] : [[code, valid.until] as const])),
  );
  const today = successors(areas);
  const expired = (code: string, period: PeriodId): Fault | null => {
    const until = ends.get(code);
    if (until === undefined || period === "" || firstDay(period) < until) return null;
    const later = today.get(code);
    return later
      ? fault("ingest.former-area", { code, today: later.join(", ") })
      : fault("ingest.expired-area", { code, until });
  };
  return { mayExpire: (code) => ends.has(code), expired };
}
