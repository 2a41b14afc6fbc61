/** `felles estimate` of designs over time: the reference numbers through the command line, and files that cannot answer. */
import { describe, expect, it } from "vitest";
import { tDistribution } from "../../src/stats/index.ts";
import { iterative, reference, table } from "../stats/reference.ts";
import { answer, type Cell, close, column, csv, level, run, said } from "./estimate-fixture.ts";

const effects = reference("effects.json");
type Numbers = Readonly<Record<string, number>>;
const annual = table("panel_annual.csv");
const header = ["unit", "period", "treated", "after", "events", "exposure"];
const yearly = (keep: (i: number) => boolean = () => true): string =>
  csv(
    header,
    annual.muni!.flatMap((unit, i) =>
      keep(i)
        ? [
            [
              unit,
              annual.year![i]!,
              annual.treat![i]!,
              Number(annual.year![i]) >= 2027 ? 1 : 0,
              annual.offences![i]!,
              // R's rates are per 1000.
              Number(annual.pop![i]) / 1000,
            ],
          ]
        : [],
    ),
  );

describe("event-study", () => {
  const theirs = reference("did.json").event_study as {
    readonly year: readonly number[];
    readonly coef: readonly number[];
    readonly pre_HTZ: Numbers;
  };

  it("as lm with clubSandwich (script 05), with the drift that the pre-test would have found (script 30)", async () => {
    const found = await answer(
      "event-study",
      yearly(() => true),
      level(0.95),
    );
    expect(column(found, "period")).toEqual(theirs.year.map(String));
    // Years count from 0 in both: the reference is the last before the start, 2026.
    close(column(found, "estimate"), theirs.coef, 1e-6);
    close([found[0]!.preTrendP, found[0]!.preTrendDf], [theirs.pre_HTZ.p!, theirs.pre_HTZ.df2!], 1e-6);
    close([found[0]!.detectableDrift], [(effects.detectable_drift as Numbers).drift!], 1e-6);
  });

  it("states no pre-trend where there is one period before, or too few units for so many, and refuses few degrees of freedom", async () => {
    const rows = (periods: number): string =>
      csv(
        header,
        [0, 1, 2, 3].flatMap((unit) =>
          Array.from({ length: periods }, (_, period) => [
            `u${unit}`,
            period,
            unit < 2 ? 1 : 0,
            period === periods - 1 ? 1 : 0,
            (unit * 5 + period * 3 + unit * period) % 7,
            1,
          ]),
        ),
      );
    const [two] = await answer("event-study", rows(2), level(0.95));
    expect(two).toMatchObject({ preTrendP: null, lower: null, p: null, reason: "few-degrees-of-freedom" });
    const many = await answer("event-study", rows(11), level(0.95));
    // Periods are numbers, and 10 comes after 9.
    expect(column(many, "period").at(-1)).toBe("10");
    expect(many[0]).toMatchObject({ preTrendP: null, detectableDrift: null });
  });

  it("says what is wrong with a file", async () => {
    const ran = await run("event-study", csv(header, [["a", 1, 1, 0, 3, 10]]), [...level(0.95), "--lang", "en"]);
    expect(ran.exit).toBe(1);
    expect(said(ran)).toContain("1 of 1 units are treated; expected some, not all.");
  });
});

