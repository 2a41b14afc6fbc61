/** programme.yaml: names, spells and roles. */
import { describe, expect, it } from "vitest";
import { loadDefinitions } from "../../src/pipeline/definition/load.ts";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const ended = "name: Hamarøy, until: 2020-01-01";

function division(parts: string, over: boolean): string {
  return `name: Hamarøy, ${over ? "until: 2020-01-01, " : ""}divided: { parts: { ${parts} }, source: made up }`;
}

const cases: readonly Case[] = [
  {
    name: "a host that is not there",
    file: "programme.yaml",
    changes: [['host: "1833"', 'host: "1834"']],
    nb: [
      "programme.yaml:3:7 host nevner «1834», som ikke står i programme.yaml. Skriv en av disse: 1833, 1836, 1875, 1849. Eller legg den til i programme.yaml.",
    ],
    en: [
      "programme.yaml:3:7 host names “1834”, which is not in programme.yaml. Write one of these: 1833, 1836, 1875, 1849. Or add it to programme.yaml.",
    ],
  },
  {
    name: "a member that is not there",
    file: "programme.yaml",
    changes: [['- "1875"', '- "1876"']],
    nb: [
      "programme.yaml:25:9 members nevner «1876», som ikke står i programme.yaml. Skriv en av disse: 1833, 1836, 1875, 1849. Eller legg den til i programme.yaml.",
    ],
    en: [
      "programme.yaml:25:9 members names “1876”, which is not in programme.yaml. Write one of these: 1833, 1836, 1875, 1849. Or add it to programme.yaml.",
    ],
  },
  {
    name: "a former code that is not there",
    file: "programme.yaml",
    changes: [['formerly: ["1849"]', 'formerly: ["1850"]']],
    nb: [
      "programme.yaml:9:65 formerly nevner «1850», som ikke står i programme.yaml. Skriv en av disse: 1833, 1836, 1875, 1849. Eller legg den til i programme.yaml.",
    ],
    en: [
      "programme.yaml:9:65 formerly names “1850”, which is not in programme.yaml. Write one of these: 1833, 1836, 1875, 1849. Or add it to programme.yaml.",
    ],
  },
  {
    name: "a municipality in two roles at once",
    file: "programme.yaml",
    changes: [["until: 2026-01-01", "until: 2026-07-01"]],
    nb: [
      "programme.yaml:26:9 1836 Rødøy har to roller samtidig fra 2026-01-01: benchmark i «salten» og programme i «programme». La det ene medlemskapet slutte (until) den dagen det andre begynner (from).",
    ],
    en: [
      "programme.yaml:26:9 1836 Rødøy has two roles at once from 2026-01-01: benchmark in “salten” and programme in “programme”. Let one membership end (until) on the day the other begins (from).",
    ],
  },
  {
    name: "a municipality in two roles without end",
    file: "programme.yaml",
    changes: [[", until: 2026-01-01 }", " }"]],
    nb: [
      "programme.yaml:26:9 1836 Rødøy har to roller samtidig fra 2026-01-01: benchmark i «salten» og programme i «programme». La det ene medlemskapet slutte (until) den dagen det andre begynner (from).",
    ],
    en: [
      "programme.yaml:26:9 1836 Rødøy has two roles at once from 2026-01-01: benchmark in “salten” and programme in “programme”. Let one membership end (until) on the day the other begins (from).",
    ],
  },
  {
    name: "a municipality twice in a group",
    file: "programme.yaml",
    changes: [['- "1833"\n', '- "1833"\n      - "1833"\n']],
    nb: ["programme.yaml:19:9 members «1833» står også på linje 18. Fjern den ene, eller gi den et annet navn."],
    en: ["programme.yaml:19:9 members “1833” is also on line 18. Remove one of them, or give it another name."],
  },
  {
    name: "a spell that runs backwards",
    file: "programme.yaml",
    changes: [["from: 2018-01-01, until: 2026-01-01", "from: 2018-01-01, until: 2018-01-01"]],
    nb: ["programme.yaml:26:9 members går ikke framover i tid: 2018-01-01 til 2018-01-01. Rett den ene av de to."],
    en: ["programme.yaml:26:9 members does not run forward in time: 2018-01-01 to 2018-01-01. Correct one of the two."],
  },
  {
    name: "a code that ends before it begins",
    file: "programme.yaml",
    changes: [["from: 2020-01-01, formerly", "from: 2020-01-01, until: 2019-01-01, formerly"]],
    nb: ["programme.yaml:9:5 areas går ikke framover i tid: 2020-01-01 til 2019-01-01. Rett den ene av de to."],
    en: ["programme.yaml:9:5 areas does not run forward in time: 2020-01-01 to 2019-01-01. Correct one of the two."],
  },
  {
    name: "a division among municipalities that are not there",
    file: "programme.yaml",
    changes: [[ended, division('"1876": 10, "1875": 20', true)]],
    nb: [
      "programme.yaml:10:75 parts nevner «1876», som ikke står i programme.yaml. Skriv en av disse: 1833, 1836, 1875, 1849. Eller legg den til i programme.yaml.",
    ],
    en: [
      "programme.yaml:10:75 parts names “1876”, which is not in programme.yaml. Write one of these: 1833, 1836, 1875, 1849. Or add it to programme.yaml.",
    ],
  },
  {
    name: "a division of a code that goes on",
    file: "programme.yaml",
    changes: [[ended, division('"1833": 10, "1875": 20', false)]],
    nb: [
      "programme.yaml:10:45 Kommune 1849 er delt, men har ingen siste dag. Skriv until: den første dagen da koden ikke var i bruk; eller fjern divided.",
    ],
    en: [
      "programme.yaml:10:45 Municipality 1849 is divided but has no last day. Write until: the first day on which the code was not in use; or remove divided.",
    ],
  },
  {
    name: "a former code that several name, and no division",
    file: "programme.yaml",
    changes: [["name: Rødøy", 'name: Rødøy, formerly: ["1849"]']],
    nb: [
      "programme.yaml:10:5 Kommune 1849 står under formerly hos 1836, 1875, og ingen deling sier hvor mye som hører til hver. Skriv divided på 1849 med personene i hver del og kilden, eller la bare én kommune nevne den.",
    ],
    en: [
      "programme.yaml:10:5 Municipality 1849 stands under formerly of 1836, 1875, and no division says how much belongs to each. Write divided on 1849 with the persons in each part and the source, or let one municipality alone name it.",
    ],
  },
  {
    name: "a former code of one that its division leaves out",
    file: "programme.yaml",
    changes: [[ended, division('"1833": 10, "1836": 20', true)]],
    nb: [
      "programme.yaml:10:64 Kommune 1849 står under formerly hos 1875, og ingen deling sier hvor mye som hører til hver. Skriv divided på 1849 med personene i hver del og kilden, eller la bare én kommune nevne den.",
    ],
    en: [
      "programme.yaml:10:64 Municipality 1849 stands under formerly of 1875, and no division says how much belongs to each. Write divided on 1849 with the persons in each part and the source, or let one municipality alone name it.",
    ],
  },
];

describe("a division", () => {
  it("makes each part a successor whose years before are approximate", () => {
    const loaded = loadDefinitions(altered("programme.yaml", [ended, division('"1833": 10, "1875": 20', true)]));
    const areas = loaded.ok ? loaded.value.programme.areas : [];
    expect(areas.map(({ code, formerly, approximate, divided }) => ({ code, formerly, approximate, divided }))).toEqual(
      [
        { code: "1833", formerly: ["1849"], approximate: true, divided: undefined },
        { code: "1836", formerly: [], approximate: undefined, divided: undefined },
        { code: "1875", formerly: ["1849"], approximate: true, divided: undefined },
        {
          code: "1849",
          formerly: [],
          approximate: undefined,
          divided: { parts: { "1833": 10, "1875": 20 }, source: "made up" },
        },
      ],
    );
  });
});

describe("programme.yaml", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });
});
