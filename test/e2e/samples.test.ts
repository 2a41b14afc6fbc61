/** reports/samples is what the samples give today: a changed number or picture shows in review, and the README's pictures are true. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Made, makeSamples, pagesFile, samplesFolder } from "../support/samples.ts";
import { repository } from "../support/workspace.ts";

describe("reports/samples", () => {
  let made: Made;
  beforeAll(async () => {
    made = await makeSamples();
  }, 180_000);
  afterAll(() => made.discard());

  it("holds the numbers of the samples' report, byte for byte", () => {
    expect(readFileSync(join(samplesFolder, "estimates.csv"), "utf8")).toBe(
      Buffer.from(made.files.get("estimates.csv")!).toString("utf8"),
    );
  });

  it("holds its figures, byte for byte", () => {
    for (const [name, bytes] of made.files) {
      expect(Buffer.compare(readFileSync(join(samplesFolder, name)), bytes), `${name}: npm run samples`).toBe(0);
    }
  });

  it("holds photographs of the pages that the samples give today", () => {
    expect(JSON.parse(readFileSync(join(samplesFolder, pagesFile), "utf8"))).toEqual(made.pages);
    for (const name of Object.keys(made.pages)) expect(existsSync(join(samplesFolder, name))).toBe(true);
  });

  it("holds every picture that the README shows", () => {
    const readme = readFileSync(join(repository, "README.md"), "utf8");
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((match) => match[1]!);
    expect(pictures.length).toBeGreaterThan(0);
    for (const path of pictures) {
      expect(path.startsWith("reports/samples/")).toBe(true);
      expect(existsSync(join(repository, path)), path).toBe(true);
    }
  });
});
