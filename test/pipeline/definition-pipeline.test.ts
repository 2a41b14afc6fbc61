/** A pipeline file: every name, source, method and window. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const cases: readonly Case[] = [
  {
    name: "an indicator that is not there",
    file: "trial.yaml",
    changes: [["[residents]", "[resident]"]],
    nb: [
      "trial.yaml:24:18 indicators nevner «resident», som ikke står i indicators.yaml; den nærmeste er «residents». Rett skrivemåten, eller legg den til i indicators.yaml.",
    ],
    en: [
      "trial.yaml:24:18 indicators names “resident”, which is not in indicators.yaml; the nearest is “residents”. Correct the spelling, or add it to indicators.yaml.",
    ],
  },
  {
    name: "limits of its own that are looser than disclosure.yaml's",
    file: "trial.yaml",
    changes: [
      ["level: 0.95\n", "level: 0.95\ndisclosure: { minimumNumerator: 5, side: 1, dominance: 20, width: 9 }\n"],
    ],
    nb: [
      "trial.yaml:10:33 minimumNumerator er 5, som er mildere enn regelens 6. Skriv 6 eller mer, eller fjern nøkkelen: grensene kan bare skjerpes.",
    ],
    en: [
      "trial.yaml:10:33 minimumNumerator is 5, which is looser than the rule’s 6. Write 6 or more, or remove the key: limits may only be tightened.",
    ],
  },
  {
    name: "an area that is not there",
    file: "trial.yaml",
    changes: [['"1833"]', '"1838"]']],
    nb: [
      "trial.yaml:16:39 units nevner «1838», som ikke står i programme.yaml. Skriv en av disse: programme, salten, each:programme, each:salten, 1833, 1836, 1875, 1849. Eller legg den til i programme.yaml.",
    ],
    en: [
      "trial.yaml:16:39 units names “1838”, which is not in programme.yaml. Write one of these: programme, salten, each:programme, each:salten, 1833, 1836, 1875, 1849. Or add it to programme.yaml.",
    ],
  },
  {
    name: "each of a group that is not there",
    file: "trial.yaml",
    changes: [["each:salten", "each:saltne"]],
    nb: [
      "trial.yaml:16:24 units nevner «each:saltne», som ikke står i programme.yaml; den nærmeste er «each:salten». Rett skrivemåten, eller legg den til i programme.yaml.",
    ],
    en: [
      "trial.yaml:16:24 units names “each:saltne”, which is not in programme.yaml; the nearest is “each:salten”. Correct the spelling, or add it to programme.yaml.",
    ],
  },
  {
    name: "a comparator that is not a group",
    file: "trial.yaml",
    changes: [["comparator: salten", 'comparator: "programe"']],
    nb: [
      "trial.yaml:17:17 comparator nevner «programe», som ikke står i programme.yaml (groups); den nærmeste er «programme». Rett skrivemåten, eller legg den til i programme.yaml (groups).",
    ],
    en: [
      "trial.yaml:17:17 comparator names “programe”, which is not in programme.yaml (groups); the nearest is “programme”. Correct the spelling, or add it to programme.yaml (groups).",
    ],
  },
  {
    name: "a breakdown that the indicator does not have",
    file: "trial.yaml",
    changes: [["by: [alder]", "by: [kjonn]"]],
    nb: [
      "trial.yaml:18:10 by nevner «kjonn», som ikke står i indicators.yaml (persons). Skriv en av disse: alder. Eller legg den til i indicators.yaml (persons).",
    ],
    en: [
      "trial.yaml:18:10 by names “kjonn”, which is not in indicators.yaml (persons). Write one of these: alder. Or add it to indicators.yaml (persons).",
    ],
  },
  {
    name: "a breakdown where the indicator has none",
    file: "trial.yaml",
    changes: [["    window: year", "    by: [alder]\n    window: year"]],
    nb: [
      "trial.yaml:26:10 by nevner «alder», men indicators.yaml (residents) har ingen. Legg den til i indicators.yaml (residents), eller fjern omtalen.",
    ],
    en: [
      "trial.yaml:26:10 by names “alder”, but indicators.yaml (residents) has none. Add it to indicators.yaml (residents), or remove the mention.",
    ],
  },
  {
    name: "a source that is not there",
    file: "trial.yaml",
    changes: [["sources: [population, offences]", "sources: [population, offences, ofences]"]],
    nb: [
      "trial.yaml:10:33 sources nevner «ofences», som ikke står i deliveries.yaml; den nærmeste er «offences». Rett skrivemåten, eller legg den til i deliveries.yaml.",
    ],
    en: [
      "trial.yaml:10:33 sources names “ofences”, which is not in deliveries.yaml; the nearest is “offences”. Correct the spelling, or add it to deliveries.yaml.",
    ],
  },
  {
    name: "a source that no analysis uses",
    file: "trial.yaml",
    changes: [
      ["    indicators: [persons]", "    indicators: [residents]"],
      ["rolling-4", "year"],
      ["    by: [alder]\n", ""],
    ],
    nb: [
      "trial.yaml:10:23 Kilden «offences» er oppført, men ingen analyse bruker den. Fjern den fra sources, eller legg til en analyse som bruker den.",
      "trial.yaml:14:13 Metoden «rate» passer ikke til «residents», som er av slaget count. Velg en metode for det slaget, eller en indikator av disse slagene: rate, proportion.",
    ],
    en: [
      "trial.yaml:10:23 The source “offences” is listed, but no analysis uses it. Remove it from sources, or add an analysis that uses it.",
      "trial.yaml:14:13 The method “rate” does not suit “residents”, whose kind is count. Choose a method for that kind, or an indicator of these kinds: rate, proportion.",
    ],
  },
  {
    name: "a source that is not listed",
    file: "trial.yaml",
    changes: [["sources: [population, offences]", "sources: [population]"]],
    nb: [
      "trial.yaml:15:17 Analysen «trend» bruker «persons», som trenger kilden «offences», men den er ikke oppført. Legg til «offences» i sources.",
    ],
    en: [
      "trial.yaml:15:17 The analysis “trend” uses “persons”, which needs the source “offences”, but that is not listed. Add “offences” to sources.",
    ],
  },
  {
    name: "a source listed twice",
    file: "trial.yaml",
    changes: [["sources: [population, offences]", "sources: [population, offences, population]"]],
    nb: ["trial.yaml:10:33 sources «population» står også på linje 10. Fjern den ene, eller gi den et annet navn."],
    en: ["trial.yaml:10:33 sources “population” is also on line 10. Remove one of them, or give it another name."],
  },
  {
    name: "a figure of an analysis that is not there",
    file: "trial.yaml",
    changes: [["analyses: [trend]", "analyses: [trends]"]],
    nb: [
      "trial.yaml:33:16 analyses nevner «trends», som ikke står i analyses; den nærmeste er «trend». Rett skrivemåten, eller legg den til i analyses.",
    ],
    en: [
      "trial.yaml:33:16 analyses names “trends”, which is not in analyses; the nearest is “trend”. Correct the spelling, or add it to analyses.",
    ],
  },
  {
    name: "a block of a figure that is not there",
    file: "trial.yaml",
    changes: [["figure: trend,", "figure: tend,"]],
    nb: [
      "trial.yaml:39:45 figure nevner «tend», som ikke står i figures; den nærmeste er «trend». Rett skrivemåten, eller legg den til i figures.",
    ],
    en: [
      "trial.yaml:39:45 figure names “tend”, which is not in figures; the nearest is “trend”. Correct the spelling, or add it to figures.",
    ],
  },
  {
    name: "an option with an area that is not there",
    file: "trial.yaml",
    changes: [["[programme, salten] } }", "[programme, saltn] } }"]],
    nb: [
      "trial.yaml:39:71 areas nevner «saltn», som ikke står i programme.yaml; den nærmeste er «salten». Rett skrivemåten, eller legg den til i programme.yaml.",
    ],
    en: [
      "trial.yaml:39:71 areas names “saltn”, which is not in programme.yaml; the nearest is “salten”. Correct the spelling, or add it to programme.yaml.",
    ],
  },
  {
    name: "an option with a delivery that is not there",
    file: "trial.yaml",
    changes: [["draws: 99 }", "draws: 99, kind: ofences }"]],
    nb: [
      "trial.yaml:29:49 kind nevner «ofences», som ikke står i deliveries.yaml; den nærmeste er «offences». Rett skrivemåten, eller legg den til i deliveries.yaml.",
    ],
    en: [
      "trial.yaml:29:49 kind names “ofences”, which is not in deliveries.yaml; the nearest is “offences”. Correct the spelling, or add it to deliveries.yaml.",
    ],
  },
  {
    name: "donors that are not there",
    file: "trial.yaml",
    changes: [["donors: salten", "donors: donors"]],
    nb: [
      "trial.yaml:29:24 donors nevner «donors», som ikke står i programme.yaml (groups). Skriv en av disse: programme, salten. Eller legg den til i programme.yaml (groups).",
    ],
    en: [
      "trial.yaml:29:24 donors names “donors”, which is not in programme.yaml (groups). Write one of these: programme, salten. Or add it to programme.yaml (groups).",
    ],
  },
  {
    name: "a method that does not know the indicator's kind",
    file: "trial.yaml",
    changes: [
      ["    indicators: [persons]", "    indicators: [residents]"],
      ["rolling-4", "year"],
      ["    by: [alder]\n", ""],
      ["sources: [population, offences]", "sources: [population]"],
    ],
    nb: [
      "trial.yaml:14:13 Metoden «rate» passer ikke til «residents», som er av slaget count. Velg en metode for det slaget, eller en indikator av disse slagene: rate, proportion.",
    ],
    en: [
      "trial.yaml:14:13 The method “rate” does not suit “residents”, whose kind is count. Choose a method for that kind, or an indicator of these kinds: rate, proportion.",
    ],
  },
  {
    name: "a comparison without a comparator",
    file: "trial.yaml",
    changes: [["    comparator: salten\n", ""]],
    nb: ["trial.yaml:12:5 «comparator» mangler. Legg til nøkkelen «comparator» her."],
    en: ["trial.yaml:12:5 “comparator” is missing. Add the key “comparator” here."],
  },
  {
    name: "a comparator for a method that compares nothing",
    file: "trial.yaml",
    changes: [["    window: year", "    comparator: salten\n    window: year"]],
    nb: ["trial.yaml:26:5 «comparator» hører ikke til når method er «effect». Fjern «comparator», eller endre method."],
    en: [
      "trial.yaml:26:5 “comparator” does not belong where method is “effect”. Remove “comparator”, or change method.",
    ],
  },
  {
    name: "a first due period that runs backwards",
    file: "trial.yaml",
    changes: [["seed: 1", "seed: 1\ndueFrom: 2026-Q4..2026-Q1"]],
    nb: ["trial.yaml:8:10 dueFrom går ikke framover i tid: 2026-Q4 til 2026-Q1. Rett den ene av de to."],
    en: ["trial.yaml:8:10 dueFrom does not run forward in time: 2026-Q4 to 2026-Q1. Correct one of the two."],
  },
  {
    name: "an id twice",
    file: "trial.yaml",
    changes: [["id: residents", "id: trend"]],
    nb: ["trial.yaml:21:9 id «trend» står også på linje 12. Fjern den ene, eller gi den et annet navn."],
    en: ["trial.yaml:21:9 id “trend” is also on line 12. Remove one of them, or give it another name."],
  },
  {
    name: "a window that runs backwards",
    file: "trial.yaml",
    changes: [["baseline: 2022-Q1..2025-Q4", "baseline: 2025-Q4..2022-Q1"]],
    nb: ["trial.yaml:8:11 baseline går ikke framover i tid: 2025-Q4 til 2022-Q1. Rett den ene av de to."],
    en: ["trial.yaml:8:11 baseline does not run forward in time: 2025-Q4 to 2022-Q1. Correct one of the two."],
  },
  {
    name: "a period that runs backwards",
    file: "trial.yaml",
    changes: [['from: "2016"', "from: 2016-Q4..2016-Q1"]],
    nb: ["trial.yaml:27:22 from går ikke framover i tid: 2016-Q4 til 2016-Q1. Rett den ene av de to."],
    en: ["trial.yaml:27:22 from does not run forward in time: 2016-Q4 to 2016-Q1. Correct one of the two."],
  },
  {
    name: "a quarterly window for yearly numbers",
    file: "trial.yaml",
    changes: [["window: year", "window: quarter"]],
    nb: [
      "trial.yaml:26:13 Vinduet «quarter» passer ikke til «residents», som har tall per year. Bruk quarter, rolling-4 eller calendar-year for kvartalstall, year eller years-3 for årstall, eller en fast periode.",
    ],
    en: [
      "trial.yaml:26:13 The window “quarter” does not suit “residents”, which has numbers per year. Use quarter, rolling-4 or calendar-year for quarterly numbers, year or years-3 for yearly ones, or a fixed period.",
    ],
  },
  {
    name: "a yearly window for quarterly numbers",
    file: "trial.yaml",
    changes: [["window: rolling-4", "window: years-3"]],
    nb: [
      "trial.yaml:19:13 Vinduet «years-3» passer ikke til «persons», som har tall per quarter. Bruk quarter, rolling-4 eller calendar-year for kvartalstall, year eller years-3 for årstall, eller en fast periode.",
    ],
    en: [
      "trial.yaml:19:13 The window “years-3” does not suit “persons”, which has numbers per quarter. Use quarter, rolling-4 or calendar-year for quarterly numbers, year or years-3 for yearly ones, or a fixed period.",
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
