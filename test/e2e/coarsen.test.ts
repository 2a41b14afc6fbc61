/**
 * An analysis that is told by municipality and quarter while enough of it can be, then by the year, and for the region at last: what a
 * reader is told of it, what is remembered, and that nobody who holds all of it works out what any of it hides.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CellAddress, LedgerCell } from "../../src/model/ledger.ts";
import { dayAfter, quarterSpan, quartersIn } from "../../src/model/period.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { pipelinesIn, reckon } from "../../src/pipeline/disclosure/reckon.ts";
import type { Host } from "../../src/pipeline/host.ts";
import { recall } from "../../src/pipeline/memory.ts";
import type { Paths } from "../../src/store/prepare.ts";
import { felles, type Ran } from "../support/felles.ts";
import { intervals } from "../support/linear-attacker.ts";
import { digitsOf, walk } from "../support/walk.ts";
import { answer, csvRows, define, fillInbox, repository, tree } from "../support/workspace.ts";

const root = mkdtempSync(join(tmpdir(), "felles-coarsen-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pipeline = `id: small
kind: report
title: { nb: Liten rapport, nn: Liten rapport, en: Small report }
grain: quarter
languages: [nb, nn, en]
dueDays: 45
dueFrom: 2027-Q1
seed: 1
baseline: 2026-Q4..2026-Q4
level: 0.95
sources: [population, offences]
analyses:
  - id: by-municipality
    question: monitoring
    method: count
    indicators: [offence-persons]
    units: ["each:programme"]
    window: quarter
    periods: { last: 4 }
    coarsen:
      hiddenAbove: 0.5
      steps:
        - window: calendar-year
        - units: [programme]
figures:
  - id: by-municipality
    chart: trend
    analyses: [by-municipality]
    title: { nb: Personer, nn: Personar, en: Persons }
sections:
  - id: all
    title: { nb: Alt, nn: Alt, en: All }
    blocks:
      - { block: figure, options: { figure: by-municipality } }
      - { block: table, options: { analysis: by-municipality, periods: all } }
`;

const municipalities = ["1826", "1828", "1832", "1833", "1834", "1835", "1836"];

/** Those of which a quarter is large enough to be told. */
type Large = Readonly<Record<string, readonly string[]>>;

const firstYear: Large = {
  "2026-Q4": municipalities,
  "2027-Q1": ["1828", "1832", "1833", "1834"],
  "2027-Q2": ["1828", "1832", "1833", "1834"],
  "2027-Q3": ["1828", "1832", "1833", "1834"],
};
const poorQuarter: Large = { "2027-Q4": ["1833"] };
const richQuarter: Large = { "2028-Q1": municipalities };

/** Some six or seven digits, others for every municipality, quarter and age. */
function planted(area: string, quarter: string, age: number, large: Large): number {
  const place = municipalities.indexOf(area) * 2 + (age - 14);
  const own = 104_729 + 7_919 * (quarterSpan(quarter)[0] % 97) + 613 * place;
  return large[quarter]!.includes(area) ? own * 10 + 3 : own;
}

function receive(folder: string, kind: string, file: string, received: string, lines: readonly string[]): void {
  writeFileSync(join(folder, "inbox", file), `${lines.join("\n")}\n`);
  const notes = join(folder, "inbox", "deliveries.yaml");
  const before = readFileSync(notes, "utf8").replace("[]\n", "");
  writeFileSync(notes, `${before}- { file: ${file}, provider: P, kind: ${kind}, received: ${received} }\n`);
}

/** So many live everywhere that nothing is hidden for the sake of those who have no offence. */
function settle(folder: string): void {
  const rows = ["2026", "2027", "2028"].flatMap((year) =>
    municipalities.flatMap((area) => [14, 15].map((age) => `${area},${year},${age},alle,90${year}${area.slice(2)}`)),
  );
  receive(folder, "population", "befolkning.csv", "2027-01-10", ["kommunenr,aar,alder,kjonn,personer", ...rows]);
}

function deliver(folder: string, large: Large): void {
  const rows = Object.keys(large).flatMap((quarter) =>
    municipalities.flatMap((area) =>
      [14, 15].map((age) => {
        const persons = planted(area, quarter, age, large);
        return `${area};${quarter};${age};alle;alle;alle;${persons};${persons}`;
      }),
    ),
  );
  const last = Object.keys(large).sort().at(-1)!;
  const head = "kommunenr;periode;alder;kjonn;lovbruddsgruppe;digital;personer;saker";
  receive(folder, "offences", `politi-${last}.csv`, dayAfter(last), [head, ...rows]);
}

