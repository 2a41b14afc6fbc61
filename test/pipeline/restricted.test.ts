/** Restricted sources: added up in one pass as a plain program would, and of their rows nothing is left anywhere. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/model/issue.ts";
import { defineFolder } from "../../src/pipeline/define.ts";
import { addUp, restrictedFiles } from "../../src/pipeline/restricted/index.ts";
import { stream, uniform } from "../../src/stats/random.ts";
import { withEngine } from "../../src/store/engine.ts";
import { describeIssue } from "../../src/text/describe.ts";
import {
  type Cohort,
  cohortsOf,
  courseHeader,
  courseLine,
  daysBetween,
  type MadeCourse,
  madeCourses,
} from "../support/case-files.ts";
import { felles, inFolder } from "../support/felles.ts";
import { answer, type RunJson, repository, smallWorkspace } from "../support/workspace.ts";

const definitions = defineFolder(join(repository, "pipelines"));
const asOf = "2028-06-30";
const planted = ["HEMMELIG", "Tjodrun", "Vrangedal"];

type Added = Awaited<ReturnType<typeof addUp>>;

/** What becomes of a file with this text. */
function added(text: string | Uint8Array, source = "followup-cases", date = asOf, name = "saker.csv"): Promise<Added> {
  return inFolder(async (cwd) => {
    const path = join(cwd, name);
    writeFileSync(path, text);
    return await addUp({ source, path }, date, definitions);
  });
}

function csvOf(outcome: Added, kind: string): readonly (readonly string[])[] {
  if (!outcome.ok) throw new RangeError(outcome.issues.map((it) => it.code).join(", "));
  const { text } = outcome.value.find((it) => it.kind === kind)!;
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(";"));
}

function said(outcome: Outcome<unknown>): readonly (readonly [string, unknown])[] {
  return outcome.issues.map((it) => [it.code, it.params] as const);
}

const courses = madeCourses(11, 2000);
const file = [courseHeader, ...courses.map((it) => courseLine(it)), ""].join("\n");

