/** What the command line says before any data is touched: help, usage errors, explanations, templates, schedules. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { columns, painter, safe, usesColour, wrap } from "../../src/cli/terminal.ts";
import { version } from "../../src/cli/version.ts";
import { issueCodes } from "../../src/model/codes/index.ts";
import { felles, inFolder } from "../support/felles.ts";

const here = { cwd: "/" };

describe("help", () => {
  it("lists every verb in the language asked for", async () => {
    const nb = await felles(["--help"], here);
    expect(nb.exit).toBe(0);
    expect(nb.stdout).toContain("Kommandoer:");
    for (const verb of [
      "init",
      "run",
      "receive",
      "validate",
      "status",
      "doctor",
      "explain",
      "schema",
      "template",
      "simulate",
      "export",
      "schedule",
    ]) {
      expect(nb.stdout).toMatch(new RegExp(`^  ${verb}\\b`, "m"));
    }
    expect((await felles(["--lang", "en", "--help"], here)).stdout).toContain("Commands:");
    expect((await felles(["--lang=nn", "--help"], here)).stdout).toContain("Kommandoar:");
    expect((await felles(["--help"], { ...here, env: { FELLES_LANG: "en" } })).stdout).toContain("Commands:");
  });

  it("is shown with exit 2 when nothing was asked for", async () => {
    const ran = await felles([], here);
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toContain("Kommandoer:");
  });

  it("lists the verbs of a group, with exit 0 when asked for and 2 when nothing was", async () => {
    const asked = await felles(["disclose", "--help", "--lang", "en"], here);
    expect(asked.exit).toBe(0);
    expect(asked.stdout).toContain("Usage: felles disclose <command> [options]");
    expect(asked.stdout).toMatch(/^ {2}explain \[address\] +say why a number is hidden, without saying the number$/m);
    const bare = await felles(["disclose", "--lang", "en"], here);
    expect(bare).toEqual({ exit: 2, stdout: asked.stdout, stderr: "" });
    expect((await felles(["--help", "--lang", "en"], here)).stdout).toMatch(/^ {2}disclose +disclosure control/m);
  });

  it("tells the version of the package", async () => {
    expect((await felles(["--version"], here)).stdout).toBe(`${version}\n`);
  });

  it("describes one verb", async () => {
    const ran = await felles(["run", "--help", "--lang", "en"], here);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toContain("--as-of <date>");
    expect(ran.stdout).toContain("use what was known on this date");
  });
});

describe("usage errors", () => {
  it.each([
    [["--quiet", "doctor", "a"], "doctor fikk flere ord enn den tar imot."],
    [["rnu"], "Kommandoen «rnu» finnes ikke. Mente du «run»?"],
    [["run", "--perod", "2027-Q3"], "Valget --perod finnes ikke her. Mente du --period?"],
    [["template"], "Det mangler noe etter kommandoen: kind."],
    [["run"], "Det mangler noe etter kommandoen: pipeline."],
    [["disclose", "expalin"], "Kommandoen «expalin» finnes ikke. Mente du «explain»?"],
    [["disclose", "explain", "a", "b"], "disclose explain fikk flere ord enn den tar imot."],
    [["disclose", "withdraw", "quarterly"], "Det mangler noe etter kommandoen: period."],
    [["disclose", "withdraw", "quarterly", "2027K5", "--reason", "x"], "<period> er «2027K5»; ventet 2027-Q3"],
    [["disclose", "withdraw", "quarterly", "2027K3"], "Det mangler noe etter kommandoen: --reason."],
    [["disclose", "withdraw", "quarterly", "2027K3", "--reason", " "], "Det mangler noe etter kommandoen: --reason."],
    [["doctor", "a"], "doctor fikk flere ord enn den tar imot."],
    [["run", "x.yaml", "--period", "2027-Q5"], "--period er «2027-Q5»; ventet 2027-Q3, 2027K3, 2027."],
    [
      ["run", "x.yaml", "--as-of", "2027-02-30"],
      "--as-of er «2027-02-30»; ventet en dato med år, måned og dag, for eksempel 2027-10-20.",
    ],
    [["template", "ofences"], "Leveransetypen «ofences» finnes ikke. Mente du «offences»?"],
    [["explain", "ingest.not-perod"], "Koden «ingest.not-perod» finnes ikke. Mente du «ingest.not-period»?"],
    [["simulate", "--seed", "x", "--out", "new"], "--seed er «x»; ventet 0, 1, 2, …."],
  ])("%j ends with 2 and says what was meant", async (argv, sentence) => {
    await inFolder(async (cwd) => {
      const ran = await felles(argv, { cwd });
      expect(ran.stderr).toContain(sentence);
      expect(ran.exit).toBe(2);
      expect(ran.stdout).toBe("");
    });
  });

  it("say the same in English and as JSON", async () => {
    const ran = await felles(["rnu", "--json"], here);
    expect(ran.exit).toBe(2);
    expect(JSON.parse(ran.stdout).findings).toEqual([
      {
        code: "cli.unknown-verb",
        level: "error",
        file: null,
        sheet: null,
        line: null,
        column: null,
        field: null,
        message: {
          nb: "Kommandoen «rnu» finnes ikke. Mente du «run»?",
          en: "There is no command “rnu”. Did you mean “run”?",
        },
      },
    ]);
  });

  it("name the values that an option may have", async () => {
    const ran = await felles(["run", "x.yaml", "--fail-on", "often", "--lang", "en"], here);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("cli.wrong-choice");
    expect(ran.stderr).toContain("info, warning, error, critical, never");
  });
});

describe("explain", () => {
  it.each(issueCodes)("explains %s in each language", async (code) => {
    for (const lang of ["nb", "nn", "en"]) {
      const ran = await felles(["explain", code, "--lang", lang, "--json"], here);
      expect(ran.exit).toBe(0);
      const { result } = JSON.parse(ran.stdout) as { result: { message: string; remedy: string } };
      expect(result.message).not.toBe("");
      expect(result.remedy).not.toBe("");
      expect(result.message + result.remedy).not.toMatch(/[{}]/);
    }
  });

  it("lists all codes when none is named", async () => {
    const ran = await felles(["explain"], here);
    for (const code of issueCodes) expect(ran.stdout).toContain(code);
  });

  it("shows one code with its level and its remedy", async () => {
    const ran = await felles(["explain", "cli.bug", "--lang", "en"], here);
    expect(ran.stdout).toContain("cli.bug  level: critical");
    expect(ran.stdout).toContain("Do: Report it");
  });
});

describe("the catalogue of findings", () => {
  it("shows of a code what it means, one as it may be met, and what to do", async () => {
    const ran = await felles(["explain", "ingest.not-whole", "--lang", "en"], here);
    expect(ran.stdout).toBe(
      "ingest.not-whole  level: error\n" +
        "  … is “…”; expected a whole number.\n" +
        "  Example: inbox/politi-2027k3.csv:412:7 personer is “12,5”; expected a whole number.\n" +
        "  Do: Check the decimal sign, or whether the columns have shifted.\n",
    );
  });

  it("is listed by room, for programs in every language", async () => {
    const ran = await felles(["explain", "--json"], here);
    const { result } = JSON.parse(ran.stdout) as {
      result: {
        room: string;
        label: Record<string, string>;
        codes: { code: string; example: Record<string, string> }[];
      }[];
    };
    expect(result.flatMap((each) => each.codes.map((it) => it.code)).sort()).toEqual([...issueCodes].sort());
    for (const each of result) {
      expect(Object.keys(each.label)).toEqual(["nb", "nn", "en"]);
      for (const it of each.codes) expect([it.code, it.code.startsWith(`${each.room}.`)]).toEqual([it.code, true]);
      for (const it of each.codes) expect([it.code, Object.keys(it.example)]).toEqual([it.code, ["nb", "nn", "en"]]);
    }
    expect((await felles(["explain", "--lang", "nn"], here)).stdout).toContain("\nLesing av leveransar\n");
  });

  it("suggests nothing for what is no slip of a code", async () => {
    const ran = await felles(["explain", "nonsense"], here);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("Koden «nonsense» finnes ikke.\n");
  });
});

describe("validate --report", () => {
  it("writes the findings as a page, and says where", async () => {
    await inFolder(async (cwd) => {
      writeFileSync(join(cwd, "a.csv"), "kommunenr;periode;maal;verdi\n1833;2026K1;slt-moter;x\n");
      writeFileSync(join(cwd, "b.csv"), "");
      const ran = await felles(["validate", "a.csv", "b.csv", "--report", "funn.html"], { cwd });
      expect(ran.exit).toBe(1);
      expect(ran.stdout).toContain("Rapporten er skrevet: funn.html\n");
      const page = readFileSync(join(cwd, "funn.html"), "utf8");
      expect(page).toContain("<strong>a.csv:2:4</strong>");
      expect(page).toContain(">Samordning og aktivitet<");
      expect(page).toContain(">kunne ikke leses<");
    });
  });
});

describe("what nobody can have meant", () => {
  it.each([
    [["hjelpmegda"], "Kommandoen «hjelpmegda» finnes ikke.\n"],
    [["run", "--xyzxyz"], "Valget --xyzxyz finnes ikke her.\n"],
    [["template", "xyz"], "Leveransetypen «xyz» finnes ikke.\n"],
    [["estimate", "xyz"], "Det finnes ingen metode «xyz» for én liten fil.\n"],
    [["run", "x.yaml", "--as-of"], "--as-of mangler en verdi.\n"],
    [["run", "x.yaml", "--lang", "de"], "--lang er «de», som ikke er et av valgene: nb, nn, en.\n"],
  ])("%j gets no suggestion", async (argv, sentence) => {
    const ran = await felles(argv, here);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(sentence);
  });

  it("is told apart from a slip in the name of a pipeline, and nothing is run", async () => {
    await inFolder(async (cwd) => {
      mkdirSync(join(cwd, "pipelines"));
      writeFileSync(join(cwd, "pipelines", "quarterly.yaml"), "");
      writeFileSync(join(cwd, "pipelines", "programme.yaml"), "");
      const slip = await felles(["run", "pipelines/quartely.yaml"], { cwd });
      expect(slip.exit).toBe(2);
      expect(slip.stderr).toContain(
        `Det finnes ingen fil pipelines/quartely.yaml. Mente du ${join("pipelines", "quarterly.yaml")}?\n`,
      );
      expect(slip.stderr).not.toContain("står urørt");
      const other = await felles(["run", "arlig.yaml"], { cwd });
      expect(other.stderr).toContain(`ventet en definisjon som ${join("pipelines", "quarterly.yaml")}.\n`);
      const elsewhere = await felles(["run", "x.yaml"], here);
      expect(elsewhere.stderr).toContain(`ventet en definisjon som ${join("pipelines", "quarterly.yaml")}.\n`);
    });
  });
});

describe("template", () => {
  it("shows the CSV as Excel in Norway reads it, with an example that says that it is one", async () => {
    const ran = await felles(["template", "followup", "--out", "-"], here);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toBe(
      "\ufeffkommunenr;startperiode;kjonn;henvist;startet;fullfort;avbrutt;flyttet;pagaar\r\n" +
        "Eksempel: 1833 Rana;2027-Q3;jente;5;4;1;1;1;1\r\n",
    );
  });

  it("writes a workbook and a CSV file, or the one that is named, and overwrites nothing unless told to", async () => {
    await inFolder(async (cwd) => {
      const both = await felles(["template", "milestones", "--out", "maler"], { cwd });
      expect(both.stdout).toBe(
        `Malen er skrevet: ${join("maler", "milestones.xlsx")}, ${join("maler", "milestones.csv")}\n`,
      );
      const one = await felles(["template", "milestones", "--out", "m.csv", "--lang", "nn"], { cwd });
      expect(one.stdout).toBe("Malen er skriven: m.csv\n");
      expect(readFileSync(join(cwd, "m.csv"), "utf8")).toBe(
        "\ufeffid;planlagt;faktisk;status\r\nDøme: a-1;2027-09-30;2027-09-30;planlagt\r\n",
      );
      writeFileSync(join(cwd, "m.csv"), "filled in");
      const refused = await felles(["template", "milestones", "--out", "m.csv"], { cwd });
      expect(refused.exit).toBe(2);
      expect(refused.stderr).toContain("Filen m.csv finnes fra før og er ikke rørt.");
      expect(readFileSync(join(cwd, "m.csv"), "utf8")).toBe("filled in");
      expect((await felles(["template", "milestones", "--out", "m.csv", "--force"], { cwd })).exit).toBe(0);
      expect(readFileSync(join(cwd, "m.csv"), "utf8")).not.toBe("filled in");
    });
  });

  it("uses the workspace's own definitions, and says what is wrong with them", async () => {
    await inFolder(async (cwd) => {
      mkdirSync(join(cwd, "pipelines"));
      writeFileSync(join(cwd, "pipelines", "programme.yaml"), "id: x\n");
      const ran = await felles(["template", "followup"], { cwd });
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain("store.missing-file");
      expect(ran.stderr).toContain("deliveries.yaml");
    });
  });
});

describe("schema", () => {
  it("is written beside the definitions unless told where", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["schema", "--lang", "en"], { cwd });
      expect(ran.stdout).toMatch(/^\d schemas written in pipelines.schema\n$/);
    });
  });

  it("writes what pipelines/schema holds", async () => {
    await inFolder(async (cwd) => {
      const ran = await felles(["schema", "--out", "schema", "--json"], { cwd });
      const { result } = JSON.parse(ran.stdout) as { result: { files: string[] } };
      for (const name of result.files) {
        expect(readFileSync(join(cwd, "schema", name), "utf8")).toBe(
          readFileSync(join(import.meta.dirname, "..", "..", "pipelines", "schema", name), "utf8"),
        );
      }
      expect(result.files.length).toBeGreaterThan(3);
    });
  });
});

describe("schedule", () => {
  it("prints systemd units that call the due runs in this folder", async () => {
    const ran = await felles(["schedule", "--systemd"], { cwd: "/srv/felles 100%" });
    expect(ran.stdout).toContain("WorkingDirectory=/srv/felles 100%%\n");
    expect(ran.stdout).toMatch(/^ExecStart="[^"]*node[^"]*" "[^"]*main\.js" run --due --quiet$/m);
    expect(ran.stdout).toContain("Persistent=true\n");
  });

  it.each([
    ["nb", "Description=felles: kjør det kalenderen sier er forfalt"],
    ["nn", "Description=felles: køyr det kalenderen seier er forfalle"],
    ["en", "Description=felles: run what the calendar says is due"],
  ])("explains itself in %s", async (lang, sentence) => {
    expect((await felles(["schedule", "--systemd", "--lang", lang], here)).stdout).toContain(sentence);
  });

  it("prints a crontab line that a strange folder name cannot break", async () => {
    const ran = await felles(["schedule", "--cron"], { cwd: '/srv/a"b$c%d`e' });
    expect(ran.stdout).toContain('15 6 * * * cd "/srv/a\\"b\\$c\\%d\\`e" && "');
    expect(ran.stdout).toContain('main.js" run --due --quiet || [ $? -eq 1 ]');
  });
});

describe("the terminal", () => {
  it("shows no control that a delivery could smuggle in", () => {
    expect(safe("a\u001b[31mb\u202ec\u0007d\ne\tf")).toBe("a\ufffd[31mb\ufffdc\ufffdd e f");
  });

  it("colours only a terminal, and never against NO_COLOR", () => {
    const both = { stdout: true, stderr: true };
    expect(usesColour({ isTerminal: both, env: {} } as never, "stdout")).toBe(true);
    expect(usesColour({ isTerminal: { ...both, stdout: false }, env: {} } as never, "stdout")).toBe(false);
    expect(usesColour({ isTerminal: { ...both, stderr: false }, env: {} } as never, "stderr")).toBe(false);
    expect(usesColour({ isTerminal: both, env: { NO_COLOR: "1" } } as never, "stderr")).toBe(false);
    expect(usesColour({ isTerminal: both, env: { NO_COLOR: "" } } as never, "stderr")).toBe(true);
    expect(usesColour({ isTerminal: both, env: { TERM: "dumb" } } as never, "stderr")).toBe(false);
    expect(painter(true)("bad", "x")).toBe("\u001b[31mx\u001b[0m");
    expect(painter(true)("plain", "x")).toBe("x");
    expect(painter(false)("bad", "x")).toBe("x");
  });

  it("breaks lines at spaces, and lets a longer word stand alone", () => {
    expect(wrap("aa bb cccccccccc d", 7, " ")).toBe(" aa bb\n cccccccccc\n d");
  });

  it("pads columns, numbers to the right", () => {
    expect(
      columns(
        [
          ["a", "10"],
          ["bbb", "2"],
        ],
        [1],
      ),
    ).toEqual(["a    10", "bbb   2"]);
  });
});
