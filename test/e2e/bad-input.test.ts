/** Bad input: each kind is a finding with its place, what was expected and what to do, and the exit code that it deserves. */
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { felles, inFolder } from "../support/felles.ts";
import {
  answer,
  type Finding,
  fillInbox,
  type RunJson,
  samples,
  smallPipeline,
  smallWorkspace,
} from "../support/workspace.ts";

const good = "oppfolging-salten-2027k3.csv";
const header = "kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar";
const row = "1833;2027-Q3;alle;3;2;0;0;0;2";
const megabyte = 1024 * 1024;

interface Outcome {
  readonly exit: number;
  readonly findings: readonly Finding[];
  readonly record: RunJson & { readonly folder: string | null };
}

/** Runs the small pipeline on one good delivery and whatever `spoil` does to the workspace. */
function runSpoilt(spoil: (cwd: string) => void, files: readonly string[] = [good]): Promise<Outcome> {
  return inFolder(async (cwd) => {
    smallWorkspace(cwd, files);
    spoil(cwd);
    const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
    const { exit, findings, result } = answer<Outcome["record"]>(ran.stdout);
    expect(exit).toBe(ran.exit);
    // Two remarks that all of these have in common: nobody delivers offences here, and a new file has no note.
    const common = ["run.unfed-indicator", "store.file-without-note"];
    return { exit, findings: findings.filter((it) => !common.includes(it.code)), record: result };
  });
}

function deliver(name: string, data: string | Uint8Array): (cwd: string) => void {
  return (cwd) => writeFileSync(join(cwd, "inbox", name), data);
}

/** Place, code and message in both languages, as a person would be told. */
function told(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ code, file, line, column, message }) => [
    [file, line, column]
      .filter((part) => part !== null)
      .join(":")
      .concat(` ${code}`)
      .trim(),
    message.nb,
    message.en,
  ]);
}

describe("the inbox", () => {
  it("that is missing stops the run", async () => {
    const { exit, findings, record } = await runSpoilt((cwd) => rmSync(join(cwd, "inbox"), { recursive: true }));
    expect(exit).toBe(2);
    expect(findings.map((it) => it.code)).toEqual(["store.missing-folder"]);
    expect(told(findings).slice(1)).toEqual([
      "Mappen finnes ikke; ventet en mappe med leveranser.",
      "The folder does not exist; expected a folder of deliveries.",
    ]);
    expect([record.exit, record.folder]).toEqual([2, null]);
  });

  it("that is empty says so, and that there is nothing to report on", async () => {
    const { exit, findings } = await runSpoilt((cwd) => {
      rmSync(join(cwd, "inbox"), { recursive: true });
      mkdirSync(join(cwd, "inbox"));
    });
    expect(exit).toBe(1);
    expect(told(findings)).toEqual([
      "inbox store.empty-inbox",
      "Det ligger ingen leveranser i mappen.",
      "There are no deliveries in the folder.",
      "run.no-data",
      "small har ingen godtatte data til og med 2027-11-20.",
      "small has no accepted data up to 2027-11-20.",
    ]);
  });

  it("that is a file stops the run", async () => {
    const { exit, findings } = await runSpoilt((cwd) => {
      rmSync(join(cwd, "inbox"), { recursive: true });
      writeFileSync(join(cwd, "inbox"), "");
    });
    expect(exit).toBe(2);
    expect(findings.map((it) => [it.code, it.message.nb, it.message.en])).toEqual([
      [
        "store.not-a-folder",
        "Her ligger en fil der det skulle vært en mappe.",
        "A file lies where a folder was expected.",
      ],
    ]);
  });

  it("is told of with its place and a remedy on a terminal", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd);
      const ran = await felles(["run", "pipelines/small.yaml", "--inbox", "nowhere", "--lang", "en"], { cwd });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toBe(`Reading the definitions
Taking in the deliveries
error  nowhere  store.missing-folder
  The folder does not exist; expected a folder of deliveries.
  Do: Make the folder and put the deliveries in it, or name another with --inbox.

Errors: 1, warnings: 0, notes: 0. felles explain CODE explains a finding.
`);
      expect(ran.stdout).toBe("The run stopped. The previous report stands untouched.\n");
    });
  });
});