const everything: Large = { ...firstYear, ...poorQuarter, ...richQuarter };

function truth({ areas, period }: Pick<CellAddress, "areas" | "period">, large = everything): number {
  const each = areas.flatMap((area) => quartersIn(period).map((quarter) => ({ area, quarter })));
  return each.reduce(
    (sum, { area, quarter }) => sum + [14, 15].reduce((of, age) => of + planted(area, quarter, age, large), 0),
    0,
  );
}

/** Every count is unmistakable, and what is under the limit is hidden. */
function workspace(name: string, limit: number): string {
  const folder = join(root, name);
  define(folder, pipeline);
  fillInbox(folder, []);
  writeFileSync(
    join(folder, "pipelines", "disclosure.yaml"),
    `preset: folkehelse\ntighten: { minimumNumerator: ${limit}, minimumComplement: ${limit}, minimumDenominator: ${limit} }\n`,
  );
  settle(folder);
  return folder;
}

const world = (cwd: string) => ({ cwd, now: "2028-05-20T09:00:00Z" });
const run = (cwd: string, ...more: readonly string[]): Promise<Ran> =>
  felles(["run", "pipelines/small.yaml", "--fail-on", "never", "--quiet", ...more], world(cwd));

const read = (folder: string, ...path: readonly string[]): string =>
  readFileSync(join(folder, "reports", "small", ...path), "utf8");

/** `1833 2027-Q3`, of the rows with this status. */
function places(folder: string, period: string, status: string): readonly string[] {
  return csvRows(read(folder, period, "estimates.csv"))
    .filter((row) => row.status === status)
    .map((row) => `${row.area} ${row.period}`);
}

const levels = (folder: string, period: string): unknown =>
  (JSON.parse(read(folder, period, "run.json")) as { readonly coarsened?: unknown }).coarsened;

const isHidden = (cell: LedgerCell): cell is Extract<LedgerCell, { status: "hidden" }> => cell.status === "hidden";

/** What was found of these in all that was written: the file and the address, never the number. */
async function found(folder: string, hidden: readonly Pick<CellAddress, "areas" | "period">[], large = everything) {
  const written = ["reports", join("work", "ledger"), join("work", "runs")].map((path) => join(folder, path));
  const { numbers } = await walk(written);
  return hidden.flatMap((cell) => {
    const file = numbers.get(digitsOf(String(truth(cell, large))));
    return file === undefined ? [] : [`${file}: ${cell.areas.join("+")} ${cell.period}`];
  });
}

