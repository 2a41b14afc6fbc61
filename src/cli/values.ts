/** Options that are periods, dates or numbers, checked where they come in. */
import { IssueError, issue } from "../model/issue.ts";
import { formatPeriod, type PeriodId, parsePeriod } from "../model/period.ts";
import { isDate } from "../store/notes.ts";
import { type Call, exits, textOption } from "./verb.ts";

function wrong(option: string, value: string, expected: string): IssueError {
  return new IssueError([issue("cli.wrong-value", null, { option, value, expected })], exits.usage);
}

/** `--period`, in any spelling, as an identifier; null when it was not given. */
export function periodOption(call: Call): PeriodId | null {
  const text = textOption(call, "period");
  if (text === undefined) return null;
  const period = parsePeriod(text);
  if (!period) throw wrong("--period", text, "2027-Q3, 2027K3, 2027");
  return formatPeriod(period);
}

/** An argument that is a period, in any spelling, as an identifier. */
export function periodArgument(call: Call, at: number): PeriodId {
  const text = call.arguments[at]!;
  const period = parsePeriod(text);
  if (!period) throw wrong(`<period>`, text, "2027-Q3, 2027K3, 2027");
  return formatPeriod(period);
}

/** A date option; null when it was not given. */
export function dateOption(call: Call, name: "asOf" | "received" | "from" | "to", flag: string): string | null {
  const text = textOption(call, name);
  if (text === undefined) return null;
  if (!isDate(text))
    throw new IssueError(
      [issue("cli.wrong-date", null, { option: flag, value: text, example: "2027-10-20" })],
      exits.usage,
    );
  return text;
}

/** A whole number from 0; null when it was not given. */
export function wholeOption(call: Call, name: string, flag: string): number | null {
  const text = textOption(call, name);
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw wrong(flag, text, "0, 1, 2, …");
  return value;
}
