/** `felles diff` between reports, dates, runs and deliveries. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { felles, inFolder, type Ran } from "../support/felles.ts";

const header =
  "analysis,indicator,area,period,group,measure,comparator,value,lower,upper,level,unit,per,numerator,denominator,method,status,reason,label,plan,notes";
const line = (area: string, period: string, value: string, reason = ""): string =>
  `offences,offence-persons,${area},${period},,rate,,${value},,,0.95,persons,1000,,,rate,${reason === "" ? "released" : "withheld"},${reason},exploratory,,`;
const record = {
  pipeline: "quarterly",
  version: "1",
  period: "2027-Q3",
  asOf: "2027-10-20",
  definition: "d",
  inputs: "i",
};

function report(folder: string, rows: readonly string[], made: object = {}): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "run.json"), JSON.stringify({ ...record, ...made }));
  writeFileSync(join(folder, "estimates.csv"), `${[header, ...rows].join("\n")}\n`);
}

const between = (prepare: (cwd: string) => void, argv: readonly string[]): Promise<Ran & { readonly page: string }> =>
  inFolder(async (cwd) => {
    prepare(cwd);
    const ran = await felles(["diff", ...argv, "--lang", "en"], { cwd });
    let page = "";
    if (argv.includes("--out")) page = readFileSync(join(cwd, argv[argv.indexOf("--out") + 1]!), "utf8");
    return { ...ran, page };
  });

describe("felles diff of two reports", () => {
  const two = (cwd: string): void => {
    report(join(cwd, "q2"), [
      line("programme", "2027-Q2", "0.02"),
      line("salten", "2027-Q2", "0.03"),
      line("1833", "2027-Q2", "0.01"),
    ]);
    report(
      join(cwd, "q3"),
      [
        line("programme", "2027-Q2", "0.025"),
        line("programme", "2027-Q3", "0.02"),
        line("salten", "2027-Q2", "", "confidential"),
      ],
      { inputs: "j", period: "2027-Q3" },
    );
  };

  it("tells corrections, new periods and what is hidden now apart, and whose doing they are", async () => {
    const { exit, stdout, stderr } = await between(two, ["q2", "q3"]);
    expect([exit, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toEqual([
      "The changes come of the deliveries: corrections by the owner, new numbers, or numbers that are missing.",
      "  - other deliveries",
      "changed: Persons with an offence (offences), the Arctic Circle Region, Q2 2027: 0.02 → 0.025",
      "hidden now: Persons with an offence (offences), Salten, Q2 2027: 0.03 → hidden",
      "new period: Persons with an offence (offences), the Arctic Circle Region, Q3 2027: – → 0.02",
      "gone: Persons with an offence (offences), Rana, Q2 2027: 0.01 → –",
      "",
    ]);
  });

  it("gives all of it as JSON", async () => {
    const { stdout } = await between(two, ["q2", "q3", "--json"]);
    const { result } = JSON.parse(stdout);
    expect(result).toMatchObject({
      kind: "report",
      cause: "owner",
      causes: { deliveries: true, definition: false, version: false, period: false },
      counts: { changed: 1, hidden: 1, shown: 0, lost: 0, arrived: 0, "new-period": 1, new: 0, gone: 1 },
      statements: [3, 3],
    });
    expect(result.changes).toHaveLength(4);
  });

  it("writes a page that says what it must not be used for", async () => {
    const { exit, stdout, page } = await between(two, ["q2", "q3", "--out", "diff.html"]);
    expect(exit).toBe(0);
    expect(stdout).toContain("The comparison lies in diff.html");
    expect(page).toContain("This page compares two states of the same numbers. It is not to be released");
    expect(page).toMatch(/<td[^>]*>0\.02<\/td>\s*<td[^>]*>0\.025<\/td>/);
  });

  it("says that nothing changed", async () => {
    const { stdout } = await between(
      (cwd) => {
        report(join(cwd, "a"), []);
        report(join(cwd, "b"), [], { version: "2" });
      },
      ["a", "b"],
    );
    expect(stdout).toBe("Nothing has changed.\n  - another version of the program\n");
  });

  it("shows twenty in the terminal, fifty of a kind on the page, and counts the rest", async () => {
    const { stdout, page } = await between(
      (cwd) => {
        const rows = (value: string): readonly string[] =>
          Array.from({ length: 60 }, (_, i) => line(`area<${i}>`, "2027-Q3", value));
        report(join(cwd, "a"), rows("1"));
        report(join(cwd, "b"), rows("2"));
      },
      ["a", "b", "--out", "diff.html"],
    );
    expect(stdout).toContain("… and 40 more. With --json all are shown.");
    expect(page).toContain("… and 10 more. With --json all are shown.");
    expect(page).toContain("area&lt;0&gt;");
    expect(page).not.toContain("area<0>");
  });

  it("refuses what cannot be compared", async () => {
    const cases: readonly (readonly [(cwd: string) => void, readonly string[], string])[] = [
      [two, ["q2", "q4"], "q4 is neither a date, a report folder, a run nor a delivery."],
      [two, ["q2", "2027-10-20"], "The two sides are different things (report and date)"],
      [(cwd) => mkdirSync(join(cwd, "empty")), ["empty", "empty"], "No report that can be read lies here"],
      [
        (cwd) => {
          report(join(cwd, "a"), []);
          report(join(cwd, "b"), [], { pipeline: "research-export" });
        },
        ["a", "b"],
        "The two reports were made by two pipelines: quarterly and research-export.",
      ],
      [
        (cwd) => {
          report(join(cwd, "a"), []);
          writeFileSync(join(cwd, "a", "estimates.csv"), '"cut');
        },
        ["a", "a"],
        "No report that can be read lies here",
      ],
      [(cwd) => report(join(cwd, "a"), ["only,three,cells"]), ["a", "a"], "No report that can be read lies here"],
      [
        (cwd) => {
          mkdirSync(join(cwd, "work", "runs"), { recursive: true });
          writeFileSync(join(cwd, "work", "runs", "bad.json"), "{");
          writeFileSync(join(cwd, "work", "runs", "other.json"), "[]");
        },
        ["bad", "other"],
        "No report that can be read lies here",
      ],
    ];
    for (const [prepare, argv, message] of cases) {
      const { exit, stdout, stderr } = await between(prepare, argv);
      expect([exit, stdout]).toEqual([2, ""]);
      expect(stderr.replace(/\s+/g, " ")).toContain(message);
    }
  });
});

describe("felles diff of two deliveries", () => {
  const head = "kommunenr;aar;alder;kjonn;personer";
  const files =
    (second: string) =>
    (cwd: string): void => {
      writeFileSync(join(cwd, "a.csv"), `${head}\n1833;2026;14;alle;300\n1833;2026;15;alle;308\n`);
      writeFileSync(join(cwd, "b.csv"), `${head}\n${second}`);
    };

  it("compares what they state, value by value", async () => {
    const { exit, stdout } = await between(
      files("1833;2026;14;alle;301\n1833;2027;14;alle;299\n1833;2026;15;alle;..\n"),
      ["a.csv", "b.csv"],
    );
    expect(exit).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "The changes come of the deliveries: corrections by the owner, new numbers, or numbers that are missing.",
      "changed: population.personer, alder=14;kjonn=alle, Rana, 2026: 300 → 301",
      "missing now: population.personer, alder=15;kjonn=alle, Rana, 2026: 308 → missing",
      "new period: population.personer, alder=14;kjonn=alle, Rana, 2027: – → 299",
      "",
    ]);
  });

  it("shows nothing of a file that is refused, and says why", async () => {
    const { exit, stdout, stderr } = await between(files("not;a;row\n"), ["a.csv", "missing.csv"]);
    expect([exit, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("missing.csv is neither a date");
    const picture = await between(
      (cwd) => {
        files("")(cwd);
        writeFileSync(join(cwd, "b.csv"), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
      },
      ["a.csv", "b.csv"],
    );
    expect([picture.exit, picture.stdout]).toEqual([2, ""]);
  });
});

describe("felles diff of two dates and of two runs", () => {
  it("compares what the pipeline would say of what was known then", () =>
    inFolder(async (cwd) => {
      expect((await felles(["init", "demo", "--demo"], { cwd })).exit).toBe(0);
      const demo = join(cwd, "demo");
      const dates = [
        "2027-02-01",
        "2027-10-31",
        "--pipeline",
        "pipelines/research-export.yaml",
        "--period",
        "2026-Q4",
        "--json",
      ];
      const { exit, stdout } = await felles(["diff", ...dates], { cwd: demo });
      expect(exit).toBe(0);
      const { result } = JSON.parse(stdout);
      expect(result).toMatchObject({ kind: "date", cause: "owner" });
      // The samples correct the fourth quarter of 2026.
      expect(result.counts.changed).toBeGreaterThan(0);
      const ran = await felles(["run", "pipelines/research-export.yaml", "--period", "2026-Q4", "--fail-on", "never"], {
        cwd: demo,
        now: "2027-11-01T00:00:00Z",
      });
      expect(ran.exit).toBe(0);
      const [id] = readdirSync(join(demo, "work", "runs")).filter((name) => name.startsWith("2027-11-01"));
      const same = [id!, id!.replace(".json", ""), "--pipeline", "pipelines/research-export.yaml", "--lang", "en"];
      expect((await felles(["diff", ...same], { cwd: demo })).stdout).toBe("Nothing has changed.\n");
    }));
});
