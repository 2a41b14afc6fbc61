/** A release that the disclosure gate refuses: exit 3, and nothing is published. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { issue, rejected } from "../../src/model/issue.ts";
import { felles, inFolder } from "../support/felles.ts";
import { smallWorkspace } from "../support/workspace.ts";

vi.mock("../../src/disclose/index.ts", () => ({
  disclose: () => rejected([issue("run.disclosure-refused", null, { text: "a hidden cell can be worked out" })]),
}));

it("says so, ends with 3 and publishes nothing", async () => {
  await inFolder(async (cwd) => {
    smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
    const ran = await felles(["run", "pipelines/small.yaml", "--fail-on", "never", "--lang", "en"], { cwd });
    expect(ran.exit).toBe(3);
    expect(ran.stdout).toBe("The release was refused by the disclosure gate.\n");
    expect(ran.stderr).toContain(
      "critical  run.disclosure-refused\n  The disclosure gate refused the release: a hidden cell can be worked out\n",
    );
    expect(existsSync(join(cwd, "reports"))).toBe(false);
  });
});
