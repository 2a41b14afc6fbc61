/** Whether a window suits what it is asked of: quarters for what is counted by the quarter, years for what is counted by the year. */
import type { Indicator } from "../../model/indicator.ts";
import type { Issue } from "../../model/issue.ts";
import { issue } from "../../model/issue.ts";
import type { Path, SourceText } from "./yaml.ts";

export function checkWindow(
  window: string,
  indicators: readonly Indicator[],
  source: SourceText,
  path: Path,
): readonly Issue[] {
  const grain = /^(?:quarter|rolling|half-year|calendar-year)/.test(window)
    ? "quarter"
    : /^year/.test(window)
      ? "year"
      : null;
  return indicators
    .filter((indicator) => grain !== null && indicator.grain !== grain)
    .map((indicator) =>
      issue("definition.wrong-window", source.at(path), {
        window,
        indicator: indicator.id,
        grain: indicator.grain,
      }),
    );
}
