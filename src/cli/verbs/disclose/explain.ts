/** `felles disclose explain [ADDRESS]`: why a count is hidden, release by release; of a prefix, the addresses that begin so. */
import { type ExplainedCount, explain, type ReleaseName } from "../../../pipeline/disclosure/explain.ts";
import { wholeLedger } from "../../../pipeline/memory.ts";
import { releasesIn } from "../../../store/ledger-releases.ts";
import { fill } from "../../../text/fill.ts";
import { catalogues } from "../../../text/index.ts";
import { formatDate, formatPeriod } from "../../../text/periods.ts";
import type { DiscloseWords } from "../../../text/words/disclose.ts";
import { definitionsOf } from "../../definitions.ts";
import { pathsOf } from "../../paths.ts";
import { columns, safe, wrap } from "../../terminal.ts";
import type { Answer, Call } from "../../verb.ts";

/** A release as a person calls it. */
function named(it: ReleaseName, call: Call): string {
  const words = catalogues[call.lang].disclose;
  return fill(words.release, {
    pipeline: it.pipeline,
    period: formatPeriod(it.period, call.lang),
    asOf: formatDate(it.asOf, call.lang),
    state: words.state[it.state],
  });
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

function whyLines(it: ExplainedCount, call: Call): readonly string[] {
  const words = catalogues[call.lang].disclose;
  const lines = it.explanations.map(({ release, status, reason, protects, earlier }) => {
    const where = named(release, call);
    const coarser = release.coarsened ? fill(words.coarsened, { analyses: release.coarsened.join(", ") }) : "";
    if (status === "told") return sentences(fill(words.told, { release: where }), coarser);
    const why: Readonly<Record<string, string>> = words.reason;
    return sentences(
      fill(words.hidden, { release: where, reason: why[reason!] ?? reason! }),
      protects === null ? "" : fill(words.protects, { address: protects }),
      earlier === null ? "" : fill(words.earlier, { release: named(earlier, call) }),
      coarser,
    );
  });
  return [call.paint("strong", safe(it.address)), ...lines.map((line) => wrap(safe(line), 100, "  "))];
}

function markOf(it: ExplainedCount, words: DiscloseWords): string {
  const statuses = new Set(it.explanations.map(({ status }) => status));
  return statuses.size > 1 ? words.mark.both : words.mark[it.explanations[0]!.status];
}

export async function discloseExplain(call: Call): Promise<Answer> {
  const asked = call.arguments[0] ?? "";
  const words = catalogues[call.lang].disclose;
  const found = explain(releasesIn(wholeLedger(pathsOf(call))), definitionsOf(call).programme, asked);
  const [only] = found;
  const lines =
    only === undefined
      ? [words.nothing]
      : found.length === 1
        ? whyLines(only, call)
        : [
            ...columns(found.map((it) => [safe(it.address), markOf(it, words)])),
            fill(words.listed, { count: found.length }),
          ];
  return { issues: [], lines, data: found };
}
