/** The definitions in pipelines/: they load, they say what DOMAIN facts say, and editors see the same grammar. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { membersOn } from "../../src/model/area.ts";
import { grammar } from "../../src/pipeline/define.ts";
import type { Definitions, LoadedPipeline } from "../../src/pipeline/definition/index.ts";
import { jsonSchemas, loadDefinitions, loadPipeline } from "../../src/pipeline/definition/index.ts";
import { complaints } from "./definition-fixture.ts";

const folder = join(import.meta.dirname, "..", "..", "pipelines");
const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const texts = new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
const shared = ["programme.yaml", "deliveries.yaml", "indicators.yaml", "disclosure.yaml"];
const pipelines = names.filter((name) => !shared.includes(name));

const loaded = loadDefinitions(texts);
const definitions = (loaded.ok ? loaded.value : null) as Definitions;

function pipeline(name: string): LoadedPipeline {
  const outcome = loadPipeline(name, texts.get(name)!, definitions, grammar);
  expect(complaints(outcome, "en")).toEqual([]);
  return (outcome.ok ? outcome.value : null) as LoadedPipeline;
}

const members = (group: string, date: string): readonly string[] => membersOn(definitions.programme.areas, group, date);

describe("the shipped definitions", () => {
  it("load without a word", () => {
    expect(complaints(loaded, "en")).toEqual([]);
  });

  it.each(pipelines)("%s loads without a word", (name) => {
    expect(pipeline(name).id).toBe(name.replace(".yaml", ""));
  });

  it("has the six confirmed municipalities, and Rødøy unconfirmed from 2026", () => {
    expect(members("programme", "2026-10-01")).toEqual(["1826", "1828", "1832", "1833", "1834", "1835", "1836"]);
    const spells = definitions.programme.areas.flatMap((it) =>
      it.memberships.map((spell) => ({ code: it.code, ...spell })),
    );
    expect(spells.filter((it) => !it.confirmed)).toEqual([
      { code: "1836", group: "programme", from: "2026-01-01", until: null, confirmed: false },
    ]);
  });

  it("has Salten by its council and by its programme, Rødøy in both until 2026", () => {
    const council = ["1804", "1837", "1838", "1839", "1840", "1841", "1845", "1848", "1875"];
    expect(members("salten", "2026-01-01")).toEqual(council);
    expect(members("salten", "2025-12-31")).toEqual([...council, "1836"].sort());
    expect(members("salten", "2017-12-31")).toEqual(council);
    expect(members("salten-programme", "2026-01-01")).toEqual([...council, "1856", "1857"].sort());
    const roles = definitions.programme.groups.map((it) => [it.id, it.role, it.adopted]);
    expect(roles).toEqual([
      ["programme", "programme", "2026-10-01"],
      ["salten", "benchmark", "2007-07-01"],
      ["salten-programme", "benchmark", "2007-07-01"],
      ["donors", "donor", null],
      ["donors-narrow", "donor", null],
    ]);
    // The narrower pool is the wider one without Vesterålen and Grane.
    const without = ["1825", "1851", "1866", "1867", "1868", "1870", "1871"];
    expect(members("donors-narrow", "2027-01-01")).toEqual(
      members("donors", "2027-01-01").filter((code) => !without.includes(code)),
    );
  });

  it("has the 41 municipalities of Nordland, each in one role, and five codes that ended in 2020", () => {
    const { areas } = definitions.programme;
    const current = areas.filter((it) => it.valid.until === null).map((it) => it.code);
    expect(current).toHaveLength(41);
    const placed = ["programme", "salten-programme", "donors"].flatMap((group) => members(group, "2026-10-01"));
    expect([...placed].sort()).toEqual([...current].sort());
    const ended = areas.filter((it) => it.valid.until !== null);
    expect(ended.map((it) => [it.code, it.valid.until])).toEqual(
      ["1805", "1849", "1850", "1852", "1854"].map((code) => [code, "2020-01-01"]),
    );
    expect(areas.find((it) => it.code === "1875")!.formerly).toEqual(["1849", "1850"]);
    expect(areas.find((it) => it.code === "1806")!.formerly).toEqual(["1805", "1854"]);
  });

  it("has the delivery layouts with their columns", () => {
    const columns = definitions.layouts.map((it) => [it.kind, it.columns.map((column) => column.name).join(" ")]);
    expect(columns).toEqual([
      ["population", "kommunenr aar alder kjonn personer"],
      ["offences", "kommunenr periode alder kjonn lovbruddsgruppe digital personer saker"],
      ["survey", "kommunenr aar indikator trinn kjonn svar antall prosent vektsum vektkvadratsum"],
      ["followup", "kommunenr startperiode kjonn henvist startet fullfort avbrutt flyttet pagaar"],
      ["durations", "kommunenr startperiode maal dager antall"],
      ["economy", "aar region post kilde budsjett regnskap"],
      ["activity", "kommunenr periode maal verdi"],
      ["milestones", "id planlagt faktisk status"],
    ]);
  });

  it("hides by the public-health rule", () => {
    expect(definitions.disclosure).toEqual({
      preset: "folkehelse",
      minimumNumerator: 5,
      minimumComplement: 5,
      minimumDenominator: 10,
      threeYears: { minimumNumerator: 13, minimumComplement: 13, minimumDenominator: 28 },
    });
  });

  it("has an indicator for every theme, goal and question of the survey", () => {
    const all = [...definitions.indicators.values()];
    expect(new Set(all.map((it) => it.theme))).toEqual(new Set(Object.keys(definitions.themes)));
    expect(new Set(all.map((it) => it.goal))).toEqual(new Set(definitions.programme.goals.map((it) => it.id)));
    const asked = all.flatMap((it) => it.numerator.where.indikator ?? []);
    expect([...asked].sort()).toEqual(Object.keys(definitions.codeLabels.indikator!).sort());
  });

  it("says that persons over quarters are person-quarters, and that 14 and 15 are recorded differently", () => {
    const offences = [...definitions.indicators.values()].filter((it) => it.numerator.measure === "offences.personer");
    expect(offences.map((it) => it.id)).toEqual(["offence-persons", "violence-persons", "drug-persons"]);
    for (const { definition } of offences) {
      expect(definition.nb).toMatch(/personkvartaler.*15 år.*Samlokalisering/);
      expect(definition.nn).toMatch(/personkvartal\b.*15 år.*Samlokalisering/);
      expect(definition.en).toMatch(/person-quarters.*is 15.*Co-location/);
    }
  });

  it("names the denominator of both completions", () => {
    const of = (id: string): readonly string[] => {
      const { denominator, definition } = definitions.indicators.get(id)!;
      return [[denominator!.measure, ...(denominator!.plus ?? [])].join(" + "), definition.en.replace(/^.*The/, "The")];
    };
    expect(of("completed-of-started")).toEqual(["followup.startet", "The denominator is courses started."]);
    expect(of("completed-of-closed")).toEqual([
      "followup.fullfort + followup.avbrutt + followup.flyttet",
      "The denominator is courses closed, so that courses in progress do not count.",
    ]);
  });

  it("counts persons as personal in all but money, services and dates", () => {
    const free = [...definitions.indicators.values()].filter((it) => !it.personal).map((it) => it.numerator.measure);
    expect([...new Set(free)].sort()).toEqual([
      "activity.verdi",
      "economy.budsjett",
      "economy.regnskap",
      "milestones.faktisk",
    ]);
  });

  it("writes nynorsk and English of its own", () => {
    for (const { id, definition } of definitions.indicators.values()) {
      expect([id, new Set(Object.values(definition)).size]).toEqual([id, 3]);
    }
  });

  it("has the same items in the programme and in the economy, the same milestones in programme and indicator", () => {
    const { budget, milestones } = definitions.programme;
    const economy = definitions.layouts.find((it) => it.kind === "economy")!;
    const post = economy.columns.find((it) => it.name === "post")!;
    expect([...budget.map((it) => it.id), post.total]).toEqual(post.codes);
    expect(definitions.indicators.get("milestones")!.breakdowns.id).toEqual(milestones.map((it) => it.id));
  });
});

describe("the shipped pipelines", () => {
  it("monitor every quarter without tests and without words of cause", () => {
    const quarterly = pipeline("quarterly.yaml");
    expect(new Set(quarterly.analyses.map((it) => it.question))).toEqual(new Set(["monitoring"]));
    expect(quarterly.analyses.map((it) => it.method)).not.toContain("difference-in-differences");
    const words = [...quarterly.figures, ...quarterly.sections].flatMap((it) => Object.values(it.title)).join(" ");
    expect(words).not.toMatch(/effekt|virk|årsak|effect|impact|cause/i);
  });

  it("keeps effect, benchmark and delivery apart in the final evaluation, and Salten out of the effect", () => {
    const final = pipeline("final-2029.yaml");
    const effect = final.analyses.filter((it) => it.question === "effect");
    expect(effect.map((it) => [it.method, it.comparator])).toEqual([
      ["difference-in-differences", "donors"],
      ["difference-in-differences", "donors"],
      ["difference-in-differences", "donors"],
      ["difference-in-differences", "donors-narrow"],
      ["difference-in-differences", "donors"],
      ["poisson-fixed-effects", "donors"],
      ["wild-bootstrap", "donors"],
      ["wild-bootstrap", "donors"],
      ["callaway-santanna", "donors"],
      ["interrupted-time-series", "donors"],
      ["synthetic-control", "donors"],
      ["effect-priors", "donors"],
      ["event-study", "donors"],
    ]);
    expect(new Set(final.analyses.map((it) => it.question))).toEqual(
      new Set(["monitoring", "effect", "benchmark", "delivery"]),
    );
    expect(final.languages).toEqual(["nb", "en"]);
  });

  it("use every figure in a section", () => {
    for (const name of pipelines) {
      const { figures, sections } = pipeline(name);
      const used = sections.flatMap((it) => it.blocks.map((block) => block.options.figure)).filter(Boolean);
      expect([name, [...used].sort()]).toEqual([name, figures.map((it) => it.id).sort()]);
    }
  });
});

describe("pipelines/schema", () => {
  const schemas = jsonSchemas(grammar);
  const schemaOf = (name: string): string =>
    `${shared.includes(name) ? name.replace(".yaml", "") : "pipeline"}.schema.json`;

  it("is fresh: felles schema would write the same", () => {
    expect(readdirSync(join(folder, "schema")).sort()).toEqual([...schemas.keys()].sort());
    for (const [name, text] of schemas) {
      expect([name, readFileSync(join(folder, "schema", name), "utf8") === text]).toEqual([name, true]);
    }
  });

  it.each(names)("%s names its schema, and fits it", (name) => {
    const text = texts.get(name)!;
    expect(text.split(/\r?\n/)[0]).toBe(`# yaml-language-server: $schema=schema/${schemaOf(name)}`);
    const validate = new Ajv({ strict: true, validateFormats: false }).compile(
      JSON.parse(schemas.get(schemaOf(name))!),
    );
    validate(parse(text));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ["quarterly.yaml", "window: rolling-4", "windo: rolling-4"],
    ["quarterly.yaml", "method: rate-ratio", "method: rate-ration"],
    ["programme.yaml", 'host: "1833"', "host: 1833"],
    ["indicators.yaml", "kind: rate", "kind: ratio"],
    ["disclosure.yaml", "preset: folkehelse", "preset: folkehelsa"],
    ["deliveries.yaml", "relation: equal", "relation: same"],
  ])("refuses in %s what the loader refuses: %s as %s", (name, from, to) => {
    const text = texts.get(name)!;
    expect(text).toContain(from);
    const validate = new Ajv({ strict: true, validateFormats: false }).compile(
      JSON.parse(schemas.get(schemaOf(name))!),
    );
    expect(validate(parse(text.replace(from, to)))).toBe(false);
  });
});
