/** A provider's layout: a file each in pipelines/layouts/. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProviderLayout } from "../../src/model/layout.ts";
import { loadDefinitions } from "../../src/pipeline/definition/index.ts";
import { complaints, files } from "./definition-fixture.ts";

const folder = "pipelines/layouts";

function loadWith(text: string, name = "rana") {
  return loadDefinitions(new Map([...Object.entries(files), [`${folder}/${name}.yaml`, text]]));
}

function layoutOf(text: string): ProviderLayout {
  const loaded = loadWith(text);
  if (!loaded.ok) throw new Error(complaints(loaded, "en").join("\n"));
  return loaded.value.providerLayouts[0]!;
}

const bare = {
  id: "rana",
  kind: "offences",
  providers: [],
  sheet: null,
  range: null,
  headerRows: 1,
  columns: [],
  wide: [],
  constants: {},
  codes: {},
  fill: [],
  skip: [],
  ignore: [],
};

describe("a provider's layout", () => {
  it("needs no more than the kind that it extends", () => {
    expect(layoutOf("extends: offences\n")).toEqual(bare);
  });

  it("takes one word where a list may stand, and a unit beside the headers", () => {
    const text = `extends: offences
provider: Nordland politi*
sheet: Ark1
range: A4:H30
headerRows: 2
columns:
  periode: Tid
  alder: [Alder, År gammel]
  saker: { headers: Tusen saker, unit: thousand }
  personer: { unit: million }
wide:
  - { headers: "{periode}", value: personer }
constants: { kommunenr: "1833" }
codes:
  alder: { "14": fjorten, "15": [femten, XV] }
fill: [alder]
skip: [Sum*]
ignore: [Merknad]
`;
    expect(layoutOf(text)).toEqual({
      ...bare,
      providers: ["Nordland politi*"],
      sheet: "Ark1",
      range: "A4:H30",
      headerRows: 2,
      columns: [
        { column: "periode", headers: ["Tid"], unit: null },
        { column: "alder", headers: ["Alder", "År gammel"], unit: null },
        { column: "saker", headers: ["Tusen saker"], unit: "thousand" },
        { column: "personer", headers: [], unit: "million" },
      ],
      wide: [{ headers: "{periode}", value: "personer", unit: null }],
      constants: { kommunenr: "1833" },
      codes: { alder: { "14": ["fjorten"], "15": ["femten", "XV"] } },
      fill: ["alder"],
      skip: ["Sum*"],
      ignore: ["Merknad"],
    });
  });

  it("counts in the definitions' hash", () => {
    const one = loadWith("extends: offences\n");
    const other = loadWith("extends: population\n");
    expect(one.ok && other.ok && one.value.hash !== other.value.hash).toBe(true);
  });

  it("is found by the folder that it lies in, whatever the machine's separator", () => {
    const loaded = loadDefinitions(
      new Map([...Object.entries(files), ["C:\\pipelines\\layouts\\x.yaml", "extends: offences\n"]]),
    );
    expect(loaded.ok && loaded.value.providerLayouts.map((it) => it.id)).toEqual(["x"]);
  });

  const cases: readonly (readonly [name: string, text: string, complaints: readonly string[]])[] = [
    [
      "of a kind that is not there",
      "extends: offence\n",
      [
        "pipelines/layouts/rana.yaml:1:10 extends names “offence”, which is not in deliveries.yaml; the nearest is “offences”. Correct the spelling, or add it to deliveries.yaml.",
      ],
    ],
    [
      "that is no YAML",
      "extends: [\n",
      [
        "pipelines/layouts/rana.yaml:2:1 This is not valid YAML (BAD_INDENT). Check indentation, colons, quotes and brackets here and on the line above.",
      ],
    ],
    [
      "with an unknown key",
      "extends: offences\nskipp: [Sum]\n",
      [
        "pipelines/layouts/rana.yaml:2:1 “skipp” is not a key here; the nearest is “skip”. Correct or remove it. The keys here are: codes, columns, constants, extends, fill, headerRows, ignore, provider, range, sheet, skip, wide.",
      ],
    ],
    [
      "with columns, codes and units that the kind does not have",
      `extends: offences
columns:
  perioden: Tid
  saker: { headers: Saker, unit: share }
wide:
  - { headers: Antall, value: personer }
  - { headers: "{saker} {alder}", value: periode, unit: percent }
constants: { kommunenr: "1834", alder: "13", periode: i fjor }
codes: { alder: { "16": seksten }, kommunenr: { "1833": Rana, "1804": Bodø } }
fill: [saker]
`,
      [
        "pipelines/layouts/rana.yaml:3:3 columns names “perioden”, which is not in deliveries.yaml (offences); the nearest is “periode”. Correct the spelling, or add it to deliveries.yaml (offences).",
        "pipelines/layouts/rana.yaml:4:28 “unit” does not belong where saker is “count”. Remove “unit”, or change saker.",
        "pipelines/layouts/rana.yaml:6:16 headers is “Antall”, which does not have the form that is needed. Write it as in this example: {kommunenr}.",
      ],
    ],
  ];
  it.each(cases)("%s is refused", (_, text, expected) => {
    const said = complaints(loadWith(text), "en");
    expect(said.slice(0, expected.length)).toEqual(expected);
  });

  it("finds every fault at once", () => {
    const said = complaints(loadWith(cases[3]![1]), "nb");
    expect(said.map((it) => it.split(" ")[0])).toEqual(
      [3, 4, 6, 7, 7, 7, 8, 8, 8, 8, 9, 9, 10].map((line, i) => {
        const columns = [3, 28, 16, 16, 42, 51, 25, 33, 40, 55, 19, 63, 8];
        return `pipelines/layouts/rana.yaml:${line}:${columns[i]}`;
      }),
    );
  });

  it("may not state a column that its headers hold, nor give one header to two columns", () => {
    const text = `extends: offences
columns: { personer: Antall, saker: antall }
wide:
  - { headers: "{periode} personer", value: personer }
constants: { periode: 2027-Q3 }
`;
    expect(complaints(loadWith(text), "en")).toEqual([
      "pipelines/layouts/rana.yaml:2:37 columns “antall” is also on line 2. Remove one of them, or give it another name.",
      "pipelines/layouts/rana.yaml:5:14 “periode” does not belong where headers is “{periode} personer”. Remove “periode”, or change headers.",
    ]);
  });

  it.each(["offences", "Rana kommune", "2027"])("cannot be called %s", (name) => {
    expect(complaints(loadWith("extends: offences\n", name), "en")).toEqual([
      `pipelines/layouts/${name}.yaml:1:1 The layout is called “${name}”; expected small letters, figures and hyphens, and not the name of a kind (population, offences). Give the file another name, for instance after the sender.`,
    ]);
  });

  it("is held against the groups, years and codes of the shipped kinds", () => {
    const folder = join(import.meta.dirname, "..", "..", "pipelines");
    const shipped = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    const texts = new Map(shipped.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
    const said = (text: string): readonly string[] =>
      complaints(loadDefinitions(new Map([...texts, ["layouts/x.yaml", text]])), "en");
    expect(said('extends: economy\nconstants: { region: salten, aar: "2027", post: alle }\n')).toEqual([]);
    expect(said("extends: economy\nconstants: { region: saltn, aar: 2027-Q3, post: lonn }\n")).toEqual([
      "layouts/x.yaml:2:22 constants names “saltn”, which is not in programme.yaml; the nearest is “salten”. Correct the spelling, or add it to programme.yaml.",
      'layouts/x.yaml:2:34 aar is “2027-Q3”, which does not have the form that is needed. Write it as in this example: "2027".',
      "layouts/x.yaml:2:49 constants names “lonn”, which is not in codes (post). Write one of these: stillinger, drift, kompetanse, lokaler, evaluering, alle. Or add it to codes (post).",
    ]);
    expect(
      said("extends: milestones\ncodes: { id: { ansatt: [Ansettelse] } }\nconstants: { planlagt: 2027-01-01 }\n"),
    ).toEqual([
      "layouts/x.yaml:3:14 constants names “planlagt”, which is not in deliveries.yaml (milestones). Write one of these: id, status. Or add it to deliveries.yaml (milestones).",
    ]);
    expect(said('extends: activity\nwide: [{ headers: "{a} {b} {c} {d}", value: verdi }]\nfill: [1]\n')).toHaveLength(
      6,
    );
    expect(said("extends: activity\nwide: [1]\nprovider: [A, B]\n")).toHaveLength(1);
  });

  it("says nothing of its kind where the kinds cannot be read", () => {
    const texts = new Map([
      ...Object.entries(files),
      ["layouts/x.yaml", "extends: offences\n"],
      ["deliveries.yaml", "x: 1\n"],
    ]);
    expect(complaints(loadDefinitions(texts), "en").filter((it) => it.startsWith("layouts"))).toEqual([]);
  });
});
