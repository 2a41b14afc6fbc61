/** Methods, charts and blocks in a pipeline file, and the options that each of them takes. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const cases: readonly Case[] = [
  {
    name: "options that a method does not know",
    file: "trial.yaml",
    changes: [["draws: 99 }", "drows: 99 }"]],
    nb: [
      "trial.yaml:29:14 «draws» mangler. Legg til nøkkelen «draws» her.",
      "trial.yaml:29:32 «drows» er ikke en nøkkel her; den nærmeste er «draws». Rett eller fjern den. Nøklene her er: donors, draws, even, kind, later, step.",
    ],
    en: [
      "trial.yaml:29:14 “draws” is missing. Add the key “draws” here.",
      "trial.yaml:29:32 “drows” is not a key here; the nearest is “draws”. Correct or remove it. The keys here are: donors, draws, even, kind, later, step.",
    ],
  },
  {
    name: "options with too small a number",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: 9 }"]],
    nb: ["trial.yaml:29:39 draws er 9; her skal det stå et tall ≥ 99. Skriv et tall innenfor grensen."],
    en: ["trial.yaml:29:39 draws is 9; a number ≥ 99 was expected. Write a number within the limit."],
  },
  {
    name: "options that break a rule of their method",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: 100 }"]],
    nb: ["trial.yaml:29:14 options bryter en regel: not a hundred. Rett verdiene slik at regelen holder."],
    en: ["trial.yaml:29:14 options breaks a rule: not a hundred. Correct the values so that the rule holds."],
  },
  {
    name: "options of the wrong shape, whose rule is not asked",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: ninety }"]],
    nb: [
      "trial.yaml:29:39 draws er «ninety»; her skal det stå et tall. Skriv et tall uten anførselstegn og med punktum som desimaltegn.",
    ],
    en: [
      "trial.yaml:29:39 draws is “ninety”; a number was expected. Write a number without quotes, with a point as the decimal sign.",
    ],
  },
  {
    name: "an option of a form without example",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: 99, even: nei }"]],
    nb: [
      "trial.yaml:29:49 even er «nei», som ikke har den formen som trengs. Skriv det som i dette eksempelet: /^ja$/.",
    ],
    en: [
      "trial.yaml:29:49 even is “nei”, which does not have the form that is needed. Write it as in this example: /^ja$/.",
    ],
  },
  {
    name: "an option that no value fits",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: 99, later: 7 }"]],
    nb: ["trial.yaml:29:50 later kan ikke være «7». Se hva som er mulig i schema-mappen, eller velg en annen verdi."],
    en: ["trial.yaml:29:50 later cannot be “7”. See what is possible in the schema folder, or choose another value."],
  },
  {
    name: "an option that is no multiple",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: 99, step: 7 }"]],
    nb: ["trial.yaml:29:49 step kan ikke være «7». Se hva som er mulig i schema-mappen, eller velg en annen verdi."],
    en: ["trial.yaml:29:49 step cannot be “7”. See what is possible in the schema folder, or choose another value."],
  },
  {
    name: "a method that is not there",
    file: "trial.yaml",
    changes: [["method: rate", "method: rte"]],
    nb: ["trial.yaml:14:13 method er «rte»; nærmeste mulige verdi er «rate». Velg en av disse: rate, effect."],
    en: ["trial.yaml:14:13 method is “rte”; the nearest possible value is “rate”. Choose one of these: rate, effect."],
  },
  {
    name: "a chart that is not there",
    file: "trial.yaml",
    changes: [["chart: trend", "chart: tree"]],
    nb: ["trial.yaml:32:12 chart er «tree»; det finnes ikke. Skriv en av disse: trend."],
    en: ["trial.yaml:32:12 chart is “tree”; there is no such choice. Write one of these: trend."],
  },
  {
    name: "a block that is not there",
    file: "trial.yaml",
    changes: [["{ block: notes }", "{ block: note }"]],
    nb: ["trial.yaml:40:18 block er «note»; nærmeste mulige verdi er «notes». Velg en av disse: figure, notes."],
    en: [
      "trial.yaml:40:18 block is “note”; the nearest possible value is “notes”. Choose one of these: figure, notes.",
    ],
  },
  {
    name: "an analysis without a method",
    file: "trial.yaml",
    changes: [["    method: rate\n", ""]],
    nb: ["trial.yaml:12:5 «method» mangler. Legg til nøkkelen «method» her."],
    en: ["trial.yaml:12:5 “method” is missing. Add the key “method” here."],
  },
  {
    name: "periods that are neither",
    file: "trial.yaml",
    changes: [["periods: { last: 20 }", "periods: 20"]],
    nb: [
      "trial.yaml:20:14 periods er «20»; her skal det stå nøkler med verdier. Skriv «nøkkel: verdi» på egne linjer med innrykk.",
    ],
    en: [
      "trial.yaml:20:14 periods is “20”; keys with values were expected. Write “key: value” on lines of their own, indented.",
    ],
  },
];

describe("a pipeline file", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });
});
