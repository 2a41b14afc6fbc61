/** Small counts rounded where they are delivered: as often up as it takes, the same every time, and everything adds up. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Layout } from "../../src/model/layout.ts";
import type { Observation } from "../../src/model/observation.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { recountIn } from "../../src/pipeline/recount.ts";
import {
  chanceOf,
  type Rounding,
  roundedColumns,
  roundObservations,
  roundSmall,
  totalsIn,
} from "../../src/pipeline/rounding.ts";
import { observation, offenceRate, layouts as plain, words } from "./fixtures.ts";

const column = (name: string, type: "area" | "period" | "count" | "code", codes: readonly string[] | null = null) => ({
  name,
  type,
  labels: words(name),
  codes,
  total: codes?.includes("alle") ? "alle" : null,
  optional: false,
  aliases: [],
});

const followup: Layout = {
  kind: "followup",
  labels: words("followup"),
  columns: [
    column("kommunenr", "area"),
    column("periode", "period"),
    column("kjonn", "code", ["jente", "gutt", "alle"]),
    ...["henvist", "startet", "fullfort", "avbrutt"].map((name) => column(name, "count")),
  ],
  rowRules: [{ part: "startet", whole: "henvist" }],
  sumRules: [{ whole: "startet", parts: ["fullfort", "avbrutt"] }],
  totalRules: ["henvist", "startet", "fullfort", "avbrutt"].map((measure) => ({
    measure,
    column: "kjonn",
    relation: "equal" as const,
  })),
};

const layouts = [...plain, followup];
const columns = roundedColumns(layouts, [offenceRate]);
const three: Rounding = { base: 3, key: "a secret" };

const rounded = (observations: readonly Observation[], rounding: Rounding = three) =>
  roundObservations(observations, layouts, columns, rounding);

/** A row of follow-up for boys, girls or both. */
function courses(kjonn: string, fullfort: number, avbrutt: number, waiting: number): readonly Observation[] {
  const startet = fullfort + avbrutt;
  const counts = { henvist: startet + waiting, startet, fullfort, avbrutt };
  return Object.entries(counts).map(([name, value]) =>
    observation(`followup.${name}`, "1833", "2027-Q1", { kjonn }, value),
  );
}

