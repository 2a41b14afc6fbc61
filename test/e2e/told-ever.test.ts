/**
 * Whatever was told, in whatever way, is part of what a release is attacked with, and of the attack on the whole ledger: corrections,
 * new vintages, runs made again, other languages, exports, withdrawn releases, and
 * rows handed to a script.
 *
 * One municipality and one quarter: of two ages the younger is small and hidden. Who knows both of the other age and the two together
 * knows it. Each kind of release tells one of these two; the report that comes last must not tell the other.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFrame } from "../../src/cli/frames.ts";
import type { LedgerCell } from "../../src/model/ledger.ts";
import { recall } from "../../src/pipeline/memory.ts";
import { appendEntry, readLedger } from "../../src/store/ledger.ts";
import type { Remembered } from "../../src/store/ledger-releases.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, define } from "../support/workspace.ts";

const quarter = "2027-Q3";
const small = 3;
const other = 20;

/** What a pipeline shows of the municipality: both ages in one number, or each by itself. */
type Shows = "together" | "ages";

const analysis: Readonly<Record<Shows, string>> = {
  together: "{ id: all, indicators: [offence-persons]",
  ages: "{ id: all, indicators: [offence-persons], by: [alder]",
};

function pipeline(
  id: string,
  shows: Shows,
  { kind = "report", languages = "nb", indicator = "offence-persons" } = {},
): string {
  const what = analysis[shows]
    .replace("offence-persons", indicator)
    .replace("alder", indicator === "referred" ? "kjonn" : "alder");
  return `id: ${id}
kind: ${kind}
title: { nb: Prøve, nn: Prøve, en: Test }
grain: quarter
languages: [${languages}]
dueDays: 45
dueFrom: 2027-Q1
seed: 1
baseline: 2026-Q4..2026-Q4
level: 0.95
sources: [${indicator === "referred" ? "followup" : "population, offences"}]
analyses:
  - ${what}, question: monitoring, method: count, units: ["1833"], window: quarter, periods: { last: 1 } }
${kind === "report" ? "figures: []\nsections:\n  - { id: all, title: { nb: Alt, nn: Alt, en: All }, blocks: [{ block: table, options: { analysis: all, periods: all } }] }\n" : ""}`;
}

interface Sent {
  readonly file: string;
  readonly received: string;
  readonly text: string;
}

const police = (younger: number, older: number, received: string): Sent => ({
  file: `politi-${received}.csv`,
  received,
  text: [
    "kommunenr;periode;alder;kjonn;lovbruddsgruppe;digital;personer;saker",
    ...[
      [14, younger],
      [15, older],
    ].map(([age, persons]) => `1833;2027K3;${age};alle;alle;alle;${persons};${persons}`),
  ].join("\n"),
});

const courses = (girls: number, boys: number, received: string): Sent => ({
  file: `oppfolging-${received}.csv`,
  received,
  text: [
    "kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar",
    ...[
      ["jente", girls],
      ["gutt", boys],
      ["alle", girls + boys],
    ].map(([sex, referred]) => `1833;2027K3;${sex};${referred};${referred};0;0;0;${referred}`),
  ].join("\n"),
});

function deliver(cwd: string, sent: readonly Sent[]): void {
  mkdirSync(join(cwd, "inbox"), { recursive: true });
  for (const { file, text } of sent) writeFileSync(join(cwd, "inbox", file), `${text}\n`);
  const notes = sent.map(({ file, received }) => `- { file: ${file}, provider: Prøve, received: ${received} }\n`);
  writeFileSync(join(cwd, "inbox", "deliveries.yaml"), notes.join(""));
}

interface World {
  readonly cwd: string;
  readonly define: (text: string) => void;
  readonly run: (id: string) => Promise<Remembered>;
  readonly deliver: (...sent: readonly Sent[]) => void;
}

function inWorld(work: (world: World) => Promise<void>): Promise<void> {
  return inFolder(async (cwd) => {
    define(cwd, pipeline("small", "together"));
    const place = (id: string): string => join(cwd, "pipelines", `${id}.yaml`);
    await work({
      cwd,
      define: (text) => writeFileSync(place(/^id: (.*)$/m.exec(text)![1]!), text),
      deliver: (...sent) => deliver(cwd, sent),
      run: async (id) => {
        const ran = await felles(["run", place(id), "--fail-on", "never", "--quiet"], { cwd });
        expect(ran.exit, ran.stderr).toBe(0);
        return recall(join(cwd, "work")).at(-1)!;
      },
    });
  });
}

/** Each cell of a release, as `code: value` or `code: reason`. */
function fates({ cells }: Remembered): readonly string[] {
  return cells.map((cell) => {
    const { measure: _, ...codes } = cell.breakdown;
    const code = Object.values(codes).join() || "alle";
    return `${code}: ${cell.status === "told" ? cell.lower : cell.reason}`;
  });
}

/** What the joint attack finds. */
async function attacked(cwd: string): Promise<readonly string[]> {
  const ran = await felles(["disclose", "attack", "--json"], { cwd });
  const { exit, result, findings } = answer<{ unsafe: readonly string[] }>(ran.stdout);
  expect([exit, findings.filter((it) => it.code.startsWith("store."))], ran.stdout).toEqual([
    result.unsafe.length > 0 ? 3 : 0,
    [],
  ]);
  return result.unsafe;
}

