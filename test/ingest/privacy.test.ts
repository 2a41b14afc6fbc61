/** The privacy guard: what must never come in is found, wherever it stands, and repeated nowhere; what looks like it passes. */
import { describe, expect, it } from "vitest";
import { screen, shownName } from "../../src/ingest/index.ts";
import type { Expected } from "../../src/ingest/privacy/detector.ts";
import { isRefused, screenSheets, textDetectors } from "../../src/ingest/privacy/index.ts";
import { knownWords } from "../../src/ingest/privacy/known.ts";
import { plain } from "../../src/ingest/privacy/plain.ts";
import type { Aside } from "../../src/model/aside.ts";
import type { Issue } from "../../src/model/issue.ts";
import { langs } from "../../src/model/labels.ts";
import type { Sheet } from "../../src/model/sheet.ts";
import { stream } from "../../src/stats/random.ts";
import { numberForms, personalNumber } from "../support/personal-numbers.ts";
import { negatives, positives } from "../support/privacy-cases.ts";
import { bytesOf, readText, rules, sentences } from "./fixtures.ts";

const file = "delivery.csv";
const seed = 2027;
const some = 600;

function issuesOf(text: string): readonly Issue[] {
  const screened = screen({ file, bytes: bytesOf(text) }, rules);
  return screened.ok ? [] : screened.issues;
}

function codesIn(text: string, expected: Expected): readonly string[] {
  const known = knownWords(rules);
  return textDetectors.filter((each) => each.finds(plain(text), expected, known)).map((each) => each.code);
}

