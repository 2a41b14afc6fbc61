/** A kill at any moment: what was complete stays, nothing half-written is left, and the next run ends as if nothing had happened. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Disk } from "../../src/store/disk.ts";
import { disk } from "../../src/store/disk.ts";
import { prepareWork } from "../../src/store/prepare.ts";
import { publishFolder, recoverFolder } from "../../src/store/publish.ts";
import { countingDisk, Dead, dyingDisk } from "./broken-disk.ts";
import { pathsFor } from "./paths.ts";
import { edition, fillInbox, runAll } from "./sequence.ts";
import { folder, tree } from "./workspace.ts";

/** Without the lock, whose file bears the process's number while it is held. */
function settled(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tree(root)).filter(([path]) => !path.startsWith("work/lock/")));
}

async function undisturbed(): Promise<Readonly<Record<string, string>>> {
  const paths = pathsFor(folder());
  fillInbox(paths);
  await runAll(paths, disk);
  return settled(paths.root);
}

/** The published folder, bytes and all; empty when there is none. */
function published(root: string): Readonly<Record<string, string>> {
  const target = join(root, "reports", "quarterly", "2027-Q3");
  return existsSync(target) ? tree(target) : {};
}

/** What an edition looks like when nothing disturbed it. */
function whole(number: 1 | 2): Readonly<Record<string, string>> {
  const target = join(folder(), "2027-Q3");
  publishFolder(target, edition(number));
  return tree(target);
}

describe("a run killed at a step", () => {
  const stride = 20;
  const starts = [0, 20, 40, 60];

  it("is killed at every step there is", async () => {
    const paths = pathsFor(folder());
    fillInbox(paths);
    let steps = 0;
    await runAll(
      paths,
      countingDisk((count) => {
        steps = count;
      }),
    );
    expect(Math.floor(steps / stride) * stride).toBe(starts.at(-1));
  });

  it.each(starts)("is finished by the next run, at each of 20 steps from %i", async (start) => {
    const expected = await undisturbed();
    let deaths = 0;
    for (let steps = start; steps < start + stride; steps += 1) {
      const paths = pathsFor(folder());
      fillInbox(paths);
      await runAll(paths, dyingDisk(steps)).catch((error: unknown) => {
        if (!(error instanceof Dead)) throw error;
        deaths += 1;
      });
      prepareWork(paths);
      expect(Object.keys(tree(paths.root)).filter((path) => path.includes(".partial-"))).toEqual([]);
      expect([{}, whole(1), whole(2)]).toContainEqual(published(paths.root));
      const stored = Object.entries(settled(paths.root)).filter(([path]) => path.startsWith("work/"));
      expect(expected, `killed at step ${steps}`).toMatchObject(Object.fromEntries(stored));
      await runAll(paths, disk);
      expect(settled(paths.root), `killed at step ${steps}`).toEqual(expected);
    }
    expect(deaths).toBeGreaterThan(0);
  });
});

/** Whether the act came to its end on a disk that dies after so many steps. */
function survives(steps: number, act: (dying: Disk) => void): boolean {
  try {
    act(dyingDisk(steps));
    return true;
  } catch (error) {
    if (!(error instanceof Dead)) throw error;
    return false;
  }
}

describe("a swap of folders killed at a step", () => {
  it("leaves the old folder or the new one whole, even when every recovery but the last is killed too", () => {
    const seen = new Set<string>();
    for (let step = 0, swapped = false; !swapped; step += 1) {
      for (let later = 0, recovered = false; !recovered; later += 1) {
        const root = folder();
        const parent = join(root, "reports", "quarterly");
        publishFolder(join(parent, "2027-Q3"), edition(1));
        swapped = survives(step, (dying) => publishFolder(join(parent, "2027-Q3"), edition(2), { disk: dying }));
        recovered = survives(later, (dying) => recoverFolder(parent, dying));
        recoverFolder(parent);
        expect(
          Object.keys(tree(parent)).filter((path) => path.startsWith(".")),
          `${step}, ${later}`,
        ).toEqual([]);
        expect([whole(1), whole(2)], `${step}, ${later}`).toContainEqual(published(root));
        seen.add(JSON.stringify(published(root)));
      }
    }
    expect(seen.size).toBe(2);
  });

  it("is finished by the next publish to the same place", () => {
    for (let step = 0, swapped = false; !swapped; step += 1) {
      const target = join(folder(), "2027-Q3");
      publishFolder(target, edition(1));
      swapped = survives(step, (dying) => publishFolder(target, edition(2), { disk: dying }));
      publishFolder(target, edition(1));
      const clean = join(folder(), "2027-Q3");
      publishFolder(clean, edition(1));
      expect(tree(join(target, ".."))).toEqual(tree(join(clean, "..")));
    }
  });
});

/** Runs the sequence in a process of its own, killed after so many steps, or so many milliseconds. */
function killedProcess(root: string, steps: number, milliseconds: number): Promise<NodeJS.Signals | null> {
  const script = join(import.meta.dirname, "crash-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, root, String(steps)], { stdio: "ignore" });
  const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
  return new Promise((resolve) => {
    child.on("exit", (_, signal) => {
      clearTimeout(timer);
      resolve(signal);
    });
  });
}

describe("kill -9", () => {
  it.each([8, 25, 44, 58])("after %i steps leaves nothing that the next run cannot finish", async (steps) => {
    const expected = await undisturbed();
    const paths = pathsFor(folder());
    fillInbox(paths);
    expect(await killedProcess(paths.root, steps, 60_000)).toBe("SIGKILL");
    await runAll(paths, disk);
    expect(settled(paths.root)).toEqual(expected);
  });

  it.each([400, 600, 800])("after %i ms leaves nothing that the next run cannot finish", async (delay) => {
    const expected = await undisturbed();
    const paths = pathsFor(folder());
    fillInbox(paths);
    await killedProcess(paths.root, Number.MAX_SAFE_INTEGER, delay);
    await runAll(paths, disk);
    expect(settled(paths.root)).toEqual(expected);
  });
});
