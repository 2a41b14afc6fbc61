/** The store per 100,000 observations, and the gate on the samples' estimates. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../src/cli/program.ts";
import type { Observation } from "../src/model/observation.ts";
import { sha256 } from "../src/store/hash.ts";
import { saveObservations } from "../src/store/observations.ts";
import { loadObservations } from "../src/store/vintages.ts";
import { median } from "./measure.ts";

const root = join(import.meta.dirname, "..");
const rows = 100_000;

function observations(): readonly Observation[] {
  return Array.from({ length: rows }, (_, i) => ({
    kind: "offences",
    measure: "offences.personer",
    area: String(1804 + (i % 50)),
    period: `${2016 + (Math.floor(i / 50) % 12)}-Q${1 + (Math.floor(i / 600) % 4)}`,
    dims: { alder: String(14 + (Math.floor(i / 2400) % 2)), rad: String(Math.floor(i / 4800)) },
    value: i % 7,
    missing: null,
    bounds: null,
    preliminary: false,
    line: i + 2,
  }));
}

export interface StoreBench {
  readonly rows: number;
  readonly saveSeconds: number;
  readonly loadSeconds: number;
}

export async function benchStore(rounds: number): Promise<StoreBench> {
  const stated = observations();
  const delivery = {
    id: sha256("bench"),
    bytes: 1,
    file: "bench.csv",
    provider: "bench",
    kind: "offences",
    received: "2027-10-20",
    period: null,
    note: "",
  };
  const summary = { kind: "offences", count: { read: rows, accepted: rows, rejected: 0 }, issues: [] };
  const times: { readonly save: number; readonly load: number }[] = [];
  for (let round = 0; round <= rounds; round++) {
    const work = mkdtempSync(join(tmpdir(), "felles-bench-"));
    const begun = performance.now();
    await saveObservations(work, delivery.id, "v1", stated, summary);
    const saved = performance.now();
    const loaded = await loadObservations(work, [delivery], { asOf: "2027-12-31", fingerprint: "v1" });
    const ended = performance.now();
    rmSync(work, { recursive: true, force: true });
    if (!loaded.ok || loaded.value.observations.length !== rows) throw new RangeError("the store lost rows");
    // The first round starts the database.
    if (round > 0) times.push({ save: (saved - begun) / 1000, load: (ended - saved) / 1000 });
  }
  return { rows, saveSeconds: median(times.map((it) => it.save)), loadSeconds: median(times.map((it) => it.load)) };
}

export interface GateBench {
  readonly estimates: number;
  readonly seconds: number;
}

interface Diary {
  readonly steps: readonly { readonly step: string; readonly rows: number }[];
  readonly timings: readonly { readonly step: string; readonly seconds: number }[];
}

/** `disclose()` within the quarterly run on the samples, by the run's own clock. */
export async function benchGate(rounds: number): Promise<GateBench> {
  const runs: GateBench[] = [];
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), "felles-bench-"));
    const paths = ["--inbox", join(root, "data-samples", "inbox"), "--work", join(folder, "work"), "--dry-run"];
    await main(["run", join(root, "pipelines", "quarterly.yaml"), ...paths, "--quiet", "--fail-on", "critical"], {
      stdout: () => undefined,
      stderr: () => undefined,
      isTerminal: { stdout: false, stderr: false },
      pause: async () => undefined,
      sleep: async () => undefined,
      columns: 100,
      env: {},
      cwd: root,
      now: () => new Date("2027-11-20T09:00:00Z"),
      elapsed: () => performance.now(),
      interrupted: new AbortController().signal,
    });
    const [name] = readdirSync(join(folder, "work", "runs"));
    const diary = JSON.parse(readFileSync(join(folder, "work", "runs", name!), "utf8")) as Diary;
    rmSync(folder, { recursive: true, force: true });
    runs.push({
      estimates: diary.steps.find((it) => it.step === "disclose")!.rows,
      seconds: diary.timings.find((it) => it.step === "disclose")!.seconds,
    });
  }
  return { estimates: runs[0]!.estimates, seconds: median(runs.map((it) => it.seconds)) };
}
