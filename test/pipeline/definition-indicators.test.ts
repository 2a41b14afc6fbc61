/** indicators.yaml and disclosure.yaml: what may be counted, and how few may be shown. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const cases: readonly Case[] = [
  {
    name: "a stated share of what is a count, in a column that no delivery has",
    file: "indicators.yaml",
    changes: [
      [
        "{ measure: population.personer }\n",
        "{ measure: population.personer }\n    share: { measure: offences.person }\n",
      ],
    ],
    nb: [
      "indicators.yaml:34:5 «share» hører ikke til når kind er «count». Fjern «share», eller endre kind.",
      "indicators.yaml:34:23 measure nevner «offences.person», som ikke står i deliveries.yaml; den nærmeste er «offences.personer». Rett skrivemåten, eller legg den til i deliveries.yaml.",
    ],
    en: [
      "indicators.yaml:34:5 “share” does not belong where kind is “count”. Remove “share”, or change kind.",
      "indicators.yaml:34:23 measure names “offences.person”, which is not in deliveries.yaml; the nearest is “offences.personer”. Correct the spelling, or add it to deliveries.yaml.",
    ],
  },
  {
    name: "a measure that no delivery states",
    file: "indicators.yaml",
    changes: [["{ measure: population.personer }", "{ measure: population.person }"]],
    nb: [
      "indicators.yaml:33:27 measure nevner «population.person», som ikke står i deliveries.yaml; den nærmeste er «population.personer». Rett skrivemåten, eller legg den til i deliveries.yaml.",
    ],
    en: [
      "indicators.yaml:33:27 measure names “population.person”, which is not in deliveries.yaml; the nearest is “population.personer”. Correct the spelling, or add it to deliveries.yaml.",
    ],
  },
  {
    name: "a measure of another kind in a sum",
    file: "indicators.yaml",
    changes: [["plus: [offences.saker]", "plus: [population.personer]"]],
    nb: [
      "indicators.yaml:15:53 plus nevner «population.personer», som ikke står i deliveries.yaml. Skriv en av disse: offences.personer, offences.saker. Eller legg den til i deliveries.yaml.",
    ],
    en: [
      "indicators.yaml:15:53 plus names “population.personer”, which is not in deliveries.yaml. Write one of these: offences.personer, offences.saker. Or add it to deliveries.yaml.",
    ],
  },
  {
    name: "a column that the delivery does not have",
    file: "indicators.yaml",
    changes: [['where: { alder: ["14"], lov: [tyveri] }', 'where: { alder: ["14"], lovbrudd: [tyveri] }']],
    nb: [
      "indicators.yaml:15:94 where nevner «lovbrudd», som ikke står i deliveries.yaml (offences). Skriv en av disse: alder, lov. Eller legg den til i deliveries.yaml (offences).",
    ],
    en: [
      "indicators.yaml:15:94 where names “lovbrudd”, which is not in deliveries.yaml (offences). Write one of these: alder, lov. Or add it to deliveries.yaml (offences).",
    ],
  },
  {
    name: "a code that the column does not have",
    file: "indicators.yaml",
    changes: [['breakdowns: { alder: ["14", "15"] }', 'breakdowns: { alder: ["14", "16"] }']],
    nb: [
      "indicators.yaml:21:33 alder nevner «16», som ikke står i deliveries.yaml (offences). Skriv en av disse: 14, 15. Eller legg den til i deliveries.yaml (offences).",
    ],
    en: [
      "indicators.yaml:21:33 alder names “16”, which is not in deliveries.yaml (offences). Write one of these: 14, 15. Or add it to deliveries.yaml (offences).",
    ],
  },
  {
    name: "a rate without a denominator",
    file: "indicators.yaml",
    changes: [['    denominator: { measure: population.personer, where: { alder: ["14"] }, personTime: true }\n', ""]],
    nb: ["indicators.yaml:8:5 «denominator» mangler. Legg til nøkkelen «denominator» her."],
    en: ["indicators.yaml:8:5 “denominator” is missing. Add the key “denominator” here."],
  },
  {
    name: "a count with a per",
    file: "indicators.yaml",
    changes: [["    kind: count", "    kind: count\n    per: 100"]],
    nb: ["indicators.yaml:33:5 «per» hører ikke til når kind er «count». Fjern «per», eller endre kind."],
    en: ["indicators.yaml:33:5 “per” does not belong where kind is “count”. Remove “per”, or change kind."],
  },
  {
    name: "a theme that is not there",
    file: "indicators.yaml",
    changes: [["theme: crime", "theme: crim"]],
    nb: [
      "indicators.yaml:9:12 theme nevner «crim», som ikke står i indicators.yaml (themes); den nærmeste er «crime». Rett skrivemåten, eller legg den til i indicators.yaml (themes).",
    ],
    en: [
      "indicators.yaml:9:12 theme names “crim”, which is not in indicators.yaml (themes); the nearest is “crime”. Correct the spelling, or add it to indicators.yaml (themes).",
    ],
  },
  {
    name: "a source of words that is not there",
    file: "indicators.yaml",
    changes: [["source: police", "source: polis"]],
    nb: [
      "indicators.yaml:13:13 source nevner «polis», som ikke står i indicators.yaml (sources). Skriv en av disse: police. Eller legg den til i indicators.yaml (sources).",
    ],
    en: [
      "indicators.yaml:13:13 source names “polis”, which is not in indicators.yaml (sources). Write one of these: police. Or add it to indicators.yaml (sources).",
    ],
  },
  {
    name: "a goal that is not there",
    file: "indicators.yaml",
    changes: [["goal: less-crime", "goal: less-crimes"]],
    nb: [
      "indicators.yaml:22:11 goal nevner «less-crimes», som ikke står i programme.yaml (goals); den nærmeste er «less-crime». Rett skrivemåten, eller legg den til i programme.yaml (goals).",
    ],
    en: [
      "indicators.yaml:22:11 goal names “less-crimes”, which is not in programme.yaml (goals); the nearest is “less-crime”. Correct the spelling, or add it to programme.yaml (goals).",
    ],
  },
  {
    name: "a break that is not there",
    file: "indicators.yaml",
    changes: [["breaks: [pandemic]", "breaks: [pandemics]"]],
    nb: [
      "indicators.yaml:24:14 breaks nevner «pandemics», som ikke står i indicators.yaml (breaks); den nærmeste er «pandemic». Rett skrivemåten, eller legg den til i indicators.yaml (breaks).",
    ],
    en: [
      "indicators.yaml:24:14 breaks names “pandemics”, which is not in indicators.yaml (breaks); the nearest is “pandemic”. Correct the spelling, or add it to indicators.yaml (breaks).",
    ],
  },
  {
    name: "an indicator looser than the rule",
    file: "indicators.yaml",
    changes: [["minimumNumerator: 6, minimumDenominator: 20", "minimumNumerator: 5, minimumDenominator: 20"]],
    nb: [
      "indicators.yaml:25:37 minimumNumerator er 5, som er mildere enn regelens 6. Skriv 6 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
    ],
    en: [
      "indicators.yaml:25:37 minimumNumerator is 5, which is looser than the rule’s 6. Write 6 or more, or remove the key: limits may only be tightened.",
    ],
  },
  {
    name: "a limit looser than the preset",
    file: "disclosure.yaml",
    changes: [["minimumNumerator: 6", "minimumNumerator: 4"]],
    nb: [
      "disclosure.yaml:2:30 minimumNumerator er 4, som er mildere enn regelens 5. Skriv 5 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
    ],
    en: [
      "disclosure.yaml:2:30 minimumNumerator is 4, which is looser than the rule’s 5. Write 5 or more, or remove the key: limits may only be tightened.",
    ],
  },
  {
    name: "dominance and effective answers looser than the preset",
    file: "disclosure.yaml",
    changes: [
      ["preset: folkehelse", "preset: strict"],
      ["tighten: { minimumNumerator: 6 }", "tighten:\n  dominance: 5\n  width: 3\n  minimumEffective: 12"],
    ],
    nb: [
      "disclosure.yaml:3:14 dominance er 5, som er mildere enn regelens 10. Skriv 10 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
      "disclosure.yaml:4:10 width er 3, som er mildere enn regelens 4. Skriv 4 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
      "disclosure.yaml:5:21 minimumEffective er 12, som er mildere enn regelens 30. Skriv 30 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
      "indicators.yaml:25:37 minimumNumerator er 6, som er mildere enn regelens 10. Skriv 10 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
      "indicators.yaml:25:60 minimumDenominator er 20, som er mildere enn regelens 30. Skriv 30 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
    ],
    en: [
      "disclosure.yaml:3:14 dominance is 5, which is looser than the rule’s 10. Write 10 or more, or remove the key: limits may only be tightened.",
      "disclosure.yaml:4:10 width is 3, which is looser than the rule’s 4. Write 4 or more, or remove the key: limits may only be tightened.",
      "disclosure.yaml:5:21 minimumEffective is 12, which is looser than the rule’s 30. Write 30 or more, or remove the key: limits may only be tightened.",
      "indicators.yaml:25:37 minimumNumerator is 6, which is looser than the rule’s 10. Write 10 or more, or remove the key: limits may only be tightened.",
      "indicators.yaml:25:60 minimumDenominator is 20, which is looser than the rule’s 30. Write 30 or more, or remove the key: limits may only be tightened.",
    ],
  },
  {
    name: "a rounding that does not reach as far as the rule hides",
    file: "disclosure.yaml",
    changes: [["preset: folkehelse", "preset: folkehelse\nrounding: 5"]],
    nb: [
      "disclosure.yaml:2:11 rounding er 5, men regelen krever 6: det som er mindre, ville verken blitt skjult eller avrundet nok. Rund av til en større base, eller fjern rounding, så blir små antall skjult.",
    ],
    en: [
      "disclosure.yaml:2:11 rounding is 5, but the rule asks for 6: what is smaller would neither be hidden nor rounded far enough. Round to a larger base, or remove rounding, and small counts are hidden.",
    ],
  },
  {
    name: "a preset that is not there",
    file: "disclosure.yaml",
    changes: [["preset: folkehelse", "preset: folkhelse"]],
    nb: [
      "disclosure.yaml:1:9 preset er «folkhelse»; nærmeste mulige verdi er «folkehelse». Velg en av disse: ssb, folkehelse, strict.",
    ],
    en: [
      "disclosure.yaml:1:9 preset is “folkhelse”; the nearest possible value is “folkehelse”. Choose one of these: ssb, folkehelse, strict.",
    ],
  },
];

describe("indicators.yaml and disclosure.yaml", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });

  it("with a share of persons that is counted in weights is refused", () => {
    const given = altered(
      "indicators.yaml",
      ["measure: offences.personer, plus", "measure: offences.vekt, plus"],
      ["kind: rate\n", "kind: proportion\n"],
      ["    per: 1000\n", ""],
    );
    const column = / +- \{ name: saker, type: count, .*\n/;
    const deliveries = given.get("deliveries.yaml")!;
    const weights = column.exec(deliveries)![0].replace("saker", "vekt").replace("count", "number");
    given.set("deliveries.yaml", deliveries.replace(column, `$&${weights}`));
    expect(complaints(load(given), "nb")).toEqual([
      "indicators.yaml:15:16 offences.vekt teller ikke personer, så numerator kan ikke skjules etter hvor mange de er. Bruk en kolonne av typen count, med antall svar eller personer uten vekter, eller sett personal: false når tallet ikke gjelder personer.",
    ]);
    expect(complaints(load(given), "en")).toEqual([
      "indicators.yaml:15:16 offences.vekt does not count persons, so numerator cannot be hidden by how many they are. Use a column of type count, with the number of answers or persons and no weights, or set personal: false where the number is not about persons.",
    ]);
  });
});