describe("a file", () => {
  it("that is a picture is refused, whatever it is called, and the rest is used", async () => {
    const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(2000, 7)]);
    for (const name of ["bilde.png", "bilde.csv"]) {
      const { exit, findings, record } = await runSpoilt(deliver(name, png));
      expect(exit).toBe(1);
      expect(told(findings)).toEqual([
        `${name} ingest.not-text`,
        "Filen er av typen PNG, ikke en tabell i tekst.",
        "The file is of type PNG, not a table in text.",
      ]);
      expect(record.period).toBe("2027-Q3");
      expect(record.deliveries.map((it) => it.accepted).sort()).toEqual([0, 165]);
    }
  });

  it("cut in the middle of a row is read up to there", async () => {
    const whole = readFileSync(join(samples, "inbox", "oppfolging-polarsirkel-2027k3.csv"));
    const { exit, findings, record } = await runSpoilt(deliver("kuttet.csv", whole.subarray(0, whole.length - 12)));
    expect(exit).toBe(1);
    expect(told(findings.filter((it) => it.level === "error"))).toEqual([
      "kuttet.csv:93 ingest.cut-row",
      "Den siste raden, på linje 93, har 4 celler av 9 og ikke noe linjeskift: filen ser ut til å være kuttet.",
      "The last row, on line 93, has 4 cells of 9 and no line break: the file seems to be cut.",
    ]);
    const cut = record.deliveries.find((it) => it.file === "kuttet.csv")!;
    expect([cut.read, cut.accepted, cut.rejected]).toEqual([90, 89, 1]);
  });

  it("of 300 MB is refused by its size before it is read, and memory stays flat", async () => {
    const before = process.resourceUsage().maxRSS;
    const { exit, findings } = await runSpoilt((cwd) => {
      const file = openSync(join(cwd, "inbox", "stor.csv"), "w");
      writeSync(file, `${header}\n1833;2027-Q3;`);
      ftruncateSync(file, 300 * megabyte);
      closeSync(file);
    });
    expect(exit).toBe(1);
    expect(told(findings)).toEqual([
      "stor.csv store.too-large",
      "Filen er på 314 572 800 byte; høyst 268 435 456 byte blir lest.".replace(/(?<=\d) (?=\d)/g, "\u00a0"),
      "The file is 314,572,800 bytes; at most 268,435,456 bytes are read.",
    ]);
    const grownMegabytes = (process.resourceUsage().maxRSS - before) / 1024;
    expect(grownMegabytes).toBeLessThan(150);
  });

  it("with one line of 200 MB is refused by its line, without a copy of it", async () => {
    const before = process.resourceUsage().maxRSS;
    const { exit, findings } = await runSpoilt((cwd) => {
      const file = openSync(join(cwd, "inbox", "lang.csv"), "w");
      writeSync(file, `${header}\n`);
      const piece = "1833;".repeat(megabyte / 5);
      for (let i = 0; i < 200; i += 1) writeSync(file, piece);
      closeSync(file);
    });
    expect(exit).toBe(1);
    expect(findings.map((it) => [it.file, it.line, it.code])).toEqual([["lang.csv", 2, "ingest.line-too-long"]]);
    const grownMegabytes = (process.resourceUsage().maxRSS - before) / 1024;
    expect(grownMegabytes).toBeLessThan(350);
  });

  it("with one line too long to be a row is refused", async () => {
    const { exit, findings } = await runSpoilt(deliver("lang.csv", `${header}\n${"1833;".repeat(200_000)}\n`));
    expect(exit).toBe(1);
    expect(findings.map((it) => [it.file, it.line, it.code])).toEqual([["lang.csv", 2, "ingest.line-too-long"]]);
  });

  it("with its header in another language says which columns are missing and what was meant", async () => {
    const text = "municipality;period;sex;referred;started\n1833;2027-Q3;alle;3;2\n";
    const { exit, findings } = await runSpoilt(deliver("english.csv", text));
    expect(exit).toBe(1);
    expect(told(findings.slice(0, 3))).toEqual([
      "english.csv:1:1 ingest.unknown-column",
      "Overskriften i kolonne 1 på linje 1 er ukjent for followup; ventet noen av kommunenr, startperiode, kjonn, henvist, startet, fullfort, avbrutt, flyttet, pagaar.",
      "The header of column 1 on line 1 is unknown to followup; expected some of kommunenr, startperiode, kjonn, henvist, startet, fullfort, avbrutt, flyttet, pagaar.",
      "english.csv:1:2 ingest.unknown-column-near",
      "Overskriften i kolonne 2 på linje 1 er ukjent for followup; mente avsenderen «periode»? Ventet noen av kommunenr, startperiode, kjonn, henvist, startet, fullfort, avbrutt, flyttet, pagaar.",
      "The header of column 2 on line 1 is unknown to followup; did the sender mean “periode”? Expected some of kommunenr, startperiode, kjonn, henvist, startet, fullfort, avbrutt, flyttet, pagaar.",
      "english.csv:1 ingest.missing-column",
      "Overskriften på linje 1 mangler kolonnen kommunenr, som followup må ha; den kan hete kommunenr, kommunenummer, kommune, knr.",
      "The header on line 1 lacks the column kommunenr, which followup must have; it may be called kommunenr, kommunenummer, kommune, knr.",
    ]);
    expect(findings.slice(2).map((it) => [it.code, it.field])).toEqual(
      ["kommunenr", "startperiode", "fullfort", "avbrutt", "flyttet", "pagaar"].map((field) => [
        "ingest.missing-column",
        field,
      ]),
    );
  });

  it("with a column twice is refused", async () => {
    const text = `${header.replace("henvist", "henvist;henvist")}\n1833;2027-Q3;alle;3;3;2;0;0;0;2\n`;
    const { exit, findings } = await runSpoilt(deliver("to.csv", text));
    expect(exit).toBe(1);
    expect(told(findings)).toEqual([
      "to.csv:1:5 ingest.duplicate-column",
      "henvist står flere ganger i overskriften på linje 1, i kolonnene 4, 5; ventet én.",
      "henvist stands more than once in the header on line 1, in columns 4, 5; expected it once.",
    ]);
  });
});

