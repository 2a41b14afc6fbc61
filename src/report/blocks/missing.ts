/** Who delivered nothing, or not all, for the period, and what can therefore not be said. */
import { z } from "zod";
import type { Role } from "../../model/area.ts";
import type { Arrival } from "../../model/arrival.ts";
import type { Block, Term } from "../../model/report.ts";
import { fill } from "../../text/fill.ts";
import { catalogues } from "../../text/index.ts";
import { formatPeriod } from "../../text/periods.ts";
import type { BlockContext } from "../block.ts";
import { blockKind } from "../block.ts";
import { absences, groupsOf, indicatorsWithout } from "../gaps.ts";
import { areaList, areaName, kindName } from "../naming.ts";
import { distinct } from "../rows.ts";

const options = z.strictObject({});

/** A sentence for each kind, period and status, with its areas together. */
function absent(arrivals: readonly Arrival[], context: BlockContext): readonly string[] {
  const words = catalogues[context.lang].report.missing;
  const keys = distinct(arrivals.map((it) => `${it.kind}|${it.period}|${it.status}`));
  return keys.map((key) => {
    const [kind, period, status] = key.split("|") as [string, string, Arrival["status"]];
    const own = arrivals.filter((it) => it.kind === kind && it.period === period && it.status === status);
    return fill(status === "missing" ? words.absent : words.partial, {
      kind: kindName(kind, context),
      period: formatPeriod(period, context.lang),
      areas: areaList(
        own.map((it) => it.area),
        context,
      ),
    });
  });
}

/** For each group of a role that is touched: what cannot be said, and of which indicators. */
function consequences(
  arrivals: readonly Arrival[],
  role: Role,
  template: string,
  context: BlockContext,
): readonly Term[] {
  const groups = distinct(arrivals.flatMap((arrival) => groupsOf(arrival, role, context)));
  return groups.flatMap((group) => {
    const own = arrivals.filter((arrival) => groupsOf(arrival, role, context).includes(group));
    const indicators = indicatorsWithout(own, group, context);
    if (indicators.length === 0) return [];
    return [{ term: fill(template, { group: areaName(group, context) }), texts: [`${indicators.join("; ")}.`] }];
  });
}

export const missing = blockKind("missing", options, (_, context): readonly Block[] => {
  const words = catalogues[context.lang].report.missing;
  const arrivals = absences(context);
  if (arrivals.length === 0) return [{ kind: "paragraph", text: words.none }];
  const therefore = [
    ...consequences(arrivals, "programme", words.consequence, context),
    ...consequences(arrivals, "benchmark", words.benchmarkConsequence, context),
    ...consequences(arrivals, "donor", words.donorConsequence, context),
  ];
  const list: Block = { kind: "list", items: absent(arrivals, context) };
  return therefore.length === 0 ? [list] : [list, { kind: "terms", items: therefore }];
});
