/** Small parts of a run: places in records, who delivered, and programmers' mistakes that no definition can bring about. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { issue } from "../../src/model/issue.ts";
import type { Observation } from "../../src/model/observation.ts";
import { analyse } from "../../src/pipeline/analyse.ts";
import { arrivalIssues, arrivalsOf } from "../../src/pipeline/arrivals.ts";
import { definePipeline } from "../../src/pipeline/define.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { placedWithin } from "../../src/pipeline/places.ts";
import { describeIssue } from "../../src/text/describe.ts";
import { repository } from "../support/workspace.ts";

const { definitions, pipeline } = definePipeline(join(repository, "pipelines", "quarterly.yaml"));
const { programme, layouts, indicators } = definitions;

describe("a place", () => {
  const paths = { root: "/r", inbox: "/r/inn", work: "/r/work", reports: "/r/reports" };
  const placed = (file: string): string =>
    placedWithin(issue("store.unreadable", { file, line: 2 }), paths).place!.file;

  it("in the inbox is the file's name, in the store a path below work, and elsewhere as it was", () => {
    expect(placed(join("/r/inn", "a.csv"))).toBe("a.csv");
    expect(placed("/r/inn")).toBe("inn");
    expect(placed(join("/r/work", "deliveries", "x", "note.json"))).toBe("work/deliveries/x/note.json");
    expect(placed("politi.csv")).toBe("politi.csv");
    expect(placed("/elsewhere/a.csv")).toBe("/elsewhere/a.csv");
  });

  it("that is not known stays unknown", () => {
    const it = issue("run.no-data", null, { pipeline: "x", asOf: "2027-01-01" });
    expect(placedWithin(it, paths)).toBe(it);
  });
});

describe("an analysis", () => {
  const index = indexObservations([], layouts);
  const context = {
    period: "2027-Q3",
    baseline: pipeline.baseline,
    start: programme.start,
    pilot: programme.pilot,
    seed: 1,
    label: "exploratory",
    plan: null,
  } as const;
  const [first] = pipeline.analyses;

  it("may not be stated twice: one of the two would be lost", () => {
    expect(() => analyse([first!, first!], indicators, index, programme, context)).toThrow(
      /^two estimates share the address .*offence-persons/,
    );
  });

  it("needs a method that is there", () => {
    const unknown = { ...first!, method: "none" };
    expect(() => analyse([unknown], indicators, index, programme, context)).toThrow(
      new RangeError("analysis offence-persons: no method none"),
    );
  });
});

describe("who delivered", () => {
  const of = (kind: string, area: string, period: string, more: Partial<Observation> = {}): Observation =>
    ({ kind, area, period, value: 1, missing: null, by: {}, measure: `${kind}.x`, ...more }) as Observation;
  const arrivals = (...observations: readonly Observation[]) =>
    arrivalsOf([...new Set(observations.map((it) => it.kind))], layouts, observations, programme, "2027-Q3");
  const status = (list: ReturnType<typeof arrivals>, area: string, period: string): string =>
    list.find((it) => it.area === area && it.period === period)!.status;

  it("is whole, partial where some numbers lack, and missing where all do", () => {
    const unknown = { value: null, missing: "missing" } as const;
    const list = arrivals(
      of("followup", "1833", "2027-Q3"),
      of("followup", "1832", "2027-Q3"),
      of("followup", "1832", "2027-Q3", unknown),
      of("followup", "1834", "2027-Q3", unknown),
      of("followup", "1828", "2027-Q3", { value: null, missing: "not-applicable" }),
    );
    expect(["1833", "1832", "1834", "1828", "1826"].map((area) => status(list, area, "2027-Q3"))).toEqual([
      "delivered",
      "partial",
      "missing",
      "delivered",
      "missing",
    ]);
  });

  it("of a yearly kind is asked for the years in which anybody did", () => {
    const list = arrivals(of("survey", "1833", "2022"), of("survey", "1832", "2025"), of("survey", "1833", "2031"));
    expect([...new Set(list.map((it) => it.period))]).toEqual(["2022", "2025"]);
  });

  it("of a kind stated by group is asked of the groups", () => {
    const list = arrivals(of("economy", "programme", "2027"));
    expect(list.map((it) => `${it.area} ${it.status}`)).toContain("programme delivered");
    expect(arrivalIssues(list, programme, definitions.layouts, "2027-Q3")).toEqual([]);
  });

  it("is told for each kind: nobody, one by name, or several in one sentence", () => {
    const period = "2027-Q3";
    const arrival = (kind: string, area: string, missing: boolean) =>
      ({ kind, area, period, status: missing ? "missing" : "delivered" }) as const;
    const said = arrivalIssues(
      [
        arrival("a", "1833", true),
        arrival("b", "1833", false),
        arrival("b", "1834", true),
        arrival("c", "1835", true),
        arrival("c", "programme", true),
        arrival("c", "1833", false),
        arrival("d", "1833", false),
      ],
      programme,
      ["a", "b", "c", "d"].map((kind) => ({
        ...definitions.layouts[0]!,
        kind,
        labels: { nb: `nb ${kind}`, nn: `nn ${kind}`, en: `en ${kind}` },
      })),
      period,
    );
    expect(said.map((it) => [it.code, it.params.kind, it.params.period])).toEqual([
      ["run.no-delivery", "a", period],
      ["run.missing-area", "b", period],
      ["run.missing-areas", "c", period],
    ]);
    expect(said.map((it) => describeIssue(it, "nb").message)).toEqual([
      "Ingen har levert «nb a» for 3. kvartal 2027; ventet minst én leveranse.",
      "1834 Lurøy har ikke levert «nb b» for 3. kvartal 2027.",
      "2 kommuner har ikke levert «nb c» for 3. kvartal 2027: 1835 Træna, programme.",
    ]);
  });
});
