/** `felles power`: table, curve and smallest effect of a pipeline's own design, and what it refuses to answer. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PowerAnswer } from "../../src/model/power.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { felles } from "../support/felles.ts";
import { answer, define, fillInbox, smallPipeline } from "../support/workspace.ts";

const root = mkdtempSync(join(tmpdir(), "felles-power-"));

const effect = (id: string, options: string, indicator = "offence-persons"): string => `
  - id: ${id}
    question: effect
    method: difference-in-differences
    indicators: [${indicator}]
    units: [programme]
    comparator: donors
    window: 2027-Q1..2028-Q2
    periods: { last: 1 }
    options: { pre: 2027-Q1..2027-Q2, post: 2027-Q3..2028-Q2, draws: 999, ${options} }`;

/** Two effects beside what the small report has, and the quarters that three files of the police speak of. */
const withEffects = smallPipeline.replace(
  "figures:",
  `${effect("effect", "sizeMatched: true").slice(1)}${effect("second", "sizeMatched: false", "started")}\nfigures:`,
);

const quick = ["--replicates", "20", "--draws", "99", "--effects", "1,0.8,0.4", "--quiet"];
const ask = (...more: readonly string[]) =>
  felles(["power", "pipelines/small.yaml", ...quick, "--lang", "en", ...more], { cwd: root });

