/** The sign-off document as a file: the last release of a pipeline for a period, the attack made anew, one page of HTML. */
import { join } from "node:path";
import { IssueError, issue } from "../../model/issue.ts";
import type { Lang } from "../../model/labels.ts";
import type { PeriodId } from "../../model/period.ts";
import { renderHtml } from "../../report/render-html.ts";
import { writeFileAtomically } from "../../store/atomic.ts";
import { listDeliveries } from "../../store/deliveries.ts";
import { fontFiles } from "../../store/fonts.ts";
import { lastHash } from "../../store/ledger.ts";
import { releasesIn } from "../../store/ledger-releases.ts";
import { safeName } from "../../store/names.ts";
import type { Paths } from "../../store/prepare.ts";
import { defineFolder } from "../define.ts";
import type { Host } from "../host.ts";
import { wholeLedger } from "../memory.ts";
import { attackAll, type LedgerAttack } from "./attack.ts";
import { pipelinesIn } from "./reckon.ts";
import { signOff } from "./sign-off.ts";

export interface SignOffRequest {
  readonly pipeline: string;
  readonly period: PeriodId;
  readonly lang: Lang;
  /** Where to write; null: reports/sign-off/PIPELINE-PERIOD-LANG.html. */
  readonly out: string | null;
}

export interface WrittenSignOff {
  readonly path: string;
  /** Hash of the ledger's entry. */
  readonly release: string;
  readonly attack: LedgerAttack;
}

/**
 * Writes the document.
 *
 * @throws IssueError: exit 2 when there is no such release, 4 when the ledger does not match, and what the attack throws
 */
export async function writeSignOff(request: SignOffRequest, paths: Paths, host: Host): Promise<WrittenSignOff> {
  const { pipeline, period, lang } = request;
  const ledger = wholeLedger(paths);
  const releases = releasesIn(ledger);
  const release = releases.findLast(({ facts }) => facts.pipeline === pipeline && facts.period === period);
  if (!release) throw new IssueError([issue("disclose.no-release", null, { pipeline, period })], 2);
  const attack = await attackAll(paths, host);
  const stored = listDeliveries(paths.work);
  const { layouts } = defineFolder(join(paths.root, "pipelines"));
  const titles = pipelinesIn(paths).get(pipeline)?.definition.title;
  const { woff2 } = fontFiles();
  const font = (weight: number): Uint8Array => woff2.find((each) => each.weight === weight)!.bytes;
  const html = renderHtml(
    signOff(
      {
        release,
        earlier: releases.filter((it) => it.number < release.number).length,
        ledgerHash: lastHash(ledger),
        title: titles ?? { nb: pipeline, nn: pipeline, en: pipeline },
        kindLabels: new Map(layouts.map((it) => [it.kind, it.labels])),
        attack,
        synthetic: stored.ok && stored.value.some((it) => release.facts.inputs.includes(it.id) && it.synthetic),
        version: host.version,
      },
      lang,
    ),
    { svgs: new Map(), fonts: { regular: font(400), semibold: font(600), bold: font(700) } },
  );
  const path = request.out ?? join(paths.reports, "sign-off", safeName(`${pipeline}-${period}-${lang}.html`));
  writeFileAtomically(path, html);
  return { path, release: release.hash, attack };
}
