/** The house: which room may import which, where effects may happen, and who may make a Released. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const rooms: Readonly<Record<string, readonly string[]>> = {
  model: [],
  stats: [],
  text: ["model"],
  ingest: ["model"],
  store: ["model"],
  methods: ["model", "stats"],
  disclose: ["model", "stats"],
  charts: ["model", "text"],
  report: ["model", "text"],
  export: ["model", "text", "store"],
  plan: ["model"],
  simulate: ["model", "stats"],
  pipeline: [
    "model",
    "stats",
    "text",
    "ingest",
    "store",
    "methods",
    "disclose",
    "charts",
    "report",
    "export",
    "plan",
    "simulate",
  ],
  cli: ["pipeline", "store", "text", "model"],
};

const effectRooms: readonly string[] = ["store", "cli"];

const effects: readonly (readonly [RegExp, string])[] = [
  [
    /from "(?:node:)?(?:fs|fs\/promises|child_process|os|net|http|https|timers\/promises|worker_threads|undici)"/,
    "files, processes or network",
  ],
  [
    /\bimport\("(?:node:)?(?:fs|fs\/promises|child_process|os|net|http|https|timers\/promises|worker_threads|undici)"\)/,
    "files, processes or network",
  ],
  [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, "the clock"],
  [/\bMath\.random\(|\brandomUUID\(|\brandomBytes\(/, "randomness"],
  [/\bconsole\.|\bprocess\.(?:stdout|stderr|env|cwd|exit|argv)/, "the console or the process"],
  [/\btoLocale(?:String|DateString|TimeString)\(|\bgetTimezoneOffset\(/, "the machine's locale or time zone"],
];

interface SourceFile {
  /** Path below src/, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const importShape = /(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

/** What may be had of model/released.ts outside disclose/. */
const openly =
  /^import (?:type \{[^}]*\}|\{ *(?:(?:type \w+|assertReleased)(?:, )?)+ *\}) from "[^"]*\/released\.ts";$/;

/** Every breach of the house in a set of files, as sentences. */
function breaches(files: readonly SourceFile[]): readonly string[] {
  const found: string[] = [];
  for (const { path, text } of files) {
    const room = path.split("/")[0]!;
    const allowed = rooms[room];
    if (!allowed) {
      found.push(`${path}: there is no room ${room}`);
      continue;
    }
    for (const match of text.matchAll(importShape)) {
      const target = relative("/src", resolve("/src", dirname(path), match[1]!))
        .split(sep)
        .join("/");
      const other = target.split("/")[0]!;
      if (other !== room && !allowed.includes(other)) found.push(`${path} imports ${target}`);
    }
    if (!effectRooms.includes(room)) {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
      for (const [shape, what] of effects) if (shape.test(code)) found.push(`${path} touches ${what}`);
    }
    if (room !== "disclose" && path !== "model/released.ts") {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
      if (/\bas\s[^;=]*\bReleased\b/.test(code.replace(/\bimport[^;]*;/g, ""))) found.push(`${path} casts to Released`);
      // Only its types and its check may be had, by name: a namespace, a lazy import or a re-export would open a second door.
      const uses = [...code.matchAll(/[^;]*"[^"]*\/released\.ts"[^;]*;/g)].map((match) => match[0].trim());
      if (uses.some((use) => !openly.test(use))) found.push(`${path} opens a second door to release`);
    }
    if (!text.startsWith("/**") && !text.startsWith("#!"))
      found.push(`${path}: the first line does not say what the file is for`);
  }
  return found;
}

function readSource(): readonly SourceFile[] {
  const root = join(import.meta.dirname, "..", "src");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path: path.split(sep).join("/"), text: readFileSync(join(root, path), "utf8") }));
}

describe("the house", () => {
  const files = readSource();

  it("is read whole", () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it("lets the types and the check of Released be had by name", () => {
    const lines = [
      'import type { Released, ReleasedValue } from "../model/released.ts";',
      'import { assertReleased } from "../model/released.ts";',
      'import { assertReleased, type Released } from "../model/released.ts";',
    ];
    for (const line of lines) expect(breaches([{ path: "charts/x.ts", text: `/** x */\n${line}` }])).toEqual([]);
  });

  it("has no wall broken", () => {
    expect(breaches(files)).toEqual([]);
  });

  const planted: readonly (readonly [what: string, path: string, text: string, sentence: string])[] = [
    ["an upward import", "stats/x.ts", 'import { a } from "../model/issue.ts";', "stats/x.ts imports model/issue.ts"],
    [
      "a re-export across rooms",
      "charts/x.ts",
      'export { a } from "../methods/rate.ts";',
      "charts/x.ts imports methods/rate.ts",
    ],
    ["a lazy import", "report/x.ts", 'await import("../disclose/index.ts");', "report/x.ts imports disclose/index.ts"],
    ["a room that does not exist", "utils/x.ts", "", "utils/x.ts: there is no room utils"],
    [
      "a file read",
      "methods/x.ts",
      'import { readFileSync } from "node:fs";',
      "methods/x.ts touches files, processes or network",
    ],
    ["the clock", "report/x.ts", "const now = new Date();", "report/x.ts touches the clock"],
    ["randomness", "stats/x.ts", "Math.random()", "stats/x.ts touches randomness"],
    ["the console", "pipeline/x.ts", 'console.log("x")', "pipeline/x.ts touches the console or the process"],
    ["a forged Released", "charts/x.ts", "const r = row as Released;", "charts/x.ts casts to Released"],
    ["forged rows", "charts/x.ts", "draw(rows as readonly Released[]);", "charts/x.ts casts to Released"],
    [
      "forged rows, spelt out",
      "export/x.ts",
      "const r = x as ReadonlyArray<Released>;",
      "export/x.ts casts to Released",
    ],
    ...(
      [
        ["a second door", 'import { release } from "../model/released.ts";'],
        ["a second door beside the check", 'import { assertReleased, release } from "../model/released.ts";'],
        ["a second door under another name", 'import { release as r } from "../model/released.ts";'],
        ["a namespace", 'import * as r from "../model/released.ts";'],
        ["a lazy second door", 'const r = await import("../model/released.ts");'],
        ["a re-export", 'export * from "../model/released.ts";'],
      ] as const
    ).map(([what, text]) => [what, "export/x.ts", text, "export/x.ts opens a second door to release"] as const),
  ];

  it.each(planted)("notices %s", (_, path, text, sentence) => {
    expect(breaches([{ path, text: `/** x */\n${text}` }])).toEqual([sentence]);
  });
});
