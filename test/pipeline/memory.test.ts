/** What a run remembers: attacked together with all that was told, written down before it appears, nothing twice. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Disclosure } from "../../src/disclose/index.ts";
import { accepted, IssueError, issue, type Outcome, rejected } from "../../src/model/issue.ts";
import type { LedgerCell, LedgerRelease } from "../../src/model/ledger.ts";
import { passGate, publishRemembered, recall } from "../../src/pipeline/memory.ts";
import type { ReleaseFacts } from "../../src/store/ledger-entry.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { inFolder } from "../support/felles.ts";

const facts = (period: string, more: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  pipeline: "quarterly",
  period,
  asOf: "2027-11-05",
  version: "0.1.0",
  definition: "a".repeat(64),
  plan: null,
  inputs: ["b".repeat(64)],
  languages: ["nb"],
  rule: { preset: "ssb", minimumNumerator: 3, minimumComplement: 3, minimumDenominator: 3, threeYears: null },
  ...more,
});

const cell = (value: number): LedgerCell => ({
  status: "told",
  table: "offences",
  areas: ["1833"],
  period: "2027-Q3",
  breakdown: {},
  lower: value,
  upper: value,
  denominators: [],
});

const files = (text: string): ReadonlyMap<string, string> => new Map([["run.json", text]]);

/** A working folder, gone after the work. */
function inWork(work: (path: string) => Promise<void> | void): Promise<void> {
  return inFolder(async (root) => {
    const path = join(root, "work");
    prepareWork({ root, inbox: join(root, "inbox"), work: path, reports: join(root, "reports") });
    await work(path);
  });
}

/** Publishes what tells one cell. */
function tell(work: string, asked: ReleaseFacts, value: number, text = "x"): void {
  publishRemembered(
    work,
    { facts: asked, cells: [cell(value)], files: files(text), on: "2027-11-20" },
    () => undefined,
  );
}

function entries(work: string): number {
  return readdirSync(join(work, "ledger")).filter((name) => name !== "head.json").length;
}

interface Watched {
  readonly gate: (earlier: readonly LedgerRelease[]) => Promise<Outcome<Disclosure>>;
  /** The periods that the gate was given, call by call. */
  readonly seen: (readonly string[])[];
}

/** A gate that lets out one cell, whose value depends on how much was told before. */
function watched(tells: (earlier: number) => number): Watched {
  const seen: (readonly string[])[] = [];
  const gate: Watched["gate"] = (earlier) => {
    seen.push(earlier.map((it) => it.period));
    const proof = { attacked: 0, byCertificate: 0, bySolver: 0, narrowest: null, passes: 1 };
    const cells = [cell(tells(earlier.length))];
    return Promise.resolve(
      accepted({
        released: [],
        hidden: 0,
        rounds: 1,
        primary: 0,
        secondary: 0,
        cells,
        proof,
        exposed: [],
      } as Disclosure),
    );
  };
  return { gate, seen };
}

describe("the gate", () => {
  it("is given nothing at first, and then everything that was told, whichever pipeline told it", () =>
    inWork(async (work) => {
      const first = watched(() => 1);
      await passGate(recall(work), facts("2027-Q3"), first.gate);
      expect(first.seen).toEqual([[]]);
      tell(work, facts("2027-Q2", { pipeline: "research-export" }), 1);
      tell(work, facts("2027-Q1"), 2);
      const second = watched(() => 1);
      await passGate(recall(work), facts("2027-Q3"), second.gate);
      expect(second.seen).toEqual([["2027-Q2", "2027-Q1"]]);
    }));

  it("makes a release again as it was made the first time, though others came after it", () =>
    inWork(async (work) => {
      tell(work, facts("2027-Q1"), 5);
      tell(work, facts("2027-Q2"), 1);
      tell(work, facts("2027-Q3"), 9);
      const again = watched((earlier) => earlier);
      const made = await passGate(recall(work), facts("2027-Q2"), again.gate);
      expect(again.seen).toEqual([["2027-Q1"]]);
      expect(made.ok && made.value.cells).toEqual([cell(1)]);
    }));

  it("counts everything when the release would not be the same again", () =>
    inWork(async (work) => {
      tell(work, facts("2027-Q1"), 5);
      tell(work, facts("2027-Q2"), 77);
      const again = watched((earlier) => earlier);
      const made = await passGate(recall(work), facts("2027-Q2"), again.gate);
      expect(again.seen).toEqual([["2027-Q1"], ["2027-Q1", "2027-Q2"]]);
      expect(made.ok && made.value.cells).toEqual([cell(2)]);
    }));

  it.each([
    ["as-of date", { asOf: "2027-12-01" }],
    ["definition", { definition: "c".repeat(64) }],
    ["plan", { plan: "d".repeat(64) }],
    ["version", { version: "9.9.9" }],
    ["deliveries", { inputs: [] }],
    ["languages", { languages: ["nb", "en"] }],
    ["pipeline", { pipeline: "research-export" }],
  ] as const)("takes another %s for another release", (_, more) =>
    inWork(async (work) => {
      tell(work, facts("2027-Q2"), 0);
      const other = watched((earlier) => earlier);
      await passGate(recall(work), facts("2027-Q2", more), other.gate);
      expect(other.seen).toEqual([["2027-Q2"]]);
    }),
  );

  it("asks again with everything when a release that was made before is refused", () =>
    inWork(async (work) => {
      tell(work, facts("2027-Q2"), 1);
      let calls = 0;
      const refused = await passGate(recall(work), facts("2027-Q2"), () => {
        calls += 1;
        return Promise.resolve(rejected([issue("run.disclosure-refused", null, { text: "x" })]));
      });
      expect([refused.ok, calls]).toEqual([false, 2]);
    }));
});

