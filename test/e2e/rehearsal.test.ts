/**
 * Rehearsal: quarters of simulated deliveries, each released in its turn, with corrections of earlier quarters and exports for
 * researchers in between. After the last one everything that was ever told is attacked together.
 *
 * Seven quarters of two small pipelines; FELLES_REHEARSAL=small takes twenty, FELLES_REHEARSAL=full twenty of the shipped quarterly
 * report and research export. What it found last is told in bench/README.md.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { quartersIn, shift } from "../../src/model/period.ts";
import { recall } from "../../src/pipeline/memory.ts";
import { writeSheet } from "../../src/simulate/dialect.ts";
import { sampleTruth, simulateSheets } from "../../src/simulate/index.ts";
import { deliveryList } from "../../src/simulate/package.ts";
import type { Remembered } from "../../src/store/ledger-releases.ts";
import { felles, type Ran } from "../support/felles.ts";
import { answer, repository, shared } from "../support/workspace.ts";

const mode = process.env.FELLES_REHEARSAL;
const full = mode === "full";
const long = full || mode === "small";
const first = "2026-Q4";
const quarters = quartersIn(`${first}..${shift(first, long ? 19 : 6)}`);
const corrected = (long ? [3, 7, 8, 12, 16] : [2, 4]).map((at) => quarters[at]!);
const exported = (long ? [4, 9, 14, 19] : [3, 6]).map((at) => quarters[at]!);
/** So many counts must be hidden, and attacked, for the rehearsal to have rehearsed anything. */
const fewestHidden = long ? 100 : 40;
const longest = full ? 7_200_000 : 1_200_000;
const sources = full ? null : ["population", "offences", "followup"];

const analyses = `
  - { id: persons, question: monitoring, method: rate, indicators: [offence-persons, violence-persons], units: [programme, salten], window: rolling-4, periods: { last: 4 } }
  - { id: ages, question: monitoring, method: rate, indicators: [offence-persons], units: [programme, salten], by: [alder], window: rolling-4, periods: { last: 4 } }
  - { id: municipalities, question: monitoring, method: rate, indicators: [offence-persons], units: ["each:programme"], window: rolling-12, periods: { last: 1 } }
  - { id: follow-up, question: monitoring, method: count, indicators: [referred, started, completed, stopped], units: [programme, salten], window: rolling-4, periods: { last: 1 } }
`;

const head = (id: string, kind: string): string => `id: ${id}
kind: ${kind}
title: { nb: Prøve, nn: Prøve, en: Rehearsal }
grain: quarter
languages: [nb]
dueDays: 45
dueFrom: 2026-Q4
seed: 1
baseline: 2024-Q1..2025-Q4
level: 0.95
sources: [population, offences, followup]
analyses:${analyses}`;

const report = `${head("quarterly", "report")}figures: []
sections:
  - { id: all, title: { nb: Alt, nn: Alt, en: All }, blocks: [{ block: table, options: { analysis: ages, periods: all } }] }
`;

const dataExport = `${head("research-export", "export")}  - { id: donors, question: monitoring, method: rate, indicators: [offence-persons], units: [programme, salten, donors], by: [alder], window: rolling-4, periods: { last: 12 } }
`;

const root = mkdtempSync(join(tmpdir(), "felles-rehearsal-"));
const inbox = join(root, "inbox");

const sheets = simulateSheets({
  ...sampleTruth,
  seed: 20_260_101,
  first: full ? "2016-Q1" : "2023-Q1",
  last: quarters.at(-1)!,
  offences: { ...sampleTruth.offences, correctedQuarters: corrected },
  plantErrors: false,
  absences: [],
}).filter((sheet) => sources === null || sources.includes(sheet.kind));

/** Puts what had been received by a date in the inbox, and lists it. */
function receiveUntil(date: string): void {
  const here = sheets.filter((sheet) => sheet.received <= date);
  for (const sheet of here) writeFileSync(join(inbox, sheet.file), writeSheet(sheet));
  writeFileSync(join(inbox, "deliveries.yaml"), deliveryList(here));
}