describe("follow-up courses", () => {
  it("become the cohorts that a plain program counts: by municipality, quarter and sex, status at 183 days", async () => {
    for (const [date, open] of [
      [asOf, "2028-07-01"],
      ["2027-08-15", "2027-07-01"],
    ] as const) {
      const outcome = await added(file, "followup-cases", date);
      const [head, ...rows] = csvOf(outcome, "followup");
      expect(head).toEqual("kommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar".split(";"));
      const expected = cohortsOf(courses, date, open);
      const zero: Cohort = { henvist: 0, startet: 0, fullfort: 0, avbrutt: 0, flyttet: 0, pagaar: 0 };
      for (const [area, period, sex, ...counts] of rows) {
        const cohort = expected.get(`${area} ${period} ${sex}`) ?? zero;
        expect(counts.map(Number)).toEqual(Object.values(cohort));
      }
      const found = new Set(rows.map((row) => row.slice(0, 3).join(" ")));
      for (const key of expected.keys()) expect(found).toContain(key);
      expect(expected.size).toBeGreaterThan(20);
    }
  });

  it("become days in bands: from referral to first talk, and from start to end where the start lies 183 days back", async () => {
    const rows = csvOf(await added(file), "durations").slice(1);
    const total = (what: string): number =>
      rows.filter((row) => row[2] === what).reduce((sum, row) => sum + Number(row[4]), 0);
    const talked = courses.filter((it) => it.talked !== "" && it.talked <= asOf);
    expect(total("til-samtale")).toBe(talked.length);
    const ended = courses.filter((it) => it.ended !== "" && it.ended <= asOf && daysBetween(it.started, asOf) >= 183);
    expect(total("i-oppfolging")).toBe(ended.length);
    const first = rows.filter((row) => row[2] === "til-samtale" && row[3] === "8-14");
    const between = talked.filter((it) => {
      const days = daysBetween(it.referred, it.talked);
      return days >= 8 && days <= 14;
    });
    expect(first.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(between.length);
  });

  it("of a quarter that has not ended are counted as not yet, and read is accepted and rejected", async () => {
    const outcome = await added(file, "followup-cases", "2027-08-15");
    const later = courses.filter((it) => {
      const started = it.started !== "" && it.started <= "2027-08-15" ? it.started : "";
      const from = started || (it.referred <= "2027-08-15" ? it.referred : "");
      return from === "" || from >= "2027-07-01";
    });
    expect(said(outcome)).toEqual([
      ["restricted.read", { read: 2000, accepted: 2000 - later.length, rejected: later.length }],
      ["restricted.not-yet", { count: later.length, row: expect.any(Number) }],
    ]);
  });

  const good: MadeCourse = {
    id: "HEMMELIG-1",
    area: "1833",
    sex: "jente",
    referred: "2027-01-05",
    talked: "2027-01-12",
    started: "2027-01-20",
    ended: "2027-07-01",
    outcome: "fullført",
  };

  it("that are wrong are counted by what is wrong, with the first row and no cell", async () => {
    const wrong: readonly (readonly [string, string])[] = [
      ["no-identifier", courseLine({ ...good, id: "" })],
      ["unknown-area", courseLine({ ...good, id: "HEMMELIG-2", area: "9999" })],
      ["unknown-sex", courseLine({ ...good, id: "HEMMELIG-3" }).replace("jente", "Vrangedal")],
      ["not-date", courseLine({ ...good, id: "HEMMELIG-4", talked: "31.02.2027" })],
      [
        "no-date",
        courseLine({ ...good, id: "HEMMELIG-5", referred: "", talked: "", started: "", ended: "", outcome: "" }),
      ],
      ["wrong-order", courseLine({ ...good, id: "HEMMELIG-6", ended: "2027-01-19" })],
      ["unknown-outcome", courseLine({ ...good, id: "HEMMELIG-7" }).replace("fullført", "Tjodrun")],
      ["half-ended", courseLine({ ...good, id: "HEMMELIG-8", ended: "" })],
      ["duplicate", courseLine(good)],
      ["broken-line", "HEMMELIG-9;for;få"],
    ];
    const text = [courseHeader, courseLine(good), ...wrong.map(([, line]) => line), ""].join("\n");
    const outcome = await added(text);
    expect(said(outcome)[0]).toEqual(["restricted.read", { read: 11, accepted: 1, rejected: 10 }]);
    const found = new Map(said(outcome).slice(1));
    expect([...found.keys()].sort()).toEqual(wrong.map(([fault]) => `restricted.${fault}`).sort());
    for (const params of found.values()) expect(params).toMatchObject({ count: 1 });
    const sentences = outcome.issues.flatMap((it) =>
      (["nb", "nn", "en"] as const).map((lang) => JSON.stringify(describeIssue(it, lang))),
    );
    for (const sentence of sentences) for (const secret of planted) expect(sentence).not.toContain(secret);
  });

  it("told twice count once when they are alike, and not at all when they are not", async () => {
    const other = { ...good, id: "HEMMELIG-2" };
    const text = [
      courseHeader,
      ...[good, good, good, other, { ...other, ended: "2027-08-01" }].map((it) => courseLine(it)),
      "",
    ].join("\n");
    const outcome = await added(text);
    expect(said(outcome)).toEqual([
      ["restricted.read", { read: 5, accepted: 1, rejected: 4 }],
      ["restricted.duplicate", { count: 4, row: 2 }],
    ]);
    expect(csvOf(outcome, "followup").slice(1, 4)).toContainEqual([
      "1833",
      "2027-Q1",
      "alle",
      "1",
      "1",
      "1",
      "0",
      "0",
      "0",
    ]);
  });

  it("with a day that is none far below the first rows are counted too, with those that cannot be divided", async () => {
    const many = madeCourses(12, 6000).map((it) => courseLine(it));
    const odd = [
      courseLine({ ...good, talked: "2027-02-31" }),
      courseLine({ ...good, started: "Vrangedal" }),
      "bare;en;bit",
    ];
    const outcome = await added([courseHeader, ...many, ...odd, ""].join("\n"));
    expect(said(outcome)).toEqual([
      ["restricted.read", { read: 6003, accepted: 6000, rejected: 3 }],
      ["restricted.not-date", { count: 2, row: 6001 }],
      ["restricted.broken-line", { count: 1, row: 6003 }],
    ]);
  });

  it("none at all give a table without rows", async () => {
    const outcome = await added(`${courseHeader}\n`);
    expect(said(outcome)).toEqual([["restricted.read", { read: 0, accepted: 0, rejected: 0 }]]);
    expect(csvOf(outcome, "followup")).toHaveLength(1);
  });

  it("are the same in Windows' letters, with commas or tabs, quoted, below a title, with Norwegian dates", async () => {
    const rows = courses.slice(0, 200);
    const plain = csvOf(await added([courseHeader, ...rows.map((it) => courseLine(it)), ""].join("\n")), "followup");
    const turned = (date: string): string => date.split("-").reverse().join(".");
    const norwegian = rows.map((it) =>
      courseLine(
        {
          ...it,
          referred: turned(it.referred),
          talked: turned(it.talked),
          started: turned(it.started),
          ended: turned(it.ended),
        },
        "Åse Bøe",
      ),
    );
    const title = ["Uttrekk fra fagsystemet", "", courseHeader.replace("forste_samtale", "Første samtale")];
    const windows = Buffer.from([...title, ...norwegian, ""].join("\r\n"), "latin1");
    expect(csvOf(await added(windows), "followup")).toEqual(plain);
    for (const separator of [",", "\t", "|"]) {
      const quoted = [courseHeader, ...rows.map((it) => courseLine(it))].map((line) =>
        line
          .split(";")
          .map((cell) => `"${cell}"`)
          .join(separator),
      );
      expect(csvOf(await added(`${quoted.join("\n")}\n`), "followup")).toEqual(plain);
    }
  });
});

describe("a register that covers more than it has courses in", () => {
  it("states zeros for every quarter and municipality that it covers", async () => {
    const covering = definitions.restricted.map((it) =>
      it.shape === "courses" ? { ...it, areas: ["1833", "1835"], from: "2027-Q1" } : it,
    );
    const text = `${courseHeader}\nHEMMELIG-1;x;1833;j;2027-05-01;;2027-05-02;;\n`;
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "a.csv"), text);
      const files = { source: "followup-cases", path: join(cwd, "a.csv") };
      const rows = csvOf(await addUp(files, "2027-09-30", { ...definitions, restricted: covering }), "followup").slice(
        1,
      );
      expect(rows).toHaveLength(2 * 3 * 3);
      expect(rows.filter((row) => row[0] === "1835").every((row) => row.slice(3).every((cell) => cell === "0"))).toBe(
        true,
      );
    });
  });
});

