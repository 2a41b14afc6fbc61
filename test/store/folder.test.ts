/** Folders of a workspace: made, filled, copied, and the definitions found in them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listDefinitions } from "../../src/store/definitions.ts";
import { copyFolder, isFree, makeFolder, mayWrite, writeTree } from "../../src/store/folder.ts";
import { sha256 } from "../../src/store/hash.ts";
import { findings, folder, tree } from "./workspace.ts";

const inTheWay = "A file lies where a folder was expected. Move the file, or choose another folder.";

describe("a folder of a workspace", () => {
  it("is made with those above it, twice without harm, and not where a file lies", () => {
    const root = folder();
    makeFolder(join(root, "a", "b"));
    makeFolder(join(root, "a", "b"));
    expect(tree(root)).toEqual({ "a/": "", "a/b/": "" });
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(findings(() => makeFolder(join(file, "a")))).toEqual([`${join(file, "a")}: ${inTheWay}`]);
  });

  it("is free when it is absent or empty, and not when it holds something or is a file", () => {
    const root = folder();
    expect(isFree(join(root, "absent"))).toBe(true);
    expect(isFree(root)).toBe(true);
    writeFileSync(join(root, "a"), "");
    expect(isFree(root)).toBe(false);
    expect(isFree(join(root, "a"))).toBe(false);
  });

  it("is copied whole", () => {
    const [from, to] = [folder(), join(folder(), "b")];
    mkdirSync(join(from, "a"));
    writeFileSync(join(from, "a", "x"), "x");
    copyFolder(from, to);
    expect(tree(to)).toEqual(tree(from));
  });

  it("is filled with files, none of them outside it", () => {
    const root = folder();
    writeTree(
      root,
      new Map([
        ["a/b.txt", new Uint8Array([120])],
        ["c.txt", new Uint8Array([121])],
      ]),
    );
    expect(tree(root)).toEqual({ "a/": "", "a/b.txt": sha256("x"), "c.txt": sha256("y") });
    expect(() => writeTree(root, new Map([["../d", new Uint8Array()]]))).toThrow(RangeError);
  });

  it("may be written, or made, or not, and is left as it was", () => {
    const root = folder();
    expect(mayWrite(root)).toBe(true);
    expect(mayWrite(join(root, "a", "b"))).toBe(true);
    const file = join(root, "file");
    writeFileSync(file, "mine");
    expect(mayWrite(file)).toBe(false);
    expect(tree(root)).toEqual({ file: sha256("mine") });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });
});

describe("listDefinitions", () => {
  it("finds the YAML files of pipelines/, by name", () => {
    const root = folder();
    mkdirSync(join(root, "pipelines"));
    for (const name of ["b.yaml", "a.yaml", "notes.txt"]) writeFileSync(join(root, "pipelines", name), "");
    expect(listDefinitions(root)).toEqual({
      ok: true,
      value: [join(root, "pipelines", "a.yaml"), join(root, "pipelines", "b.yaml")],
      issues: [],
    });
  });

  it("says that there is no such folder, or a file in its place", () => {
    const root = folder();
    const path = join(root, "pipelines");
    expect(listDefinitions(root)).toMatchObject({ ok: false, issues: [{ code: "store.missing-folder" }] });
    writeFileSync(path, "");
    expect(listDefinitions(root)).toMatchObject({ ok: false, issues: [{ code: "store.missing-file" }] });
  });
});
