/** What a provider counts in, turned into what the kind counts in: by moving the decimal sign, so that nothing is rounded. */
import type { Unit } from "../../model/layout.ts";
import { readNumber } from "../cells/notation.ts";
import { tidy } from "../fold.ts";

/** Places by which the decimal sign moves to the right. */
const places: Readonly<Record<Unit, number>> = { share: 2, percent: -2, thousand: 3, million: 6 };

const numeral = /^([-−–+]?)([\d ]+)(?:[.,](\d+))?( ?%)?( ?\*)?$/;

function moved(whole: string, decimals: string, by: number): readonly [whole: string, decimals: string] {
  const digits = whole + decimals;
  const at = whole.length + by;
  const padded = at < 1 ? "0".repeat(1 - at) + digits : digits.padEnd(at, "0");
  const point = Math.max(at, 1);
  return [padded.slice(0, point).replace(/^0+(?=\d)/, ""), padded.slice(point).replace(/0+$/, "")];
}

/**
 * A cell in the kind's own unit: `1,5` million is `1500000`, the share `0,123` is `12,3` per cent. What is no plain
 * number, or can be read in two ways, stays as it is: the column's own check says what is wrong with it.
 *
 * @param point  whether the file's decimal sign is the point
 */
export function inOwnUnit(cell: string, unit: Unit, point: boolean): string {
  const written = numeral.exec(tidy(cell));
  if (!written) return cell;
  const [, sign = "", whole = "", decimals = "", percent, preliminary = ""] = written;
  // A per cent sign says by itself what the number is: a share shown as per cent needs no turning.
  if (percent !== undefined && unit !== "percent") return cell;
  const bare = tidy(cell).replace(/ ?%( ?\*)?$/, "$1");
  if (!("value" in readNumber(bare, point))) return cell;
  const [left, right] = moved(whole.replaceAll(" ", ""), decimals, places[unit]);
  return `${sign}${left}${right === "" ? "" : `${point ? "." : ","}${right}`}${preliminary}`;
}