describe("answers to a survey", () => {
  const header = "respondent;navn;kommunenr;aar;trinn;kjonn;vekt;cannabis;drukket;trivsel";

  it("become counts by municipality, grade and sex, with the sums of weights and of their squares", async () => {
    const random = stream(5, 4);
    const rows = Array.from({ length: 2000 }, (_, i) => ({
      id: `HEMMELIG-${i}`,
      area: uniform(random) < 0.7 ? "1833" : "1832",
      grade: uniform(random) < 0.5 ? "10" : uniform(random) < 0.9 ? "9" : "",
      sex: uniform(random) < 0.5 ? "1" : "2",
      weight: Math.round((0.5 + uniform(random)) * 1000),
      answer: uniform(random) < 0.1 ? "1" : uniform(random) < 0.9 ? "0" : "",
    }));
    const lines = rows.map((it) =>
      [
        it.id,
        "Tjodrun Vrangedal",
        it.area,
        "2028",
        it.grade,
        it.sex,
        String(it.weight / 1000).replace(".", ","),
        it.answer,
        "0",
        "1",
      ].join(";"),
    );
    const outcome = await added([header, ...lines, ""].join("\n"), "survey-answers", "2028-12-31");
    expect(said(outcome)).toEqual([["restricted.read", { read: 2000, accepted: 2000, rejected: 0 }]]);
    const [head, ...counts] = csvOf(outcome, "survey");
    expect(head).toEqual("kommunenr;aar;indikator;trinn;kjonn;svar;antall;vektsum;vektkvadratsum".split(";"));
    let seen = 0;
    for (const [area, year, indicator, grade, sex, reply, count, weight, squares] of counts) {
      if (indicator !== "cannabis") continue;
      const those = rows.filter(
        (it) =>
          it.area === area &&
          (grade === "alle" || it.grade === grade) &&
          (sex === "alle" || it.sex === (sex === "gutt" ? "1" : "2")) &&
          it.answer === (reply === "ja" ? "1" : "0"),
      );
      expect(year).toBe("2028");
      expect(Number(count)).toBe(those.length);
      expect(weight!.replace(",", ".")).toBe(String(those.reduce((sum, it) => sum + it.weight, 0) / 1000));
      expect(squares!.replace(",", ".")).toBe(String(those.reduce((sum, it) => sum + it.weight ** 2, 0) / 1e6));
      seen += 1;
    }
    expect(seen).toBe(2 * 3 * 3 * 2);
  });

  it("that are wrong are counted by what is wrong; an unknown answer loses that answer alone", async () => {
    const row = "HEMMELIG-1;x;1833;2028;10;1;1,0;1;0;1";
    const text = [
      header,
      row,
      row.replace("-1;", ";"),
      row.replace("HEMMELIG-1", ""),
      row.replace("1833", "9999"),
      row.replace("2028", "2099"),
      row.replace(";10;", ";Tjodrun;"),
      row.replace(";1;1,0", ";Vrangedal;1,0"),
      row.replace("1,0", "-1"),
      row,
      row.replace("-1;", "-2;").replace(";1;0;1", ";vet ikke;0;1"),
      "",
    ].join("\n");
    const outcome = await added(text, "survey-answers", "2028-12-31");
    expect(said(outcome).map(([code, params]) => [code, (params as { count?: number }).count])).toEqual([
      ["restricted.read", undefined],
      ["restricted.no-identifier", 1],
      ["restricted.unknown-area", 1],
      ["restricted.not-year", 1],
      ["restricted.unknown-grade", 1],
      ["restricted.unknown-sex", 1],
      ["restricted.not-weight", 1],
      ["restricted.duplicate", 1],
      ["restricted.unknown-answer", 1],
    ]);
    expect(said(outcome)[0]![1]).toEqual({ read: 10, accepted: 3, rejected: 7 });
  });

  it("without weights, grade or sex have neither", async () => {
    const text = "kommunenr;aar;cannabis;drukket;trivsel\n1833;2028;ja;nei;nei\n1833;2028;nei;nei;ja\n";
    const bare = definitions.restricted.map((it) =>
      it.shape === "answers" ? { ...it, columns: { area: it.columns.area!, year: it.columns.year! } } : it,
    );
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "a.csv"), text);
      const outcome = await addUp({ source: "survey-answers", path: join(cwd, "a.csv") }, asOf, {
        ...definitions,
        restricted: bare,
      });
      expect(csvOf(outcome, "survey").filter((row) => row[2] === "cannabis")).toEqual([
        ["1833", "2028", "cannabis", "alle", "alle", "ja", "1"],
        ["1833", "2028", "cannabis", "alle", "alle", "nei", "1"],
      ]);
    });
  });
});

