/** programme.yaml: names, spells and roles. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

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
];

describe("programme.yaml", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });
});
