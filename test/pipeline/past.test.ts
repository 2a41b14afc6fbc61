/** Older vintages: of what has been stated anew since, what was stated then; of all else, what the run knows. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Vintages } from "../../src/disclose/index.ts";
import type { CellAddress } from "../../src/model/ledger.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { observationsOn, storedIn } from "../../src/pipeline/disclosure/reckon.ts";
import type { Host } from "../../src/pipeline/host.ts";
import { receiveInbox, takeInAll } from "../../src/pipeline/intake.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { vintagesOf } from "../../src/pipeline/past.ts";
import type { ReleaseFacts } from "../../src/store/ledger-entry.ts";
import type { Remembered } from "../../src/store/ledger-releases.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { inFolder } from "../support/felles.ts";
import { define } from "../support/workspace.ts";

const host: Host = {
  step: () => undefined,
  today: () => "2028-06-01",
  now: () => new Date("2028-06-01T09:00:00Z"),
  elapsed: () => 0,
  interrupted: new AbortController().signal,
  pause: () => Promise.resolve(),
  version: "0.1.0",
};

const asked = {
  pipeline: "small",
  period: "2027-Q3",
  version: "0.1.0",
  definition: "a".repeat(64),
  plan: null,
  languages: ["nb"],
  rule: { preset: "ssb", minimumNumerator: 3, minimumComplement: 3, minimumDenominator: 3, threeYears: null },
} as const;

/** Persons aged 14 in Rana by quarter. */
function police(received: string, quarters: Readonly<Record<string, number>>): readonly [string, string] {
  const rows = Object.entries(quarters).map(([quarter, n]) => `1833;${quarter};14;alle;alle;alle;${n};${n}`);
  return [received, ["kommunenr;periode;alder;kjonn;lovbruddsgruppe;digital;personer;saker", ...rows, ""].join("\n")];
}

const rana = (period: string): CellAddress => ({
  table: "offences",
  areas: ["1833"],
  period,
  breakdown: { alder: "14", measure: "personer" },
});

interface Store {
  /** For releases that rest on deliveries by their number, as seen on dates, the vintages of a run on others. */
  readonly vintages: (
    earlier: readonly (readonly [readonly number[], string])[],
    present: readonly [readonly number[], string],
  ) => Promise<Vintages>;
}

function inStore(sent: readonly (readonly [string, string])[], work: (store: Store) => Promise<void>): Promise<void> {
  return inFolder(async (root) => {
    define(root);
    const paths = { root, inbox: join(root, "inbox"), work: join(root, "work"), reports: join(root, "reports") };
    prepareWork(paths);
    mkdirSync(paths.inbox);
    const notes = sent.map(([received], i) => `- { file: politi-${i}.csv, provider: Prøve, received: ${received} }\n`);
    for (const [i, [, text]] of sent.entries()) writeFileSync(join(paths.inbox, `politi-${i}.csv`), text);
    writeFileSync(join(paths.inbox, "deliveries.yaml"), notes.join(""));
    const definitions = defineFolder(join(root, "pipelines"));
    await receiveInbox(paths, definitions, host);
    const stored = storedIn(paths);
    await takeInAll(paths, stored, definitions, host);
    const ids = sent.map((_, i) => stored.find((it) => it.file === `politi-${i}.csv`)!.id);
    const basis = ([numbers, asOf]: readonly [readonly number[], string]) => ({
      inputs: numbers.map((i) => ids[i] ?? "f".repeat(64)).sort(),
      asOf,
    });
    await work({
      vintages: async (earlier, present) => {
        const observations = await observationsOn(basis(present), stored, definitions, paths, host);
        const index = indexObservations(observations, definitions.layouts);
        const releases = earlier.map((each, i): Remembered => {
          const facts: ReleaseFacts = { ...asked, ...basis(each) };
          return { hash: `release ${i}`, number: i + 1, facts, cells: [], published: null, withdrawn: null };
        });
        return vintagesOf(releases, { ...basis(present), index }, definitions, paths, host);
      },
    });
  });
}

/** Each vintage: its releases, and what it says of two quarters. */
async function told(vintages: Vintages): Promise<readonly unknown[]> {
  return (await vintages("offences")).map((it) => [
    [...it.releases],
    ...["2027-Q2", "2027-Q3", "2027-Q4"].map((quarter) => it.recount(rana(quarter))),
  ]);
}

describe("the vintages of a run", () => {
  const sent = [
    police("2027-07-05", { "2027K2": 7 }),
    police("2027-10-05", { "2027K3": 3 }),
    police("2027-11-05", { "2027K3": 8 }),
    police("2028-01-05", { "2027K4": 5 }),
  ];

  it("say of what was corrected since what it was, and of all else what the run knows", () =>
    inStore(sent, async ({ vintages }) => {
      const older = await vintages([[[0, 1], "2027-10-05"]], [[0, 1, 2, 3], "2028-01-05"]);
      expect(await told(older)).toEqual([[["release 0"], 7, 3, 5]]);
    }));

  it("are those of which something is otherwise today, once for all releases that rest on it", () =>
    inStore(sent, async ({ vintages }) => {
      const earlier = [
        [[0], "2027-07-05"],
        [[0, 1], "2027-10-05"],
        [[0, 1], "2027-10-05"],
        [[0, 1], "2027-10-20"],
        [[0, 1, 2], "2027-11-05"],
      ] as const;
      expect(await told(await vintages(earlier, [[0, 1, 2, 3], "2028-01-05"]))).toEqual([
        [["release 1", "release 2"], 7, 3, 5],
        [["release 3"], 7, 3, 5],
      ]);
      expect(await told(await vintages(earlier, [[0, 1], "2027-10-20"]))).toEqual([[["release 4"], 7, 8, null]]);
    }));

  it("say what they said themselves of deliveries that the run does not rest on", () =>
    inStore(sent, async ({ vintages }) => {
      const older = await vintages([[[0, 1], "2027-10-05"]], [[0, 2], "2028-01-05"]);
      expect(await told(older)).toEqual([[["release 0"], 7, 3, null]]);
    }));

  it("do not speak of a delivery that is gone, nor of a release that rests on none of the kind", () =>
    inStore(sent, async ({ vintages }) => {
      const older = await vintages(
        [
          [[9], "2027-10-05"],
          [[1, 9], "2027-10-05"],
        ],
        [[0, 1, 2], "2028-01-05"],
      );
      expect(await told(older)).toEqual([[["release 1"], 7, 3, null]]);
      expect(await older("followup")).toEqual([]);
    }));

  it("say what was stated in their time, one correction after the other", () =>
    inStore(
      [
        police("2027-10-05", { "2027K3": 3, "2027K2": 6 }),
        police("2027-11-05", { "2027K3": 4 }),
        police("2027-12-05", { "2027K3": 9, "2027K2": 7 }),
      ],
      async ({ vintages }) => {
        const earlier = [
          [[0], "2027-10-05"],
          [[0, 1], "2027-11-05"],
        ] as const;
        expect(await told(await vintages(earlier, [[0, 1, 2], "2027-12-05"]))).toEqual([
          [["release 0"], 6, 3, null],
          [["release 1"], 6, 4, null],
        ]);
      },
    ));

  it("are read once", () =>
    inStore(sent, async ({ vintages }) => {
      const older = await vintages([[[0, 1], "2027-10-05"]], [[0, 1, 2], "2028-01-05"]);
      const first = await older("offences");
      expect(await older("offences")).toBe(first);
    }));
});
