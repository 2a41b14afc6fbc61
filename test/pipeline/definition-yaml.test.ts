/** YAML that a definition may not be. */
import { describe, expect, it } from "vitest";
import { altered, type Case, complaints, load } from "./definition-fixture.ts";

const cases: readonly Case[] = [
  {
    name: "a number as a key",
    file: "deliveries.yaml",
    changes: [['"14": {', "14: {"]],
    nb: ['deliveries.yaml:3:5 Nøkkelen 14 er ikke tekst. Sett den i anførselstegn: "14".'],
    en: ['deliveries.yaml:3:5 The key 14 is not text. Put it in quotes: "14".'],
  },
  {
    name: "a tab",
    file: "programme.yaml",
    changes: [["    role: programme", "\trole: programme"]],
    nb: ["programme.yaml:13:1 Innrykket er laget med tabulator. Bruk mellomrom i stedet."],
    en: ["programme.yaml:13:1 The indentation is made with a tab. Use spaces instead."],
  },
  {
    name: "a bracket left open",
    file: "programme.yaml",
    changes: [["pilot: [2026-Q4]", "pilot: [2026-Q4"]],
    nb: [
      "programme.yaml:6:1 Dette er ikke gyldig YAML (BAD_INDENT). Kontroller innrykk, kolon, anførselstegn og klammer her og på linjen over.",
    ],
    en: [
      "programme.yaml:6:1 This is not valid YAML (BAD_INDENT). Check indentation, colons, quotes and brackets here and on the line above.",
    ],
  },
  {
    name: "a key twice",
    file: "programme.yaml",
    changes: [["start: 2026-Q4", "start: 2026-Q4\nstart: 2027-Q1"]],
    nb: ["programme.yaml:5:1 Nøkkelen står to ganger på samme sted. Fjern den ene."],
    en: ["programme.yaml:5:1 The key is there twice in the same place. Remove one of them."],
  },
  {
    name: "an anchor and an alias",
    file: "programme.yaml",
    changes: [
      ['host: "1833"', 'host: &h "1833"'],
      ["start: 2026-Q4", "start: *h"],
    ],
    nb: [
      "programme.yaml:3:10 Ankere, henvisninger og fletting (&, *, <<) er ikke tillatt i en definisjon. Skriv innholdet ut der det gjelder.",
      "programme.yaml:4:8 Ankere, henvisninger og fletting (&, *, <<) er ikke tillatt i en definisjon. Skriv innholdet ut der det gjelder.",
    ],
    en: [
      "programme.yaml:3:10 Anchors, aliases and merging (&, *, <<) are not allowed in a definition. Write the content out where it applies.",
      "programme.yaml:4:8 Anchors, aliases and merging (&, *, <<) are not allowed in a definition. Write the content out where it applies.",
    ],
  },
  {
    name: "a merge",
    file: "programme.yaml",
    changes: [["host:", "<<: { a: 1 }\nhost:"]],
    nb: [
      "programme.yaml:3:1 Ankere, henvisninger og fletting (&, *, <<) er ikke tillatt i en definisjon. Skriv innholdet ut der det gjelder.",
    ],
    en: [
      "programme.yaml:3:1 Anchors, aliases and merging (&, *, <<) are not allowed in a definition. Write the content out where it applies.",
    ],
  },
  {
    name: "a tag",
    file: "programme.yaml",
    changes: [["start: 2026-Q4", "start: !!str 2026-Q4"]],
    nb: [
      "programme.yaml:4:14 Typemerker (!) er ikke tillatt i en definisjon. Fjern merket; sett verdien i anførselstegn hvis den begynner med utropstegn.",
    ],
    en: [
      "programme.yaml:4:14 Type tags (!) are not allowed in a definition. Remove the tag; quote the value if it begins with an exclamation mark.",
    ],
  },
  {
    name: "two documents",
    file: "programme.yaml",
    changes: [["start: 2026-Q4", "---\nstart: 2026-Q4"]],
    nb: ["programme.yaml:4:1 Filen inneholder flere dokumenter, skilt med ---. Legg hver definisjon i sin egen fil."],
    en: [
      "programme.yaml:4:1 The file holds several documents, separated by ---. Put each definition in a file of its own.",
    ],
  },
  {
    name: "a list as a key",
    file: "programme.yaml",
    changes: [["start: 2026-Q4", "? [start]\n: 2026-Q4"]],
    nb: [
      "programme.yaml:4:3 Dette er ikke gyldig YAML (COMPLEX_KEY). Kontroller innrykk, kolon, anførselstegn og klammer her og på linjen over.",
    ],
    en: [
      "programme.yaml:4:3 This is not valid YAML (COMPLEX_KEY). Check indentation, colons, quotes and brackets here and on the line above.",
    ],
  },
  {
    name: "an unknown directive",
    file: "programme.yaml",
    changes: [["id: trial", "%FOO\n---\nid: trial"]],
    nb: [
      "programme.yaml:1:1 Dette er ikke gyldig YAML (BAD_DIRECTIVE). Kontroller innrykk, kolon, anførselstegn og klammer her og på linjen over.",
    ],
    en: [
      "programme.yaml:1:1 This is not valid YAML (BAD_DIRECTIVE). Check indentation, colons, quotes and brackets here and on the line above.",
    ],
  },
];

describe("YAML", () => {
  it.each(cases)("with $name is refused", ({ file, changes, nb, en }) => {
    const outcome = load(altered(file, ...changes));
    expect(complaints(outcome, "nb")).toEqual(nb);
    expect(complaints(outcome, "en")).toEqual(en);
  });
});
