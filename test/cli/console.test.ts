/** The real world as the command line sees it, and a world that fails it. */
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { type Console, systemConsole } from "../../src/cli/console.ts";
import { near } from "../../src/cli/paths.ts";
import { main } from "../../src/cli/program.ts";
import { progressOn } from "../../src/cli/progress.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer } from "../support/workspace.ts";

describe("the system's console", () => {
  const interruption = new AbortController();
  const real = systemConsole(interruption.signal);

  it("writes to the two streams", () => {
    const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    real.stdout("a");
    real.stderr("b");
    expect([out.mock.calls, err.mock.calls]).toEqual([[["a"]], [["b"]]]);
    vi.restoreAllMocks();
  });

  it("tells place, time and width, and lets signals in", async () => {
    expect([real.cwd, real.env]).toEqual([process.cwd(), process.env]);
    expect(real.columns).toBeGreaterThan(0);
    expect(Math.abs(real.now().getTime() - Date.now())).toBeLessThan(10_000);
    const before = real.elapsed();
    await real.pause();
    expect(real.elapsed()).toBeGreaterThanOrEqual(before);
    interruption.abort();
    expect(real.interrupted.aborted).toBe(true);
  });
});

describe("a path", () => {
  it("is told from where the command was given, or in full", () => {
    const cwd = join("/", "srv", "felles");
    expect(near(join(cwd, "work", "x"), cwd)).toBe(join("work", "x"));
    expect(near(join("/", "srv", "felles-2", "x"), cwd)).toBe(join("/", "srv", "felles-2", "x"));
  });

  it("of the store comes from the option, else from FELLES_WORK, else is work", async () => {
    await inFolder(async (cwd) => {
      const checked = async (argv: readonly string[], env: Readonly<Record<string, string>>): Promise<string> => {
        const ran = await felles(["doctor", "--json", ...argv], { cwd, env });
        return answer<readonly { id: string; text: string }[]>(ran.stdout).result.find((it) => it.id === "folder")!
          .text;
      };
      expect(await checked([], {})).toBe(`skriverett i ${join(cwd, "work")}`);
      expect(await checked([], { FELLES_WORK: "other" })).toBe(`skriverett i ${join(cwd, "other")}`);
      expect(await checked(["--work", "mine"], { FELLES_WORK: "other" })).toBe(`skriverett i ${join(cwd, "mine")}`);
    });
  });
});

describe("progress on a terminal", () => {
  it("is whole when there is nothing to do, keeps to the width, and ends once", () => {
    let written = "";
    const console = {
      stderr: (text: string) => {
        written += text;
      },
      isTerminal: { stdout: true, stderr: true },
      columns: 30,
    } as unknown as Console;
    const progress = progressOn(console, false);
    progress.end();
    progress.step("Reading", 0, 0);
    progress.end();
    progress.end();
    expect(written).toBe("\r\u001b[2KReading [####################\r\u001b[2K");
  });
});

describe("a stream that fails", () => {
  it("is a bug in us, told of on the other", async () => {
    let stderr = "";
    const exit = await main(["--help"], {
      stdout: () => {
        throw new Error("write failed");
      },
      stderr: (text) => {
        stderr += text;
      },
      isTerminal: { stdout: false, stderr: false },
      columns: 80,
      env: { FELLES_LANG: "en" },
      cwd: "/",
      now: () => new Date(0),
      elapsed: () => 0,
      pause: () => Promise.resolve(),
      sleep: () => Promise.resolve(),
      interrupted: new AbortController().signal,
    });
    expect(exit).toBe(70);
    expect(stderr).toContain("critical  cli.bug\n  Something went wrong that is our fault: Error: write failed");
  });
});