const runs: { readonly what: string; readonly ran: Ran }[] = [];

async function release(what: string, pipeline: string, period: string): Promise<void> {
  const argv = ["run", `pipelines/${pipeline}.yaml`, "--period", period, "--fail-on", "never", "--quiet"];
  runs.push({ what: `${what} ${period}`, ran: await felles(argv, { cwd: root }) });
}

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe(`${quarters.length} quarters, released in turn`, () => {
  let remembered: readonly Remembered[];
  beforeAll(async () => {
    for (const folder of [inbox, join(root, "pipelines")]) mkdirSync(folder);
    for (const name of shared) copyFileSync(join(repository, "pipelines", name), join(root, "pipelines", name));
    for (const [name, text] of [
      ["quarterly.yaml", report],
      ["research-export.yaml", dataExport],
    ] as const) {
      if (full) copyFileSync(join(repository, "pipelines", name), join(root, "pipelines", name));
      else writeFileSync(join(root, "pipelines", name), text);
    }
    for (const quarter of quarters) {
      const own = sheets.filter((it) => it.kind === "offences" && it.period === quarter);
      receiveUntil(own.map((it) => it.received).sort()[0]!);
      await release("quarter", "quarterly", quarter);
      const before = shift(quarter, -1);
      if (corrected.includes(before)) await release("correction", "quarterly", before);
      if (exported.includes(quarter)) await release("export", "research-export", quarter);
    }
    remembered = recall(join(root, "work"));
  }, longest);

  it("all appear, corrections and exports with them", () => {
    expect(runs.length).toBe(quarters.length + corrected.length + exported.length);
    for (const { what, ran } of runs) expect([what, ran.exit, ran.stderr]).toEqual([what, 0, ran.stderr]);
  });

  it("are all remembered, each as it was told", () => {
    expect(remembered.length).toBe(runs.length);
    for (const it of remembered) expect(it.published).not.toBeNull();
    expect(new Set(remembered.map((it) => it.facts.period))).toEqual(new Set(quarters));
  });

  it("hide something and tell much, every time", () => {
    for (const { facts, cells } of remembered) {
      const told = cells.filter((cell) => cell.status === "told").length;
      expect(told, `${facts.pipeline} ${facts.period}`).toBeGreaterThan(cells.length / 4);
    }
    expect(remembered.flatMap((it) => it.cells).filter((cell) => cell.status === "hidden").length).toBeGreaterThan(
      fewestHidden,
    );
  });

  it("correct numbers that were told before", () => {
    const byPeriod = new Map<string, Set<string>>();
    for (const { facts, cells } of remembered.filter((it) => it.facts.pipeline === "quarterly"))
      byPeriod.set(facts.period, (byPeriod.get(facts.period) ?? new Set()).add(JSON.stringify(cells)));
    for (const quarter of corrected) expect(byPeriod.get(quarter)?.size, quarter).toBe(2);
  });

  it("state courses anew: counts that were told once are told otherwise later", () => {
    const values = new Map<string, Set<number>>();
    for (const cell of remembered.flatMap((it) => it.cells)) {
      if (cell.status !== "told" || cell.table !== "followup") continue;
      const key = JSON.stringify([cell.areas, cell.period, cell.breakdown]);
      values.set(key, (values.get(key) ?? new Set()).add(cell.lower));
    }
    expect([...values.values()].filter((told) => told.size > 1).length).toBeGreaterThan(0);
  });

  it(
    "give nothing away together: the attack on the whole ledger finds nothing",
    async () => {
      const ran = await felles(["disclose", "attack", "--json"], { cwd: root });
      const { exit, result } = answer<{ releases: number; attacked: number; unsafe: readonly string[] }>(ran.stdout);
      expect(result.unsafe).toEqual([]);
      expect(exit).toBe(0);
      expect(result.releases).toBe(runs.length);
      expect(result.attacked).toBeGreaterThan(fewestHidden);
    },
    longest,
  );
});
