/** Small workspaces for tests: some of the samples, the shipped definitions, and a report of two analyses that is made in a second. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { sha256 } from "../../src/store/hash.ts";

export const repository: string = join(import.meta.dirname, "..", "..");
export const samples: string = join(repository, "data-samples");

export const shared = ["programme.yaml", "deliveries.yaml", "indicators.yaml", "disclosure.yaml"] as const;

/** A year of the samples: enough for rolling quarters, a correction, wrong rows and a municipality that is missing. */
export const someFiles: readonly string[] = [
  "befolkning-2016-2026.csv",
  "befolkning-2027.csv",
  "oppfolging-polarsirkel-2027k3.csv",
  "oppfolging-salten-2027k3.csv",
  "politi-2026k4.csv",
  "politi-2026k4-rettet.csv",
  "politi-2027k1.csv",
  "politi-2027k2.csv",
  "politi-2027k3.csv",
];

export const smallPipeline = `id: small
kind: report
title: { nb: Liten rapport, nn: Liten rapport, en: Small report }
grain: quarter
languages: [nb, en]
dueDays: 45
dueFrom: 2027-Q1
seed: 1
baseline: 2026-Q4..2026-Q4
level: 0.95
sources: [population, offences, followup]
analyses:
  - id: offence-persons
    question: monitoring
    method: rate
    indicators: [offence-persons]
    units: [programme, salten]
    window: rolling-4
    periods: { last: 2 }
  - id: one-quarter
    question: monitoring
    method: count
    indicators: [offence-persons]
    units: [programme, salten]
    window: quarter
    periods: { last: 4 }
  - id: follow-up
    question: monitoring
    method: count
    indicators: [referred, started]
    units: [programme, salten]
    window: quarter
    periods: { last: 1 }
figures:
  - id: offence-persons
    chart: trend
    analyses: [offence-persons]
    title: { nb: Personer, nn: Personar, en: Persons }
sections:
  - id: all
    title: { nb: Alt, nn: Alt, en: All }
    blocks:
      - { block: figure, options: { figure: offence-persons } }
      - { block: table, options: { analysis: one-quarter, periods: all } }
      - { block: table, options: { analysis: follow-up } }
      - { block: missing }
      - { block: deliveries }
`;

interface Entry {
  readonly file: string;
}

/** Copies sample deliveries with their notes into a workspace's inbox. */
export function fillInbox(folder: string, files: readonly string[]): void {
  const inbox = join(folder, "inbox");
  mkdirSync(inbox, { recursive: true });
  for (const file of files) copyFileSync(join(samples, "inbox", file), join(inbox, file));
  const notes = parse(readFileSync(join(samples, "inbox", "deliveries.yaml"), "utf8")) as readonly Entry[];
  const own = notes.filter((note) => files.includes(note.file));
  writeFileSync(join(inbox, "deliveries.yaml"), own.length === 0 ? "[]\n" : stringify(own));
}

/** The definitions of a workspace: the shared ones as shipped, and one pipeline. */
export function define(folder: string, pipeline: string = smallPipeline): void {
  mkdirSync(join(folder, "pipelines"), { recursive: true });
  for (const name of shared) copyFileSync(join(repository, "pipelines", name), join(folder, "pipelines", name));
  writeFileSync(join(folder, "pipelines", "small.yaml"), pipeline);
}

/** A workspace that `felles run pipelines/small.yaml` turns into a report. */
export function smallWorkspace(folder: string, files: readonly string[] = someFiles): void {
  define(folder);
  fillInbox(folder, files);
}

/** Every file below a folder by its path, as a hash. */
export function tree(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((path) => [path.slice(folder.length + 1), sha256(readFileSync(path))]));
}

export interface Finding {
  readonly code: string;
  readonly level: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly field: string | null;
  readonly message: { readonly nb: string; readonly en: string };
}

export interface RunJson {
  readonly pipeline: string;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly exit: number | null;
  readonly deliveries: readonly {
    readonly file: string;
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
  }[];
  readonly steps: readonly { readonly step: string; readonly rows: number }[];
  readonly findings: readonly Finding[];
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

export function runJson(folder: string): RunJson {
  return JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as RunJson;
}

export interface AnswerJson<T = unknown> {
  readonly verb: string;
  readonly version: string;
  readonly exit: number;
  readonly findings: readonly Finding[];
  readonly result: T;
}

/** What `--json` wrote. */
export function answer<T = unknown>(stdout: string): AnswerJson<T> {
  return JSON.parse(stdout) as AnswerJson<T>;
}

/** Rows of a CSV that we wrote, as records; none of our cells holds a line break. */
export function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [head, ...lines] = text.trimEnd().split("\n").map(cells);
  return lines.map((line) => Object.fromEntries(head!.map((name, i) => [name, line[i]!])));
}

function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!,
  );
}
