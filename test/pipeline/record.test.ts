/** What a run tells of itself: enough to repeat it, and nothing that would give a delivery away. */
import { describe, expect, it } from "vitest";
import { issue } from "../../src/model/issue.ts";
import type { Definitions } from "../../src/pipeline/definition/index.ts";
import { fingerprintOf, type TakenIn } from "../../src/pipeline/intake.ts";
import { deliveryRecords, type RunFacts, runRecord } from "../../src/pipeline/record.ts";
import { sha256 } from "../../src/store/hash.ts";

const taken = (id: string, file: string): TakenIn => ({
  id,
  file,
  provider: "P",
  kind: null,
  received: "2027-10-20",
  period: null,
  note: "",
  bytes: 10,
  read: 3,
  accepted: 2,
  rejected: 1,
  kindRead: "offences",
  issues: [],
});

const facts: RunFacts = {
  version: "1",
  pipeline: "quarterly",
  period: "2027-Q3",
  asOf: "2027-10-20",
  definition: "d",
  plan: null,
  seed: 1,
  dryRun: false,
  deliveries: [taken("bb", "b.csv"), taken("aa", "a.csv")],
  steps: [],
  findings: [],
  outputs: new Map([
    ["z.csv", "z"],
    ["a.csv", "a"],
  ]),
  exit: null,
  failOn: "error",
};

describe("runRecord", () => {
  it("names deliveries without the hash of any one of them, and all of them by one hash", () => {
    const record = runRecord(facts);
    expect(JSON.stringify(record)).not.toMatch(/"(?:aa|bb)"/);
    expect(record.inputs).toBe(sha256("aa\nbb"));
    expect(record.deliveries).toEqual(
      ["b.csv", "a.csv"].map((file) => ({
        file,
        provider: "P",
        kind: "offences",
        received: "2027-10-20",
        read: 3,
        accepted: 2,
        rejected: 1,
      })),
    );
  });

  it("gives the same input hash in whatever order the deliveries came", () => {
    expect(runRecord({ ...facts, deliveries: [...facts.deliveries].reverse() }).inputs).toBe(runRecord(facts).inputs);
  });

  it("says how a scheduler saw it end", () => {
    const findings = [issue("run.no-data", null, { pipeline: "p", asOf: "2027-10-20" })];
    expect(runRecord(facts).exit).toBe(0);
    expect(runRecord({ ...facts, findings }).exit).toBe(1);
    expect(runRecord({ ...facts, findings, failOn: "critical" }).exit).toBe(0);
    expect(runRecord({ ...facts, findings, failOn: "never" }).exit).toBe(0);
    expect(runRecord({ ...facts, exit: 130 }).exit).toBe(130);
  });

  it("says how much coarser than asked for an analysis is told, and nothing where none is", () => {
    expect(runRecord({ ...facts, coarsened: { municipalities: 2 } }).coarsened).toEqual({ municipalities: 2 });
    expect(Object.keys(runRecord(facts))).not.toContain("coarsened");
  });

  it("lists outputs by name with their hashes", () => {
    expect(runRecord(facts).outputs).toEqual([
      { path: "a.csv", sha256: sha256("a") },
      { path: "z.csv", sha256: sha256("z") },
    ]);
  });

  it("keeps the single hashes for the record that stays in work/", () => {
    expect(deliveryRecords(facts.deliveries)[0]).toMatchObject({ sha256: "bb", file: "b.csv" });
  });
});

describe("fingerprintOf", () => {
  const print = fingerprintOf({ hash: "d" } as Definitions, "1");
  const delivery = taken("aa", "a.csv");

  it("changes with what the note says, so that a corrected note is read anew", () => {
    const other = [
      print(delivery),
      print({ ...delivery, kind: "offences" }),
      print({ ...delivery, received: "2027-10-21" }),
      print({ ...delivery, file: "c.csv" }),
      fingerprintOf({ hash: "e" } as Definitions, "1")(delivery),
      fingerprintOf({ hash: "d" } as Definitions, "2")(delivery),
    ];
    expect(new Set(other).size).toBe(other.length);
    expect(print({ ...delivery, note: "another remark" })).toBe(print(delivery));
  });
});