describe("publishing", () => {
  it("is written down before the release appears, and again when it stands", () =>
    inWork((work) => {
      const seen: unknown[] = [];
      const telling = { facts: facts("2027-Q3"), cells: [cell(7)], files: files("x"), on: "2027-11-20" };
      publishRemembered(work, telling, () => {
        const [release] = recall(work);
        seen.push([release!.cells, release!.published]);
      });
      expect(seen).toEqual([[[cell(7)], null]]);
      expect(recall(work)).toMatchObject([
        { number: 1, facts: facts("2027-Q3"), withdrawn: null, published: { on: "2027-11-20" } },
      ]);
      expect(entries(work)).toBe(2);
    }));

  it("adds nothing when the same is told again", () =>
    inWork((work) => {
      for (let i = 0; i < 3; i += 1) tell(work, facts("2027-Q3"), 7);
      expect(entries(work)).toBe(2);
    }));

  it("notes other files of the same release, without telling it twice", () =>
    inWork((work) => {
      tell(work, facts("2027-Q3"), 7);
      tell(work, facts("2027-Q3"), 7, "y");
      expect([entries(work), recall(work).length]).toEqual([3, 1]);
    }));

  it("notes other files of what stands before they appear, so that no report is there that the ledger does not know", () =>
    inWork((work) => {
      tell(work, facts("2027-Q3"), 7);
      const telling = { facts: facts("2027-Q3"), cells: [cell(7)], files: files("y"), on: "2027-11-20" };
      publishRemembered(work, telling, () => expect(entries(work)).toBe(3));
      expect(entries(work)).toBe(3);
    }));

  it("of rows handed to a script puts down that they were told, and nothing more where the release stands", () =>
    inWork((work) => {
      const handed = { facts: facts("2027-Q3"), cells: [cell(7)], files: null, on: "2027-11-20" };
      publishRemembered(work, handed, () => undefined);
      expect(recall(work)).toMatchObject([{ cells: [cell(7)], published: { outputs: [] } }]);
      tell(work, facts("2027-Q3"), 7);
      const [published] = recall(work);
      publishRemembered(work, handed, () => undefined);
      expect(recall(work)).toEqual([published]);
      expect(published!.published!.outputs.map((it) => it.path)).toEqual(["run.json"]);
    }));

  it("remembers both when the same facts told something else", () =>
    inWork((work) => {
      tell(work, facts("2027-Q3"), 7);
      tell(work, facts("2027-Q3"), 8);
      expect(recall(work).map((it) => it.cells)).toEqual([[cell(7)], [cell(8)]]);
    }));

  it("that fails leaves the release prepared: it counts as told, and the next run finishes it", () =>
    inWork((work) => {
      const telling = { facts: facts("2027-Q3"), cells: [cell(7)], files: files("x"), on: "2027-11-20" };
      expect(() =>
        publishRemembered(work, telling, () => {
          throw new Error("killed");
        }),
      ).toThrow("killed");
      expect(recall(work)).toMatchObject([{ cells: [cell(7)], published: null }]);
      tell(work, facts("2027-Q3"), 7);
      expect([entries(work), recall(work).length]).toEqual([2, 1]);
      expect(recall(work)[0]!.published).not.toBeNull();
    }));
});

describe("a ledger that does not match", () => {
  it("stops the run with 4, before the gate and before publishing alike", () =>
    inWork((work) => {
      tell(work, facts("2027-Q3"), 7);
      rmSync(join(work, "ledger", "000001.json"));
      let published = false;
      const telling = { facts: facts("2027-Q4"), cells: [cell(1)], files: files("x"), on: "2028-02-20" };
      const acts = [
        () => recall(work),
        () =>
          publishRemembered(work, telling, () => {
            published = true;
          }),
      ];
      for (const act of acts) {
        try {
          act();
          expect.unreachable();
        } catch (error) {
          if (!(error instanceof IssueError)) throw error;
          expect([error.exit, error.issues.map((it) => it.code)]).toEqual([4, ["store.ledger-missing"]]);
        }
      }
      expect(published).toBe(false);
      writeFileSync(join(work, "ledger", "x"), "");
      expect(() => recall(work)).toThrow("store.ledger-foreign");
    }));
});
