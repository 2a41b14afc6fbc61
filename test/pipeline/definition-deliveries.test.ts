/** deliveries.yaml: codes, columns and rules. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const cases: readonly Case[] = [
  {
    name: "those behind a column in one that it does not have, and weights without their squares",
    file: "deliveries.yaml",
    changes: [
      [
        "    rowRules:\n      - { part: personer, whole: saker }\n",
        "    behind:\n      - { measure: saker, persons: person }\n      - { measure: personer, weights: saker }\n",
      ],
    ],
    nb: [
      "deliveries.yaml:26:36 persons nevner «person», som ikke står i deliveries.yaml (offences); den nærmeste er «personer». Rett skrivemåten, eller legg den til i deliveries.yaml (offences).",
      "deliveries.yaml:27:9 «squares» mangler. Legg til nøkkelen «squares» her.",
    ],
    en: [
      "deliveries.yaml:26:36 persons names “person”, which is not in deliveries.yaml (offences); the nearest is “personer”. Correct the spelling, or add it to deliveries.yaml (offences).",
      "deliveries.yaml:27:9 “squares” is missing. Add the key “squares” here.",
    ],
  },
  {
    name: "a code without words",
    file: "deliveries.yaml",
    changes: [['codes: ["14", "15", alle]', 'codes: ["14", "15", "16", alle]']],
    nb: [
      "deliveries.yaml:12:97 codes nevner «16», som ikke står i deliveries.yaml (codes: alder). Skriv en av disse: 14, 15, alle. Eller legg den til i deliveries.yaml (codes: alder).",
    ],
    en: [
      "deliveries.yaml:12:97 codes names “16”, which is not in deliveries.yaml (codes: alder). Write one of these: 14, 15, alle. Or add it to deliveries.yaml (codes: alder).",
    ],
  },
  {
    name: "a column without words for its codes",
    file: "deliveries.yaml",
    changes: [
      [
        "  - { name: lov, type: code, labels: { nb: ord, nn: ord, en: words } }",
        "  - { name: lov, type: code, labels: { nb: ord, nn: ord, en: words }, codes: [tyveri] }",
      ],
    ],
    nb: [
      "deliveries.yaml:22:83 codes nevner «tyveri», men deliveries.yaml (codes: lov) har ingen. Legg den til i deliveries.yaml (codes: lov), eller fjern omtalen.",
    ],
    en: [
      "deliveries.yaml:22:83 codes names “tyveri”, but deliveries.yaml (codes: lov) has none. Add it to deliveries.yaml (codes: lov), or remove the mention.",
    ],
  },
  {
    name: "a code twice",
    file: "deliveries.yaml",
    changes: [['codes: ["14", "15"] }', 'codes: ["14", "14"] }']],
    nb: [
      "deliveries.yaml:21:91 codes «14» står også på linje 21. Fjern den ene, eller gi den et annet navn.",
      "indicators.yaml:21:33 alder nevner «15», som ikke står i deliveries.yaml (offences). Skriv en av disse: 14. Eller legg den til i deliveries.yaml (offences).",
    ],
    en: [
      "deliveries.yaml:21:91 codes “14” is also on line 21. Remove one of them, or give it another name.",
      "indicators.yaml:21:33 alder names “15”, which is not in deliveries.yaml (offences). Write one of these: 14. Or add it to deliveries.yaml (offences).",
    ],
  },
  {
    name: "a total that is not a code",
    file: "deliveries.yaml",
    changes: [["total: alle", "total: all"]],
    nb: [
      "deliveries.yaml:12:111 total nevner «all», som ikke står i codes (alder); den nærmeste er «alle». Rett skrivemåten, eller legg den til i codes (alder).",
    ],
    en: [
      "deliveries.yaml:12:111 total names “all”, which is not in codes (alder); the nearest is “alle”. Correct the spelling, or add it to codes (alder).",
    ],
  },
  {
    name: "codes of a column of numbers",
    file: "deliveries.yaml",
    changes: [
      [
        "name: saker, type: count, labels: { nb: ord, nn: ord, en: words }",
        "name: saker, type: count, labels: { nb: ord, nn: ord, en: words }, total: alle",
      ],
    ],
    nb: ["deliveries.yaml:24:78 «total» hører ikke til når type er «count». Fjern «total», eller endre type."],
    en: ["deliveries.yaml:24:78 “total” does not belong where type is “count”. Remove “total”, or change type."],
  },
  {
    name: "two columns with one header",
    file: "deliveries.yaml",
    changes: [["aliases: [år]", "aliases: [alder]"]],
    nb: ["deliveries.yaml:12:17 columns «alder» står også på linje 11. Fjern den ene, eller gi den et annet navn."],
    en: ["deliveries.yaml:12:17 columns “alder” is also on line 11. Remove one of them, or give it another name."],
  },
  {
    name: "a rule about a column that is not there",
    file: "deliveries.yaml",
    changes: [["part: personer", "part: persner"]],
    nb: [
      "deliveries.yaml:26:17 part nevner «persner», som ikke står i deliveries.yaml (offences); den nærmeste er «personer». Rett skrivemåten, eller legg den til i deliveries.yaml (offences).",
    ],
    en: [
      "deliveries.yaml:26:17 part names “persner”, which is not in deliveries.yaml (offences); the nearest is “personer”. Correct the spelling, or add it to deliveries.yaml (offences).",
    ],
  },
  {
    name: "a total rule about a column that is not there",
    file: "deliveries.yaml",
    changes: [["column: alder", "column: kommunenr"]],
    nb: [
      "deliveries.yaml:15:38 column nevner «kommunenr», som ikke står i deliveries.yaml (population). Skriv en av disse: alder. Eller legg den til i deliveries.yaml (population).",
    ],
    en: [
      "deliveries.yaml:15:38 column names “kommunenr”, which is not in deliveries.yaml (population). Write one of these: alder. Or add it to deliveries.yaml (population).",
    ],
  },
  {
    name: "a kind twice",
    file: "deliveries.yaml",
    changes: [["kind: offences", "kind: population"]],
    nb: [
      "deliveries.yaml:16:11 kind «population» står også på linje 7. Fjern den ene, eller gi den et annet navn.",
      "indicators.yaml:15:27 measure nevner «offences.personer», som ikke står i deliveries.yaml. Skriv en av disse: population.personer, population.saker. Eller legg den til i deliveries.yaml.",
    ],
    en: [
      "deliveries.yaml:16:11 kind “population” is also on line 7. Remove one of them, or give it another name.",
      "indicators.yaml:15:27 measure names “offences.personer”, which is not in deliveries.yaml. Write one of these: population.personer, population.saker. Or add it to deliveries.yaml.",
    ],
  },
];

describe("deliveries.yaml", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });
});