/** Somebody tells after all, in a release like the last one, what that hid for another's sake. */
function leak(cwd: string, like: Remembered, value: number): void {
  const work = join(cwd, "work");
  const ledger = readLedger(work);
  if (!ledger.ok) throw new RangeError("no ledger");
  const cells = like.cells.map((cell): LedgerCell => {
    if (cell.status === "told" || cell.reason.startsWith("small-")) return cell;
    const { table, areas, period, breakdown } = cell;
    return { status: "told", table, areas, period, breakdown, lower: value, upper: value, denominators: [] };
  });
  expect(cells).not.toEqual(like.cells);
  appendEntry(work, ledger.value, { kind: "prepared", facts: like.facts, cells });
}

/** The report on both together comes last: it is hidden because of the release that told the older, and the attack notices if it is not. */
async function heldAgainst(world: World, teller: Remembered): Promise<void> {
  expect(fates(teller)).toEqual([`15: ${other}`, "14: small-numerator"]);
  world.define(pipeline("last", "together"));
  const last = await world.run("last");
  expect(fates(last)).toEqual(["14+15: difference"]);
  expect(last.cells[0]).toMatchObject({ earlier: teller.hash });
  expect(await attacked(world.cwd)).toEqual([]);
  leak(world.cwd, last, small + other);
  expect(await attacked(world.cwd)).toEqual(["offences/1833/2027-Q3/alder=14,measure=personer"]);
}

describe("what was told before", () => {
  it("alone would let the two together be told: nothing is hidden in vain", () =>
    inWorld(async ({ define, deliver, run }) => {
      deliver(police(small, other, "2027-10-05"));
      define(pipeline("last", "together"));
      expect(fates(await run("last"))).toEqual([`14+15: ${small + other}`]);
    }));

  it("counts when a report told it", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages"));
      await heldAgainst(world, await world.run("ages"));
    }));

  it("counts when a run made again told it, and is one release however often it is made", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages"));
      const first = await world.run("ages");
      expect((await world.run("ages")).hash).toBe(first.hash);
      await heldAgainst(world, first);
    }));

  it("counts when a run made again told it, after its definition told something else", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages").replace('"1833"', '"1832"'));
      await world.run("ages");
      world.define(pipeline("ages", "ages"));
      await heldAgainst(world, await world.run("ages"));
    }));

  it("counts when it was told in another language", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages", { languages: "en" }));
      const told = await world.run("ages");
      expect(told.facts.languages).toEqual(["en"]);
      await heldAgainst(world, told);
    }));

  it("counts when an export told it", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages", { kind: "export" }));
      await heldAgainst(world, await world.run("ages"));
    }));

  it("counts when it was taken back since", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages"));
      await world.run("ages");
      const taken = await felles(["disclose", "withdraw", "ages", quarter, "--reason", "prøve"], { cwd: world.cwd });
      expect(taken.exit).toBe(0);
      const [withdrawn] = recall(join(world.cwd, "work"));
      expect(withdrawn!.withdrawn).not.toBeNull();
      await heldAgainst(world, withdrawn!);
    }));

  it("counts when rows were handed to a script", () =>
    inWorld(async (world) => {
      world.deliver(police(small, other, "2027-10-05"));
      world.define(pipeline("ages", "ages", { kind: "export" }));
      await openFrame("pipelines/ages.yaml", { root: world.cwd });
      const [handed, ...more] = recall(join(world.cwd, "work"));
      expect(more).toEqual([]);
      await heldAgainst(world, handed!);
    }));
});

describe("what was told before of numbers that are otherwise today", () => {
  it("counts when a correction came: what has stayed is not told if it opens what was hidden then", () =>
    inWorld(async (world) => {
      const { cwd, define, deliver, run } = world;
      deliver(police(small, other, "2027-10-05"));
      define(pipeline("first", "together"));
      const first = await run("first");
      expect(fates(first)).toEqual([`14+15: ${small + other}`]);
      define(pipeline("ages", "ages"));
      expect(fates(await run("ages"))).toEqual(["14: small-numerator", "15: complementary"]);
      // Today no number is small. But 23 less the 20 that have stayed is what the younger were before the correction.
      deliver(police(small, other, "2027-10-05"), police(12, other, "2027-11-05"));
      const corrected = await run("ages");
      expect(fates(corrected)).toEqual(["14: 12", "15: complementary"]);
      expect(corrected.cells[1]).toMatchObject({ protects: { breakdown: { alder: "14" } }, earlier: first.hash });
      expect(await attacked(cwd)).toEqual([]);
      leak(cwd, corrected, other);
      expect(await attacked(cwd)).toEqual(["offences/1833/2027-Q3/alder=14,measure=personer"]);
    }));

  it("counts when a new vintage states courses anew", () =>
    inWorld(async (world) => {
      const { cwd, define, deliver, run } = world;
      const indicator = "referred";
      deliver(courses(small, other, "2027-10-05"));
      define(pipeline("first", "together", { indicator }));
      const first = await run("first");
      expect(fates(first)).toEqual([`alle: ${small + other}`]);
      define(pipeline("sexes", "ages", { indicator }));
      expect(fates(await run("sexes"))).toEqual(["gutt: complementary", "jente: small-numerator"]);
      deliver(courses(small, other, "2027-10-05"), courses(12, other, "2028-01-05"));
      const anew = await run("sexes");
      expect(fates(anew)).toEqual(["jente: 12", "gutt: complementary"]);
      expect(anew.cells[1]).toMatchObject({ protects: { breakdown: { kjonn: "jente" } }, earlier: first.hash });
      expect(await attacked(cwd)).toEqual([]);
      leak(cwd, anew, other);
      expect(await attacked(cwd)).toEqual(["followup/1833/2027-Q3/kjonn=jente,measure=henvist"]);
    }));
});