describe("a row", () => {
  it("with a code from before 2020, or a fifth quarter, is rejected and named", async () => {
    const text = [header, row.replace("1833", "1849"), row.replace("Q3", "Q5"), ""].join("\n");
    const { exit, findings, record } = await runSpoilt(deliver("gammel.csv", text));
    expect(exit).toBe(1);
    expect(told(findings)).toEqual([
      "gammel.csv:2:1 ingest.former-area",
      "kommunenr er 1849, et kommunenummer som ikke lenger er i bruk; i dag: 1875.",
      "kommunenr is 1849, a municipality code that is no longer in use; today: 1875.",
      "gammel.csv:3:2 ingest.not-period",
      "startperiode er «2027-Q5»; ventet et kvartal som 2027-Q3, 2027K3 eller 3. kvartal 2027, med kvartal fra 1 til 4, eller et år.",
      "startperiode is “2027-Q5”; expected a quarter such as 2027-Q3, 2027K3 or 3. kvartal 2027, with quarters 1 to 4, or a year.",
    ]);
    expect(record.deliveries.find((it) => it.file === "gammel.csv")).toMatchObject({
      read: 2,
      accepted: 0,
      rejected: 2,
    });
  });
});

describe("a definition", () => {
  it.each([
    [
      "grain: quarter",
      "grian: quarter",
      [
        "pipelines/small.yaml:1:1 definition.missing-key",
        "«grain» mangler.",
        "“grain” is missing.",
        "pipelines/small.yaml:4:1 definition.unknown-key",
        "«grian» er ikke en nøkkel her; den nærmeste er «grain».",
        "“grian” is not a key here; the nearest is “grain”.",
      ],
    ],
    [
      "salten]",
      "saltn]",
      [
        "pipelines/small.yaml:17:24 definition.unknown-id",
        "units nevner «saltn», som ikke står i programme.yaml; den nærmeste er «salten».",
        "units names “saltn”, which is not in programme.yaml; the nearest is “salten”.",
      ],
    ],
    [
      "method: rate",
      "method: rat",
      [
        "pipelines/small.yaml:15:13 definition.wrong-choice",
        "method er «rat»; nærmeste mulige verdi er «rate».",
        "method is “rat”; the nearest possible value is “rate”.",
      ],
    ],
  ])("with a typo (%s as %s) stops before any data is touched", async (right, wrong, sentences) => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, [good]);
      writeFileSync(join(cwd, "pipelines", "small.yaml"), smallPipeline.replace(right, wrong));
      const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
      expect(ran.exit).toBe(2);
      const { findings, result } = answer<RunJson>(ran.stdout);
      expect(told(findings)).toEqual(sentences);
      expect(result).toMatchObject({ exit: 2, deliveries: [], steps: [] });
    });
  });

  it("of an indicator that no delivery feeds is told of, once for each, and the report is made", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, [good]);
      const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
      expect(ran.exit).toBe(0);
      const { findings } = answer(ran.stdout);
      expect(told(findings)).toEqual([
        "run.unfed-indicator",
        "Indikatoren offence-persons har ingen data: ingen leveranse inneholder offences.personer.",
        "The indicator offence-persons has no data: no delivery contains offences.personer.",
      ]);
    });
  });

  it("that is not there stops the run", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, [good]);
      const ran = await felles(["run", "pipelines/smal.yaml", "--lang", "en", "--quiet"], { cwd });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toBe(`error  cli.unknown-pipeline
  There is no file pipelines/smal.yaml. Did you mean ${join("pipelines", "small.yaml")}?
  Do: Correct the name and run again. Nothing has been run.

Errors: 1, warnings: 0, notes: 0. felles explain CODE explains a finding.
`);
    });
  });
});

