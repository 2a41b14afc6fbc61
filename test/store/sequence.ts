/** Everything that a run writes, in the order in which it does: what the crash tests interrupt. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { snapshot } from "../../src/store/deliveries.ts";
import type { Disk } from "../../src/store/disk.ts";
import { listInbox } from "../../src/store/inbox.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { saveObservations } from "../../src/store/observations.ts";
import type { Paths } from "../../src/store/prepare.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { publishFolder } from "../../src/store/publish.ts";
import { saveQuarantine, writeRunRecord } from "../../src/store/records.ts";

/** An inbox with two deliveries, one of which has a note. */
export function fillInbox(paths: Paths): void {
  mkdirSync(paths.inbox, { recursive: true });
  writeFileSync(join(paths.inbox, "politi.csv"), "kommunenr;periode;personer\n1833;2027K3;12\n".repeat(50));
  writeFileSync(join(paths.inbox, "befolkning.csv"), "kommunenr;aar;personer\n1833;2027;608\n");
  writeFileSync(
    join(paths.inbox, "deliveries.yaml"),
    "- {file: politi.csv, provider: Politiet, received: 2027-10-05, kind: offences}\n",
  );
}

/** The report of one quarter; the second edition has a file less and a file more. */
export function edition(number: 1 | 2): ReadonlyMap<string, string | Uint8Array> {
  const page = number === 1 ? "nb/index.html" : "en/index.html";
  return new Map<string, string | Uint8Array>([
    ["run.json", `{"edition":${number}}`],
    [page, `<p>${number}</p>`.repeat(1000)],
    ["figures/a/wide.svg", new Uint8Array(5000).fill(number)],
  ]);
}

export async function runAll(paths: Paths, disk: Disk): Promise<void> {
  prepareWork(paths, disk);
  const lock = acquireLock(paths.work, "run");
  if (!lock.ok) throw new Error(JSON.stringify(lock.issues));
  try {
    const inbox = listInbox(paths.inbox, "2027-10-06");
    if (!inbox.ok) throw new Error(JSON.stringify(inbox.issues));
    for (const file of inbox.value) {
      const stored = snapshot(paths.work, file, { disk });
      if (!stored.ok) throw new Error(JSON.stringify(stored.issues));
      const { delivery } = stored.value;
      // One is enough for DuckDB, which takes most of the time.
      if (delivery.kind === null) continue;
      const count = { read: 2, accepted: 1, rejected: 1 };
      const row = {
        kind: "offences",
        measure: "offences.personer",
        area: "1833",
        period: "2027-Q3",
        dims: {},
        value: 12,
        missing: null,
        bounds: null,
        preliminary: false,
        line: 2,
      };
      await saveObservations(
        paths.work,
        delivery.id,
        "v1",
        [row],
        { kind: "offences", count, issues: [] },
        {
          disk,
          threads: 1,
        },
      );
      saveQuarantine(paths.work, delivery.id, "line;reason\n3;x\n", disk);
    }
    const target = join(paths.reports, "quarterly", "2027-Q3");
    publishFolder(target, edition(1), { disk });
    publishFolder(target, edition(2), { disk });
    writeRunRecord(paths.work, "run-1", '{"exit":0}\n', disk);
  } finally {
    lock.value.release();
  }
}