describe("callaway-santanna", () => {
  const given = effects.staggered_panel as {
    readonly outcomes: readonly (readonly number[])[];
    readonly adopted: readonly number[];
  };
  // Who adopts after the last period never does within it.
  const lines = given.outcomes.flatMap((row, u) =>
    row.map((value, t): readonly Cell[] => {
      const first = given.adopted[u]!;
      return [`u${u}`, t + 1, first === 3 || first === 4 ? first : "", value];
    }),
  );
  const text = csv(["unit", "period", "adopted", "value"], lines);
  type Case = Readonly<Record<string, Numbers>>;

  it("as by hand (script 30)", async () => {
    const found = await answer("callaway-santanna-never-treated", text, level(0.95));
    const overall = found.filter((row) => row.at === null);
    expect(column(overall, "average")).toEqual(["simple", "group", "calendar", "event"]);
    // Those who adopt in period 9 are among the never-treated here, so that the controls are the script's not yet treated.
    const notYet = await answer("callaway-santanna", text, level(0.95));
    const theirs = (effects.staggered as Readonly<Record<string, Case>>).notyet!;
    const wanted = ["simple", "group", "calendar", "event"].map((name) => theirs[name]!.estimate!);
    close(
      column(
        notYet.filter((row) => row.at === null),
        "estimate",
      ),
      wanted,
      iterative,
    );
    expect(
      column(
        notYet.filter((row) => row.average === "group"),
        "at",
      ),
    ).toEqual([null, "3", "4"]);
    expect(
      column(
        notYet.filter((row) => row.average === "event"),
        "at",
      ),
    ).toEqual([null, -2, -1, 0, 1, 2, 3]);
    expect(notYet.every((row) => row.reason === null || row.lower === null)).toBe(true);
  });

  it.each<[string, readonly (readonly Cell[])[], string]>([
    [
      "a unit with two dates",
      [
        ["a", 1, 2, 1],
        ["a", 2, 1, 1],
        ["b", 1, "", 1],
        ["b", 2, "", 1],
      ],
      "tall.csv:3 The unit has another value of adopted than on line 2; expected the same on all its rows.",
    ],
    [
      "a unit that always was treated",
      [
        ["a", 1, 1, 1],
        ["a", 2, 1, 1],
        ["b", 1, "", 1],
        ["b", 2, "", 1],
      ],
      "tall.csv:2 The unit had the measure from the first period on; expected at least one period before.",
    ],
    [
      "a date outside the file",
      [
        ["a", 1, 7, 1],
        ["a", 2, 7, 1],
        ["b", 1, "", 1],
        ["b", 2, "", 1],
      ],
      "tall.csv:2 The value of adopted is none of the periods in the file.",
    ],
    [
      "a hole",
      [
        ["a", 1, 2, 1],
        ["a", 2, 2, 1],
        ["b", 1, "", 1],
      ],
      "tall.csv:4 The unit has 1 rows for 2 periods; expected exactly one for each.",
    ],
    [
      "nobody who never adopts",
      [
        ["a", 1, 2, 1],
        ["a", 2, 2, 1],
      ],
      "tall.csv:1 1 of 1 units are treated; expected some, not all.",
    ],
    [
      "nobody who adopts",
      [
        ["a", 1, "", 1],
        ["a", 2, "", 1],
      ],
      "tall.csv:1 0 of 1 units are treated; expected some, not all.",
    ],
  ])("refuses %s", async (_, rows, sentence) => {
    const ran = await run("callaway-santanna", csv(["unit", "period", "adopted", "value"], rows), [
      ...level(0.95),
      "--lang",
      "en",
    ]);
    expect(ran.exit).toBe(1);
    expect(said(ran)).toContain(sentence);
  });
});

describe("interrupted-time-series", () => {
  const panel = table("panel.csv");
  const lines = panel.muni!.flatMap((_, i): readonly (readonly Cell[])[] =>
    panel.group![i] === "benchmark"
      ? []
      : [
          [
            `${panel.year![i]}-Q${panel.quarter![i]}`,
            panel.treat![i]!,
            Number(panel.q![i]) >= 36 ? 1 : 0,
            panel.offences![i]!,
            panel.pop![i]!,
          ],
        ],
  );
  const columns = ["period", "treated", "after", "events", "exposure"];
  const options = [...level(0.95), "--lag", "4"];

  it("as glm with Driscoll–Kraay errors (script 30)", async () => {
    const theirs = effects.controlled_its as Numbers & {
      readonly coef: readonly number[];
      readonly lag4: Numbers & { readonly se: readonly number[] };
    };
    const found = await answer("interrupted-time-series", csv(columns, lines), options);
    expect(column(found, "effect")).toEqual(["mean-effect", "level", "slope-per-period"]);
    // Quarters, not years, are the unit of the slope here: a fourth of R's, with a fourth of its error.
    const scale = Math.sqrt(44 / 33);
    close(column(found, "logRatio"), [theirs.lag4.mean_effect!, theirs.coef[0]!, theirs.coef[1]! / 4], iterative);
    close(
      column(found, "error"),
      [theirs.lag4.mean_se! * scale, theirs.lag4.se[0]! * scale, (theirs.lag4.se[1]! / 4) * scale],
      iterative,
    );
    close([found[0]!.durbinWatson, found[0]!.dispersion], [theirs.durbin_watson!, theirs.dispersion!], iterative);
    expect(found[0]!.df).toBe((1.5 * 33) / 5);
    const reach = tDistribution(9.9).upperQuantile(0.025) * theirs.lag4.mean_se! * scale;
    close([found[0]!.upper], [Math.exp(theirs.lag4.mean_effect! + reach)], iterative);
  });

  it("has no quarter effects where periods are not quarters, and refuses few degrees of freedom", async () => {
    const years = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((year) =>
      [0, 1].map((treated) => [2018 + year, treated, year > 6 ? 1 : 0, 5 + ((year * 3 + treated) % 4), 10]),
    );
    const found = await answer("interrupted-time-series", csv(columns, years), [...level(0.95), "--lag", "0"]);
    expect(found[0]).toMatchObject({ df: 2, lower: null, upper: null, p: null, reason: "few-degrees-of-freedom" });
  });

  it.each<[string, readonly (readonly Cell[])[], string]>([
    ["one series", [[1, 0, 0, 3, 1]], "0 of 1 units are treated; expected some, not all."],
    [
      "a period of one series alone",
      [
        [1, 0, 0, 3, 1],
        [1, 1, 0, 3, 1],
        [2, 0, 1, 3, 1],
      ],
      "The unit has 1 rows for 2 periods; expected exactly one for each.",
    ],
    [
      "nothing after the start",
      [
        [1, 0, 0, 3, 1],
        [1, 1, 0, 3, 1],
      ],
      "All periods lie on the same side of the start; expected periods before and after.",
    ],
    [
      "too few periods",
      [1, 2].flatMap((period) => [0, 1].map((treated) => [period, treated, period - 1, 3 + treated, 1])),
      "The file has fewer rows than the model has unknowns.",
    ],
    [
      "no event",
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((period) =>
        [0, 1].map((treated) => [period, treated, period > 5 ? 1 : 0, 0, 1]),
      ),
      "No row has an event; expected at least one.",
    ],
  ])("refuses %s", async (_, rows, sentence) => {
    const ran = await run("interrupted-time-series", csv(columns, rows), [...options, "--lang", "en"]);
    expect(ran.exit).toBe(1);
    expect(said(ran)).toContain(sentence);
  });

  it("needs --lag, which is never chosen for anyone", async () => {
    const ran = await run("interrupted-time-series", csv(columns, lines), [...level(0.95), "--lang", "en"]);
    expect([ran.exit, said(ran)]).toEqual([2, expect.stringContaining("interrupted-time-series needs --lag")]);
  });
});

