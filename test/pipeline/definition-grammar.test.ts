/** The grammar of definitions: every breach has its place and a sentence in bokmål and English. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const cases: readonly Case[] = [
  {
    name: "an unknown key",
    file: "programme.yaml",
    changes: [["    adopted:", "    adoptd:"]],
    nb: [
      "programme.yaml:15:5 «adoptd» er ikke en nøkkel her; den nærmeste er «adopted». Rett eller fjern den. Nøklene her er: adopted, from, id, labels, members, note, role.",
    ],
    en: [
      "programme.yaml:15:5 “adoptd” is not a key here; the nearest is “adopted”. Correct or remove it. The keys here are: adopted, from, id, labels, members, note, role.",
    ],
  },
  {
    name: "an unknown key at the top",
    file: "programme.yaml",
    changes: [["budget:", "budgets:"]],
    nb: [
      "programme.yaml:1:1 «budget» mangler. Legg til nøkkelen «budget» her.",
      "programme.yaml:31:1 «budgets» er ikke en nøkkel her; den nærmeste er «budget». Rett eller fjern den. Nøklene her er: areas, budget, goals, groups, host, id, labels, milestones, notes, pilot, start.",
    ],
    en: [
      "programme.yaml:1:1 “budget” is missing. Add the key “budget” here.",
      "programme.yaml:31:1 “budgets” is not a key here; the nearest is “budget”. Correct or remove it. The keys here are: areas, budget, goals, groups, host, id, labels, milestones, notes, pilot, start.",
    ],
  },
  {
    name: "a missing key",
    file: "trial.yaml",
    changes: [["kind: report\n", ""]],
    nb: ["trial.yaml:1:1 «kind» mangler. Legg til nøkkelen «kind» her."],
    en: ["trial.yaml:1:1 “kind” is missing. Add the key “kind” here."],
  },
  {
    name: "a missing key in an item",
    file: "programme.yaml",
    changes: [[", planned: 2026-08-31", ""]],
    nb: ["programme.yaml:30:5 «planned» mangler. Legg til nøkkelen «planned» her."],
    en: ["programme.yaml:30:5 “planned” is missing. Add the key “planned” here."],
  },
  {
    name: "a municipality code without quotes",
    file: "programme.yaml",
    changes: [['- "1833"\n', "- 1833\n"]],
    nb: ['programme.yaml:18:9 members er tallet 1833; her skal det stå tekst. Sett verdien i anførselstegn: "1833".'],
    en: ['programme.yaml:18:9 members is the number 1833; text was expected. Put the value in quotes: "1833".'],
  },
  {
    name: "a code whose leading zero YAML would drop",
    file: "programme.yaml",
    changes: [['host: "1833"', "host: 0101"]],
    nb: ['programme.yaml:3:7 host er tallet 0101; her skal det stå tekst. Sett verdien i anførselstegn: "0101".'],
    en: ['programme.yaml:3:7 host is the number 0101; text was expected. Put the value in quotes: "0101".'],
  },
  {
    name: "a list where text belongs",
    file: "programme.yaml",
    changes: [["name: Rana", "name: [Rana]"]],
    nb: ["programme.yaml:7:27 name er «[…]»; her skal det stå tekst. Skriv en tekst, i anførselstegn om nødvendig."],
    en: ["programme.yaml:7:27 name is “[…]”; text was expected. Write a text, in quotes if need be."],
  },
  {
    name: "text where a number belongs",
    file: "trial.yaml",
    changes: [["level: 0.95\n", "level: high\n"]],
    nb: [
      "trial.yaml:9:8 level er «high»; her skal det stå et tall. Skriv et tall uten anførselstegn og med punktum som desimaltegn.",
    ],
    en: [
      "trial.yaml:9:8 level is “high”; a number was expected. Write a number without quotes, with a point as the decimal sign.",
    ],
  },
  {
    name: "a fraction where a whole number belongs",
    file: "trial.yaml",
    changes: [["dueDays: 45", "dueDays: 4.5"]],
    nb: ["trial.yaml:6:10 dueDays er «4.5»; her skal det stå et helt tall. Skriv et helt tall uten anførselstegn."],
    en: ["trial.yaml:6:10 dueDays is “4.5”; a whole number was expected. Write a whole number without quotes."],
  },
  {
    name: "a word where true or false belongs",
    file: "programme.yaml",
    changes: [["confirmed: false", "confirmed: no"]],
    nb: [
      "programme.yaml:19:36 confirmed er «no»; her skal det stå true eller false. Skriv true for ja og false for nei, uten anførselstegn.",
    ],
    en: ["programme.yaml:19:36 confirmed is “no”; true or false was expected. Write true or false, without quotes."],
  },
  {
    name: "text where a list belongs",
    file: "trial.yaml",
    changes: [["languages: [nb, en]", "languages: nb"]],
    nb: [
      "trial.yaml:5:12 languages er «nb»; her skal det stå en liste. Sett verdiene i klammer, [a, b], eller på hver sin linje etter en bindestrek.",
    ],
    en: [
      "trial.yaml:5:12 languages is “nb”; a list was expected. Put the values in brackets, [a, b], or each on a line after a dash.",
    ],
  },
  {
    name: "text where keys belong",
    file: "programme.yaml",
    changes: [["labels: { nb: ord, nn: ord, en: words }\nhost", "labels: Trial\nhost"]],
    nb: [
      "programme.yaml:2:9 labels er «Trial»; her skal det stå nøkler med verdier. Skriv «nøkkel: verdi» på egne linjer med innrykk.",
    ],
    en: [
      "programme.yaml:2:9 labels is “Trial”; keys with values were expected. Write “key: value” on lines of their own, indented.",
    ],
  },
  {
    name: "an empty value",
    file: "programme.yaml",
    changes: [["id: trial", "id:"]],
    nb: ["programme.yaml:1:1 id er tom. Skriv en verdi, eller fjern nøkkelen."],
    en: ["programme.yaml:1:1 id is empty. Write a value, or remove the key."],
  },
  {
    name: "an empty text",
    file: "programme.yaml",
    changes: [["name: Rana", 'name: ""']],
    nb: ["programme.yaml:7:21 name er tom. Skriv en verdi, eller fjern nøkkelen."],
    en: ["programme.yaml:7:21 name is empty. Write a value, or remove the key."],
  },
  {
    name: "an empty list",
    file: "trial.yaml",
    changes: [["sources: [population, offences]", "sources: []"]],
    nb: [
      "trial.yaml:10:10 Listen sources er tom. Skriv minst én verdi.",
      "trial.yaml:15:17 Analysen «trend» bruker «persons», som trenger kilden «offences», men den er ikke oppført. Legg til «offences» i sources.",
      "trial.yaml:15:17 Analysen «trend» bruker «persons», som trenger kilden «population», men den er ikke oppført. Legg til «population» i sources.",
      "trial.yaml:24:17 Analysen «residents» bruker «residents», som trenger kilden «population», men den er ikke oppført. Legg til «population» i sources.",
    ],
    en: [
      "trial.yaml:10:10 The list sources is empty. Write at least one value.",
      "trial.yaml:15:17 The analysis “trend” uses “persons”, which needs the source “offences”, but that is not listed. Add “offences” to sources.",
      "trial.yaml:15:17 The analysis “trend” uses “persons”, which needs the source “population”, but that is not listed. Add “population” to sources.",
      "trial.yaml:24:17 The analysis “residents” uses “residents”, which needs the source “population”, but that is not listed. Add “population” to sources.",
    ],
  },
  {
    name: "a value that is not among the choices",
    file: "programme.yaml",
    changes: [["role: benchmark", "role: benchmrk"]],
    nb: [
      "programme.yaml:21:11 role er «benchmrk»; nærmeste mulige verdi er «benchmark». Velg en av disse: programme, benchmark, donor.",
    ],
    en: [
      "programme.yaml:21:11 role is “benchmrk”; the nearest possible value is “benchmark”. Choose one of these: programme, benchmark, donor.",
    ],
  },
  {
    name: "a date that does not exist",
    file: "programme.yaml",
    changes: [["planned: 2026-08-31", "planned: 2026-02-30"]],
    nb: [
      "programme.yaml:30:69 planned er «2026-02-30», som ikke har den formen som trengs. Skriv det som i dette eksempelet: 2026-10-01.",
    ],
    en: [
      "programme.yaml:30:69 planned is “2026-02-30”, which does not have the form that is needed. Write it as in this example: 2026-10-01.",
    ],
  },
  {
    name: "a quarter that does not exist",
    file: "programme.yaml",
    changes: [["start: 2026-Q4", "start: 2026-Q5"]],
    nb: [
      "programme.yaml:4:8 start er «2026-Q5», som ikke har den formen som trengs. Skriv det som i dette eksempelet: 2026-Q4.",
    ],
    en: [
      "programme.yaml:4:8 start is “2026-Q5”, which does not have the form that is needed. Write it as in this example: 2026-Q4.",
    ],
  },
  {
    name: "a name with a capital",
    file: "trial.yaml",
    changes: [["id: trial", "id: Trial"]],
    nb: [
      "trial.yaml:1:5 id er «Trial», som ikke har den formen som trengs. Skriv det som i dette eksempelet: completed-of-started.",
    ],
    en: [
      "trial.yaml:1:5 id is “Trial”, which does not have the form that is needed. Write it as in this example: completed-of-started.",
    ],
  },
  {
    name: "a column name that no header has",
    file: "deliveries.yaml",
    changes: [["  alder:\n", "  Alder:\n"]],
    nb: [
      "deliveries.yaml:2:3 Alder er «Alder», som ikke har den formen som trengs. Skriv det som i dette eksempelet: kommunenr.",
      "deliveries.yaml:12:85 codes nevner «14», men deliveries.yaml (codes: alder) har ingen. Legg den til i deliveries.yaml (codes: alder), eller fjern omtalen.",
      "deliveries.yaml:12:91 codes nevner «15», men deliveries.yaml (codes: alder) har ingen. Legg den til i deliveries.yaml (codes: alder), eller fjern omtalen.",
      "deliveries.yaml:12:97 codes nevner «alle», men deliveries.yaml (codes: alder) har ingen. Legg den til i deliveries.yaml (codes: alder), eller fjern omtalen.",
      "deliveries.yaml:21:85 codes nevner «14», men deliveries.yaml (codes: alder) har ingen. Legg den til i deliveries.yaml (codes: alder), eller fjern omtalen.",
      "deliveries.yaml:21:91 codes nevner «15», men deliveries.yaml (codes: alder) har ingen. Legg den til i deliveries.yaml (codes: alder), eller fjern omtalen.",
    ],
    en: [
      "deliveries.yaml:2:3 Alder is “Alder”, which does not have the form that is needed. Write it as in this example: kommunenr.",
      "deliveries.yaml:12:85 codes names “14”, but deliveries.yaml (codes: alder) has none. Add it to deliveries.yaml (codes: alder), or remove the mention.",
      "deliveries.yaml:12:91 codes names “15”, but deliveries.yaml (codes: alder) has none. Add it to deliveries.yaml (codes: alder), or remove the mention.",
      "deliveries.yaml:12:97 codes names “alle”, but deliveries.yaml (codes: alder) has none. Add it to deliveries.yaml (codes: alder), or remove the mention.",
      "deliveries.yaml:21:85 codes names “14”, but deliveries.yaml (codes: alder) has none. Add it to deliveries.yaml (codes: alder), or remove the mention.",
      "deliveries.yaml:21:91 codes names “15”, but deliveries.yaml (codes: alder) has none. Add it to deliveries.yaml (codes: alder), or remove the mention.",
    ],
  },
  {
    name: "a number out of range",
    file: "trial.yaml",
    changes: [["level: 0.95\n", "level: 95\n"]],
    nb: ["trial.yaml:9:8 level er 95; her skal det stå et tall < 1. Skriv et tall innenfor grensen."],
    en: ["trial.yaml:9:8 level is 95; a number < 1 was expected. Write a number within the limit."],
  },
  {
    name: "a number on the edge",
    file: "trial.yaml",
    changes: [["level: 0.95\n", "level: 0.5\n"]],
    nb: ["trial.yaml:9:8 level er 0.5; her skal det stå et tall > 0.5. Skriv et tall innenfor grensen."],
    en: ["trial.yaml:9:8 level is 0.5; a number > 0.5 was expected. Write a number within the limit."],
  },
  {
    name: "a number beyond what can be counted",
    file: "trial.yaml",
    changes: [["seed: 1", "seed: 90071992547409930"]],
    nb: [
      "trial.yaml:7:7 seed er 90071992547409930; her skal det stå et tall ≤ 9007199254740991. Skriv et tall innenfor grensen.",
    ],
    en: [
      "trial.yaml:7:7 seed is 90071992547409930; a number ≤ 9007199254740991 was expected. Write a number within the limit.",
    ],
  },
];

describe("a definition", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });
});