describe("three quarters, the second of which has too little to tell by the quarter", () => {
  const folder = join(root, "history");
  const periods = ["2027-Q3", "2027-Q4", "2028-Q1"] as const;
  const runs: Ran[] = [];
  let cells: readonly LedgerCell[];

  beforeAll(async () => {
    workspace("history", 1_500_000);
    for (const quarter of [firstYear, poorQuarter, richQuarter]) {
      deliver(folder, quarter);
      runs.push(await run(folder));
    }
    cells = recall(join(folder, "work")).flatMap((it) => it.cells);
  }, 120_000);

  it("are told by the quarter, by the year, and by the year again although it need not be", () => {
    expect(runs.map((it) => it.exit)).toEqual([0, 0, 0]);
    const coarse = { "by-municipality": 1 };
    expect(periods.map((period) => levels(folder, period))).toEqual([undefined, coarse, coarse]);
    expect(recall(join(folder, "work")).map(({ facts }) => [facts.period, facts.coarsened])).toEqual(
      periods.map((period, i) => [period, i === 0 ? undefined : coarse]),
    );
    const fine = Object.keys(firstYear);
    const shown = (area: string): readonly string[] => fine.filter((quarter) => firstYear[quarter]!.includes(area));
    expect(places(folder, "2027-Q3", "released")).toEqual(
      municipalities.flatMap((area) => shown(area).map((quarter) => `${area} ${quarter}`)),
    );
  });

  it("do not tell a year of which three quarters were told and the fourth is small", () => {
    const year = (areas: readonly string[]): readonly string[] => areas.map((area) => `${area} 2027-Q1..2027-Q4`);
    for (const period of ["2027-Q4", "2028-Q1"]) {
      expect(places(folder, period, "withheld")).toEqual(year(["1828", "1832", "1834"]));
      expect(places(folder, period, "released")).toEqual(year(["1826", "1833", "1835", "1836"]));
    }
  });

  it.each([
    [
      "nb",
      "Vist for lengre perioder enn ellers: for kortere perioder ville for mye vært skjult, her eller i en tidligere utgivelse.",
    ],
    [
      "nn",
      "Vist for lengre periodar enn elles: for kortare periodar ville for mykje ha vore skjult, her eller i ei tidlegare utgjeving.",
    ],
    [
      "en",
      "Shown for longer periods than otherwise: for shorter ones too much would have been hidden, here or in an earlier release.",
    ],
  ])("say so in %s under the figure and under the table, where it is so", (lang, sentence) => {
    const times = (period: string): number => read(folder, period, lang, "index.html").split(sentence).length - 1;
    expect(periods.map(times)).toEqual([0, 2, 2]);
  });

  it("come out as they were when they are made again, at the level that they had", async () => {
    const reports = tree(join(folder, "reports"));
    for (const period of periods)
      expect((await run(folder, "--period", period, "--as-of", dayAfter(period))).exit).toBe(0);
    // A record names every delivery that lay there, those of later quarters too.
    const bare = (files: Readonly<Record<string, string>>) =>
      Object.entries(files).filter(([path]) => !path.endsWith("run.json"));
    expect(bare(tree(join(folder, "reports")))).toEqual(bare(reports));
    expect(recall(join(folder, "work")).flatMap((it) => it.cells)).toEqual(cells);
  }, 60_000);

  it("keep what they hide from the attack on the whole ledger, which works each out at its own level", async () => {
    const attack = await felles(["disclose", "attack", "--json"], world(folder));
    const { result, findings } = answer<{ unsafe: unknown; attacked: number }>(attack.stdout);
    expect([attack.exit, result.unsafe, findings]).toEqual([0, [], []]);
    expect(result.attacked).toBe(new Set(cells.filter(isHidden).map((it) => `${it.areas} ${it.period}`)).size);
  });

  it("are worked out again each at its own level", async () => {
    const paths = {
      root: folder,
      ...Object.fromEntries(["inbox", "work", "reports"].map((it) => [it, join(folder, it)])),
    } as Paths;
    const host: Host = {
      step: () => undefined,
      today: () => "2028-05-20",
      now: () => new Date(0),
      elapsed: () => 0,
      pause: () => Promise.resolve(),
      interrupted: new AbortController().signal,
      version: "0.1.0",
    };
    const definitions = defineFolder(join(folder, "pipelines"));
    for (const release of recall(paths.work)) {
      const { estimates, issues } = await reckon(release, [], pipelinesIn(paths), definitions, paths, host);
      const { period } = release.facts;
      const told = (["released", "withheld"] as const).flatMap((status) => places(folder, period, status));
      expect(estimates.map((it) => `${it.area} ${it.period}`).sort()).toEqual([...told].sort());
      expect(issues).toEqual([]);
    }
  });

  it("keep it from an attacker of our own, who holds all three", async () => {
    const hidden = cells.filter(isHidden);
    const ends = await intervals("offences", cells);
    expect(ends.length).toBe(hidden.length);
    expect(ends.filter((it, i) => hidden[i]!.reason.startsWith("small-") && it.upper - it.lower < 2)).toEqual([]);
    expect(ends.filter(({ lower, upper }) => lower === upper)).toEqual([]);
  });

  it("hold no hidden count in any file, nor one of a quarter that was never told by itself", async () => {
    const untold = municipalities.flatMap((area) =>
      ["2027-Q4", "2028-Q1"].map((period) => ({ areas: [area], period })),
    );
    const hidden = cells.filter(isHidden);
    expect(hidden.length).toBeGreaterThan(9);
    expect(await found(folder, [...hidden, ...untold])).toEqual([]);
    const told = cells.filter((cell) => cell.status === "told");
    expect(new Set(await found(folder, told)).size).toBe(new Set(told.map((it) => `${it.areas} ${it.period}`)).size);
  });

  it("are explained with the level at which they are told", async () => {
    const explain = (address: string) => felles(["disclose", "explain", address, "--lang", "en"], world(folder));
    const { stdout } = await explain("offences/1828/2027-Q1..2027-Q4");
    expect(stdout.replace(/\s+/g, " ")).toContain("Shown coarser in it than is asked for first: by-municipality.");
    const fine = await explain("offences/1826/2027-Q1/");
    expect(fine.stdout).not.toContain("Shown coarser");
  });

  it("have their level in the document for the data owner", async () => {
    const made = await felles(
      ["disclose", "report", "small", "2027-Q4", "--lang", "en", "--out", "a.html"],
      world(folder),
    );
    expect(made.exit, made.stderr).toBe(0);
    expect(readFileSync(join(folder, "a.html"), "utf8")).toContain(
      "Shown for longer periods or larger areas, or less divided, than is asked for first: by-municipality.",
    );
  });
});

