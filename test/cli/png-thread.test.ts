/** The thread beside a run that turns drawings into pixels, played here by a script that answers as it does. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pngThread } from "../../src/cli/png-thread.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "felles-thread-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A worker that answers a picture with its width, and fails on a width of 0. */
function script(name: string, body: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `import { parentPort } from "node:worker_threads";\nparentPort.on("message", ${body});\n`);
  return pathToFileURL(path);
}

describe("pngThread", () => {
  it("gives each picture to who asked for it, in whatever order they come", async () => {
    const draw = pngThread(
      script(
        "slow-first",
        "({ number, of }) => setTimeout(() => parentPort.postMessage({ number, png: new Uint8Array([of[2]]) }), number === 1 ? 60 : 0)",
      ),
    );
    expect(await Promise.all([draw("<svg/>", [], 7), draw("<svg/>", [], 9)])).toEqual([
      new Uint8Array([7]),
      new Uint8Array([9]),
    ]);
    expect(await draw("<svg/>", [], 11)).toEqual(new Uint8Array([11]));
  });

  it("hands on what the drawing says", async () => {
    const draw = pngThread(
      script("refuses", "({ number }) => parentPort.postMessage({ number, error: new RangeError('not a width') })"),
    );
    await expect(draw("<svg/>", [], 0)).rejects.toThrow(new RangeError("not a width"));
  });

  it("fails every picture that waits when the thread dies, and starts another for the next", async () => {
    const draw = pngThread(
      script(
        "dies",
        "({ number, of }) => { if (of[2] === 0) throw new Error('dead'); parentPort.postMessage({ number, png: new Uint8Array([1]) }); }",
      ),
    );
    const results = await Promise.allSettled([draw("<svg/>", [], 0), draw("<svg/>", [], 0)]);
    expect(results.map((it) => it.status)).toEqual(["rejected", "rejected"]);
    expect(await draw("<svg/>", [], 5)).toEqual(new Uint8Array([1]));
  });
});