beforeAll(() => {
  define(root, withEffects);
  fillInbox(root, ["befolkning-2016-2026.csv", "befolkning-2027.csv", "politi-2027k1.csv", "politi-2027k2.csv"]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("felles power", () => {
  it("prints what it rests on, the power at each effect with its simulation error, the curve, and the smallest effect", async () => {
    const ran = await ask("--rate", "60", "--spread", "0.3", "--dispersion", "1,2");
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    const lines = ran.stdout.split("\n");
    expect(lines.slice(0, 9)).toEqual([
      "What can effect see? Power for offence-persons in small",
      "7 municipalities with the programme, 23 without; 2 quarters before the start, 4 after",
      "Rate without an effect: 60 per 1000 a year with the programme, 60 without (stated)",
      "Difference between municipalities, standard deviation of the log rate: 0.3 (stated)",
      "Difference in trend between municipalities, standard deviation of the log rate per year: 0.03 (a",
      "usual assumption)",
      "Variance over mean of one quarter: 1.2 (stated)",
      "Large municipalities trade places with large ones only.",
      expect.stringMatching(/^Level 0\.95, 99 draws, seed 1, design [0-9a-f]{12}$/),
    ]);
    expect(ran.stdout).toMatch(/^effect +randomisation$/m);
    expect(ran.stdout).toMatch(/^ {2}−20% +\d+% \(\d+–\d+\)/m);
    expect(ran.stdout).toMatch(/^−60% █+[▏▎▍▌▋▊▉]? *┊? * +\d+%$/m);
    expect(ran.stdout).toMatch(
      /^randomisation: (?:the smallest fall found in 80% of studies is −\d+%|no effect as strong as −95% is found in 80% of studies)/m,
    );
    expect(ran.stdout).toContain(
      "Share of 20 simulated studies that find the effect; in brackets the 95% interval of the simulation\nerror.",
    );
    expect(ran.stdout).not.toContain("\u001b");
  });

  it("keeps within a narrow terminal, where nothing is coloured", async () => {
    const ran = await felles(["power", "pipelines/small.yaml", ...quick, "--lang", "en", "--rate", "60"], {
      cwd: root,
      columns: 50,
      isTerminal: true,
      env: { NO_COLOR: "1" },
    });
    for (const line of ran.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(50);
    expect(ran.stdout).not.toContain("\u001b");
  });

  it("answers as JSON with all that it rests on, the same twice", async () => {
    const [one, two] = [await ask("--json"), await ask("--json")];
    expect(one.stdout).toBe(two.stdout);
    const { result } = answer<PowerAnswer>(one.stdout);
    expect(result).toMatchObject({
      pipeline: "small",
      analysis: "effect",
      indicator: "offence-persons",
      direction: "fall",
      treated: 7,
      controls: 23,
      before: 2,
      after: 4,
      per: 1000,
      sizeMatched: true,
      level: 0.95,
      draws: 99,
      seed: 1,
      drift: { value: 0.03, from: "assumed" },
    });
    expect(result.rate.treated.from).toBe("delivered");
    expect(Number(result.rate.treated.value.toPrecision(2))).toBe(result.rate.treated.value);
    expect(result.tests.map(({ test }) => test)).toEqual(["difference-in-differences", "poisson-fixed-effects"]);
    const [first] = result.tests;
    expect(first!.powers.map((it_) => it_.effect)).toEqual([1, 0.8, 0.4]);
    expect(first!.powers.at(-1)!.power).toBeGreaterThan(first!.powers[0]!.power);
    expect(result.tests[1]).toMatchObject({ detectable: null, replicates: 20, powers: [{ effect: 1 }] });
  });

  it("takes the seed, the level, the effects and the analysis that are asked for", async () => {
    const asked = ["--json", "--seed", "7", "--level", "0,9", "--effects", "0,5;1;0,8;0,5", "--rate", "60"];
    const { result } = answer<PowerAnswer>((await ask(...asked)).stdout);
    expect([result.seed, result.level]).toEqual([7, 0.9]);
    expect(result.tests[0]!.powers.map((it_) => it_.effect)).toEqual([1, 0.8, 0.5]);
    const second = answer<PowerAnswer>(
      (await ask("--json", "--analysis", "second", "--rate", "2", "--effects", "0.5,1")).stdout,
    ).result;
    expect(second).toMatchObject({ analysis: "second", direction: "fall", per: 1, sizeMatched: false });
    expect(second.tests[0]!.powers.map((it_) => it_.effect)).toEqual([1, 0.5]);
  });

  it("looks for a rise where that is better, and lists effects from none outwards", async () => {
    const place = join(root, "pipelines", "indicators.yaml");
    const shipped = readFileSync(place, "utf8");
    try {
      const from = shipped.indexOf("- id: started");
      writeFileSync(place, shipped.slice(0, from) + shipped.slice(from).replace("better: neither", "better: higher"));
      const asked = ["--json", "--analysis", "second", "--rate", "2", "--effects", "2,1,0.5"];
      const { result } = answer<PowerAnswer>((await ask(...asked)).stdout);
      expect(result.direction).toBe("rise");
      expect(result.tests[0]!.powers.map((it_) => it_.effect)).toEqual([1, 0.5, 2]);
    } finally {
      writeFileSync(place, shipped);
    }
  });

  it("waits for nobody: it says who holds the store", async () => {
    const lock = acquireLock(join(root, "work"), "run quarterly");
    if (!lock.ok) throw new RangeError("the store is held already");
    try {
      const ran = await ask("--json");
      expect([ran.exit, answer(ran.stdout).findings.map((it_) => it_.code)]).toEqual([2, ["store.locked"]]);
    } finally {
      lock.value.release();
    }
  });

  it("draws the curve as a picture with words for those who cannot see it, the same bytes twice", async () => {
    const ran = await ask("--rate", "60", "--out", "power.svg");
    expect(ran.stdout.trimEnd().split("\n").at(-1)).toBe("The curve is in power.svg");
    const svg = readFileSync(join(root, "power.svg"), "utf8");
    expect(svg).toContain('<title id="power-title">What can effect see? Power for offence-persons in small</title>');
    expect(svg).toMatch(
      /<desc id="power-desc">Line chart of the power of effect for offence-persons, for effects from none to −60%\. randomisation goes from \d+% to \d+%\.<\/desc>/,
    );
    await ask("--rate", "60", "--out", "again.svg");
    expect(readFileSync(join(root, "again.svg"), "utf8")).toBe(svg);
  });

  it("speaks Norwegian, too", async () => {
    for (const [lang, words] of [
      ["nb", "Hva kan effect se? Styrke for offence-persons i small"],
      ["nn", "Kva kan effect sjå? Styrke for offence-persons i small"],
    ] as const) {
      const ran = await felles(["power", "pipelines/small.yaml", ...quick, "--lang", lang, "--rate", "60"], {
        cwd: root,
      });
      expect(ran.stdout.split("\n")[0]).toBe(words);
    }
  });

  it("stops on Ctrl-C without an answer", async () => {
    const stop = new AbortController();
    const ran = await felles(["power", "pipelines/small.yaml", "--rate", "60", "--lang", "en"], {
      cwd: root,
      interrupted: stop.signal,
      onStderr: (text) => {
        if (text.startsWith("Estimat")) stop.abort();
      },
    });
    expect([ran.exit, ran.stdout]).toEqual([130, ""]);
  });
});

describe("felles power refuses", () => {
  const findings = async (...argv: readonly string[]) => {
    const ran = await felles(["power", ...argv, "--lang", "en", "--json"], { cwd: root });
    return { exit: ran.exit, messages: answer(ran.stdout).findings.map((it_) => it_.message.en) };
  };
  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ["an effect of 0", ["--effects", "0"], "--effects is “0”; expected 1,0.8,0.5."],
    ["an effect that is no number", ["--effects", "0.8,half"], "--effects is “0.8,half”; expected 1,0.8,0.5."],
    ["an effect out of reach", ["--effects", "4"], "--effects is “4”; expected 1,0.8,0.5."],
    ["a level in per cent", ["--level", "95"], "--level is “95”; expected 0.9, 0.95, 0.99."],
    ["a level of 1", ["--level", "1"], "--level is “1”; expected 0.9, 0.95, 0.99."],
    ["no rate", ["--rate", "0"], "--rate is “0”; expected 25."],
    ["a negative rate", ["--rate=-5"], "--rate is “-5”; expected 25."],
    ["too few replicates", ["--replicates", "2"], "--replicates is “2”; expected 20 … 1000000."],
    ["too many draws", ["--draws", "9999999"], "--draws is “9999999”; expected 99 … 1000000."],
    ["less than Poisson's variance", ["--dispersion", "0.5"], "--dispersion is “0.5”; expected 1 … 100."],
    ["a spread that is no number", ["--spread", "NaN"], "--spread is “NaN”; expected 0 … 3."],
    ["a drift of 200 % a year", ["--drift", "2"], "--drift is “2”; expected 0 … 1."],
    ["a picture of another kind", ["--out", "power.png"], "--out is “power.png”; expected styrke.svg."],
    [
      "an analysis that is not there",
      ["--analysis", "efect"],
      "There is no effect analysis “efect”. Did you mean “effect”?",
    ],
    [
      "a rate that would tell of single persons: of a delivery that did not come",
      ["--analysis", "second"],
      "The deliveries have too few events before the start for a rate of second to be stated without telling of single persons.",
    ],
  ];
  it.each(wrong)("%s", async (_, argv, message) => {
    expect(await findings("pipelines/small.yaml", ...argv)).toEqual({ exit: 2, messages: [message] });
  });

  const changed = async (name: string, text: string, ...more: readonly string[]) => {
    writeFileSync(join(root, "pipelines", `${name}.yaml`), text);
    return findings(`pipelines/${name}.yaml`, ...more);
  };

  it("a pipeline without an effect analysis", async () => {
    expect(await changed("none", smallPipeline)).toEqual({
      exit: 2,
      messages: ["small has no effect analysis with windows before and after the start; expected at least one."],
    });
  });

  it("a comparison in which nobody is treated", async () => {
    const alone = withEffects.replace("units: [programme]\n    comparator", 'units: ["1811"]\n    comparator');
    expect(await changed("alone", alone, "--rate", "25")).toEqual({
      exit: 2,
      messages: [
        "effect has 0 municipalities with the programme and 23 to compare with; expected at least one and two.",
      ],
    });
  });

  it("municipalities whose population never came", async () => {
    const empty = mkdtempSync(join(root, "empty-"));
    define(empty, withEffects);
    fillInbox(empty, ["politi-2027k1.csv"]);
    const ran = await felles(["power", "pipelines/small.yaml", "--lang", "en", "--json"], { cwd: empty });
    const [finding] = answer(ran.stdout).findings;
    expect([ran.exit, finding!.code]).toEqual([2, "power.no-population"]);
    expect(finding!.message.en).toMatch(/^The population of these municipalities is missing: 1806, 1811, 1812, /);
  });
});
