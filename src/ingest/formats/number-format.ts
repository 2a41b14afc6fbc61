/** Numbers of spreadsheet cells as text, by the format that the cell shows them in: dates, per cents, codes with zeros in front. */

export type NumberFormat =
  | { readonly kind: "general" | "percent" | "date" | "time" | "year" }
  | { readonly kind: "zeros"; readonly width: number };

export const general: NumberFormat = { kind: "general" };

/** The formats that have a number and no code in the file (ECMA-376 part 1, 18.8.30), those for East Asia too. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { kind: "percent" };
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return { kind: "date" };
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? { kind: "time" } : general;
}

/** What a format code shows: its first section, without what it quotes, colours, and pads. */
export function formatOf(code: string): NumberFormat {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .split(";")[0]!;
  if (/general|standard/i.test(bare)) return general;
  if (bare.includes("%")) return { kind: "percent" };
  if (/^y+$/i.test(bare)) return { kind: "year" };
  if (/[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return { kind: "date" };
  if (/[hs]/i.test(bare)) return { kind: "time" };
  return /^00+$/.test(bare) ? { kind: "zeros", width: bare.length } : general;
}

/** Spreadsheets keep fifteen digits; what a computer's arithmetic adds beyond is no part of the number. */
const digits = 15;

/** A number without exponent, with the point as decimal sign. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(digits));
  const text = String(rounded);
  return text.includes("e-") ? rounded.toFixed(20).replace(/\.?0+$/, "") : text;
}

const millisecondsInDay = 86_400_000;
/** Days from the serial number 0 of either calendar to 1970-01-01. */
const epoch1900 = 25_569;
const epoch1904 = 24_107;
/** 9999-12-31. */
const lastSerial = 2_958_465;

/**
 * A serial day number as an ISO date, with hours and minutes where it has any. The calendar of 1900 has a 29 February
 * that never was, as day 60: the days before it are one later than they count.
 *
 * @returns null when no date has the number
 */
export function serialDate(serial: number, since1904: boolean): string | null {
  if (!(serial >= 0 && serial <= lastSerial)) return null;
  const day = Math.floor(serial);
  if (!since1904 && day === 60) return null;
  const shift = since1904 ? epoch1904 : epoch1900 - (day < 60 ? 1 : 0);
  const date = new Date((day - shift) * millisecondsInDay).toISOString().slice(0, 10);
  const minutes = Math.round((serial - day) * 1440);
  if (minutes === 0) return date;
  return `${date} ${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

const wholeNumber = /^-?\d{1,15}$/;

/** A cell's number as text: what it holds, in the sense that its format gives it. */
export function numberText(raw: string, format: NumberFormat, since1904: boolean): string {
  if (format.kind === "general" && wholeNumber.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case "percent":
      return `${plainNumber(value * 100)}%`;
    case "zeros":
      return Number.isInteger(value) && value >= 0 ? raw.padStart(format.width, "0") : plainNumber(value);
    case "year":
      return serialDate(value, since1904)?.slice(0, 4) ?? plainNumber(value);
    case "date":
      return serialDate(value, since1904) ?? plainNumber(value);
    default:
      return plainNumber(value);
  }
}
