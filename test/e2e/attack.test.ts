/**
 * What a reader can subtract in the report that the samples give: cases over offence groups, and ages, leave no small rest.
 * And what can be solved who holds the report and the research export together: every hidden count keeps its interval.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerCell } from "../../src/model/ledger.ts";
import { recall } from "../../src/pipeline/memory.ts";
import { felles } from "../support/felles.ts";
import { type Interval, intervals } from "../support/linear-attacker.ts";
import { samplesFolder } from "../support/samples.ts";
import { csvRows, repository } from "../support/workspace.ts";

interface Row {
  readonly analysis: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly group: string;
  readonly measure: string;
  readonly numerator: string;
  readonly status: string;
}

const rows = parse(readFileSync(join(samplesFolder, "estimates.csv")), { columns: true }) as readonly Row[];

/** The smallest count that may follow from what is shown. */
const smallest = 5;

interface Rest {
  readonly at: string;
  readonly hidden: number;
  readonly left: number;
}

/** For each total, how many of its parts are hidden, and what is left for them together. */
function rests(totalOf: string, partsOf: string, indicator: string): readonly Rest[] {
  const totals = rows.filter((row) => row.analysis === totalOf && row.indicator === indicator && row.group === "");
  return totals
    .filter((row) => row.status === "released")
    .map((total) => {
      const parts = rows.filter(
        (row) =>
          row.analysis === partsOf &&
          row.indicator === indicator &&
          row.area === total.area &&
          row.period === total.period,
      );
      const shown = parts.filter((row) => row.status === "released");
      const left = Number(total.numerator) - shown.reduce((sum, row) => sum + Number(row.numerator), 0);
      return { at: `${total.area} ${total.period}`, hidden: parts.length - shown.length, left };
    });
}

describe("an attack by subtraction on the samples' report", () => {
  it("has something to attack: parts that are hidden, and totals that are shown", () => {
    const found = rests("offence-cases", "offence-groups", "offence-cases");
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter((rest) => rest.hidden > 0).length).toBeGreaterThan(10);
  });

  it("finds no offence group's cases from the total and the other groups", () => {
    for (const { at, hidden, left } of rests("offence-cases", "offence-groups", "offence-cases")) {
      expect(hidden, at).not.toBe(1);
      if (hidden === 0) expect(left, at).toBe(0);
      else expect(left, at).toBeGreaterThanOrEqual(smallest);
    }
  });

  it("finds no age from both ages together and the other", () => {
    for (const { at, hidden, left } of rests("offence-persons", "offence-ages", "offence-persons")) {
      expect(hidden, at).not.toBe(1);
      if (hidden > 0) expect(left, at).toBeGreaterThanOrEqual(smallest);
    }
  });

  it("finds no municipality from the region and the others", () => {
    const parts = rows.filter((row) => row.analysis === "offences-by-municipality");
    expect(parts.filter((row) => row.status !== "released").length).not.toBe(1);
    expect(parts.length).toBe(7);
  });
});

/** Tables that the attacker knows the columns of. */
const tables = ["offences", "followup", "survey"] as const;

/** Between the ends of what an attacker must reckon with, at least, where the rule asks for no more. */
const narrowest = 2;

describe("an attack by linear programming on the samples' report and export together", () => {
  const root = mkdtempSync(join(tmpdir(), "felles-attack-"));
  const reports = join(root, "reports");
  const places = [
    "--inbox",
    join(repository, "data-samples", "inbox"),
    "--work",
    join(root, "work"),
    "--reports",
    reports,
  ];
  let cells: readonly LedgerCell[];
  let found: readonly (Interval & { readonly reason: string })[];

  const hiddenIn = (table: string, all: readonly LedgerCell[]) =>
    all.flatMap((cell) => (cell.table === table && cell.status === "hidden" ? [cell] : []));

  beforeAll(async () => {
    for (const argv of [["run", "pipelines/quarterly.yaml"], ["export"]]) {
      const ran = await felles([...argv, ...places, "--fail-on", "never", "--quiet"], { cwd: repository });
      expect(ran.exit, ran.stderr).toBe(0);
    }
    cells = recall(join(root, "work")).flatMap((it) => it.cells);
    const all: (Interval & { readonly reason: string })[] = [];
    for (const table of tables) {
      const reasons = hiddenIn(table, cells).map((cell) => cell.reason);
      all.push(...(await intervals(table, cells)).map((it, i) => ({ ...it, reason: reasons[i]! })));
    }
    found = all;
  }, 600_000);

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("knows of every count that a row of either shows", () => {
    const told = new Set(cells.flatMap((it) => (it.status === "told" && it.lower === it.upper ? [it.lower] : [])));
    const files = [
      join(reports, "quarterly", "2027-Q3", "estimates.csv"),
      join(reports, "research-export", "2027-Q3", "data", "estimates.csv"),
    ];
    for (const file of files) {
      const rows = csvRows(readFileSync(file, "utf8")).filter(
        (row) => row.status === "released" && ["rate", "count", "proportion"].includes(row.measure!),
      );
      expect(rows.length).toBeGreaterThan(300);
      expect(rows.filter((row) => row.numerator !== "" && !told.has(Number(row.numerator)))).toEqual([]);
    }
  });

  it("has something to attack, in every table but those that hide nothing", () => {
    expect(found.length).toBeGreaterThan(100);
    expect(found.length).toBe(
      cells.filter((it) => it.status === "hidden" && tables.includes(it.table as never)).length,
    );
  });

  it("works out no hidden count, but such as are large enough to be shown and hidden for another's sake", () => {
    const exact = found.filter(({ lower, upper }) => lower >= upper);
    const worth = exact.filter(({ reason, lower }) => reason !== "complementary" || lower < smallest);
    expect(worth.map(({ cell }) => cell)).toEqual([]);
  });

  it("does not learn of a count hidden for its size what it is, give or take one", () => {
    const learnt = found.filter(({ reason, lower, upper }) => reason.startsWith("small-") && upper - lower < narrowest);
    expect(learnt.map(({ cell }) => cell)).toEqual([]);
  });

  it("would have: when one of two hidden offence groups is told, the other is found", async () => {
    const place = ({ areas, period }: LedgerCell): string => `${areas.join("+")} ${period}`;
    const groups = hiddenIn("offences", cells).filter(
      (cell) => cell.breakdown.lovbruddsgruppe !== undefined && cell.breakdown.measure === "saker",
    );
    const pairs = groups.map((one) => [one, ...groups.filter((it) => it !== one && place(it) === place(one))]);
    const [one, other] = pairs.find((it) => it.length === 2)!;
    const at = (cell: LedgerCell): string => JSON.stringify(addressOf(cell));
    const before = found.find(({ cell }) => JSON.stringify(cell) === at(one!))!;
    expect(before.upper).toBeGreaterThan(before.lower);
    const leak: LedgerCell = {
      status: "told",
      ...addressOf(one!),
      lower: before.lower,
      upper: before.lower,
      denominators: [],
    };
    // Only the place itself is attacked again: the rest stands as it was found.
    const near = cells.filter((it) => it.status === "told" || it === other);
    const after = await intervals("offences", [...near, leak]);
    const rest = after.find(({ cell }) => JSON.stringify(cell) === at(other!))!;
    expect(rest.lower).toBe(rest.upper);
  }, 240_000);
});

function addressOf({ table, areas, period, breakdown }: LedgerCell): Interval["cell"] {
  return { table, areas, period, breakdown };
}
