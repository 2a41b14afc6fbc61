/** `felles status [--check]`: what is published, what is due; with `--check` exit code 5 when anything is out of date. */
import { type State, statusOf } from "../../pipeline/status.ts";
import { fill } from "../../text/fill.ts";
import { formatDate, formatPeriod } from "../../text/periods.ts";
import { hostOf } from "../host.ts";
import { pathsOf } from "../paths.ts";
import { columns } from "../terminal.ts";
import { type Answer, type Call, exits } from "../verb.ts";

const stale: readonly State[] = ["due", "new-deliveries", "changed-definition"];

export async function status(call: Call): Promise<Answer> {
  const { words, lang } = call;
  const all = statusOf(pathsOf(call), hostOf(call).today());
  const texts: Readonly<Record<State, string>> = {
    current: words.status.current,
    due: words.status.outOfDate,
    "new-deliveries": words.status.newDeliveries,
    "changed-definition": words.status.changedDefinition,
    "not-yet": words.status.nothing,
  };
  const rows = all.map((it) => {
    const period = it.period === null ? "–" : formatPeriod(it.period, lang);
    const last =
      it.last === null
        ? words.status.never
        : `${formatPeriod(it.last.period, lang)} (${formatDate(it.last.date, lang)})`;
    return [it.pipeline, period, last, fill(texts[it.state], { period })];
  });
  const outdated = all.some((it) => stale.includes(it.state));
  const head = [words.status.pipeline, words.status.due, words.status.lastRun, words.status.state];
  return {
    issues: [],
    lines: columns([head, ...rows]),
    data: all,
    ...(outdated && call.options.check === true ? { exit: exits.outOfDate } : {}),
  };
}