describe("wild-bootstrap", () => {
  const chosen = new Set(table("wcb_panel.csv").muni!);
  const options = [...level(0.95), "--seed", "1"];

  it("has the estimate, the error and the signs of script 05, and no p on so few degrees of freedom", async () => {
    const [found] = await answer(
      "wild-bootstrap",
      yearly((i) => chosen.has(annual.muni![i]!)),
      options,
    );
    const theirs = effects.wild_interval as Numbers;
    close([found!.estimate, found!.error], [theirs.estimate!, theirs.error!], iterative);
    expect(found).toMatchObject({ clusters: 10, signs: 1024, enumerated: true, p: null, lower: null });
    expect(found!.reason).toBe("few-degrees-of-freedom");
  });

  it("draws signs for many units, with p and interval", async () => {
    const [found] = await answer("wild-bootstrap", yearly(), options);
    expect(found).toMatchObject({ clusters: 31, signs: 9999, enumerated: false, reason: null });
    close([found!.effectiveClusters], [(effects.effective_clusters as Numbers).equal!], iterative);
    expect(Number(found!.lower)).toBeLessThan(Number(found!.estimate));
    expect(Number(found!.upper)).toBeGreaterThan(Number(found!.estimate));
    expect(Number(found!.p)).toBeGreaterThan(0);
  });

  it("says in a reader's words why units that are alike have no answer", async () => {
    const still = [0, 1, 2, 3].flatMap((unit) =>
      [0, 1, 2].map((period) => [`u${unit}`, period, unit < 2 ? 1 : 0, period > 1 ? 1 : 0, 3, 1]),
    );
    for (const [lang, sentence] of [
      ["nb", "Ingenting varierer"],
      ["nn", "Ingenting varierer"],
      ["en", "Nothing varies"],
    ] as const) {
      const ran = await run("wild-bootstrap", csv(header, still), [...options, "--lang", lang]);
      expect(ran.exit).toBe(1);
      expect(said(ran)).toContain(sentence);
    }
    const one = await run("wild-bootstrap", csv(header, [["a", 1, 1, 0, 3, 10]]), [...options, "--lang", "en"]);
    expect(said(one)).toContain("1 of 1 units are treated");
  });
});

describe("three-priors", () => {
  const columns = ["group", "ratio", "lower", "upper", "hoped"];

  it("as the conjugate formula (script 30)", async () => {
    const found = await answer("three-priors", csv(columns, [["a", 0.74, 0.52, 1.02, 0.8]]), level(0.95));
    const theirs = effects.priors as Readonly<Record<string, Numbers>>;
    for (const [i, prior] of ["flat", "sceptical", "review"].entries()) {
      const { ratio, lower, upper, below1 } = theirs[prior]!;
      expect(found[i]).toMatchObject({ group: "a", prior });
      close(
        [found[i]!.ratio, found[i]!.lower, found[i]!.upper, found[i]!.probabilityOfFall],
        [ratio!, lower!, upper!, below1!],
        iterative,
      );
      expect(Number(found[i]!.probabilityOfHoped)).toBeLessThan(Number(found[i]!.probabilityOfFall));
    }
  });

  it("refuses an interval without the estimate, one without width, and a hope that is no fall", async () => {
    const rows = [
      ["a", 0.9, 1, 1.2, 0.8],
      ["b", 1, 1, 1, 0.8],
      ["c", 0.9, 0.8, 1.2, 1],
    ];
    const ran = await run("three-priors", csv(columns, rows), [...level(0.95), "--lang", "en"]);
    expect(ran.exit).toBe(1);
    expect(said(ran)).toContain("tall.csv:2 ratio lies outside");
    expect(said(ran)).toContain("tall.csv:3 ratio lies outside");
    expect(said(ran)).toContain("tall.csv:4 hoped is not a ratio between 0 and 1.");
  });
});
