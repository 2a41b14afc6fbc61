/** What a divided municipality's parts are given goes through the whole of the gate: marked, and hidden where it is small. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { factsOf } from "../../src/disclose/facts.ts";
import { disclose } from "../../src/disclose/index.ts";
import type { Area } from "../../src/model/area.ts";
import type { Observation } from "../../src/model/observation.ts";
import { analyse } from "../../src/pipeline/analyse.ts";
import { followCodes } from "../../src/pipeline/boundaries.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { indexObservations } from "../../src/pipeline/observation-index.ts";
import { repository } from "../support/workspace.ts";
import { analysis, observation } from "./fixtures.ts";

const { programme: shipped, layouts, indicators, disclosure } = defineFolder(join(repository, "pipelines"));

/** Tysfjord between Narvik and Hamarøy, one to three by made-up numbers. */
const areas = shipped.areas.map((it): Area => {
  if (it.code === "1850") return { ...it, divided: { parts: { "1806": 1, "1875": 3 }, source: "made up" } };
  return it.code === "1806" ? { ...it, formerly: [...it.formerly, "1850"] } : it;
});
const programme = { ...shipped, areas };

function stated(code: string, living: number, persons: number): readonly Observation[] {
  return ["14", "15"].flatMap((alder, i) => {
    const dims = { alder, kjonn: "alle", lovbruddsgruppe: "alle", digital: "alle" };
    return [
      observation("population.personer", code, "2019", { alder, kjonn: "alle" }, living),
      observation("offences.personer", code, "2019-Q4", dims, i === 0 ? persons : 0),
    ];
  });
}

it("a part's count is hidden where it is small, though the whole was not; what is shown says what it rests on", async () => {
  const observations = [
    ...stated("1805", 200, 1),
    ...stated("1854", 30, 0),
    ...stated("1849", 25, 2),
    ...stated("1850", 40, 8),
  ];
  const followed = followCodes(observations, areas, layouts, indicators.values());
  const index = indexObservations(followed, layouts);
  const asked = { ...analysis, indicators: ["offence-persons"], units: ["1806", "1875"], periods: { last: 1 } };
  const context = {
    period: "2019-Q4",
    baseline: "2019",
    start: programme.start,
    pilot: programme.pilot,
    seed: 1,
    label: "exploratory",
    plan: null,
  } as const;
  const estimates = analyse([asked], indicators, index, programme, context);
  // Tysfjord's eight: two to Narvik beside its one, six to Hamarøy beside its two.
  expect(estimates.map((it) => [it.area, it.status === "measured" && it.numerator])).toEqual([
    ["1806", 3],
    ["1875", 8],
  ]);
  const personal = new Set(["offence-persons"]);
  const gate = await disclose(estimates, { rule: disclosure, personal, facts: factsOf(layouts), earlier: [] });
  const released = gate.ok ? gate.value.released : [];
  expect(released.map((it) => [it.area, it.status])).toEqual([
    ["1806", "withheld"],
    ["1875", "released"],
  ]);
  expect(released[1]!.notes.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["approximate-area", "divided-area"]),
  );
});