describe("who delivered nothing this quarter", () => {
  it("is named, Salten and a programme municipality alike, with what can therefore not be said", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k2.csv", "oppfolging-polarsirkel-2027k3.csv"]);
      const ran = await felles(["run", "pipelines/small.yaml", "--json"], { cwd });
      expect(ran.exit).toBe(0);
      const { findings } = answer(ran.stdout);
      const names =
        "1804 Bodø, 1834 Lurøy, 1837 Meløy, 1838 Gildeskål, 1839 Beiarn, 1840 Saltdal, 1841 Fauske, 1845 Sørfold, 1848 Steigen, 1856 Røst, 1857 Værøy, 1875 Hamarøy";
      expect(told(findings.filter((it) => it.code !== "run.unfed-indicator"))).toEqual([
        "run.missing-areas",
        `12 kommuner har ikke levert «Individuell oppfølging» for 3. kvartal 2027: ${names}.`,
        `12 municipalities have not delivered “Individual follow-up” for Q3 2027: ${names}.`,
      ]);
      const page = readFileSync(join(cwd, "reports", "small", "2027-Q3", "nb", "index.html"), "utf8");
      const prose = page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
      for (const sentence of [
        "ikke levert fra Beiarn, Bodø, Fauske, Gildeskål, Hamarøy, Lurøy, Meløy, Røst, Saltdal, Steigen, Sørfold og Værøy.",
        "Ingen fulle tall for Polarsirkelregionen Henvist til oppfølging; Startet oppfølging.",
        "Ingen full sammenligning med Salten Henvist til oppfølging; Startet oppfølging.",
      ])
        expect(prose.includes(sentence), sentence).toBe(true);
    });
  });

  it("is counted as nobody when no file of a kind has the quarter", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, []);
      fillInbox(cwd, ["politi-2027k3.csv", "oppfolging-polarsirkel-2027k1.csv", "befolkning-2027.csv"]);
      const ran = await felles(["run", "pipelines/small.yaml", "--json", "--dry-run", "--fail-on", "critical"], {
        cwd,
      });
      expect(ran.exit).toBe(0);
      const said = answer(ran.stdout).findings.filter((it) => it.code === "run.no-delivery");
      expect(said.map((it) => it.message)).toEqual([
        {
          nb: "Ingen har levert «Individuell oppfølging» for 3. kvartal 2027; ventet minst én leveranse.",
          en: "Nobody has delivered “Individual follow-up” for Q3 2027; at least one delivery was expected.",
        },
      ]);
    });
  });
});