describe("a hostile file", () => {
  it("cannot reach the database by its headers, its cells or its name", async () => {
    const evil = `"'); drop table cases; --"`;
    const header = `${evil};${courseHeader};"c0, (select 1)";{source};$&`;
    const lines = courses.slice(0, 50).map((it) => `x' or '1'='1;${courseLine(it, "')--")};"";--;z`);
    const plain = csvOf(
      await added([courseHeader, ...courses.slice(0, 50).map((it) => courseLine(it)), ""].join("\n")),
      "followup",
    );
    for (const name of ["a'b.csv", "a[1]*.csv", "a'); attach 'x' as y; --.csv", 'q"uote.csv', "$&.csv"])
      expect(csvOf(await added([header, ...lines, ""].join("\n"), "followup-cases", asOf, name), "followup")).toEqual(
        plain,
      );
  });

  it("that is no table is refused without a word of it, nor of where it lies", async () => {
    const picture = Buffer.concat([
      Buffer.from("89504e470d0a1a0a", "hex"),
      Buffer.alloc(5000, 7),
      Buffer.from("Vrangedal"),
    ]);
    for (const bytes of [picture, Buffer.alloc(0), Buffer.from("Tjodrun Vrangedal\n")]) {
      const outcome = await added(bytes);
      expect(outcome.ok).toBe(false);
      expect(outcome.issues.map((it) => it.code)).toEqual(["restricted.no-header"]);
      expect(JSON.stringify(outcome.issues)).not.toMatch(/Tjodrun|Vrangedal|saker\.csv/);
    }
    const torn = await added(
      Buffer.concat([Buffer.from(`${courseHeader}\n`), Buffer.from("ff".repeat(90_000), "hex")]),
    );
    expect(JSON.stringify(torn.issues)).not.toContain("saker.csv");
    expect(torn.issues.every((it) => it.code.startsWith("restricted."))).toBe(true);
  });

  it("with a header twice, or one that is missing, says which by the definition's words", async () => {
    expect(said(await added(`${courseHeader};utfall\n`))).toEqual([["restricted.double-column", { role: "outcome" }]]);
    expect(said(await added(`${courseHeader.replace(";utfall", ";Vrangedal")}\n`))).toEqual([
      ["restricted.no-header", { lines: 2, missing: "outcome" }],
    ]);
  });
});

