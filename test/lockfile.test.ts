/** The lock file installs on every platform: a package that a platform needs, and that the lock leaves out, stops `npm ci` there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = join(import.meta.dirname, "..");
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Entry>>;
};
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Readonly<
  Record<"dependencies" | "devDependencies" | "optionalDependencies", Readonly<Record<string, string>>>
>;

describe("the lock file", () => {
  it("has every platform's package that any package names", () => {
    const names = Object.keys(packages);
    const absent = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !names.some((each) => each.endsWith(`node_modules/${name}`)))
        .map((name) => `${path} needs ${name}`),
    );
    expect(absent).toEqual([]);
  });

  it("holds a hash for each package, and no address", () => {
    for (const [path, entry] of Object.entries(packages)) {
      if (path === "") continue;
      expect(entry.integrity, path).toMatch(/^sha512-/);
      expect(entry.resolved, path).toBeUndefined();
    }
  });

  it("is asked for exact versions only", () => {
    const asked = Object.values({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    expect(asked.length).toBeGreaterThan(20);
    for (const version of asked) expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[a-z0-9.]+)?$/);
  });
});