describe("a year of which even the sums are small", () => {
  const nobody: Large = Object.fromEntries(quartersIn("2027").map((quarter) => [quarter, []]));
  const folder = join(root, "poor");

  it("is told for the region alone, with both remarks and no number of a municipality", async () => {
    workspace("poor", 9_000_000);
    deliver(folder, nobody);
    expect((await run(folder)).exit).toBe(0);
    expect(levels(folder, "2027-Q4")).toEqual({ "by-municipality": 2 });
    expect([places(folder, "2027-Q4", "released"), places(folder, "2027-Q4", "withheld")]).toEqual([
      ["programme 2027-Q1..2027-Q4"],
      [],
    ]);
    const page = read(folder, "2027-Q4", "en", "index.html");
    expect(page).toContain("Shown for longer periods than otherwise");
    expect(page).toContain("Shown for larger areas than otherwise");
    const parts = municipalities.flatMap((area) =>
      ["2027-Q1", "2027-Q4", "2027"].map((period) => ({ areas: [area], period })),
    );
    expect(await found(folder, parts, nobody)).toEqual([]);
    expect(await found(folder, [{ areas: municipalities, period: "2027" }], nobody)).toHaveLength(1);
  }, 60_000);
});

describe("a pipeline that asks for more than the rule", () => {
  it("has it at every level: the last is told, and what is small in it is hidden", async () => {
    const folder = workspace("strict", 1_500_000);
    const strict = pipeline.replace("level: 0.95\n", "level: 0.95\ndisclosure: { minimumNumerator: 500000000 }\n");
    writeFileSync(join(folder, "pipelines", "small.yaml"), strict);
    deliver(folder, { ...firstYear, ...poorQuarter });
    expect((await run(folder)).exit).toBe(0);
    expect(levels(folder, "2027-Q4")).toEqual({ "by-municipality": 2 });
    expect(places(folder, "2027-Q4", "withheld")).toEqual(["programme 2027-Q1..2027-Q4"]);
    expect(places(folder, "2027-Q4", "released")).toEqual([]);
  }, 60_000);
});

describe("the example in the README", () => {
  const folder = join(root, "readme");
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(join(repository, "README.md"), "utf8"))!;

  it("is told for the region and a calendar year of the samples, where a municipality has too few", async () => {
    const analysis = example!.replace(/^(?=.)/gm, "  ");
    const analyses = pipeline.slice(
      pipeline.indexOf("  - id: by-municipality\n    question"),
      pipeline.indexOf("figures:"),
    );
    define(folder, pipeline.replace(analyses, analysis));
    const quarters = ["2026k1", "2026k2", "2026k3", "2026k4", "2026k4-rettet", "2027k1", "2027k2", "2027k3"];
    fillInbox(folder, ["befolkning-2016-2026.csv", "befolkning-2027.csv", ...quarters.map((it) => `politi-${it}.csv`)]);
    expect((await run(folder)).exit).toBe(0);
    expect(levels(folder, "2027-Q3")).toEqual({ "by-municipality": 3 });
    expect(places(folder, "2027-Q3", "released")).toEqual(["programme 2026-Q1..2026-Q4"]);
    expect(places(folder, "2027-Q3", "withheld")).toEqual([]);
  }, 60_000);

  it("would be told by the quarter, and hide nearly all of it, if it did not coarsen", async () => {
    define(
      folder,
      readFileSync(join(folder, "pipelines", "small.yaml"), "utf8").replace(/ +coarsen:[\s\S]*?(?=figures:)/, ""),
    );
    for (const made of ["work", "reports"]) rmSync(join(folder, made), { recursive: true });
    expect((await run(folder)).exit).toBe(0);
    expect(levels(folder, "2027-Q3")).toBeUndefined();
    const [told, hidden] = ["released", "withheld"].map((status) => places(folder, "2027-Q3", status).length);
    expect([told! + hidden!, told! < 7]).toEqual([28, true]);
  }, 60_000);
});