describe("deliveries with one thing planted in each", () => {
  const all = positives(seed, some).map((it) => ({ ...it, issues: issuesOf(it.text) }));

  it("are refused, every one, and for what it is", () => {
    const missed = all.filter(({ kind, issues }) => !issues.some((it) => it.code === kind));
    expect(missed.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([]);
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(9);
  });

  it("have what was planted repeated in no issue and no sentence of any language", () => {
    for (const { planted, issues } of all) {
      if (planted === "") continue;
      const said = JSON.stringify(issues) + langs.flatMap((lang) => sentences(issues, lang)).join(" ");
      expect(said).not.toContain(planted);
      expect(said).not.toContain(plain(planted));
    }
  });

  it("are told of by file, line, column and kind alone", () => {
    for (const { issues } of all) {
      expect(isRefused(issues)).toBe(true);
      for (const { place, params } of issues) {
        expect(Object.keys(place!).filter((key) => !["file", "line", "column"].includes(key))).toEqual([]);
        expect(Object.keys(params).sort()).toEqual(["count", "lines"]);
        expect(String(params.lines)).toMatch(/^[\d–, …]+$/);
      }
    }
  });
});

describe("deliveries with nothing planted", () => {
  it("pass: municipality codes, periods, ages, counts, amounts, per cents, titles and footnotes", () => {
    const refused = negatives(seed, some).flatMap(({ what, text }) => {
      const issues = issuesOf(text);
      return issues.length === 0 ? [] : [`${what}: ${issues[0]!.code}`];
    });
    // No false alarm among these 600; bench/README.md states how many there are among 10,000.
    expect(refused).toEqual([]);
  });
});

describe("an identity number", () => {
  it.each(numberForms)("is known in the form %s, in every kind of column, title and header", (form) => {
    const random = stream(seed, numberForms.indexOf(form));
    const places: readonly Expected[] = ["area", "code", "count", "amount", "date", "prose", "header", "unknown"];
    for (let i = 0; i < 20; i++) {
      const number = personalNumber(random, form);
      for (const place of places) expect(codesIn(number, place)).toContain("privacy.identity-number");
    }
  });

  it("is known with wrong control digits too: a slip is still somebody's number", () => {
    for (const it of ["01010112345", "41010112345", "01410112345", "01660112345", "01920112345", "418180 12345"])
      expect(codesIn(it, "count")).toEqual(["privacy.identity-number"]);
  });

  it("of health services needs right control digits, for it tells no date", () => {
    expect(codesIn("99999999999", "count")).toEqual([]);
  });

  it("of the immigration authorities is known where the text says what it is", () => {
    expect(codesIn("DUF-nr. 2024 123456 01", "prose")).toEqual(["privacy.identity-number"]);
    expect(codesIn("202712310815", "unknown")).toEqual([]);
  });

  it("is no long number in a web address", () => {
    expect(codesIn("https://data.ssb.no/api/01010112345/x", "prose")).toEqual([]);
  });
});

describe("a text", () => {
  it.each<[string, Expected, readonly string[]]>([
    ["post@rana.kommune.no", "prose", []],
    ["slt.koordinator@rana.kommune.no", "prose", []],
    ["kari.nordmann@rana.kommune.no", "prose", ["privacy.email"]],
    ["23 450 000", "amount", []],
    ["90012345", "amount", []],
    ["90012345", "count", ["privacy.phone"]],
    ["99999999", "count", []],
    ["5594340", "count", []],
    ["20270930", "unknown", []],
    ["Uttrekk 15.10.2027", "prose", []],
    ["f. 120311", "prose", ["privacy.birth-date"]],
    ["120311", "count", []],
    ["120311", "code", ["privacy.birth-date"]],
    ["Kari 120311", "prose", ["privacy.birth-date"]],
    ["2027-07-01", "period", []],
    ["2027-07-14", "period", ["privacy.birth-date"]],
    ["14.03.2012", "date", []],
    ["1833 Rana", "area", []],
    ["8622 Mo i Rana", "area", ["privacy.address"]],
    ["Fylkesvei 12", "prose", []],
    ["Nordre Follo", "code", []],
    ["Felles Ansvar", "prose", []],
    ["Statistisk Sentralbyrå", "prose", []],
    ["Ikke Oppgitt", "count", []],
    ["Per 1000 personer", "prose", []],
    ["Mai", "code", []],
    ["Kari", "code", ["privacy.name"]],
    ["Ludvik Wergelandsmo", "code", ["privacy.name"]],
    ["v/ Ludvik Wergelandsmo", "prose", ["privacy.name"]],
    ["K. Hansen", "prose", ["privacy.name"]],
    ["Kari N.", "prose", ["privacy.name"]],
  ])("%j, where %s is expected: %j", (text, expected, codes) => {
    expect(codesIn(text, expected)).toEqual(codes);
  });
});

function sheetOf(rows: readonly (readonly string[])[], more: Partial<Sheet> = {}): Sheet {
  return {
    dialect: { encoding: "utf-8", separator: ";" },
    origin: { number: 1, name: "Ark1", hidden: false },
    point: false,
    rows: rows.map((cells, i) => ({ line: i + 1, cells })),
    broken: new Map(),
    merged: new Map(),
    signs: new Map(),
    complete: true,
    findings: [],
    ...more,
  };
}

const clean = [
  ["kommunenr", "aar", "alder", "personer"],
  ["1833", "2027", "14", "300"],
] as const;

describe("what a spreadsheet says beside its table", () => {
  const asideCodes = (aside: Aside): readonly string[] =>
    screenSheets([sheetOf(clean, { asides: [aside] })], rules, "bok.xlsx").map((it) => it.code);

  it("is looked at too: comments, properties, hidden cells and keys", () => {
    for (const kind of ["comment", "property", "hidden", "key"] as const)
      expect(asideCodes({ kind, text: "Gjelder Kari Nordmann" })).toEqual(["privacy.beside-table", "privacy.name"]);
    expect(asideCodes({ kind: "author", text: "f. 12.03.2011" })).toEqual([
      "privacy.beside-table",
      "privacy.birth-date",
    ]);
    expect(asideCodes({ kind: "comment", text: "Se fotnoten" })).toEqual([]);
  });

  it("is told of with the place of the comment", () => {
    const aside = { kind: "comment", text: "Kari Nordmann", line: 7, column: 3 } as const;
    const [first] = screenSheets([sheetOf(clean, { asides: [aside] })], rules, "bok.xlsx");
    expect(first!.place).toEqual({ file: "bok.xlsx", sheet: 1, line: 7, column: 3 });
  });

  it("may name who saved it, which is said and no reason to refuse", () => {
    const issues = screenSheets(
      [sheetOf(clean, { asides: [{ kind: "author", text: "Kari Nordmann" }] })],
      rules,
      "bok.xlsx",
    );
    expect(issues.map((it) => [it.code, it.level])).toEqual([["privacy.author", "warning"]]);
    expect(isRefused(issues)).toBe(false);
    expect(JSON.stringify(issues)).not.toContain("Kari");
  });

  it("includes the names of its sheets", () => {
    const named = sheetOf(clean, { origin: { number: 2, name: "Ola Nordmann", hidden: true } });
    expect(screenSheets([named], rules, "bok.xlsx").map((it) => it.code)).toEqual([
      "privacy.beside-table",
      "privacy.name",
    ]);
  });

  it("lets a sheet of explanations stand beside the table, and no sentence in a file without one", () => {
    const words = sheetOf(
      [
        ["kolonne", "forklaring"],
        ["personer", "Antall bosatte personer den første januar hvert år"],
      ],
      { origin: { number: 2, name: "Forklaring", hidden: false } },
    );
    expect(screenSheets([sheetOf(clean), words], rules, "bok.xlsx")).toEqual([]);
    expect(screenSheets([words], rules, "bok.xlsx").map((it) => it.code)).toEqual(["privacy.free-text"]);
  });
});

describe("the name of a file", () => {
  it.each([
    "Kari Nordmann.xlsx",
    "kari_nordmann_2027.csv",
    "sak-01010112345.csv",
    "Ola-Hansen-oppfølging.csv",
    "90012345 tlf.csv",
  ])("%j is shown as its number", (name) => {
    const shown = shownName(name, 3, rules);
    expect(shown).toEqual({
      ok: false,
      issues: [{ code: "privacy.file-name", level: "critical", place: { file: "#3" }, params: { number: 3 } }],
    });
  });

  it.each([
    "politi-2026k4-rettet.csv",
    "oppfolging-salten-2027k3.csv",
    "07459_20271005-101500.csv",
    "Rana kommune 2027.xlsx",
    "Ungdata 2025 Nordland.csv",
  ])("%j is shown", (name) => {
    expect(shownName(name, 3, rules)).toEqual({ ok: true, value: name, issues: [] });
  });
});

describe("a refused delivery", () => {
  it("says what was found and what to do, in all three languages", () => {
    const outcome = readText(
      "kommunenr;aar;alder;personer\n1833;2027;14;5\n1833;2027;15;01010112345\n1833;2026;15;01010112345\n",
    );
    expect(outcome.ok).toBe(false);
    expect(sentences(outcome.issues, "nb")).toEqual([
      "politi.csv:3:4 Her står noe som ser ut som et fødselsnummer eller et annet personnummer; en leveranse skal bare ha anonyme tall. Celler: 2, på linje 3–4. Ingenting av leveransen er brukt, og felles har ikke beholdt noen kopi. Slett filen hos deg, også i innboksen, be avsenderen om en leveranse med bare antall, og meld fra til personvernombudet.",
    ]);
    expect(sentences(outcome.issues, "nn")).toEqual([
      "politi.csv:3:4 Her står noko som ser ut som eit fødselsnummer eller eit anna personnummer; ein leveranse skal berre ha anonyme tal. Celler: 2, på linje 3–4. Ingenting av leveransen er brukt, og felles har ikkje teke vare på nokon kopi. Slett fila hos deg, også i innboksen, be avsendaren om ein leveranse med berre tal på, og meld frå til personvernombodet.",
    ]);
    expect(sentences(outcome.issues, "en")).toEqual([
      "politi.csv:3:4 Something here looks like a national identity number; a delivery may hold anonymous numbers only. Cells: 2, on line 3–4. Nothing of the delivery is used, and felles has kept no copy. Delete your copies, in the inbox too, ask the sender for a delivery of counts alone, and tell the data protection officer.",
    ]);
  });

  it("is refused for its cells even when its note says a kind that there is not", () => {
    const outcome = readText("kommunenr;aar;alder;personer\n1833;2027;15;01010112345\n", "nonsense");
    expect(outcome.issues.map((it) => it.code)).toEqual(["privacy.identity-number"]);
  });

  it("is told of once for each kind and column, however many rows there are", () => {
    const rows = Array.from({ length: 5000 }, () => "1833;2027;15;01010112345").join("\n");
    const outcome = readText(`kommunenr;aar;alder;personer\n${rows}\n`);
    expect(outcome.issues.map((it) => [it.code, it.params])).toEqual([
      ["privacy.identity-number", { count: 5000, lines: "2–5001" }],
    ]);
  });
});
