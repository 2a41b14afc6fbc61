/** What the gate shows of a county's and a country's table, beside simpler ways of hiding, and what it takes. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { noFacts } from "../src/disclose/facts.ts";
import { disclose, presets } from "../src/disclose/index.ts";
import type { Estimate, Measured } from "../src/model/estimate.ts";
import { country, county, type GridShape, type MadeGrid, makeGrid } from "./grids.ts";

const { minimumNumerator, threeYears } = presets.folkehelse;
const personal = new Set(["offence-cases"]);

const countOf = (it: Estimate): number => (it as Measured).numerator!;

/** Small by the public-health rule: the floor that every way of hiding starts from. */
async function primaryOnly({ estimates }: MadeGrid): Promise<readonly boolean[]> {
  // Each count in a table of its own: then nothing follows from anything.
  const apart = estimates.map((it, i): Estimate => {
    const measured = it as Measured;
    return { ...measured, basis: measured.basis.map((cell) => ({ ...cell, table: `t${i}` })) };
  });
  const small = apart.map((it) => countOf(it) < (long(it) ? threeYears!.minimumNumerator : minimumNumerator));
  const sample = apart.slice(0, 500);
  const gate = await disclose(sample, { rule: presets.folkehelse, personal, facts: noFacts, earlier: [] });
  if (!gate.ok) throw new RangeError("the gate refused counts that stand alone");
  gate.value.released.forEach((row, i) => {
    const few = (sample[i] as Measured).denominator! < (long(sample[i]!) ? threeYears!.minimumDenominator : 10);
    if ((row.status === "withheld") !== (small[i]! || few)) throw new RangeError("the floor is not the gate's own");
  });
  return apart.map(
    (it, i) => !small[i] && (it as Measured).denominator! >= (long(it) ? threeYears!.minimumDenominator : 10),
  );
}

const long = (it: Estimate): boolean => it.period.includes("..");

/**
 * The helper algorithm of the public-health institute, as it is described: small counts; then in every margin with one gap the
 * smallest neighbour; then whole series of which more than half is gone.
 */
function neighbours({ estimates, margins, series }: MadeGrid, floor: readonly boolean[]): readonly boolean[] {
  const shown = [...floor];
  for (let changed = true; changed; ) {
    changed = false;
    for (const [whole, ...parts] of margins) {
      const gaps = parts.filter((at) => !shown[at]);
      if (!shown[whole!] || gaps.length !== 1) continue;
      const rest = parts
        .filter((at) => shown[at])
        .sort((a, b) => countOf(estimates[a]!) - countOf(estimates[b]!) || a - b);
      shown[rest[0] ?? whole!] = false;
      changed = true;
    }
  }
  for (const one of series) {
    const gaps = one.filter((at) => !shown[at]).length;
    if (2 * gaps > one.length) for (const at of one) shown[at] = false;
  }
  return shown;
}

function share({ estimates }: MadeGrid, shown: readonly boolean[]): string {
  const cells = shown.filter(Boolean).length;
  const events = estimates.reduce((sum, it, i) => sum + (shown[i] ? countOf(it) : 0), 0);
  const all = estimates.reduce((sum, it) => sum + countOf(it), 0);
  return `${cells} of ${estimates.length} cells (${((100 * cells) / estimates.length).toFixed(1)} %), ${((100 * events) / all).toFixed(1)} % of events`;
}

const grids = {
  county: { name: "county, 41 × 12 quarters × 2 × 2 × 9 with all margins", shape: county },
  country: { name: "country, 357 × 40 quarters × 8 with all margins", shape: country },
} as const satisfies Record<string, { readonly name: string; readonly shape: GridShape }>;

export type GridName = keyof typeof grids;

/** Four lines for one grid: the floor, the helper algorithm, the gate and its proof. */
export async function benchDisclosure(of: GridName, say: (line: string) => void): Promise<void> {
  const { name, shape } = grids[of];
  const made = makeGrid(shape, 1);
  const floor = await primaryOnly(made);
  say(`${name}, small counts alone hidden (not safe): ${share(made, floor)}`);
  say(`${name}, neighbours and weak series hidden (not attacked): ${share(made, neighbours(made, floor))}`);
  const begun = performance.now();
  const gate = await disclose(made.estimates, {
    rule: presets.folkehelse,
    personal,
    facts: made.facts,
    earlier: [],
  });
  const seconds = (performance.now() - begun) / 1000;
  if (!gate.ok) throw new RangeError(gate.issues.map((it) => it.code).join(", "));
  const { proof, released } = gate.value;
  const shown = released.map((row) => row.status === "released");
  // Of the whole process, in kB.
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1e3);
  say(`${name}, the gate: ${share(made, shown)}; ${seconds.toFixed(1)} s with the attack, ${megabytes} MB`);
  say(
    `  ${proof.attacked} hidden counts attacked, ${proof.byCertificate} safe by the true table or a walk from it, ${proof.bySolver} by the solver; ` +
      `at least ${proof.narrowest} values each; ${proof.passes} passes`,
  );
}

/** With as much heap as leaves the process under 2 GB: without a limit Node lets garbage lie for as long as the machine has room. */
const flags = ["--max-old-space-size=1500", "--import", "tsx"];

/** Each in a process of its own; the country's only when asked for, since it takes long. */
export function benchDisclose(say: (line: string) => void, whole: boolean): void {
  const program = join(import.meta.dirname, "disclose-one.ts");
  for (const name of whole ? ["county", "country"] : ["county"]) {
    const ran = spawnSync(process.execPath, [...flags, program, name], { encoding: "utf8" });
    if (ran.status !== 0) throw new RangeError(ran.stderr);
    for (const line of ran.stdout.trimEnd().split("\n")) say(line);
  }
}
