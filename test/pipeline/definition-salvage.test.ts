/** One error hides no other: what can be read of a file is checked, whatever else in it cannot. */
import { describe, expect, it } from "vitest";
import { altered, complaints, load } from "./definition-fixture.ts";

function places(file: string, ...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  return complaints(load(altered(file, ...changes)), "en").map((it) => it.replace(/^(\S+ .*?[.;]) .*$/, "$1"));
}

describe("a definition with several faults", () => {
  it("is checked beyond a broken area, group, goal and milestone", () => {
    expect(
      places(
        "programme.yaml",
        ['{ code: "1833", name: Rana }', '{ code: "1833", nme: Rana }'],
        ["  - id: salten\n    role: benchmark", "  - id: salten\n    role: bench"],
        ["{ id: less-crime, labels", "{ id: less-crime, label"],
        ["planned: 2026-08-31", "plan: 2026-08-31"],
        ['host: "1833"', 'host: "1835"'],
        ['formerly: ["1849"]', 'formerly: ["1848"]'],
      ),
    ).toEqual([
      "programme.yaml:3:7 host names “1835”, which is not in programme.yaml.",
      "programme.yaml:7:5 “name” is missing.",
      "programme.yaml:7:21 “nme” is not a key here;",
      "programme.yaml:9:65 formerly names “1848”, which is not in programme.yaml.",
      "programme.yaml:21:11 role is “bench”;",
      "programme.yaml:28:5 “labels” is missing.",
      "programme.yaml:28:23 “label” is not a key here;",
      "programme.yaml:30:5 “planned” is missing.",
      "programme.yaml:30:60 “plan” is not a key here.",
    ]);
  });

  it("names an area in two roles by its code when its name cannot be read", () => {
    expect(places("programme.yaml", ["name: Rødøy", "nme: Rødøy"], [", until: 2026-01-01 }", " }"]).at(-1)).toBe(
      "programme.yaml:26:9 1836 has two roles at once from 2026-01-01: benchmark in “salten” and programme in “programme”.",
    );
  });

  it("is checked without its lists", () => {
    expect(places("programme.yaml", ["areas:", "area:"], ["groups:", "group:"])).toEqual([
      "programme.yaml:1:1 “areas” is missing.",
      "programme.yaml:1:1 “groups” is missing.",
      "programme.yaml:3:7 host names “1833”, but programme.yaml has none.",
      "programme.yaml:6:1 “area” is not a key here;",
      "programme.yaml:11:1 “group” is not a key here;",
    ]);
  });

  it("is checked beyond a broken delivery, and without any", () => {
    expect(
      places(
        "deliveries.yaml",
        ["kind: population\n    labels", "kind: population\n    label"],
        ["part: personer", "part: pers"],
      ),
    ).toEqual([
      "deliveries.yaml:7:5 “labels” is missing.",
      "deliveries.yaml:8:5 “label” is not a key here;",
      "deliveries.yaml:26:17 part names “pers”, which is not in deliveries.yaml (offences).",
    ]);
    expect(places("deliveries.yaml", ["deliveries:", "delivery:"], ["  alder:\n", "  alder:\n  other:\n"])).toEqual([
      "deliveries.yaml:1:1 “deliveries” is missing.",
      "deliveries.yaml:2:3 alder is empty.",
      "deliveries.yaml:7:1 “delivery” is not a key here.",
    ]);
  });

  it("is checked beyond a broken indicator, and without any", () => {
    expect(
      places(
        "indicators.yaml",
        ["kind: rate", "kind: ratio"],
        ["grain: year\n    goal: less-crime", "grain: year\n    goal: crime"],
      ),
    ).toEqual([
      "indicators.yaml:14:11 kind is “ratio”;",
      "indicators.yaml:37:11 goal names “crime”, which is not in programme.yaml (goals).",
    ]);
    expect(places("indicators.yaml", ["indicators:", "indicator:"])).toEqual([
      "indicators.yaml:1:1 “indicators” is missing.",
      "indicators.yaml:7:1 “indicator” is not a key here;",
    ]);
  });

  it("is checked beyond a broken source, analysis, figure and section", () => {
    expect(
      places(
        "trial.yaml",
        ["[population, offences]", "[population, 7, offence]"],
        ["question: monitoring\n    method: rate", "question: what\n    method: rate"],
        ["chart: trend", "chart: tree"],
        ["  - id: first", "  - id: First"],
        ["donors: salten", "donors: saltn"],
      ),
    ).toEqual([
      "trial.yaml:10:23 sources is the number 7;",
      "trial.yaml:10:26 sources names “offence”, which is not in deliveries.yaml;",
      "trial.yaml:13:15 question is “what”;",
      "trial.yaml:29:24 donors names “saltn”, which is not in programme.yaml (groups);",
      "trial.yaml:32:12 chart is “tree”;",
      "trial.yaml:36:9 id is “First”, which does not have the form that is needed.",
    ]);
  });

  it("is checked without sources, analyses, figures or sections", () => {
    const changes = ["sources:", "analyses:\n", "figures:", "sections:"].map((it) => [it, `x${it}`] as const);
    expect(places("trial.yaml", ...changes)).toEqual([
      "trial.yaml:1:1 “sources” is missing.",
      "trial.yaml:1:1 “analyses” is missing.",
      "trial.yaml:10:1 “xsources” is not a key here;",
      "trial.yaml:11:1 “xanalyses” is not a key here;",
      "trial.yaml:30:1 “xfigures” is not a key here;",
      "trial.yaml:35:1 “xsections” is not a key here;",
    ]);
  });

  it("is not read further when its YAML is broken", () => {
    expect(places("trial.yaml", ["kind: report", "kind: [report"])).toEqual([
      "trial.yaml:3:1 This is not valid YAML (BAD_INDENT).",
    ]);
  });

  it("says of an options value that names nothing known only what the grammar says", () => {
    expect(places("trial.yaml", ["areas: [programme, salten]", "areas: salten"])).toEqual([
      "trial.yaml:39:59 areas is “salten”;",
    ]);
  });
});