describe("a small count", () => {
  it("is told as nothing or as the base, and any other as itself", () => {
    const told = [0, 1, 2, 3, 4, 17].map((count) =>
      [...new Set(Array.from({ length: 200 }, (_, i) => roundSmall(count, `${i}`, three).value))].sort(),
    );
    expect(told).toEqual([[0], [0, 3], [0, 3], [3], [4], [17]]);
  });

  it.each([3, 5])("to base %i is rounded up as often as leaves the expected count what it is", (base) => {
    const draws = 20_000;
    for (let count = 0; count <= base; count++) {
      let sum = 0;
      for (let i = 0; i < draws; i++) sum += roundSmall(count, `address ${i}`, { base, key: "k" }).value;
      // Five standard errors of the mean of draws that are 0 or the base.
      const error = 5 * Math.sqrt((count * (base - count)) / draws);
      expect(Math.abs(sum / draws - count)).toBeLessThanOrEqual(error);
    }
  });

  it("lies between what its rounding tells, whichever way it went, and all that lies there could be it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom(3, 5), fc.string(), (count, base, address) => {
        const { value, lower, upper } = roundSmall(count, address, { base, key: "k" });
        expect(count).toBeGreaterThanOrEqual(lower);
        expect(count).toBeLessThanOrEqual(upper);
        // Nobody who sees the value alone can exclude any of them: each is told so by some key.
        for (let other = lower; other <= upper; other++) {
          const keys = Array.from({ length: 300 }, (_, i) => ({ base, key: `k${i}` }));
          expect(keys.some((each) => roundSmall(other, address, each).value === value)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is rounded by its address and the key alone", () => {
    expect(chanceOf("a", "1")).toBe(chanceOf("a", "1"));
    expect(new Set([chanceOf("a", "1"), chanceOf("a", "2"), chanceOf("b", "1")]).size).toBe(3);
  });
});

const small = fc.integer({ min: 0, max: 6 });

describe("rounded deliveries", () => {
  it("add up: sexes, courses by how they ended, and those referred", () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 6, maxLength: 6 }), fc.string(), ([a, b, c, d, e, f], key) => {
        const { told } = rounded(
          [
            ...courses("jente", a!, b!, c!),
            ...courses("gutt", d!, e!, f!),
            ...courses("alle", a! + d!, b! + e!, c! + f!),
          ],
          { base: 3, key },
        );
        const of = (name: string, kjonn: string): number =>
          told.find((it) => it.measure === `followup.${name}` && it.dims.kjonn === kjonn)!.value!;
        for (const name of ["henvist", "startet", "fullfort", "avbrutt"])
          expect(of(name, "alle")).toBe(of(name, "jente") + of(name, "gutt"));
        for (const kjonn of ["jente", "gutt", "alle"]) {
          expect(of("startet", kjonn)).toBe(of("fullfort", kjonn) + of("avbrutt", kjonn));
          expect(of("henvist", kjonn)).toBeGreaterThanOrEqual(of("startet", kjonn));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("hold the true count between the bounds of every sum, and the told one too", () => {
    fc.assert(
      fc.property(fc.array(small, { minLength: 9, maxLength: 9 }), fc.string(), (values, key) => {
        const rows = ["1833", "1836", "1804"].flatMap((area, i) => {
          const [vold, rus, both] = values.slice(3 * i, 3 * i + 3) as [number, number, number];
          const whole = Math.max(vold, rus) + Math.min(both, vold, rus);
          return Object.entries({ alle: whole, vold, rus }).map(([gruppe, value]) =>
            observation("offences.personer", area, "2027-Q1", { alder: "14", gruppe }, value),
          );
        });
        const made = rounded(rows, { base: 5, key });
        const [truth, told, least, most] = [rows, made.told, made.least, made.most].map((it) =>
          recountIn(indexObservations(it, layouts), layouts),
        ) as [ReturnType<typeof recountIn>, ...ReturnType<typeof recountIn>[]];
        for (const areas of [["1833"], ["1833", "1836"], ["1833", "1836", "1804"]])
          for (const gruppe of [{}, { gruppe: "vold" }, { gruppe: "rus" }]) {
            const at = {
              table: "offences",
              areas,
              period: "2027-Q1",
              breakdown: { alder: "14", measure: "personer", ...gruppe },
            };
            for (const it of [truth(at)!, told!(at)!]) {
              expect(it).toBeGreaterThanOrEqual(least!(at)!);
              expect(it).toBeLessThanOrEqual(most!(at)!);
            }
          }
        // A total that covers its codes is told no smaller than any of them.
        for (const area of ["1833", "1836", "1804"]) {
          const [alle, vold, rus] = made.told.filter((it) => it.area === area).map((it) => it.value!);
          expect(alle).toBeGreaterThanOrEqual(Math.max(vold!, rus!));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("round a count as before when others beside it are corrected", () => {
    const before = rounded([...courses("jente", 1, 2, 1), ...courses("gutt", 2, 2, 0)]).told;
    const after = rounded([...courses("gutt", 2, 4, 2), ...courses("jente", 1, 2, 1)]).told;
    const girls = (told: readonly Observation[]) => told.filter((it) => it.dims.kjonn === "jente");
    expect(girls(after)).toEqual(girls(before));
  });

  it("leave alone what is missing, what counts nobody, and how many live there", () => {
    const rows = [
      observation("offences.personer", "1833", "2027-Q1", { alder: "14", gruppe: "alle" }, null),
      observation("population.personer", "1833", "2027", { alder: "14", kjonn: "alle" }, 2),
      observation("economy.regnskap", "programme", "2027", {}, 1),
    ];
    expect(rounded(rows).told).toEqual(rows);
    expect([...columns].filter((it) => /population|economy/.test(it))).toEqual([]);
  });

  it("take a total for itself where a part of it is missing", () => {
    const missing = [...courses("alle", 7, 7, 7), ...courses("jente", 1, 1, 1).map((it) => ({ ...it, value: null }))];
    const { told } = rounded(missing);
    expect(told.map((it) => it.value)).toEqual([21, 14, 7, 7, null, null, null, null]);
    const alder = rounded([observation("offences.personer", "1833", "2027-Q1", { alder: "14", gruppe: "vold" }, 9)]);
    expect(alder.told.map((it) => it.value)).toEqual([9]);
    expect(totalsIn(told, layouts, columns).find((it) => it.measure === "henvist")?.relation).toBe("cover");
    expect(totalsIn(alder.told, layouts, columns).find((it) => it.table === "offences")?.relation).toBe("equal");
  });

  it("take for rounded what stands beside no inhabitants, too", () => {
    const counted = { ...offenceRate, denominator: null };
    expect(roundedColumns(layouts, [counted]).has("population.personer")).toBe(true);
  });

  it("leave out a survey's weights, which would tell the answers", () => {
    const weighed = layouts.map((layout) =>
      layout.kind === "survey"
        ? { ...layout, behind: [{ measure: "antall", weights: "vekt", squares: "kvadrat" }] }
        : layout,
    );
    const rows = ["antall", "vekt", "kvadrat"].map((name) =>
      observation(`survey.${name}`, "1833", "2025", { svar: "ja" }, name === "antall" ? 9 : 10.5),
    );
    expect(roundObservations(rows, weighed, columns, three).told).toEqual(rows.slice(0, 1));
  });

  it("take a total whose codes are not all stated, or exceed it, for what it is", () => {
    const one = rounded([...courses("jente", 5, 5, 5), ...courses("alle", 9, 9, 9)]);
    const totals = one.told.filter((it) => it.dims.kjonn === "alle").map((it) => it.value);
    expect(totals).toEqual([27, 18, 9, 9]);
    const wrong = rounded([...courses("jente", 9, 9, 9), ...courses("alle", 5, 5, 5)]);
    expect(wrong.told.filter((it) => it.dims.kjonn === "alle").map((it) => it.value)).toEqual([15, 10, 5, 5]);
  });
});

describe("totals that still add up", () => {
  it("are those whose codes are all stated and were rounded with them", () => {
    const { told } = rounded([...courses("jente", 1, 2, 2), ...courses("gutt", 2, 1, 1), ...courses("alle", 3, 3, 3)]);
    const found = totalsIn(told, layouts, columns).filter((it) => it.table === "followup");
    expect(found.map((it) => [it.measure, it.column, it.relation])).toEqual([
      ["henvist", "kjonn", "equal"],
      ["startet", "kjonn", "equal"],
      ["fullfort", "kjonn", "equal"],
      ["avbrutt", "kjonn", "equal"],
    ]);
    const apart = told.filter((it) => it.dims.kjonn !== "gutt");
    expect(totalsIn(apart, layouts, columns).find((it) => it.measure === "henvist")?.relation).toBe("cover");
  });
});
