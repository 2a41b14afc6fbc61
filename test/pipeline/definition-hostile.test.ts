/** Definitions that mean harm, or come from an editor that does: refused at once, never a crash or a hang. */
import { describe, expect, it } from "vitest";
import { loadDefinitions } from "../../src/pipeline/definition/index.ts";
import { complaints, files } from "./definition-fixture.ts";

function programme(text: string): readonly string[] {
  return complaints(loadDefinitions(new Map(Object.entries({ ...files, "programme.yaml": text }))), "en");
}

const anchors =
  "Anchors, aliases and merging (&, *, <<) are not allowed in a definition. Write the content out where it applies.";
const deep =
  "Something is nested more than 32 levels deep or indented very far. Check brackets, dashes and indentation on the line.";

describe("a hostile definition", () => {
  it("does not expand a billion laughs", () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`);
    const found = programme(["l0: &l0 ha", ...levels].join("\n"));
    expect(found[0]).toBe(`programme.yaml:1:9 ${anchors}`);
    expect(found).toHaveLength(1 + 9 * 10);
  });

  it("is refused before it is parsed when it is huge", () => {
    expect(programme(`# ${"x".repeat(5_000_000)}`)).toEqual([
      "programme.yaml programme.yaml has 4883 kB; a definition may have at most 256 kB. Check that it is the right file.",
    ]);
  });

  it.each([
    ["brackets", `id: x\npilot: ${"[".repeat(100_000)}`, 2],
    ["braces over many lines", `id: x\n${"{a:\n".repeat(40)}`, 34],
    ["dashes", `${"- ".repeat(100_000)}x`, 1],
    ["question marks", `${"? ".repeat(100_000)}x`, 1],
    ["indentation", `a:\n${" ".repeat(200)}b: 1`, 2],
  ])("is refused when it nests too deep with %s", (_, text, line) => {
    expect(programme(text)).toEqual([`programme.yaml:${line}:1 ${deep}`]);
  });

  it.each([
    ["nothing", ""],
    ["comments", "# nothing\n# at all\n"],
    ["a byte order mark", "\ufeff"],
  ])("is refused when it holds only %s", (_, text) => {
    expect(programme(text)).toEqual([
      "programme.yaml:1:1 The file is empty. Write the definition, or take it from a new workspace made by felles init.",
    ]);
  });

  it.each([
    ["a list", "- a\n- b\n", "[…]"],
    ["a text", "just words\n", "just words"],
  ])("is refused when it is %s instead of keys", (_, text, shown) => {
    expect(programme(text)).toEqual([
      `programme.yaml:1:1 programme.yaml is “${shown}”; keys with values were expected. Write “key: value” on lines of their own, indented.`,
    ]);
  });

  it("cannot reach an object's prototype", () => {
    const found = programme(`${files["programme.yaml"]}__proto__: { polluted: true }\nconstructor: 1\n`);
    expect(found.map((it) => it.slice(0, 50))).toEqual([
      "programme.yaml:33:1 “__proto__” is not a key here.",
      "programme.yaml:34:1 “constructor” is not a key her",
    ]);
    expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined();
  });

  it("shows a long value cut, and control characters as a replacement", () => {
    const long = files["programme.yaml"]!.replace("start: 2026-Q4", `start: ${"y".repeat(500)}`);
    expect(programme(long)[0]).toContain(`start is “${"y".repeat(60)}…”`);
    const control = files["programme.yaml"]!.replace("start: 2026-Q4", "start: a\u0007b");
    expect(programme(control)[0]).toContain("start is “a\ufffdb”");
  });

  it("has no nearest key when its key is longer than any name", () => {
    expect(programme(`${files["programme.yaml"]}${"k".repeat(300)}: 1\n`)[0]).toContain(
      "Remove it, or write one of these: areas, budget, goals, groups, host, id, labels, milestones, notes, pilot, start.",
    );
  });

  it("reads neither no as false nor 0101 as 101 in silence", () => {
    const text = files["programme.yaml"]!.replace("name: Rana", "name: no").replace("name: Rødøy", "name: 0101");
    expect(programme(text)).toEqual([
      'programme.yaml:8:27 name is the number 0101; text was expected. Put the value in quotes: "0101".',
    ]);
  });

  it("keeps its places when lines end as on Windows and a byte order mark stands first", () => {
    const text = `\ufeff${files["programme.yaml"]!.replace("role: benchmark", "role: benchmrk").replaceAll("\n", "\r\n")}`;
    expect(programme(text)).toEqual([
      "programme.yaml:21:11 role is “benchmrk”; the nearest possible value is “benchmark”. Choose one of these: programme, benchmark, donor.",
    ]);
  });

  it("may hold a key without a value, which stands where its key stands", () => {
    const text = files["programme.yaml"]!.replace("start: 2026-Q4", "? start");
    expect(programme(text)).toEqual(["programme.yaml:4:3 start is empty. Write a value, or remove the key."]);
  });
});