describe("the file of a source", () => {
  it("that is missing, is a folder, or belongs to no source is refused without its path", async () => {
    await inFolder(async (cwd) => {
      mkdirSync(join(cwd, "Vrangedal"));
      const codes = async (source: string, path: string): Promise<unknown> => {
        const outcome = await addUp({ source, path }, asOf, definitions);
        expect(JSON.stringify(outcome.issues)).not.toContain("Vrangedal");
        return outcome.issues.map((it) => [it.code, it.place?.file]);
      };
      expect(await codes("followup-cases", join(cwd, "Vrangedal.csv"))).toEqual([
        ["restricted.missing-file", "followup-cases"],
      ]);
      expect(await codes("followup-cases", join(cwd, "Vrangedal"))).toEqual([
        ["restricted.not-a-file", "followup-cases"],
      ]);
      expect(await codes("cases", join(cwd, "a.csv"))).toEqual([["restricted.unknown-source", undefined]]);
    });
  });

  it("is written SOURCE=PATH, several with commas between", () => {
    expect(restrictedFiles("a=/x/y.csv,b-c=z, æ.csv", "/cwd")).toEqual({
      ok: true,
      value: [
        { source: "a", path: "/x/y.csv" },
        { source: "b-c", path: "/cwd/z, æ.csv" },
      ],
      issues: [],
    });
    for (const text of ["", "a", "=x", "a="])
      expect(said(restrictedFiles(text, "/"))).toEqual([["restricted.wrong-option", {}]]);
  });
});

/** Every file of a folder as text, Parquet files by what they hold. */
async function textsIn(root: string): Promise<readonly string[]> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = entries.map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), "latin1")}`);
  const held = await Promise.all(
    entries
      .filter((entry) => entry.name.endsWith(".parquet"))
      .map((entry) =>
        withEngine(async (db) => {
          const rows = await db.run(`select * from read_parquet('${join(entry.parentPath, entry.name)}')`);
          return JSON.stringify(await rows.getRowsJson());
        }, null),
      ),
  );
  return [...texts, ...held];
}

describe("a run with a restricted source", () => {
  it("takes the counts in as a delivery, and leaves nothing of the rows in work/, reports/ or what it prints", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(join(cwd, "evaluering"), ["oppfolging-salten-2027k3.csv"]);
      const secure = join(cwd, "Vrangedal");
      mkdirSync(secure);
      writeFileSync(join(secure, "saker.csv"), file);
      const work = join(cwd, "evaluering");
      const command = ["run", "pipelines/small.yaml", "--as-of", "2027-12-31"];
      const option = ["--restricted", `followup-cases=${join(secure, "saker.csv")}`];
      const ran = await felles([...command, ...option, "--json"], { cwd: work });
      const { findings, result } = answer<RunJson>(ran.stdout);
      expect(ran.exit).toBe(0);
      expect(
        findings.filter((it) => it.code.startsWith("restricted.")).map((it) => [it.code, it.level, it.file]),
      ).toEqual([
        ["restricted.read", "info", "followup-cases"],
        ["restricted.not-yet", "info", "followup-cases"],
      ]);
      const taken = result.deliveries.filter((it) => it.file.startsWith("followup-cases"));
      expect(taken.map((it) => [it.file, it.rejected])).toEqual([
        ["followup-cases-durations.csv", 0],
        ["followup-cases-followup.csv", 0],
      ]);
      for (const entry of taken) expect(entry.accepted).toBeGreaterThan(10);
      const words = await felles([...command, ...option], { cwd: work });
      const texts = [ran.stdout, ran.stderr, words.stdout, words.stderr, ...(await textsIn(work))];
      expect(texts.length).toBeGreaterThan(15);
      for (const text of texts) for (const secret of planted) expect(text).not.toContain(secret);
    });
  });

  it("knows where the files lie from restricted.local.yaml too, and gives the same counts the same name", async () => {
    await inFolder(async (cwd) => {
      smallWorkspace(cwd, ["oppfolging-salten-2027k3.csv"]);
      writeFileSync(join(cwd, "saker.csv"), file);
      writeFileSync(join(cwd, "restricted.local.yaml"), "followup-cases: saker.csv\n");
      const command = ["run", "pipelines/small.yaml", "--as-of", "2027-12-31", "--json"];
      const deliveries = (): readonly string[] => readdirSync(join(cwd, "work", "deliveries")).sort();
      expect((await felles(command, { cwd })).exit).toBe(0);
      const first = deliveries();
      expect(first).toHaveLength(3);
      // The rows in another order are the same counts.
      const [head, ...lines] = file.trimEnd().split("\n");
      writeFileSync(join(cwd, "saker.csv"), [head, ...lines.reverse(), ""].join("\n"));
      expect((await felles(command, { cwd })).exit).toBe(0);
      expect(deliveries()).toEqual(first);
      for (const text of ["- a\n", "a: [\n", "x\n"]) {
        writeFileSync(join(cwd, "restricted.local.yaml"), text);
        const refused = await felles(command, { cwd });
        expect([refused.exit, answer(refused.stdout).findings.map((it) => it.code)]).toEqual([
          2,
          ["restricted.wrong-option"],
        ]);
      }
    });
  });
});
